// Where a delivered report is now: at the municipality that it was sent to, or at the one that it was forwarded to in the
// tool. What comes after a report is stored there. No policy: what comes after is the sender's own business with its
// receiver. audit: none here; what stores records it.
import type { Queries } from "~db/database";
import { findReceived, findStored, type ReceivedRow } from "~db/reception.server";

/** Null where no such report is stored. `digest` is of the delivered file: which version of the report it is about. */
export async function whoHasIt(
  tx: Queries,
  report: { municipalityCode: string; reference: string; digest: string },
): Promise<ReceivedRow | null> {
  const stored = await findStored(tx, report);
  const row = stored && (await findReceived(tx, stored.receivedId));
  if (!row?.forwardedAt || row.forwardWay !== "tool" || !row.forwardTo) return row;
  return whoHasIt(tx, { ...report, municipalityCode: row.forwardTo });
}
