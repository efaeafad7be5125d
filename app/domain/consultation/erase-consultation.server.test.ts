// A question without a name ends after ninety days, and is erased with its key; an answer that comes at the same moment moves
// the end, and nothing of it is touched, whichever of the two is first.
import { expect, it } from "vitest";
import type { Database } from "~db/database";
import { consultation, consultationMessage } from "~db/schema/consultation.server";
import { outbox } from "~db/schema/operation.server";
import { at, aWorld } from "~test/factories/world";
import { answerConsultation, readConsultation } from "./answer-consultation.server";
import { askConsultation } from "./ask-consultation.server";
import { newConsultationCode } from "./code.server";
import { eraseConsultations, handOverLetters } from "./hand-over-letters.server";
import { endsAfter } from "./rules";

const nextMorning = new Date("2026-11-23T05:00:00Z");
const last = new Date(`${endsAfter("2026-11-23")}T10:00:00Z`);

async function anEnded() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const counsellor = at(await world.staff("counsellor"), last);
  const receiver = `unit:${world.schoolUnitId}`;
  const question = { receiver, text: "Hur tänker ni?", code: newConsultationCode(), sure: false };
  await askConsultation(teacher, question);
  await handOverLetters(world, nextMorning);
  const [row] = await world.db.read.select().from(consultation);
  if (!row) throw new Error("no consultation");
  const { id: consultationId, version } = row;
  const answer = (db = world.db) =>
    answerConsultation({ ...counsellor, db }, { consultationId, version, text: "Ja.", idempotencyKey: "a" });
  const key = { kind: "content" as const, id: consultationId };
  return { world, counsellor, consultationId, answer, key };
}

it("is not erased where an answer has moved its end after it was found", async () => {
  const { world, counsellor, consultationId, answer, key } = await anEnded();
  let answered = false;
  const write: Database["write"] = async (work) => {
    if (!answered) {
      answered = true;
      await answer();
    }
    return world.db.write(work);
  };
  expect(await eraseConsultations({ db: { ...world.db, write } }, last)).toBe(0);
  const { messages } = await readConsultation(counsellor, { consultationId });
  expect(messages.map((m) => m.text)).toEqual(["Hur tänker ni?", "Ja."]);
  await world.vault.seal(key, { table: "t", row: "r", column: "c", version: 1 }, "x");
  expect(await world.db.read.select().from(outbox)).toEqual([]);
});

it("is not erased under an answer that is not committed yet", async () => {
  const { world, counsellor, consultationId, answer } = await anEnded();
  let moved = () => {};
  // The answer's transaction has moved the end, and is open while the erasure asks.
  const erasing = new Promise<void>((resolve) => {
    moved = resolve;
  }).then(() => eraseConsultations(world, last));
  const write: Database["write"] = (work) =>
    world.db.write(async (tx) => {
      const result = await work(tx);
      moved();
      return result;
    });
  await answer({ ...world.db, write });
  expect(await erasing).toBe(0);
  const { messages } = await readConsultation(counsellor, { consultationId });
  expect(messages.map((m) => m.text)).toEqual(["Hur tänker ni?", "Ja."]);
});

it("erased first, it refuses the answer, and its key is given to the runner to destroy", async () => {
  const { world, answer, consultationId } = await anEnded();
  expect(await eraseConsultations(world, last)).toBe(1);
  await expect(answer()).rejects.toThrow();
  expect(await world.db.read.select().from(consultationMessage)).toEqual([]);
  const rows = await world.db.read.select().from(outbox);
  expect(rows.map((row) => [row.kind, row.subjectId])).toEqual([["destroy-content-key", consultationId]]);
});
