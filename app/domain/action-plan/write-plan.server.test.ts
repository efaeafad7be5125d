// Action plans: made out of chosen earlier entries, needs, goals, measures with owner and date, follow-up, evaluation,
// versions and PDF; progress on the thread.
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { createSealKey } from "~/documents/create-seal-key.server";
import { openSealKey, sealDocument } from "~/documents/seal-document.server";
import { verifyFile } from "~/domain/seal/verify-file.server";
import { actionPlanEntry } from "~db/schema/action-plan.server";
import { auditEvent } from "~db/schema/audit.server";
import { accessGrant } from "~db/schema/grant.server";
import { pupil } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { aPlanSchool, firstMeasure, fresh } from "~test/factories/plan";
import { refusedAt, words } from "~test/factories/report";
import { aMoment, aNote } from "~test/factories/world";
import { correctConcern } from "../concern/correct-concern.server";
import { deleteConcern } from "../concern/delete-concern.server";
import { printOf } from "../report/answer-print";
import { choosableEntries } from "./choosable-entries.server";
import { choosePlanEntries, startPlan } from "./choose-plan-entries.server";
import { finishPlan } from "./finish-plan.server";
import { followUpMeasure } from "./follow-up-measure.server";
import { formOf, measurePrint } from "./measure-form";
import { readPlan } from "./read-plan.server";
import { readPlanDocument } from "./read-plan-document.server";
import { savePlan } from "./save-plan.server";

describe("a plan made out of chosen earlier entries", () => {
  it("quotes them under needs, keeps the version that was read, and cannot be pulled from under the plan", async () => {
    const { world, teacher, pupilId, notes, start } = await aPlanSchool();
    const { planId } = await start(teacher, notes, "same-form");
    expect(await start(teacher, notes, "same-form")).toEqual({ planId });
    const { fields, entries } = await readPlan(teacher, { planId });
    expect(fields.needs.value).toContain("Sov på lektionen.");
    expect(fields.needs.value).toContain(teacher.actor.name);
    expect(entries).toHaveLength(2);
    const [first = ""] = notes;
    await correctConcern(teacher, { concernId: first, version: 1, form: aNote({ text: "Rättad." }) });
    const rows = await world.db.read.select().from(actionPlanEntry).where(eq(actionPlanEntry.planId, planId));
    expect(rows.find((r) => r.concernId === first)?.concernVersion).toBe(1);
    const deletion = deleteConcern(teacher, { concernId: first, version: 2 });
    expect(await refusedAt(deletion)).toEqual({ form: "concern_built_on" });
    expect((await choosableEntries(teacher, { planId })).entries).toEqual([]);
    expect((await choosableEntries(teacher, { pupilId })).entries).toHaveLength(2);
  });

  it("cuts nothing of a note away unseen: what does not fit together is chosen anew", async () => {
    const { teacher, pupilId, start } = await aPlanSchool();
    const long = [];
    for (let n = 0; n < 11; n++)
      long.push(await logged(teacher, pupilId, { form: { text: `${n} ${"Sov. ".repeat(119)}` } }));
    expect(await refusedAt(start(teacher, long))).toEqual({ entries: "plan:fault.quotes" });
    const { planId } = await start(teacher, long.slice(0, 9));
    const add = { planId, concernIds: long.slice(9), release: false, idempotencyKey: "more" };
    expect(await refusedAt(choosePlanEntries(teacher, add))).toEqual({ entries: "plan:fault.quotes" });
    expect((await readPlan(teacher, { planId })).fields.needs.value).toMatch(/8 (?:Sov\. ?){119}$/);
  });

  it("takes notes that the writer may not read, or another pupil's, from nobody; and none is no plan", async () => {
    const { world, teacher, start } = await aPlanSchool();
    const other = await world.pupil({ givenName: "Nils" });
    const elsewhere = await logged(teacher, other);
    expect(await refusedAt(start(teacher, [elsewhere]))).toEqual({ entries: "entry_foreign" });
    expect(await refusedAt(start(teacher, []))).toEqual({ entries: "plan:fault.entries" });
    const stranger = await world.staff("other_staff");
    await expect(start(stranger)).rejects.toThrow(NotVisible);
  });

  it("holds student health's own notes by student health alone, who says that guardians read the plan", async () => {
    const { world, teacher, counsellor, pupilId, planId, start } = await aPlanSchool();
    const inner = await logged(counsellor, pupilId, { form: { text: "Samtal.", circle: "student_health" } });
    expect(await refusedAt(start(teacher, [inner]))).toEqual({ entries: "entry_foreign" });
    expect(await refusedAt(start(counsellor, [inner]))).toEqual({ release: "plan:fault.release" });
    const choose = (release: boolean) =>
      choosePlanEntries(counsellor, { planId, concernIds: [inner], release, idempotencyKey: `${release}` });
    expect(await refusedAt(choose(false))).toEqual({ release: "plan:fault.release" });
    await choose(true);
    await choose(true);
    const rows = await world.db.read
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.kind, "plan.inner-released"));
    expect(rows.map((r) => r.subject)).toEqual([{ pupilId, planId, concernIds: [inner] }]);
    const hers = await readPlan(teacher, { planId });
    expect([hers.entries.length, hers.hiddenEntries]).toEqual([2, 1]);
    expect(hers.fields.needs.value).toContain("Samtal.");
  });

  it("is read by those who have the pupil, and written by those of them whom the principal has not let in for a time", async () => {
    const { world, colleague, planId, save } = await aPlanSchool();
    const guest = await world.staff("other_staff");
    await expect(readPlan(guest, { planId })).rejects.toThrow(NotVisible);
    const grant = { id: "grant-1", authorityId: world.authorityId, accountId: guest.actor.accountId };
    const made = { sourceId: "source-1", createdAt: aMoment };
    const temporary = {
      ...grant,
      ...made,
      pupilId: world.pupilId,
      ground: "temporary" as const,
      startsAt: aMoment,
    };
    await world.db.write((tx) => tx.insert(accessGrant).values(temporary));
    expect((await readPlan(guest, { planId })).can).toEqual({ write: false, close: false });
    await expect(save(guest, fresh({ evaluation: "Bra." }))).rejects.toThrow(NotVisible);
    await save(colleague, fresh({ evaluation: "Bra." }));
  });
});

