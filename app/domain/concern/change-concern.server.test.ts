// What can be done with a note once it is there: read, correct, withdraw, delete, deal with. By whom, and by whom not.
import { randomUUID } from "node:crypto";
import { asc, desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { concern, concernVersion } from "~db/schema/concern.server";
import { logged } from "~test/factories/logged";
import { aNote, aWorld, later } from "~test/factories/world";
import { closeFollowUp, reopenFollowUp } from "../follow-up/close-follow-up.server";
import { proposeHandover } from "../handover/propose-handover.server";
import { readThread } from "../pupil/read-thread.server";
import { correctConcern } from "./correct-concern.server";
import { deleteConcern } from "./delete-concern.server";
import { readConcern } from "./read-concern.server";
import { textPlace } from "./seal-concern";
import { withdrawConcern } from "./withdraw-concern.server";

async function aLoggedNote() {
  const world = await aWorld();
  const author = await world.staff("teacher", { group: "teacher" });
  const colleague = await world.staff("teacher", { group: "mentor" });
  const concernId = await logged(author, world.pupilId);
  return { world, author, colleague, concernId };
}

describe("reading a note", () => {
  it("is logged with its ground, and fails where the log cannot be written", async () => {
    const { world, colleague, concernId } = await aLoggedNote();
    await readConcern(colleague, { concernId });
    const [last] = await world.db.read.select().from(auditEvent).orderBy(desc(auditEvent.seq)).limit(1);
    expect(last).toMatchObject({
      kind: "concern.read",
      ground: "mentor",
      actorId: colleague.actor.accountId,
    });
    const noLog = { ...colleague.db, write: () => Promise.reject(new Error("the disk is full")) };
    await expect(readConcern({ ...colleague, db: noLog }, { concernId })).rejects.toThrow("the disk is full");
    await expect(readThread({ ...colleague, db: noLog }, { pupilId: world.pupilId })).rejects.toThrow(
      "the disk is full",
    );
  });

  it("is not for whoever lacks the pupil, nor of a note that does not exist", async () => {
    const { world, concernId } = await aLoggedNote();
    const stranger = await world.staff("teacher");
    for (const id of [concernId, "no-such-note"])
      await expect(readConcern(stranger, { concernId: id })).rejects.toBeInstanceOf(NotVisible);
  });

  it("keeps an earlier wording of student health's own from those whom a later one is for", async () => {
    const world = await aWorld();
    const counsellor = await world.staff("counsellor");
    const teacher = await world.staff("teacher", { group: "teacher" });
    const concernId = await logged(counsellor, world.pupilId, {
      form: { circle: "student_health", text: "Berättade i samtal." },
    });
    await expect(readConcern(teacher, { concernId })).rejects.toBeInstanceOf(NotVisible);
    await correctConcern(counsellor, { concernId, version: 1, form: aNote({ text: "Behöver lugn." }) });
    const texts = async (ctx: typeof teacher) =>
      (await readConcern(ctx, { concernId })).versions.map((v) => v.text);
    expect(await texts(teacher)).toEqual(["Behöver lugn."]);
    expect(await texts(counsellor)).toEqual(["Behöver lugn.", "Berättade i samtal."]);
  });

  it("goes on for its author after her access, of that note alone and without the pupil's name", async () => {
    const { world, author, colleague, concernId } = await aLoggedNote();
    const other = await logged(colleague, world.pupilId, { linkTo: concernId });
    await proposeHandover(author, {
      pupilIds: [world.pupilId],
      toId: "",
      changeOn: "2026-11-23",
      summaries: {},
      idempotencyKey: "h",
    });
    const afterwards = later(author, 48 * 3_600_000);
    const read = await readConcern(afterwards, { concernId });
    expect(read.versions.map((v) => v.text)).toEqual([aNote().text]);
    expect(read.pupil).toBeNull();
    expect(JSON.stringify(read)).not.toContain(other);
    await expect(readConcern(afterwards, { concernId: other })).rejects.toBeInstanceOf(NotVisible);
    await expect(readThread(afterwards, { pupilId: world.pupilId })).rejects.toBeInstanceOf(NotVisible);
  });
});

describe("correcting a note", () => {
  it("adds a version and keeps the earlier ones", async () => {
    const { author, colleague, concernId } = await aLoggedNote();
    await correctConcern(author, { concernId, version: 1, form: aNote({ text: "Kom 20 minuter sent." }) });
    const read = await readConcern(colleague, { concernId });
    expect(read.versions.map((v) => [v.version, v.text])).toEqual([
      [2, "Kom 20 minuter sent."],
      [1, aNote().text],
    ]);
  });

  it("is the author's alone", async () => {
    const { world, colleague, concernId } = await aLoggedNote();
    const principal = await world.staff("principal");
    for (const ctx of [colleague, principal]) {
      const attempt = correctConcern(ctx, { concernId, version: 1, form: aNote() });
      await expect(attempt).rejects.toBeInstanceOf(NotVisible);
    }
  });

  it("of an old version is refused, also where two send at once", async () => {
    const { world, author, concernId } = await aLoggedNote();
    const send = (text: string) => correctConcern(author, { concernId, version: 1, form: aNote({ text }) });
    const both = await Promise.allSettled([send("Den ena."), send("Den andra.")]);
    expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((r) => r.status === "rejected")).toMatchObject({
      reason: { errors: { form: { key: "version_old" } } },
    });
    await expect(send("Senare.")).rejects.toMatchObject({ errors: { form: { key: "version_old" } } });
    expect(await world.db.read.select().from(concernVersion)).toHaveLength(2);
  });
});

