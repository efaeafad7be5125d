// An anonymous consultation: the asker's identity is not stored with it and cannot be found from it.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { runDue } from "~/runner/run-due.server";
import { auditEvent } from "~db/schema/audit.server";
import { notice } from "~db/schema/concern.server";
import { consultation, consultationLetter, consultationMessage } from "~db/schema/consultation.server";
import { everyRow, newRows } from "~test/factories/every-row";
import { aMoment, at, aWorld, type World } from "~test/factories/world";
import {
  answerConsultation,
  countConsultations,
  listConsultations,
  readConsultation,
} from "./answer-consultation.server";
import { askConsultation } from "./ask-consultation.server";
import { newConsultationCode } from "./code.server";
import { eraseConsultations, handOverLetters } from "./hand-over-letters.server";
import { readAnswers, writeMore } from "./read-answers.server";
import { endsAfter, nextEmptying } from "./rules";

const nextMorning = new Date("2026-11-23T05:00:00Z");
const question = "Ett barn somnar varje dag på första lektionen. Hur tänker ni?";

async function cast() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { name: "Maria Ek", group: "teacher" });
  const counsellor = await world.staff("counsellor", { name: "Karin Ström" });
  const reception = await world.social(["reception"]);
  return { world, teacher, counsellor, reception };
}

async function ask(ctx: StaffCtx, world: World, over: Partial<Parameters<typeof askConsultation>[1]> = {}) {
  const code = newConsultationCode();
  const receiver = `unit:${world.schoolUnitId}`;
  const asked = await askConsultation(ctx, { receiver, text: question, code, sure: false, ...over });
  return { code: over.code ?? code, asked };
}

const only = async (world: World) => {
  const [row, ...more] = await world.db.read.select().from(consultation);
  if (!row || more.length > 0) throw new Error(`${more.length + (row ? 1 : 0)} consultations`);
  return row;
};

