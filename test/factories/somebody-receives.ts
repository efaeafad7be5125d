import { randomUUID } from "node:crypto";
import type { Database } from "~db/database";
import { account, duty } from "~db/schema/school.server";

/** Somebody who can sign in at the municipality's reception: without one it is no reception that a report is sent to. */
export async function somebodyReceives(db: Database, municipalityCode: string): Promise<void> {
  const accountId = randomUUID();
  await db.write(async (tx) => {
    await tx.insert(account).values({ id: accountId, kind: "social", municipalityCode, name: "Siv Lund" });
    await tx.insert(duty).values({ id: randomUUID(), accountId, role: "reception", startsOn: "2026-08-17" });
  });
}
