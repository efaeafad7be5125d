// Student health of one school who teaches at another: a teacher there, and nothing more.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { duty, pupil, schoolUnit } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { refusedAt } from "~test/factories/report";
import { aNote, aWorld, later, type World } from "~test/factories/world";
import { closeFollowUp } from "../follow-up/close-follow-up.server";
import { composerFor } from "../pupil/read-composer.server";
import { readThread } from "../pupil/read-thread.server";
import { correctConcern } from "./correct-concern.server";
import { logConcern } from "./log-concern.server";
import { readConcern } from "./read-concern.server";

async function aSchoolBeside(world: World): Promise<string> {
  const id = randomUUID();
  const { authorityId } = world;
  await world.db.write((tx) =>
    tx
      .insert(schoolUnit)
      .values({ id, authorityId, name: "Söderskolan", kind: "compulsory", municipalityCode: "2282" }),
  );
  return id;
}

async function aVisitor() {
  const world = await aWorld();
  const other = await aSchoolBeside(world);
  const counsellor = await world.staff("counsellor");
  const psychologist = await world.staff("school_psychologist", { group: "teacher" });
  const { accountId } = psychologist.actor;
  await world.db.write((tx) =>
    tx.update(duty).set({ schoolUnitId: other }).where(eq(duty.accountId, accountId)),
  );
  await world.grant();
  const duties = [{ role: "school_psychologist" as const, schoolUnitId: other }];
  const visitor: StaffCtx = { ...psychologist, actor: { ...psychologist.actor, duties } };
  const inner = await logged(counsellor, world.pupilId, { form: { circle: "student_health" } });
  return { world, other, counsellor, visitor: later(visitor, 1000), inner };
}

it("neither reads, handles nor links the other school's inner notes", async () => {
  const { world, visitor, inner } = await aVisitor();
  const { pupilId } = world;
  expect((await readThread(visitor, { pupilId })).entries).toEqual([]);
  expect((await composerFor(visitor, { pupilId })).earlier).toEqual([]);
  await expect(readConcern(visitor, { concernId: inner })).rejects.toBeInstanceOf(NotVisible);
  const closing = { concernId: inner, version: 1, note: "Klart.", idempotencyKey: "c" };
  await expect(closeFollowUp(visitor, closing)).rejects.toBeInstanceOf(NotVisible);
  const linking = logConcern(visitor, {
    pupilId,
    form: aNote(),
    files: [],
    linkTo: inner,
    tell: [],
    idempotencyKey: "l",
  });
  expect(await refusedAt(linking)).toEqual({ linkTo: "link_foreign" });
});

it("neither writes an inner note there nor makes one of what she wrote", async () => {
  const { world, visitor } = await aVisitor();
  const { pupilId } = world;
  const form = aNote({ circle: "student_health" });
  const logging = logConcern(visitor, {
    pupilId,
    form,
    files: [],
    linkTo: "",
    tell: [],
    idempotencyKey: "i",
  });
  expect(await refusedAt(logging)).toEqual({ circle: "circle_not_yours" });
  const concernId = await logged(visitor, pupilId);
  const correcting = correctConcern(visitor, { concernId, version: 1, form });
  expect(await refusedAt(correcting)).toEqual({ circle: "circle_not_yours" });
});

// A record at another unit than it was written at: as pupils moved before each unit had one of its own (decision 0035). How
// they move now is in history/change-of-school and test/routes/change-of-school.
it("student health of the school whose record it is reads it; who wrote there before keeps only her own notes", async () => {
  const { world, other, counsellor, visitor, inner } = await aVisitor();
  const nurse = await world.staff("school_nurse");
  await world.db.write((tx) =>
    tx.update(pupil).set({ schoolUnitId: other }).where(eq(pupil.id, world.pupilId)),
  );
  await world.grant(visitor.now);
  const afterwards = <C extends StaffCtx>(ctx: C) => later(ctx, 2000);
  expect((await readConcern(afterwards(visitor), { concernId: inner })).versions).toHaveLength(1);
  await expect(readConcern(afterwards(nurse), { concernId: inner })).rejects.toBeInstanceOf(NotVisible);
  await expect(readThread(afterwards(counsellor), { pupilId: world.pupilId })).rejects.toBeInstanceOf(
    NotVisible,
  );
  const form = aNote({ circle: "student_health", text: "Rättad." });
  await correctConcern(afterwards(counsellor), { concernId: inner, version: 1, form });
  expect((await readConcern(afterwards(counsellor), { concernId: inner })).circle).toBe("student_health");
});
