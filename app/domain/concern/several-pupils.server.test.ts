// One note about several pupils: one entry each, linked, each under its own pupil's key; a pupil's page never reveals the
// others to someone who may not see them.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { concern, concernVersion } from "~db/schema/concern.server";
import { accessGrant } from "~db/schema/grant.server";
import { occasionEntry } from "~db/schema/matter.server";
import { idempotency } from "~db/schema/operation.server";
import { aNote, aWorld, later, type World } from "~test/factories/world";
import { giveTemporaryAccess } from "../access-grant/give-temporary-access.server";
import { proposeHandover } from "../handover/propose-handover.server";
import { readThread } from "../pupil/read-thread.server";
import { correctConcern } from "./correct-concern.server";
import { deleteConcern } from "./delete-concern.server";
import { looseFromOccasion } from "./leave-occasion.server";
import { type LogConcern, logConcern } from "./log-concern.server";
import { readConcern } from "./read-concern.server";
import { textPlace } from "./seal-concern";
import { withdrawConcern } from "./withdraw-concern.server";

async function aQuarrel() {
  const world = await aWorld();
  const theo = await world.pupil({ givenName: "Theo", familyName: "Åkesson" });
  const ida = await world.pupil({ givenName: "Ida", familyName: "Norén" });
  const teacher = await world.staff("teacher", { group: "teacher" });
  const write = (given: Partial<LogConcern> = {}) =>
    logConcern(teacher, {
      pupilId: world.pupilId,
      form: aNote({ text: "Slogs på skolgården.", category: "conflict" }),
      files: [],
      linkTo: "",
      tell: [],
      also: [theo, ida],
      idempotencyKey: "k",
      ...given,
    });
  return { world, theo, ida, teacher, write };
}

const noteOf = async (world: World, pupilId: string) =>
  (await world.db.read.select().from(concern).where(eq(concern.pupilId, pupilId)))[0]?.id ?? "";

/** Has one pupil of the class and no other. */
async function holderOf(world: World, pupilId: string): Promise<StaffCtx> {
  const ctx = await world.staff("teacher");
  await giveTemporaryAccess(await world.staff("principal"), {
    pupilId,
    accountId: ctx.actor.accountId,
    reason: "Vikarie",
    until: "2026-12-01",
    idempotencyKey: randomUUID(),
  });
  return ctx;
}