describe("two browsers edit one note at once", () => {
  it("and neither text is lost: the second is refused, is shown the first's, and joins them in a third version", async () => {
    const { author, concernId } = await aLoggedNote();
    const send = (version: number, text: string) =>
      correctConcern(author, { concernId, version, form: aNote({ text }) });
    await send(1, "Den ena.");
    await expect(send(1, "Den andra.")).rejects.toMatchObject({ errors: { form: { key: "version_old" } } });
    expect((await readConcern(author, { concernId })).versions[0]?.text).toBe("Den ena.");
    await send(2, "Den ena. Den andra.");
    const { versions } = await readConcern(author, { concernId });
    expect(versions.map((v) => v.text)).toEqual(["Den ena. Den andra.", "Den ena.", aNote().text]);
  });

  it("and the same form sent twice is answered like the first, and makes one version", async () => {
    const { world, author, concernId } = await aLoggedNote();
    const input = { concernId, version: 1, form: aNote({ text: "Rättad." }) };
    const both = await Promise.all([correctConcern(author, input), correctConcern(author, input)]);
    expect(both).toEqual([{ version: 2 }, { version: 2 }]);
    expect(await correctConcern(author, input)).toEqual({ version: 2 });
    expect(await world.db.read.select().from(concernVersion)).toHaveLength(2);
    const other = { ...input, form: aNote({ text: "Rättad.", priority: "act_now" }) };
    await expect(correctConcern(author, other)).rejects.toMatchObject({
      errors: { form: { key: "version_old" } },
    });
  });
});

describe("withdrawing a note", () => {
  it("leaves its place and the reason on the thread, and its text to the author", async () => {
    const { world, author, colleague, concernId } = await aLoggedNote();
    await withdrawConcern(author, { concernId, version: 1, reason: "Gällde ett annat barn." });
    const { entries } = await readThread(colleague, { pupilId: world.pupilId });
    expect(entries).toMatchObject([{ id: concernId, text: null, withdrawal: "Gällde ett annat barn." }]);
    expect((await readConcern(colleague, { concernId })).versions).toEqual([]);
    expect((await readConcern(author, { concernId })).versions).toHaveLength(1);
    const again = correctConcern(author, { concernId, version: 1, form: aNote() });
    await expect(again).rejects.toMatchObject({ errors: { form: { key: "concern_withdrawn" } } });
  });

  it.each([
    ["no reason", " ", "reason_empty"],
    ["too long a reason", "å".repeat(201), "reason_too_long"],
  ])("is refused with %s", async (_what, reason, key) => {
    const { world, author, concernId } = await aLoggedNote();
    const attempt = withdrawConcern(author, { concernId, version: 1, reason });
    await expect(attempt).rejects.toMatchObject({ errors: { reason: { key } } });
    expect(await world.db.read.select({ status: concern.status }).from(concern)).toEqual([
      { status: "active" },
    ]);
  });

  it("is the author's alone, and of the current version", async () => {
    const { author, colleague, concernId } = await aLoggedNote();
    const input = { concernId, version: 1, reason: "Fel." };
    await expect(withdrawConcern(colleague, input)).rejects.toBeInstanceOf(NotVisible);
    await expect(withdrawConcern(author, { ...input, version: 7 })).rejects.toMatchObject({
      errors: { form: { key: "version_old" } },
    });
  });
});

