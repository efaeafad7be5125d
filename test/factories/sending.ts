// A report that is sent to a unit of social services by SDK or by a person, with the message service's own stand-in.
import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import { noteCarried } from "~/domain/delivery/note-carried.server";
import { followReport } from "~/domain/report/follow-report.server";
import { chooseChannels } from "~/integrations/delivery/index.server";
import { startChannelSimulator } from "~/integrations/delivery/simulator.server";
import { type RunnerHouse, runDue } from "~/runner/run-due.server";
import { delivery } from "~db/schema/delivery.server";
import { alarm } from "~db/schema/operation.server";
import { contactUnit } from "~db/schema/school.server";
import { aReport, sendAsRead } from "./report";
import { aMoment, at, aWorld } from "./world";

/** Its clock goes a quarter of a minute at a time, unless told otherwise. */
export async function aSending(
  unit: Partial<typeof contactUnit.$inferInsert>,
  answers: Record<string, unknown> = {},
) {
  const world = await aWorld();
  let now = aMoment;
  const simulator = await startChannelSimulator();
  onTestFinished(() => simulator.close());
  const channels = chooseChannels({
    mode: "test",
    sdk: simulator.sdk,
    lifecare: null,
    now: () => now,
  });
  await world.db.write((tx) => tx.update(contactUnit).set({ checkedBy: "test", ...unit }));
  const teacher = await world.staff("teacher", { group: "teacher" });
  const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan jacka.", ...answers });
  const house: RunnerHouse = {
    db: world.db,
    vault: world.vault,
    channels,
    checkpointKey: null,
    holder: "one",
    jitter: () => 1,
  };
  const send = () => sendAsRead(teacher, reportId, null, ["sdk"]);
  const run = async (minutes: number, step = 0.25) => {
    for (let passed = 0; passed < minutes; passed += step) {
      now = new Date(now.getTime() + step * 60_000);
      await runDue(house, now);
    }
  };
  const row = async () => (await world.db.read.select().from(delivery))[0] as typeof delivery.$inferSelect;
  const standing = async () =>
    (await world.db.read.select().from(alarm))
      .filter((a) => a.resolvedAt === null && !a.kind.startsWith("reconcile_"))
      .map((a) => [a.side, a.kind]);
  const ctx = () => at(teacher, now);
  const note = (how: string, receipt = "") =>
    noteCarried(ctx(), { reportId, how, receipt, idempotencyKey: randomUUID() });
  const ledger = async () => (await followReport(ctx(), { reportId })).ledger.map((e) => e.kind);
  return { world, house, teacher, reportId, send, run, row, standing, ctx, note, ledger, simulator };
}

export const bySdk = {
  channel: "sdk" as const,
  channelAddress: "0203:kommun.example",
  functionId: "sdk:mottagning",
};
export const acute = { acute: "yes" };