describe("two who write a plan at once", () => {
  it("lose neither text: both are shown, and nothing of the form is saved before it is settled", async () => {
    const { teacher, colleague, planId, save } = await aPlanSchool();
    const met = { version: 1, print: printOf("I tid.") };
    const edit = (ctx: typeof teacher, goals: string, of: { version: number; print: string }) =>
      save(ctx, {
        goals: { value: goals, ...of },
        followUp: { value: goals, version: 0, print: printOf("") },
      });
    await save(teacher, { goals: { value: "I tid och glad.", ...met } });
    const refusal = await edit(colleague, "I tid varje dag.", met).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      errors: { goals: { params: { name: "Maria Ek", theirs: "I tid och glad.", version: 2 } } },
    });
    expect((await readPlan(teacher, { planId })).fields).toMatchObject({
      goals: { value: "I tid och glad." },
      followUp: { value: "" },
    });
    const settled = { version: 2, print: printOf("I tid och glad.") };
    await edit(colleague, "I tid varje dag, och glad.", settled);
    const { fields } = await readPlan(teacher, { planId });
    expect([fields.goals.value, fields.goals.byName]).toEqual(["I tid varje dag, och glad.", "Ola Berg"]);
    // A field that its writer left as she met it is no edit, however old her form.
    await save(teacher, {
      goals: { value: "I tid.", ...met },
      needs: { value: "Ro.", version: 2, print: "x" },
    });
    expect((await readPlan(teacher, { planId })).fields.goals.value).toBe("I tid varje dag, och glad.");
  });

  it("nor a measure's; and a second submit of the same form adds none twice", async () => {
    const { world, teacher, colleague, planId, save } = await aPlanSchool();
    await save(teacher, {}, [{ what: "Ringa hem", owner: "eleven" }], "twice");
    await save(teacher, {}, [{ what: "Ringa hem", owner: "eleven" }], "twice");
    const { measures } = await readPlan(teacher, { planId });
    expect(measures.map((m) => [m.what, m.ownerName, m.dueOn])).toEqual([
      ["Möta vid grinden", "Maria Ek", "2026-12-01"],
      ["Ringa hem", "eleven", null],
    ]);
    const [, second] = measures;
    if (!second) throw new Error("no measure");
    const change = (ctx: typeof teacher, what: string, remove = false) => {
      const form = { ...formOf(second), what };
      const met = { version: second.version, print: measurePrint(formOf(second)) };
      const measures = [{ id: second.id, ...form, ...met, remove }];
      return savePlan(ctx, { planId, fields: {}, measures, added: [], idempotencyKey: what });
    };
    await change(teacher, "Ringa hem på fredag");
    expect(await refusedAt(change(colleague, "Skriva hem"))).toEqual({ [second.id]: "plan:fault.conflict" });
    expect(await refusedAt(change(colleague, "Ringa hem", true))).toEqual({
      [second.id]: "plan:fault.conflict",
    });
    const foreign = await world.staff("other_staff");
    const given = save(teacher, {}, [{ what: "Läsa", ownerId: foreign.actor.accountId }]);
    expect(await refusedAt(given)).toEqual({ "new0-owner": "plan:fault.owner" });
    const wrong = save(teacher, {}, [{ what: "", dueOn: "2026-02-30" }]);
    expect(await refusedAt(wrong)).toEqual({
      "new0-what": "plan:fault.what",
      "new0-dueOn": "plan:fault.date",
    });
  });

  it("in the same moment: one is kept, the other is told", async () => {
    const { teacher, colleague, planId, save } = await aPlanSchool();
    const met = { version: 1, print: printOf("I tid.") };
    const results = await Promise.allSettled([
      save(teacher, { goals: { value: "A", ...met } }),
      save(colleague, { goals: { value: "B", ...met } }),
    ]);
    expect(results.filter((r) => r.status === "fulfilled")).toHaveLength(1);
    expect((await readPlan(teacher, { planId })).fields.goals.version).toBe(2);
  });
});

