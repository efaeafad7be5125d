// A concern that needs doing has an owner, a next date and a closing note; its owner can pass it on, and it leaves the
// list when the other has accepted. 'To do' by status and date for one's own pupils.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { followUpStep } from "~db/schema/follow-up.server";
import { logged } from "~test/factories/logged";
import { aNote, aWorld, later, type World } from "~test/factories/world";
import { correctConcern } from "../concern/correct-concern.server";
import { deleteConcern } from "../concern/delete-concern.server";
import { countTodo, listTodo } from "../concern/list-todo.server";
import { leaveNote } from "../note/leave-note.server";
import { acceptFollowUp, declineFollowUp, takeBackFollowUp, takeFollowUp } from "./answer-follow-up.server";
import { beginFollowUp } from "./begin-follow-up.server";
import { closeFollowUp, reopenFollowUp, setFollowUpDate } from "./close-follow-up.server";
import { passOnFollowUp } from "./pass-on-follow-up.server";
import { readFollowUp } from "./read-follow-up.server";

let world: World;
let teacher: StaffCtx;
let beside: StaffCtx;
let mentor: StaffCtx;
let counsellor: StaffCtx;
let principal: StaffCtx;

beforeEach(async () => {
  world = await aWorld();
  teacher = await world.staff("teacher", { group: "teacher", name: "Maria Ek" });
  beside = await world.staff("teacher", { group: "teacher" });
  mentor = await world.staff("teacher", { group: "mentor", name: "Per Lund" });
  counsellor = await world.staff("counsellor", { name: "Karin Ström" });
  principal = await world.staff("principal", { name: "Jonas Hed" });
});

const day = 86_400_000;
const acting = { priority: "act_now" };
const form = async (ctx: StaffCtx, concernId: string) => {
  const { followUp } = await readFollowUp(ctx, { concernId });
  return { concernId, version: followUp?.version ?? 0, idempotencyKey: randomUUID() };
};
/** On whose list it is, and in which part of it. */
const groupFor = async (ctx: StaffCtx, concernId: string) =>
  (await listTodo(ctx)).followUps.find((f) => f.concernId === concernId)?.group ?? null;
const state = async (ctx: StaffCtx, concernId: string) => (await readFollowUp(ctx, { concernId })).followUp;
const notNow = { errors: { form: { key: "follow_up_not_now" } } };

describe("an owner and a next date", () => {
  it("are its author's and today's where it must be done now, and in a week where it is desirable; the calm kind has none", async () => {
    const now = await logged(teacher, world.pupilId, { form: acting });
    const soon = await logged(teacher, world.pupilId);
    const calm = await logged(teacher, world.pupilId, { form: { priority: "no_action" } });
    expect(await state(teacher, now)).toMatchObject({ owner: { mine: true }, dueOn: "2026-11-22" });
    expect(await state(teacher, soon)).toMatchObject({ owner: { mine: true }, dueOn: "2026-11-29" });
    expect(await state(teacher, calm)).toBeNull();
    expect(await groupFor(teacher, now)).toBe("due");
    expect(await groupFor(teacher, soon)).toBe("coming");
    expect(await groupFor(later(teacher, 7 * day), soon)).toBe("due");
    // The mentor sees it on her list too, as another's; a colleague who only has the pupil does not.
    expect(await groupFor(mentor, now)).toBe("waiting");
    expect(await groupFor(beside, now)).toBeNull();
    await beginFollowUp(beside, { concernId: calm });
    expect(await state(beside, calm)).toMatchObject({ owner: { mine: true } });
  });

  it("of a note that somebody left on a pupil she does not have are the mentor's, and she is told nothing of them", async () => {
    const stranger = await world.staff("teacher");
    await leaveNote(stranger, {
      fullName: "Alva Lindqvist",
      className: "5B",
      schoolUnitId: world.schoolUnitId,
      form: aNote(acting),
      idempotencyKey: randomUUID(),
    });
    const [mine] = (await listTodo(mentor)).followUps.filter((f) => f.group === "due");
    expect(mine).toBeDefined();
    await expect(readFollowUp(stranger, { concernId: mine?.concernId ?? "" })).rejects.toBeInstanceOf(
      NotVisible,
    );
    expect(await groupFor(stranger, mine?.concernId ?? "")).toBeNull();
  });

  it("move by the owner and the principal alone, to a day that has not been", async () => {
    const concernId = await logged(teacher, world.pupilId);
    await setFollowUpDate(teacher, { ...(await form(teacher, concernId)), dueOn: "2026-12-01" });
    expect(await state(teacher, concernId)).toMatchObject({ dueOn: "2026-12-01" });
    for (const [dueOn, key] of [
      ["2026-11-21", "date_passed"],
      ["2028-01-01", "date_too_far"],
      ["i morgon", "date_unreadable"],
    ] as const)
      await expect(
        setFollowUpDate(teacher, { ...(await form(teacher, concernId)), dueOn }),
      ).rejects.toMatchObject({ errors: { dueOn: { key } } });
    await expect(
      setFollowUpDate(beside, { ...(await form(beside, concernId)), dueOn: "2026-12-02" }),
    ).rejects.toMatchObject(notNow);
    await setFollowUpDate(principal, { ...(await form(principal, concernId)), dueOn: "2026-11-24" });
    expect(await state(teacher, concernId)).toMatchObject({ dueOn: "2026-11-24" });
  });
});

