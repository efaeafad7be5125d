// One of several processes on the same database: takes part in what its second argument names, and says the outcome
// on one line. Run by postgres-processes.test.ts.
import { and, eq, lt } from "drizzle-orm";
import { openDatabase } from "~db/engine.server";
import { lease } from "~db/schema/operation.server";

const [url = "", part = "", name = ""] = process.argv.slice(2);
const now = new Date("2026-03-02T08:00:00Z");
const database = await openDatabase(url);

const parts: Record<string, () => Promise<unknown>> = {
  open: async () => (await database.health()).migration,
  /** Takes the lease where it has run out. */
  lease: () =>
    database.write(async (tx) => {
      const until = new Date(now.getTime() + 60_000);
      const free = and(eq(lease.name, "runner"), lt(lease.until, now));
      return (await tx.update(lease).set({ holder: name, until }).where(free).returning()).length;
    }),
  /** Adds one fifty times, reading before it writes. */
  count: async () => {
    for (let n = 0; n < 50; n++) {
      await database.write(async (tx) => {
        const [row] = await tx.select().from(lease).where(eq(lease.name, "count"));
        await tx
          .update(lease)
          .set({ holder: String(Number(row?.holder) + 1) })
          .where(eq(lease.name, "count"));
      });
    }
  },
};

console.log(JSON.stringify((await parts[part]?.()) ?? null));
await database.close();
