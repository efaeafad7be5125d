// A note that is sent after the session ended must not be lost: it is kept as a draft for the account whose session it
// was, who meets it after signing in. Such a session can write its own draft and do nothing else.

import { contentOf, type DraftKind, draftId, saysNothing } from "~/domain/draft/draft-content";
import { keepDraft } from "~/domain/draft/keep-draft.server";
import { house } from "~/house.server";
import { findAccount } from "~db/account.server";
import { endedSessionAccount } from "./session.server";

interface LostNote {
  kind: DraftKind;
  /** The key of the page it was written on. */
  draft: string;
  values: Record<string, string>;
  writer: string;
}

export async function keepDraftOfLostSession(
  request: Request,
  { kind, draft, values, writer }: LostNote,
): Promise<boolean> {
  const now = new Date();
  const accountId = await endedSessionAccount(request, now);
  const parsed = contentOf[kind].safeParse(values);
  if (writer !== "" && writer !== accountId) return false;
  if (!accountId || !parsed.success) return false;
  if (saysNothing(parsed.data)) return false;
  const { db, vault } = await house();
  const account = await findAccount(db.read, accountId);
  if (!account?.authorityId || account.closedAt) return false;
  const { authorityId } = account;
  const given = { accountId, authorityId, kind, id: draftId(draft), content: parsed.data, now };
  return keepDraft({ db, vault }, given);
}
