import { asc } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { Refusal } from "~/domain/refusal";
import { auditEvent } from "~db/schema/audit.server";
import { concern } from "~db/schema/concern.server";
import { aNote, aWorld } from "~test/factories/world";
import { readThread } from "../pupil/read-thread.server";
import { logConcern } from "./log-concern.server";

const base = { files: [], linkTo: "", tell: [] };

describe("logging a concern", () => {
  it("puts it on the pupil's thread, sealed, with its audit row", async () => {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const { concernId } = await logConcern(teacher, {
      ...base,
      pupilId: world.pupilId,
      form: aNote(),
      idempotencyKey: "k1",
    });
    const thread = await readThread(teacher, { pupilId: world.pupilId });
    expect(thread.entries.map((e) => [e.id, e.text])).toEqual([[concernId, aNote().text]]);
    const kinds = (
      await world.db.read.select({ kind: auditEvent.kind }).from(auditEvent).orderBy(asc(auditEvent.seq))
    ).map((r) => r.kind);
    expect(kinds.slice(-2)).toEqual(["concern.logged", "pupil.read"]);
  });

  it("answers a second submit of the same form with the first one's concern", async () => {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const input = { ...base, pupilId: world.pupilId, form: aNote(), idempotencyKey: "same" };
    const first = await logConcern(teacher, input);
    const second = await logConcern(teacher, input);
    expect(second).toEqual(first);
    expect(await world.db.read.select({ id: concern.id }).from(concern)).toHaveLength(1);
  });

  it("refuses another note with the key of one that is saved: what was typed is never lost behind 'saved'", async () => {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const input = { ...base, pupilId: world.pupilId, form: aNote(), idempotencyKey: "same" };
    await logConcern(teacher, input);
    const other = await world.pupil({ givenName: "Bo" });
    await world.grant();
    for (const changed of [{ form: aNote({ text: "Något annat." }) }, { pupilId: other }])
      await expect(logConcern(teacher, { ...input, ...changed })).rejects.toMatchObject({
        errors: { form: { key: "form_sent_before" } },
      });
    expect(await world.db.read.select({ id: concern.id }).from(concern)).toHaveLength(1);
  });

  it.each([
    ["601 characters", { text: "å".repeat(601) }, "text", "note_too_long"],
    ["an empty note", { text: " \r\n " }, "text", "note_empty"],
    ["no priority", { priority: "" }, "priority", "priority_missing"],
    ["a date in the future", { date: "2026-11-23" }, "date", "date_in_future"],
    ["a date that is none", { date: "2026-02-30" }, "date", "date_unreadable"],
    ["an unknown category", { category: "sex" }, "category", "choice_unknown"],
    ["the inner circle by a teacher", { circle: "student_health" }, "circle", "circle_not_yours"],
  ])("refuses %s beside its field and writes nothing", async (_what, form, field, key) => {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const attempt = logConcern(teacher, {
      ...base,
      pupilId: world.pupilId,
      form: aNote(form),
      idempotencyKey: "k",
    });
    const refusal = await attempt.then(
      () => null,
      (e: unknown) => e,
    );
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).errors[field]?.key).toBe(key);
    expect(await world.db.read.select().from(concern)).toHaveLength(0);
  });

  it("counts 600 family emoji as 600", async () => {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const form = aNote({ text: "👨‍👩‍👧‍👦".repeat(600) });
    await expect(
      logConcern(teacher, { ...base, pupilId: world.pupilId, form, idempotencyKey: "k" }),
    ).resolves.toHaveProperty("concernId");
  });

  it("is not visible for a pupil the teacher does not have, nor for an unknown one", async () => {
    const world = await aWorld();
    const stranger = await world.staff("teacher");
    for (const pupilId of [world.pupilId, "no-such-pupil"]) {
      await expect(
        logConcern(stranger, { ...base, pupilId, form: aNote(), idempotencyKey: "k" }),
      ).rejects.toBeInstanceOf(NotVisible);
    }
  });

  it("refuses a link to another pupil's concern", async () => {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const other = await world.pupil({ givenName: "Theo", familyName: "Åkesson" });
    const { concernId } = await logConcern(teacher, {
      ...base,
      pupilId: other,
      form: aNote(),
      idempotencyKey: "a",
    });
    await expect(
      logConcern(teacher, {
        ...base,
        pupilId: world.pupilId,
        form: aNote(),
        linkTo: concernId,
        idempotencyKey: "b",
      }),
    ).rejects.toMatchObject({ errors: { linkTo: { key: "link_foreign" } } });
  });
});
