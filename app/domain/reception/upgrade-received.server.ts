// Brings reports that were stored by an earlier version up to this one's lists: first their place among the others, then
// what they are found by, opened a few at a time under their own keys. Idempotent; run by the runner until nothing is
// left. A report whose key is destroyed keeps what it had. Matches nothing: a person does.
import { record } from "~/audit/record.server";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { queueSome, setLookups, withoutLookups } from "~db/received-upgrade.server";
import type { ReceivedRow } from "~db/reception.server";
import { type ChildLookups, childLookups } from "./child-lookups";
import { type OpenedContent, openContents } from "./open-content.server";

interface House {
  db: Database;
  vault: Vault;
}

const queuedAtATime = 200;
const openedAtATime = 20;

/** True when nothing is left; false where `keepOn` said stop. */
export async function upgradeReceived(
  { db, vault }: House,
  { now, keepOn }: { now: Date; keepOn: () => boolean },
): Promise<boolean> {
  while (await db.write((tx) => queueSome(tx, queuedAtATime))) if (!keepOn()) return false;
  for (let after = ""; ; ) {
    const rows = await withoutLookups(db.read, after, openedAtATime);
    const last = rows.at(-1);
    if (!last) return true;
    after = last.id;
    const contents = await openContents(vault, rows);
    const made: [ReceivedRow, ChildLookups][] = [];
    for (const [i, row] of rows.entries()) made.push([row, await lookupsOf(vault, row, contents[i] ?? null)]);
    await db.write(async (tx) => {
      for (const [row, lookups] of made) {
        const { id: receivedId, municipalityCode } = row;
        await setLookups(tx, row, lookups);
        await record(tx, {
          at: now,
          actor: { kind: "system", accountId: null, municipalityCode },
          ground: "delivery",
          event: { kind: "reception.lookups-made", receivedId, municipalityCode },
        });
      }
    });
    if (!keepOn()) return false;
  }
}

async function lookupsOf(
  vault: Vault,
  row: ReceivedRow,
  content: OpenedContent | null,
): Promise<ChildLookups> {
  const { childLookup, nameLookup } = row;
  if (!content) return { childLookup, nameLookup, guardianLookups: [] };
  const made = await childLookups(vault, row.municipalityCode, content);
  // The number can have come beside the content; words in its place are no number.
  return content.child.personalNumber ? made : { ...made, childLookup: made.childLookup ?? childLookup };
}
