import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { makeCheckpointKey, readCheckpointKey } from "~/audit/checkpoint.server";
import { enqueue } from "~db/outbox.server";
import { outbox } from "~db/schema/operation.server";
import { freshFolder } from "~test/factories/database";
import { aReport, sendAsRead } from "~test/factories/report";
import { aMoment, aWorld } from "~test/factories/world";
import { lookForTrouble } from "./look-for-trouble.server";
import { type RunnerHouse, runDue } from "./run-due.server";

const plus = (minutes: number) => new Date(aMoment.getTime() + minutes * 60_000);

async function aRunner() {
  const world = await aWorld();
  const house: RunnerHouse = { ...world, checkpointKey: null, holder: "one", jitter: () => 1 };
  const look = (minutes: number, sealing = false) => lookForTrouble(world.db, plus(minutes), { sealing });
  return { world, house, look };
}

it("finds nothing where all is done, nor in a delivery that has failed a few times", async () => {
  const { world, house, look } = await aRunner();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan jacka." });
  await sendAsRead(teacher, reportId);
  const broken = { ...house, vault: { ...world.vault, seal: () => Promise.reject(new Error("disk full")) } };
  await runDue(broken, plus(0));
  expect(await look(1)).toEqual([]);
  for (let minute = 1; minute < 30; minute += 1) await runDue(broken, plus(minute));
  expect(await look(30)).toEqual(["work_fails"]);
  await runDue(house, plus(200));
  expect(await look(200)).toEqual([]);
});

it("finds work that was given up, and work that nobody takes", async () => {
  const { world, house, look } = await aRunner();
  await world.db.write((tx) => enqueue(tx, [{ kind: "no-such-work", subjectId: "a", availableAt: aMoment }]));
  expect(await look(9)).toEqual([]);
  expect(await look(11)).toEqual(["work_overdue"]);
  await runDue(house, plus(11));
  expect(await look(12)).toEqual(["work_given_up"]);
  await world.db.write((tx) => tx.update(outbox).set({ doneAt: aMoment }).where(eq(outbox.subjectId, "a")));
  expect(await look(12)).toEqual([]);
});

it("finds rows of the audit that wait too long to be sealed", async () => {
  const { house, look } = await aRunner();
  expect(await look(14, true)).toEqual([]);
  expect(await look(16, true)).toEqual(["audit_unsealed"]);
  const file = join(freshFolder(), "checkpoint.pem");
  await makeCheckpointKey(file);
  await runDue({ ...house, checkpointKey: await readCheckpointKey(file) }, plus(16));
  expect(await look(16, true)).toEqual([]);
});
