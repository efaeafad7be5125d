// Closes an account for somebody who has left: its sessions end at once, and an invitation that waits opens nothing.
// By the operator's command alone. What the person wrote stands. The roster's own leavers are closed by its import, and
// an import that still names somebody opens the account again. Source: lag 2001:454 10 §, GDPR 32 (who has access).
import { record } from "~/audit/record.server";
import { closeAccountRow, findAccount } from "~db/account.server";
import type { Database } from "~db/database";
import { removeSessionsOf } from "~db/session.server";

/** How many sessions were ended; null where there is no such open account. */
export async function closeAccount(
  { db, now }: { db: Database; now: Date },
  input: { accountId: string },
): Promise<number | null> {
  return db.write(async (tx) => {
    const account = await findAccount(tx, input.accountId);
    if (!account || !(await closeAccountRow(tx, { id: account.id, now }))) return null;
    const sessions = await removeSessionsOf(tx, account.id);
    const { authorityId, municipalityCode } = account;
    await record(tx, {
      at: now,
      actor: { kind: "system", accountId: null, authorityId, municipalityCode },
      ground: "operator_command",
      event: { kind: "account.closed", toId: account.id, sessions },
    });
    return sessions;
  });
}