describe("a finished version", () => {
  it("is a sealed document that /verify finds, is superseded by the next, and holds what it must have", async () => {
    const { world, teacher, planId, save, start } = await aPlanSchool();
    const bare = (await start()).planId;
    const lacking = finishPlan(teacher, { planId: bare, words, seal: null });
    expect(await refusedAt(lacking)).toEqual({ form: "plan:fault.lacks.goals" });
    const holder = { organisation: "Exempelkommunen", commonName: "Stämpel för prov" };
    const times = { notBefore: new Date(+aMoment - 1000), notAfter: new Date(+aMoment + 86_400_000) };
    const key = await openSealKey(await createSealKey({ ...holder, ...times }, "prov"), "prov");
    const seal = (pdf: Uint8Array) => sealDocument(pdf, key, { at: aMoment });
    const first = await finishPlan(teacher, { planId, words, seal });
    expect(await finishPlan(teacher, { planId, words, seal })).toEqual(first);
    const read = (documentId: string, sealed: boolean) =>
      readPlanDocument(teacher, { planId, documentId, asFile: false, sealed });
    const [signed, file] = [await read(first.documentId, false), await read(first.documentId, true)];
    expect(Buffer.compare(file.subarray(0, signed.length), signed)).toBe(0);
    expect(file.length).toBeGreaterThan(signed.length);
    expect(await verifyFile(world, file)).toMatchObject({ verdict: "intact", superseded: false });
    await save(teacher, fresh({ followUp: "Möte i januari." }));
    expect(await readPlan(teacher, { planId })).toMatchObject({ current: false });
    const second = await finishPlan(teacher, { planId, words, seal });
    expect(second.number).toBe(2);
    expect(await verifyFile(world, file)).toMatchObject({ verdict: "intact", superseded: true });
    expect(Buffer.compare(await read(first.documentId, true), file)).toBe(0);
  });

  it("tells neither the notes' text nor, of a protected pupil, school or authority", async () => {
    const { world, teacher, pupilId, planId, finish } = await aPlanSchool();
    const drawn = async () => {
      let seen = "";
      const listening = (key: string, params?: Record<string, string | number>) => {
        seen += `${key} `;
        return words(key, params);
      };
      await finishPlan(teacher, { planId, words: listening, seal: null });
      return seen;
    };
    await finish();
    await world.db.write((tx) =>
      tx.update(pupil).set({ protection: "confidentiality" }).where(eq(pupil.id, pupilId)),
    );
    await followUpMeasure(teacher, {
      planId,
      ...(await firstMeasure(teacher, planId)),
      status: "done",
      note: "",
    });
    expect(await drawn()).toContain("report:document.issuerHidden");
  });
});

it("a plan is begun by nobody who does not have the pupil", async () => {
  const { world, pupilId, notes } = await aPlanSchool();
  const stranger = await world.staff("teacher");
  const form = { pupilId, concernIds: notes, release: false, language: "sv" as const, idempotencyKey: "k" };
  await expect(startPlan(stranger, form)).rejects.toThrow(NotVisible);
});
