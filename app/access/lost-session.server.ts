// A note that is sent after the session ended must not be lost: it is kept as a draft for the account whose session it
// was, who meets it after signing in. Such a session can write its own draft and do nothing else.

import { draftContent } from "~/domain/draft/draft-content";
import { keepDraft } from "~/domain/draft/keep-draft.server";
import { house } from "~/house.server";
import { findAccount } from "~db/account.server";
import { endedSessionAccount } from "./session.server";

export async function keepDraftOfLostSession(
  request: Request,
  { values, writer }: { values: Record<string, string>; writer: string },
): Promise<boolean> {
  const now = new Date();
  const accountId = await endedSessionAccount(request, now);
  const parsed = draftContent.safeParse(values);
  if (writer !== "" && writer !== accountId) return false;
  if (!accountId || !parsed.success || parsed.data.text === "") return false;
  const { db, vault } = await house();
  const account = await findAccount(db.read, accountId);
  if (!account?.authorityId || account.closedAt) return false;
  await keepDraft({ db, vault }, { accountId, authorityId: account.authorityId, content: parsed.data, now });
  return true;
}