describe("deleting a note", () => {
  it("takes it away with its versions and its key, so that a copy of the database does not open it", async () => {
    const { world, author, concernId } = await aLoggedNote();
    const [row] = await world.db.read.select().from(concernVersion);
    const { owner, place } = textPlace(concernId, 1);
    const sealed = row?.sealedText ?? new Uint8Array();
    expect(await world.vault.openText(owner, place, sealed)).toBe(aNote().text);
    await deleteConcern(author, { concernId, version: 1 });
    await expect(world.vault.openText(owner, place, sealed)).rejects.toThrow();
    expect(await world.db.read.select().from(concern)).toEqual([]);
    const kinds = await world.db.read
      .select({ kind: auditEvent.kind, subject: auditEvent.subject })
      .from(auditEvent)
      .where(eq(auditEvent.kind, "concern.deleted"))
      .orderBy(asc(auditEvent.seq));
    expect(kinds).toMatchObject([{ subject: { concernId } }]);
  });

  it("is the author's alone, and of the current version", async () => {
    const { author, colleague, concernId } = await aLoggedNote();
    await expect(deleteConcern(colleague, { concernId, version: 1 })).rejects.toBeInstanceOf(NotVisible);
    await expect(deleteConcern(author, { concernId, version: 2 })).rejects.toMatchObject({
      errors: { form: { key: "version_old" } },
    });
  });

  it("is refused once somebody has linked to it, which is told without saying what was built", async () => {
    const { world, author, colleague, concernId } = await aLoggedNote();
    await logged(colleague, world.pupilId, { linkTo: concernId });
    await expect(deleteConcern(author, { concernId, version: 1 })).rejects.toMatchObject({
      errors: { form: { key: "concern_built_on" } },
    });
    const read = await readConcern(author, { concernId });
    expect(read.can).toMatchObject({ delete: false, withdraw: true });
    expect(Object.keys(read)).not.toContain("builtOn");
  });

  it("is refused once the pupil has been handed over since", async () => {
    const { world, author, colleague, concernId } = await aLoggedNote();
    await proposeHandover(later(colleague, 1000), {
      pupilIds: [world.pupilId],
      toId: "",
      changeOn: "2026-12-01",
      summaries: {},
      idempotencyKey: "h",
    });
    await expect(deleteConcern(author, { concernId, version: 1 })).rejects.toMatchObject({
      errors: { form: { key: "concern_built_on" } },
    });
  });
});

describe("dealing with a note", () => {
  it("is for whoever sees to it, can be undone by whoever has the pupil, and is nothing to a stranger", async () => {
    const { world, author, colleague, concernId } = await aLoggedNote();
    const handled = async () => (await readThread(colleague, { pupilId: world.pupilId })).entries[0]?.handled;
    const close = (ctx: StaffCtx, version = 1) =>
      closeFollowUp(ctx, { concernId, version, note: "Vi pratade.", idempotencyKey: randomUUID() });
    const beside = await world.staff("teacher", { group: "teacher" });
    await expect(close(beside)).rejects.toMatchObject({ errors: { form: { key: "follow_up_not_now" } } });
    await close(author);
    expect(await handled()).toBe(true);
    await reopenFollowUp(beside, { concernId, version: 2, idempotencyKey: randomUUID() });
    expect(await handled()).toBe(false);
    const stranger = await world.staff("teacher");
    await expect(close(stranger, 3)).rejects.toBeInstanceOf(NotVisible);
  });

  it("of student health's own is not for a teacher who has the pupil", async () => {
    const { world, author } = await aLoggedNote();
    const counsellor = await world.staff("counsellor");
    const inner = await logged(counsellor, world.pupilId, { form: { circle: "student_health" } });
    const closing = { concernId: inner, version: 1, note: "Klart.", idempotencyKey: randomUUID() };
    await expect(closeFollowUp(author, closing)).rejects.toBeInstanceOf(NotVisible);
    await expect(logged(author, world.pupilId, { linkTo: inner })).rejects.toMatchObject({
      errors: { linkTo: { key: "link_foreign" } },
    });
  });
});