describe("an anonymous consultation", () => {
  it("leaves one letter at posting and no row with the asker, no hour and no audit row: every table is swept", async () => {
    const { world, teacher } = await cast();
    const before = await everyRow(world.db);
    await ask(teacher, world);
    const fresh = newRows(before, await everyRow(world.db));
    expect(fresh).toHaveLength(1);
    const [letter = ""] = fresh;
    expect(letter).toMatch(/^consultation_letter /);
    expect(letter).not.toContain(teacher.actor.accountId);
    expect(letter).not.toContain("somnar");
    // No instant, in any spelling: the day alone.
    expect(letter).not.toMatch(/2026-11-22T|17953\d{8}/);
    expect(letter).toContain('"postedOn":"2026-11-22"');
  });

  it("becomes a consultation at the hour when letters are handed over, and the asker stands in no row of it", async () => {
    const { world, teacher, counsellor } = await cast();
    const other = await world.staff("school_nurse");
    await ask(teacher, world);
    const before = await everyRow(world.db);
    expect(await handOverLetters(world, nextMorning)).toEqual({ handedOver: 1 });
    const fresh = newRows(before, await everyRow(world.db));
    expect(fresh.map((row) => row.split(" ")[0]).sort()).toEqual([
      "audit_event",
      "consultation",
      "consultation_message",
      "notice",
      "notice",
    ]);
    expect(fresh.filter((row) => row.includes(teacher.actor.accountId))).toEqual([]);
    expect(await world.db.read.select().from(consultationLetter)).toEqual([]);
    const told = await world.db.read.select().from(notice).where(eq(notice.kind, "consultation"));
    expect(told.map((n) => n.accountId).sort()).toEqual(
      [counsellor.actor.accountId, other.actor.accountId].sort(),
    );
    expect(told.every((n) => n.createdBy === null && +n.createdAt === +nextMorning)).toBe(true);
  });

  it("has an audit event without actor and with the day only", async () => {
    const { world, teacher } = await cast();
    const { code } = await ask(teacher, world);
    await handOverLetters(world, nextMorning);
    await writeMore(at(teacher, nextMorning), { code, text: "Mer.", formKey: "f", sure: false });
    await handOverLetters(world, new Date("2026-11-23T11:00:00Z"));
    const rows = await world.db.read.select().from(auditEvent).orderBy(auditEvent.seq);
    const events = rows.filter((row) => row.kind.startsWith("consultation."));
    expect(events.map((e) => [e.kind, e.actorKind, e.actorId, e.authorityId, e.at.toISOString()])).toEqual([
      ["consultation.opened", "anonymous", null, null, "2026-11-22T00:00:00.000Z"],
      ["consultation.written", "anonymous", null, null, "2026-11-23T00:00:00.000Z"],
    ]);
  });

  it("is a thread of replies, fetched with the code that the asker keeps", async () => {
    const { world, teacher, counsellor } = await cast();
    const { code } = await ask(teacher, world);
    const waiting = await readAnswers(teacher, { code });
    expect(waiting.messages.map((m) => [m.text, m.waits])).toEqual([[question, true]]);
    expect(waiting).toMatchObject({ canWrite: false, handedOver: { date: "2026-11-23", time: "06:00" } });
    await handOverLetters(world, nextMorning);
    const asked = at(counsellor, nextMorning);
    expect(await countConsultations(asked)).toBe(1);
    const [row] = await listConsultations(asked);
    const before = await everyRow(world.db);
    const read = await readConsultation(asked, { consultationId: row?.id ?? "" });
    expect(read.messages.map((m) => m.text)).toEqual([question]);
    expect(JSON.stringify(read)).not.toContain(teacher.actor.accountId);
    expect(newRows(before, await everyRow(world.db)).some((r) => r.includes("consultation.read"))).toBe(true);
    await answerConsultation(asked, {
      consultationId: read.id,
      text: "Prata med mentorn.",
      version: read.version,
      idempotencyKey: "a",
    });
    const silent = await everyRow(world.db);
    // However it is typed.
    const answers = await readAnswers(at(teacher, nextMorning), {
      code: code.toLowerCase().replaceAll("-", " "),
    });
    expect(answers.messages.map((m) => [m.side, m.text, m.answeredBy])).toEqual([
      ["asker", question, null],
      ["receiver", "Prata med mentorn.", "Karin Ström"],
    ]);
    expect(newRows(silent, await everyRow(world.db))).toEqual([]);
    await writeMore(at(teacher, nextMorning), { code, text: "Tack. Och hemma?", formKey: "f", sure: false });
    await handOverLetters(world, new Date("2026-11-23T11:00:00Z"));
    expect((await only(world)).waitsFor).toBe("receiver");
    expect((await readAnswers(teacher, { code })).messages.map((m) => m.text)).toEqual([
      question,
      "Prata med mentorn.",
      "Tack. Och hemma?",
    ]);
  });

  it("keeps the code as a hash alone, and opens nothing by another one", async () => {
    const { world, teacher } = await cast();
    const { code } = await ask(teacher, world);
    await handOverLetters(world, nextMorning);
    const all = (await everyRow(world.db)).join("\n");
    expect(all).not.toContain(code);
    expect(all).not.toContain(code.replaceAll("-", ""));
    const unknown = { errors: { code: { key: "code_unknown" } } };
    for (const wrong of [newConsultationCode(), "", "ÅÄÖ", `${code}A`])
      await expect(readAnswers(teacher, { code: wrong })).rejects.toMatchObject(unknown);
  });

  it("takes the same form twice as one question, before and after it has been handed over", async () => {
    const { world, teacher } = await cast();
    const { code } = await ask(teacher, world);
    await ask(teacher, world, { code });
    await handOverLetters(world, nextMorning);
    await ask(teacher, world, { code });
    await writeMore(teacher, { code, text: "Mer.", formKey: "f", sure: false });
    await writeMore(teacher, { code, text: "Mer.", formKey: "f", sure: false });
    await handOverLetters(world, nextMorning);
    await writeMore(teacher, { code, text: "Mer.", formKey: "f", sure: false });
    expect(await handOverLetters(world, nextMorning)).toEqual({ handedOver: 0 });
    expect((await world.db.read.select().from(consultationMessage)).length).toBe(2);
  });

  it("refuses a page that was gone back to and changed: nothing is lost behind the words that it is posted", async () => {
    const { world, teacher } = await cast();
    const { code } = await ask(teacher, world);
    const before = { errors: { form: { key: "consultation_sent_before" } } };
    const changed = { code, text: `${question} Och hemma?` };
    await expect(ask(teacher, world, changed)).rejects.toMatchObject(before);
    await expect(ask(teacher, world, { code, receiver: "municipality:2282" })).rejects.toMatchObject(before);
    await handOverLetters(world, nextMorning);
    await expect(ask(teacher, world, changed)).rejects.toMatchObject(before);
    const more = { code, formKey: "f", sure: false };
    await writeMore(teacher, { ...more, text: "Mer." });
    await expect(writeMore(teacher, { ...more, text: "Mer, ändrat." })).rejects.toMatchObject(before);
    const { messages } = await readAnswers(teacher, { code });
    expect(messages.map((m) => m.text)).toEqual([question, "Mer."]);
  });

  it("warns gently of a pupil's name, keeps nothing of the comparison, and never blocks", async () => {
    const { world, teacher } = await cast();
    const before = await everyRow(world.db);
    const named = await ask(teacher, world, { text: "Alvas mamma ringde. Alva grät." });
    expect(named.asked).toEqual({ warned: ["Alvas", "Alva"] });
    expect(newRows(before, await everyRow(world.db))).toEqual([]);
    const sure = await ask(teacher, world, { text: "Alvas mamma ringde.", sure: true });
    expect(sure.asked.warned).toBeNull();
  });

  it("goes to student health of one's own school, or to a reception that reads here, and to nobody else", async () => {
    const { world, teacher, reception, counsellor } = await cast();
    await expect(ask(teacher, world, { receiver: `unit:${randomUUID()}` })).rejects.toThrow(NotVisible);
    await expect(ask(teacher, world, { receiver: "municipality:0180" })).rejects.toThrow(NotVisible);
    await ask(teacher, world, { receiver: "municipality:2282" });
    await handOverLetters(world, nextMorning);
    const row = await only(world);
    // The reception is not told whose staff asks.
    expect(row).toMatchObject({ authorityId: null, schoolUnitId: null, secrecyArea: "social:2282" });
    const consultationId = row.id;
    expect((await readConsultation(reception, { consultationId })).messages[0]?.text).toBe(question);
    const elsewhere = await world.social(["reception"], "2281");
    const analyst = await world.social(["analyst"]);
    for (const stranger of [counsellor, teacher, elsewhere, analyst])
      await expect(readConsultation(stranger, { consultationId })).rejects.toThrow(NotVisible);
    expect(await listConsultations(elsewhere)).toEqual([]);
    expect(await listConsultations(counsellor)).toEqual([]);
    await expect(listConsultations(teacher)).rejects.toThrow(NotVisible);
  });

  it("refuses an answer beside another's, and answers the same form as the first time", async () => {
    const { world, teacher, counsellor } = await cast();
    await ask(teacher, world);
    await handOverLetters(world, nextMorning);
    const { id: consultationId, version } = await only(world);
    const answer = { consultationId, version, text: "Ja.", idempotencyKey: "a" };
    await answerConsultation(counsellor, answer);
    await answerConsultation(counsellor, answer);
    await expect(answerConsultation(counsellor, { ...answer, idempotencyKey: "b" })).rejects.toMatchObject({
      errors: { form: { key: "consultation_moved" } },
    });
    expect((await only(world)).messages).toBe(2);
    await expect(answerConsultation(counsellor, { ...answer, text: "  " })).rejects.toMatchObject({
      errors: { text: { key: "question_empty" } },
    });
  });

  it("ends after ninety days: rows, notices and key are gone, and the code opens nothing", async () => {
    const { world, teacher } = await cast();
    const { code } = await ask(teacher, world);
    await handOverLetters(world, nextMorning);
    const { id } = await only(world);
    const last = new Date(`${endsAfter("2026-11-23")}T10:00:00Z`);
    expect(await eraseConsultations(world, new Date(+last - 86_400_000))).toBe(0);
    expect(await eraseConsultations(world, last)).toBe(1);
    expect(await world.db.read.select().from(consultation)).toEqual([]);
    expect(await world.db.read.select().from(consultationMessage)).toEqual([]);
    expect(await world.db.read.select().from(notice).where(eq(notice.subjectId, id))).toEqual([]);
    await runDue({ ...world, checkpointKey: null, holder: "one", jitter: () => 1 }, last);
    await expect(
      world.vault.seal({ kind: "content", id }, { table: "t", row: "r", column: "c", version: 1 }, "x"),
    ).rejects.toMatchObject({ reason: "key-destroyed" });
    await expect(readAnswers(teacher, { code })).rejects.toMatchObject({
      errors: { code: { key: "code_unknown" } },
    });
  });

  it("hands over many at once in an order that has nothing to do with when they were posted", async () => {
    const { world, teacher } = await cast();
    for (let i = 0; i < 8; i += 1) await ask(teacher, world, { text: `Fråga ${i}` });
    const letters = await world.db.read.select().from(consultationLetter);
    await handOverLetters(world, nextMorning);
    const messages = await world.db.read.select().from(consultationMessage);
    const idOf = new Map(messages.map((m) => [m.id, m.consultationId]));
    const events = await world.db.read.select().from(auditEvent).orderBy(auditEvent.seq);
    const order = events.flatMap((e) => (e.kind === "consultation.opened" ? [e.subject.consultationId] : []));
    // A letter's id is a hash of its code, which is chance; sorted by it, nothing is left of the order of posting.
    expect(order).toEqual(
      letters
        .map((l) => l.id)
        .sort()
        .map((id) => idOf.get(id)),
    );
  });
});

describe("the letterbox's hours", () => {
  it.each([
    ["2026-11-22T04:59:59Z", "2026-11-22", "06:00"],
    ["2026-11-22T05:00:00Z", "2026-11-22", "12:00"],
    ["2026-11-22T11:00:00Z", "2026-11-23", "06:00"],
    ["2026-11-22T23:30:00Z", "2026-11-23", "06:00"],
    // Summer time.
    ["2026-07-01T04:30:00Z", "2026-07-01", "12:00"],
  ])("after %s: %s %s", (now, date, time) => {
    expect(nextEmptying(new Date(now))).toMatchObject({ date, time });
    expect(+nextEmptying(new Date(now)).at).toBeGreaterThan(+new Date(now));
  });

  it("knows a moment", () => expect(nextEmptying(aMoment).at.toISOString()).toBe("2026-11-23T05:00:00.000Z"));
});
