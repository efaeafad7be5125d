// Between schools: that there is an earlier school and whom to ask; no content until a person there has decided, with ground;
// then a sealed transfer with receipt.
import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { concern } from "~db/schema/concern.server";
import { historyTransfer } from "~db/schema/history.server";
import { pupil } from "~db/schema/school.server";
import { betweenSchools } from "~test/factories/between-schools";
import { everyRow } from "~test/factories/every-row";
import { aNote, later, type World } from "~test/factories/world";
import { correctConcern } from "../concern/correct-concern.server";
import { logConcern } from "../concern/log-concern.server";
import { withdrawConcern } from "../concern/withdraw-concern.server";
import { askForHistory, readEarlierSchools } from "./ask-for-history.server";
import { historyContent } from "./content";
import { decideHistory, readHistoryRequest } from "./decide-history.server";
import { readHistory } from "./read-history.server";

const protect = (world: World, id: string) =>
  world.db.write((tx) => tx.update(pupil).set({ protection: "confidentiality" }).where(eq(pupil.id, id)));

describe("between schools", () => {
  it("the new school sees the earlier one and whom to ask, and not whether anything is written", async () => {
    const { world, newPrincipal, newStaff, toPupilId, oldTeacher } = await betweenSchools();
    const seen = await readEarlierSchools(newPrincipal, { pupilId: toPupilId });
    expect(seen.schools).toEqual([
      {
        schoolUnitId: world.schoolUnitId,
        schoolName: "Norrskolan",
        principals: ["Jonas Hed"],
        transfer: null,
      },
    ]);
    const counsellor = await newStaff("counsellor");
    expect((await readEarlierSchools(counsellor, { pupilId: toPupilId })).schools).toHaveLength(1);
    for (const ctx of [await newStaff("teacher"), oldTeacher])
      await expect(readEarlierSchools(ctx, { pupilId: toPupilId })).rejects.toBeInstanceOf(NotVisible);
  });

  it("no content goes until a person at the old school has decided, with a ground, note by note", async () => {
    const { world, newPrincipal, oldPrincipal, toPupilId, note, ask, send } = await betweenSchools();
    const transferId = await ask();
    expect(await ask()).toBe(transferId);
    expect(await world.db.read.select().from(historyTransfer)).toHaveLength(1);
    const open = () => readHistory(newPrincipal, { pupilId: toPupilId, transferId });
    await expect(open()).rejects.toBeInstanceOf(NotVisible);
    const request = await readHistoryRequest(oldPrincipal, { transferId });
    // Student health's own is not among what can be chosen.
    expect(request.entries.map((e) => e.text).sort()).toEqual([
      "Har fått en stödkontakt.",
      "Orolig på morgnarna.",
    ]);
    for (const [over, field] of [
      [{ ground: "" }, "ground"],
      [{ ground: "curiosity" }, "ground"],
      [{ ground: "consent", consentOn: "" }, "consentOn"],
      [{ ground: "consent", consentOn: "2026-11-23" }, "consentOn"],
      [{ entryIds: [] }, "entryIds"],
      [{ notToGuardians: "x".repeat(201) }, "notToGuardians"],
    ] as const)
      await expect(
        send(transferId, { ...over, entryIds: "entryIds" in over ? [] : [note] }),
      ).rejects.toMatchObject({
        errors: { [field]: expect.anything() },
      });
    await expect(open()).rejects.toBeInstanceOf(NotVisible);
    await send(transferId);
    const { entries, unaltered, ground } = await open();
    expect(entries.map((e) => e.text)).toEqual(["Orolig på morgnarna."]);
    expect([unaltered, ground]).toEqual([true, "school_change"]);
    const events = await world.db.read.select().from(auditEvent).where(eq(auditEvent.kind, "history.sent"));
    expect(events.map((e) => e.subject)).toMatchObject([{ lawfulBy: "school_change", entries: 1 }]);
  });

  it("what was marked on the body map goes with its note, as it stands, sealed; a copy from before has none", async () => {
    const { world, oldTeacher, oldPrincipal, newPrincipal, toPupilId, ask, send } = await betweenSchools();
    const bruise = { part: "front-cheek-left", kind: "bruise", words: "gulgrönt" } as const;
    const burn = { part: "back-hand-right", kind: "burn", words: "stor som en femkrona" } as const;
    const { concernId } = await logConcern(oldTeacher, {
      ...{ pupilId: world.pupilId, form: aNote({ category: "injury" }), files: [], linkTo: "", tell: [] },
      ...{ marks: [bruise], idempotencyKey: "marked" },
    });
    const correction = { concernId, version: 1, form: aNote({ category: "injury" }), marks: [bruise, burn] };
    await correctConcern(oldTeacher, correction);
    const transferId = await ask();
    const request = await readHistoryRequest(oldPrincipal, { transferId });
    expect(request.entries.find(({ id }) => id === concernId)?.marks).toEqual([bruise, burn]);
    await send(transferId, { entryIds: [concernId] });
    const read = await readHistory(newPrincipal, { pupilId: toPupilId, transferId });
    expect(read).toMatchObject({ unaltered: true, entries: [{ marks: [bruise, burn] }] });
    expect((await everyRow(world.db)).join("")).not.toContain("femkrona");
    const before = {
      school: "X",
      sentOn: "2026-11-01",
      entries: [{ ...read.entries[0], marks: undefined, files: 0 }],
    };
    expect(historyContent.parse(before).entries[0]?.marks).toEqual([]);
  });

  it("that guardians must not meet it goes along with its reason, sealed with the notes", async () => {
    const { world, newPrincipal, toPupilId, ask, send } = await betweenSchools();
    const transferId = await ask();
    const reason = "Eleven har berättat om våld hemma.";
    await send(transferId, { notToGuardians: ` ${reason} ` });
    const read = await readHistory(newPrincipal, { pupilId: toPupilId, transferId });
    expect(read).toMatchObject({ notToGuardians: reason, unaltered: true });
    expect((await everyRow(world.db)).join("")).not.toContain("våld hemma");
  });

  it("the copy is sealed under the receiving pupil's key, and the originals stay", async () => {
    const { world, newPrincipal, toPupilId, ask, send } = await betweenSchools();
    const before = (await everyRow(world.db)).filter((row) => row.startsWith("concern"));
    const transferId = await ask();
    await send(transferId, { ground: "consent", consentOn: "2026-11-20" });
    expect((await everyRow(world.db)).filter((row) => row.startsWith("concern"))).toEqual(before);
    await world.vault.destroyKey({ kind: "pupil", id: world.pupilId });
    const read = await readHistory(newPrincipal, { pupilId: toPupilId, transferId });
    expect(read.entries).toHaveLength(1);
    await world.vault.destroyKey({ kind: "pupil", id: toPupilId });
    await expect(readHistory(newPrincipal, { pupilId: toPupilId, transferId })).rejects.toThrow();
  });

  it("the first opening is the receipt that the old school sees", async () => {
    const { newPrincipal, oldPrincipal, toPupilId, ask, send } = await betweenSchools();
    const transferId = await ask();
    await send(transferId);
    expect((await readHistoryRequest(oldPrincipal, { transferId })).readAt).toBeNull();
    const first = later(newPrincipal, 60_000);
    await readHistory(first, { pupilId: toPupilId, transferId });
    await readHistory(later(newPrincipal, 120_000), { pupilId: toPupilId, transferId });
    const seen = await readHistoryRequest(oldPrincipal, { transferId });
    expect(seen).toMatchObject({ readAt: first.now, readBy: "Ny principal", sent: 1, entries: [] });
  });

  it("is decided once, by the old school's principal alone; a no gives nothing", async () => {
    const { newPrincipal, oldTeacher, toPupilId, ask, send, world } = await betweenSchools();
    const transferId = await ask();
    for (const ctx of [newPrincipal, oldTeacher]) {
      await expect(readHistoryRequest(ctx, { transferId })).rejects.toBeInstanceOf(NotVisible);
      await expect(
        decideHistory(ctx, {
          transferId,
          version: 1,
          answer: "refuse",
          ground: "",
          consentOn: "",
          entryIds: [],
          fileIds: [],
        }),
      ).rejects.toBeInstanceOf(NotVisible);
    }
    await send(transferId, { answer: "refuse" });
    await expect(send(transferId)).rejects.toMatchObject({ errors: { form: { key: "history_decided" } } });
    await expect(readHistory(newPrincipal, { pupilId: toPupilId, transferId })).rejects.toBeInstanceOf(
      NotVisible,
    );
    const [row] = await world.db.read.select().from(historyTransfer);
    expect(row).toMatchObject({ status: "refused", sealedContent: null });
    // It may be asked again.
    await askForHistory(newPrincipal, { pupilId: toPupilId, schoolUnitId: world.schoolUnitId });
    expect(await world.db.read.select().from(historyTransfer)).toHaveLength(2);
  });

  it.each(["here", "there"])(
    "of a pupil who is protected %s nothing is told, asked or sent",
    async (where) => {
      const { world, newPrincipal, oldPrincipal, toPupilId, ask, send } = await betweenSchools();
      const transferId = await ask();
      await protect(world, where === "here" ? toPupilId : world.pupilId);
      expect((await readEarlierSchools(newPrincipal, { pupilId: toPupilId })).schools).toEqual([]);
      await expect(
        askForHistory(newPrincipal, { pupilId: toPupilId, schoolUnitId: world.schoolUnitId }),
      ).rejects.toBeInstanceOf(NotVisible);
      await expect(readHistoryRequest(oldPrincipal, { transferId })).rejects.toBeInstanceOf(NotVisible);
      await expect(send(transferId)).rejects.toBeInstanceOf(NotVisible);
    },
  );

  it("what becomes student health's own while it is being sent does not go", async () => {
    const { world, note, ask, send, newPrincipal, toPupilId } = await betweenSchools();
    const transferId = await ask();
    const seal = world.vault.seal.bind(world.vault);
    const spy = vi.spyOn(world.vault, "seal").mockImplementation(async (...given) => {
      await world.db.write((tx) =>
        tx.update(concern).set({ circle: "student_health" }).where(eq(concern.id, note)),
      );
      return seal(...given);
    });
    await expect(send(transferId, { entryIds: [note] })).rejects.toMatchObject({
      errors: { entryIds: { key: "version_old" } },
    });
    spy.mockRestore();
    await world.db.write((tx) => tx.update(concern).set({ circle: "pupil" }).where(eq(concern.id, note)));
    await send(transferId, { entryIds: [note] });
    // The same form once more; and another answer.
    await send(transferId, { entryIds: [note] });
    await expect(send(transferId, { answer: "refuse" })).rejects.toMatchObject({
      errors: { form: { key: "history_decided" } },
    });
    expect((await readHistory(newPrincipal, { pupilId: toPupilId, transferId })).entries).toHaveLength(1);
  });

  it("takes no withdrawn note, and is not opened by another pupil's address", async () => {
    const { world, oldTeacher, newPrincipal, note, other, ask, send } = await betweenSchools();
    await withdrawConcern(oldTeacher, { concernId: note, version: 1, reason: "Fel elev." });
    const transferId = await ask();
    await expect(send(transferId, { entryIds: [note] })).rejects.toMatchObject({
      errors: { entryIds: { key: "notes_missing" } },
    });
    await send(transferId, { entryIds: [other] });
    await expect(readHistory(newPrincipal, { pupilId: world.pupilId, transferId })).rejects.toBeInstanceOf(
      NotVisible,
    );
  });
});