describe("passing it on ('this is not mine')", () => {
  it("leaves the giver's list when the other has accepted, and not before", async () => {
    const concernId = await logged(teacher, world.pupilId, { form: acting });
    const before = await countTodo(counsellor);
    const to = counsellor.actor.accountId;
    await passOnFollowUp(teacher, { ...(await form(teacher, concernId)), to, word: "Du känner familjen." });
    expect(await groupFor(teacher, concernId)).toBe("waiting");
    expect(await groupFor(counsellor, concernId)).toBe("asked");
    expect(await countTodo(counsellor)).toBe(before + 1);
    const { history } = await readFollowUp(counsellor, { concernId });
    expect(history.at(-1)).toMatchObject({
      byName: "Maria Ek",
      toName: "Karin Ström",
      text: "Du känner familjen.",
    });
    await acceptFollowUp(counsellor, await form(counsellor, concernId));
    expect(await groupFor(teacher, concernId)).toBeNull();
    expect(await groupFor(counsellor, concernId)).toBe("due");
    await expect(
      closeFollowUp(teacher, { ...(await form(teacher, concernId)), note: "Klart" }),
    ).rejects.toMatchObject(notNow);
  });

  it("is declined with a word, and then stands as the giver's with it", async () => {
    const concernId = await logged(teacher, world.pupilId, { form: acting });
    const to = mentor.actor.accountId;
    await passOnFollowUp(teacher, { ...(await form(teacher, concernId)), to, word: "" });
    await expect(
      declineFollowUp(mentor, { ...(await form(mentor, concernId)), word: " " }),
    ).rejects.toMatchObject({ errors: { declineWord: { key: "decline_word_empty" } } });
    await expect(acceptFollowUp(beside, await form(beside, concernId))).rejects.toMatchObject(notNow);
    await declineFollowUp(mentor, { ...(await form(mentor, concernId)), word: "Fråga kuratorn." });
    const mine = (await listTodo(teacher)).followUps.find((f) => f.concernId === concernId);
    expect(mine).toMatchObject({ group: "due", declinedBy: "Per Lund" });
    const { history } = await readFollowUp(teacher, { concernId });
    expect(history.at(-1)).toMatchObject({ action: "decline", text: "Fråga kuratorn." });
  });

  it("is taken back, and taken over by the mentor without waiting", async () => {
    const concernId = await logged(teacher, world.pupilId, { form: acting });
    const to = principal.actor.accountId;
    await passOnFollowUp(teacher, { ...(await form(teacher, concernId)), to, word: "" });
    const held = await form(principal, concernId);
    await takeBackFollowUp(teacher, await form(teacher, concernId));
    await expect(acceptFollowUp(principal, held)).rejects.toMatchObject({
      errors: { form: { key: "version_old" } },
    });
    await takeFollowUp(mentor, await form(mentor, concernId));
    expect(await groupFor(mentor, concernId)).toBe("due");
    expect(await groupFor(teacher, concernId)).toBeNull();
  });

  it("goes to nobody who may not read the note: nothing leads to a locked door", async () => {
    const concernId = await logged(teacher, world.pupilId);
    const stranger = await world.staff("teacher");
    for (const to of [stranger.actor.accountId, beside.actor.accountId, randomUUID()])
      await expect(
        passOnFollowUp(teacher, { ...(await form(teacher, concernId)), to, word: "" }),
      ).rejects.toMatchObject({ errors: { to: { key: "receiver_of_task_cannot" } } });
    const inner = await logged(counsellor, world.pupilId, { form: { circle: "student_health" } });
    expect((await state(counsellor, inner))?.people).toEqual([]);
    await expect(
      passOnFollowUp(counsellor, {
        ...(await form(counsellor, inner)),
        to: mentor.actor.accountId,
        word: "",
      }),
    ).rejects.toMatchObject({ errors: { to: { key: "receiver_of_task_cannot" } } });
  });

  it("a form that is sent twice is answered like the first, and two tabs do not undo each other", async () => {
    const concernId = await logged(teacher, world.pupilId, { form: acting });
    const sent = { ...(await form(teacher, concernId)), to: mentor.actor.accountId, word: "Din?" };
    await passOnFollowUp(teacher, sent);
    await passOnFollowUp(teacher, sent);
    const offers = await world.db.read
      .select({ id: followUpStep.id })
      .from(followUpStep)
      .where(eq(followUpStep.concernId, concernId));
    expect(offers).toHaveLength(1);
    const both = await form(mentor, concernId);
    const answers = await Promise.allSettled([
      acceptFollowUp(mentor, both),
      declineFollowUp(mentor, { ...both, idempotencyKey: randomUUID(), word: "Nej." }),
    ]);
    expect(answers.map((a) => a.status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a closing note", () => {
  it("is asked for, ends it on every list, and can be reopened by whoever has the pupil", async () => {
    const concernId = await logged(teacher, world.pupilId, { form: acting });
    await expect(
      closeFollowUp(teacher, { ...(await form(teacher, concernId)), note: "" }),
    ).rejects.toMatchObject({ errors: { note: { key: "closing_empty" } } });
    await closeFollowUp(teacher, { ...(await form(teacher, concernId)), note: "Pratade med hemmet." });
    for (const ctx of [teacher, mentor]) expect(await groupFor(ctx, concernId)).toBeNull();
    expect((await readFollowUp(beside, { concernId })).history.at(-1)).toMatchObject({
      action: "close",
      text: "Pratade med hemmet.",
    });
    await reopenFollowUp(beside, await form(beside, concernId));
    expect(await groupFor(teacher, concernId)).toBe("due");
  });

  it("follows a correction of what the note asks for, and the note that is deleted takes it along", async () => {
    const concernId = await logged(teacher, world.pupilId, { form: acting });
    const correct = (version: number, priority: string) =>
      correctConcern(teacher, { concernId, version, form: aNote({ priority }) });
    await correct(1, "no_action");
    expect(await groupFor(teacher, concernId)).toBeNull();
    await correct(2, "act_now");
    expect(await groupFor(teacher, concernId)).toBe("due");
    await deleteConcern(teacher, { concernId, version: 3 });
    expect(await groupFor(teacher, concernId)).toBeNull();
  });

  it("what is corrected to be done now is due today, and its history says so; the other way moves no date", async () => {
    const concernId = await logged(teacher, world.pupilId);
    expect(await state(teacher, concernId)).toMatchObject({ dueOn: "2026-11-29" });
    await correctConcern(teacher, { concernId, version: 1, form: aNote(acting) });
    const { followUp, history } = await readFollowUp(teacher, { concernId });
    expect(followUp).toMatchObject({ dueOn: "2026-11-22", status: "open" });
    expect(history).toMatchObject([{ action: "set_date", byName: "Maria Ek", onDate: "2026-11-22" }]);
    await correctConcern(teacher, { concernId, version: 2, form: aNote() });
    expect(await state(teacher, concernId)).toMatchObject({ dueOn: "2026-11-22", version: 2 });
  });

  it("a note that somebody has been asked to see to is withdrawn, not deleted", async () => {
    const concernId = await logged(teacher, world.pupilId);
    const to = mentor.actor.accountId;
    await passOnFollowUp(teacher, { ...(await form(teacher, concernId)), to, word: "" });
    await expect(deleteConcern(teacher, { concernId, version: 1 })).rejects.toMatchObject({
      errors: { form: { key: "concern_built_on" } },
    });
  });
});

it("is sealed in what is said, and recorded by ids alone", async () => {
  const concernId = await logged(teacher, world.pupilId);
  const to = mentor.actor.accountId;
  const word = "Mamma ringde om Alva";
  await passOnFollowUp(teacher, { ...(await form(teacher, concernId)), to, word });
  const [row] = await world.db.read.select().from(followUpStep).where(eq(followUpStep.concernId, concernId));
  expect(Buffer.from(row?.sealedText ?? []).includes("Alva")).toBe(false);
  expect(row).toMatchObject({ secrecyArea: "school", authorityId: world.authorityId });
  const events = await world.db.read
    .select()
    .from(auditEvent)
    .where(eq(auditEvent.kind, "follow-up.stepped"));
  expect(JSON.stringify(events)).toContain(concernId);
  expect(JSON.stringify(events)).not.toContain("Alva");
});
