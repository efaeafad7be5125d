// The one row that says what this installation is.
import type { Queries } from "./database";
import { installation } from "./schema/school.server";

type Mode = (typeof installation.$inferSelect)["mode"];

/** Null in a database that nobody has used yet. */
export async function installationMode(q: Queries): Promise<Mode | null> {
  const [row] = await q.select({ mode: installation.mode }).from(installation);
  return row?.mode ?? null;
}

export async function markInstallation(tx: Queries, input: { mode: Mode; now: Date }): Promise<void> {
  await tx
    .insert(installation)
    .values({ id: 1, mode: input.mode, createdAt: input.now })
    .onConflictDoNothing();
}