describe("one note about several pupils", () => {
  it("is one entry each, linked, each under its own pupil's key", async () => {
    const { world, theo, ida, teacher, write } = await aQuarrel();
    const { concernId, others } = await write();
    expect(others).toBe(2);
    const all = [world.pupilId, theo, ida];
    for (const pupilId of all) {
      const { entries, occasions } = await readThread(teacher, { pupilId });
      expect(entries.map((e) => e.text)).toEqual(["Slogs på skolgården."]);
      expect(occasions.filter((o) => o.ofId === entries[0]?.id)).toHaveLength(2);
    }
    const versions = await world.db.read.select().from(concernVersion);
    expect(new Set(versions.map((v) => Buffer.from(v.sealedText).toString("hex"))).size).toBe(3);
    // The first pupil is erased: her key is gone, and the others' notes open as before.
    await world.vault.destroyKey({ kind: "pupil", id: world.pupilId });
    const open = versions.map((v) => ({ ...textPlace(v.concernId, 1), sealed: v.sealedText }));
    const texts = await world.vault.openTexts(open);
    expect(versions.map((v, i) => [v.concernId === concernId, texts[i]])).toEqual(
      expect.arrayContaining([
        [true, null],
        [false, "Slogs på skolgården."],
        [false, "Slogs på skolgården."],
      ]),
    );
  });

  it("names the others, on the note's own page, to whoever has them; the author is told how many", async () => {
    const { teacher, write } = await aQuarrel();
    const { concernId } = await write();
    const read = await readConcern(teacher, { concernId });
    expect(read.occasion.map((o) => o.pupilName).sort()).toEqual(["Ida Norén", "Theo Åkesson"]);
    expect(read.can.leaveOccasion).toBe(true);
  });

  it("never reveals the others to someone who may not see them: no name, no id, no count", async () => {
    const { world, theo, ida, write } = await aQuarrel();
    await write();
    const reader = await holderOf(world, theo);
    const thread = await readThread(reader, { pupilId: theo });
    const read = await readConcern(reader, { concernId: await noteOf(world, theo) });
    expect(thread.entries).toHaveLength(1);
    expect([thread.occasions, read.occasion]).toEqual([[], []]);
    const [mine, hers] = [await noteOf(world, world.pupilId), await noteOf(world, ida)];
    for (const told of [thread, read])
      for (const secret of ["Alva", "Ida", world.pupilId, ida, mine, hers])
        expect(JSON.stringify(told), secret).not.toContain(secret);
  });

  it("names no protected pupil, and none whom its author has no longer", async () => {
    const { world, teacher, write } = await aQuarrel();
    const hidden = await world.pupil({ givenName: "Moa", familyName: "Dahl", protection: "confidentiality" });
    const mentor = await world.staff("teacher", { group: "mentor" });
    const { concernId } = await logConcern(mentor, {
      ...{ pupilId: world.pupilId, form: aNote(), files: [], linkTo: "", tell: [] },
      ...{ also: [hidden], idempotencyKey: "m" },
    });
    expect((await readConcern(mentor, { concernId })).occasion).toMatchObject([{ pupilName: null }]);
    const mine = await write();
    await proposeHandover(teacher, {
      ...{ pupilIds: [world.pupilId], toId: "", changeOn: "2026-11-23", summaries: {}, idempotencyKey: "h" },
    });
    const afterwards = later(teacher, 48 * 3_600_000);
    const own = await readConcern(afterwards, { concernId: mine.concernId });
    expect(own.pupil).toBeNull();
    expect(own.occasion.map((o) => o.pupilName).sort()).toEqual(["Ida Norén", "Theo Åkesson"]);
    const other = await readConcern(afterwards, { concernId: own.occasion[0]?.concernId ?? "" });
    expect(other.occasion.find((o) => o.concernId === mine.concernId)).toMatchObject({ pupilName: null });
  });

  it("is all or nothing: one pupil whom the author lacks, and none is written", async () => {
    const { world, theo, teacher, write } = await aQuarrel();
    const foreign = await world.pupil({ givenName: "Moa", familyName: "Dahl", inClass: false });
    for (const also of [
      [theo, foreign],
      [theo, "no-such-pupil"],
    ])
      await expect(write({ also })).rejects.toMatchObject({ errors: { also: { key: "also_unknown" } } });
    const many = Array.from({ length: 11 }, () => randomUUID());
    await expect(write({ also: many })).rejects.toMatchObject({ errors: { also: { key: "also_too_many" } } });
    const inner = write({ form: aNote({ circle: "student_health" }) });
    await expect(inner).rejects.toMatchObject({ errors: { circle: { key: "circle_not_yours" } } });
    // Loses one of them while the note is being sealed: the write asks again.
    const slow: StaffCtx = {
      ...teacher,
      db: {
        ...teacher.db,
        write: async (unit) => {
          await world.db.write((tx) =>
            tx.update(accessGrant).set({ endsAt: teacher.now }).where(eq(accessGrant.pupilId, theo)),
          );
          return world.db.write(unit);
        },
      },
    };
    const sent = { form: aNote(), files: [], linkTo: "", tell: [], also: [theo], idempotencyKey: "slow" };
    await expect(logConcern(slow, { ...sent, pupilId: world.pupilId })).rejects.toMatchObject({
      errors: { also: { key: "also_unknown" } },
    });
    expect(await world.db.read.select().from(concern)).toEqual([]);
    expect(
      await world.db.read.select().from(idempotency).where(eq(idempotency.useCase, "log-concern")),
    ).toEqual([]);
  });

  it("sent twice is written once, and a pupil named twice has one note", async () => {
    const { world, theo, write } = await aQuarrel();
    const first = await write({ also: [theo, theo, world.pupilId] });
    expect(await write({ also: [theo, theo, world.pupilId] })).toEqual(first);
    expect(await world.db.read.select().from(concern)).toHaveLength(2);
    expect(await world.db.read.select().from(occasionEntry)).toHaveLength(2);
  });

  it("leaves a trail of its own for each pupil, and none names two", async () => {
    const { world, theo, ida, write } = await aQuarrel();
    await write();
    const rows = await world.db.read.select().from(auditEvent);
    for (const pupilId of [world.pupilId, theo, ida]) {
      const own = rows.filter((r) => r.pupilId === pupilId && r.actorKind === "staff");
      expect(own.map((r) => r.kind).sort()).toEqual(["concern.logged", "follow-up.opened", "occasion.tied"]);
      const others = [world.pupilId, theo, ida].filter((id) => id !== pupilId);
      for (const other of others) expect(JSON.stringify(own)).not.toContain(other);
    }
  });
});

describe("of several pupils' notes on one occasion, one", () => {
  it("is corrected, withdrawn and deleted by itself; the others are unaffected and still belong together", async () => {
    const { world, theo, ida, teacher, write } = await aQuarrel();
    const { concernId } = await write();
    const [his, hers] = [await noteOf(world, theo), await noteOf(world, ida)];
    await correctConcern(teacher, { concernId, version: 1, form: aNote({ text: "Knuffades." }) });
    await withdrawConcern(teacher, { concernId: his, version: 1, reason: "Var inte där." });
    const read = await readConcern(teacher, { concernId: hers });
    expect(read.versions.map((v) => v.text)).toEqual(["Slogs på skolgården."]);
    expect(read.occasion.find((o) => o.concernId === his)).toMatchObject({ withdrawn: true });
    await deleteConcern(teacher, { concernId, version: 2 });
    const after = await readConcern(teacher, { concernId: hers });
    expect(after.occasion.map((o) => o.concernId)).toEqual([his]);
    expect(await readThread(teacher, { pupilId: world.pupilId })).toMatchObject({
      entries: [],
      occasions: [],
    });
  });

  it("is loosened by its author alone, and nothing is left of an occasion of one", async () => {
    const { world, theo, teacher, write } = await aQuarrel();
    const { concernId } = await write({ also: [theo] });
    const colleague = await world.staff("teacher", { group: "mentor" });
    await expect(looseFromOccasion(colleague, { concernId })).rejects.toBeInstanceOf(NotVisible);
    await looseFromOccasion(teacher, { concernId });
    await looseFromOccasion(teacher, { concernId });
    expect(await world.db.read.select().from(occasionEntry)).toEqual([]);
    const left = await world.db.read.select().from(auditEvent).where(eq(auditEvent.kind, "occasion.left"));
    expect(left).toHaveLength(1);
  });
});
