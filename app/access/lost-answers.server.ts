// Answers of a report that are sent after the session ended must not be lost: they are kept for the account whose session
// it was, who meets them in their fields after signing in. Such a session can do nothing else, and is told nothing.
import { keepAnswers } from "~/domain/report/keep-answers.server";
import type { GivenAnswer } from "~/domain/report/save-report-field.server";
import { house } from "~/house.server";
import { actorOf, endedSessionAccount } from "./session.server";

/** False where a session stands, or none has ended. */
export async function keepAnswersOfLostSession(
  request: Request,
  input: { reportId: string; answers: readonly GivenAnswer[] },
): Promise<boolean> {
  const now = new Date();
  const accountId = await endedSessionAccount(request, now);
  const actor = accountId ? (await actorOf(accountId, now))?.actor : null;
  if (actor?.kind !== "staff") return false;
  const { db, vault } = await house();
  await keepAnswers({ actor, now, db, vault, ports: { signing: null } }, input);
  return true;
}
