// A list shows exactly what its predicate allows of the whole: for every kind of actor, with a database beneath.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { can, concernScope } from "~/access/policy";
import { giveTemporaryAccess } from "~/domain/access-grant/give-temporary-access.server";
import { listTodo } from "~/domain/concern/list-todo.server";
import { withdrawConcern } from "~/domain/concern/withdraw-concern.server";
import { listPupils } from "~/domain/pupil/list-pupils.server";
import { composerFor } from "~/domain/pupil/read-composer.server";
import { readThread } from "~/domain/pupil/read-thread.server";
import { concernsWithin } from "~db/concern.server";
import { grantsFor } from "~db/grant.server";
import { findPupil } from "~db/pupil.server";
import { concern } from "~db/schema/concern.server";
import { duty, pupil, schoolUnit } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { aWorld, later, type World } from "~test/factories/world";

interface Cast {
  world: World;
  people: Record<string, StaffCtx>;
  pupilIds: string[];
}

async function aSchoolWithNotes(): Promise<Cast> {
  const world = await aWorld();
  const theo = await world.pupil({ givenName: "Theo", familyName: "Åkesson" });
  const hidden = await world.pupil({ givenName: "Ida", familyName: "Norén", protection: "confidentiality" });
  const teacher = await world.staff("teacher", { group: "teacher" });
  const mentor = await world.staff("teacher", { group: "mentor" });
  const mentorOfHealth = await world.staff("special_educator", { group: "mentor" });
  const counsellor = await world.staff("counsellor");
  const principal = await world.staff("principal");
  const stranger = await world.staff("teacher");
  const substitute = await world.staff("teacher");
  await giveTemporaryAccess(principal, {
    pupilId: theo,
    accountId: substitute.actor.accountId,
    reason: "Vikarie",
    until: "2026-12-01",
    idempotencyKey: "t",
  });
  for (const pupilId of [world.pupilId, theo]) {
    const first = await logged(teacher, pupilId);
    await logged(mentor, pupilId, { form: { priority: "act_now" }, linkTo: first });
    await logged(counsellor, pupilId, { form: { circle: "student_health" } });
    await logged(mentorOfHealth, pupilId, { form: { circle: "student_health", priority: "act_now" } });
    const gone = await logged(counsellor, pupilId);
    await withdrawConcern(counsellor, { concernId: gone, version: 1, reason: "Fel elev" });
  }
  await logged(substitute, theo);
  const { elsewhere, moved } = await anotherSchool(world, counsellor);
  const before = await world.staff("special_educator", { group: "teacher" });
  await logged(before, theo, { form: { circle: "student_health" } });
  const formerly = await nowTeacher(world, before);
  await logged(mentor, hidden);
  const people = {
    teacher,
    mentor,
    mentorOfHealth,
    counsellor,
    principal,
    stranger,
    substitute,
    formerly,
    elsewhere,
  };
  return { world, people, pupilIds: [world.pupilId, theo, hidden, moved] };
}

/**
 * The other school's psychologist teaches a class here; a record in which she wrote there is here now, as records moved
 * before each unit had its own (decision 0035), and the counsellor here has written since. Both notes are student health's own.
 */
async function anotherSchool(world: World, here: StaffCtx): Promise<{ elsewhere: StaffCtx; moved: string }> {
  const other = randomUUID();
  const moved = await world.pupil({ givenName: "Moa", familyName: "Dahl", inClass: false });
  const psychologist = await world.staff("school_psychologist", { group: "teacher" });
  const { accountId } = psychologist.actor;
  await world.db.write(async (tx) => {
    const { authorityId } = world;
    await tx
      .insert(schoolUnit)
      .values({ id: other, authorityId, name: "Söderskolan", kind: "compulsory", municipalityCode: "2282" });
    await tx.update(duty).set({ schoolUnitId: other }).where(eq(duty.accountId, accountId));
    await tx.insert(duty).values({
      id: randomUUID(),
      accountId,
      schoolUnitId: world.schoolUnitId,
      role: "teacher",
      startsOn: "2026-08-17",
    });
    await tx.update(pupil).set({ schoolUnitId: other }).where(eq(pupil.id, moved));
  });
  const duties = [
    { role: "school_psychologist" as const, schoolUnitId: other },
    { role: "teacher" as const, schoolUnitId: world.schoolUnitId },
  ];
  const elsewhere = { ...psychologist, actor: { ...psychologist.actor, duties } };
  await world.grant();
  await logged(elsewhere, moved, { form: { circle: "student_health" } });
  await logged(await aColleague(world, other), moved, { form: { circle: "student_health" } });
  await world.db.write((tx) =>
    tx.update(pupil).set({ schoolUnitId: world.schoolUnitId }).where(eq(pupil.id, moved)),
  );
  await world.grant();
  await logged(here, moved, { form: { circle: "student_health" } });
  return { elsewhere: later(elsewhere, 1000), moved };
}

async function aColleague(world: World, schoolUnitId: string): Promise<StaffCtx> {
  const ctx = await world.staff("school_nurse");
  await world.db.write((tx) =>
    tx.update(duty).set({ schoolUnitId }).where(eq(duty.accountId, ctx.actor.accountId)),
  );
  await world.grant();
  return { ...ctx, actor: { ...ctx.actor, duties: [{ role: "school_nurse", schoolUnitId }] } };
}

/** Has left student health, still teaches: her own note of that time is hers to read, no other's. */
async function nowTeacher(world: World, ctx: StaffCtx): Promise<StaffCtx> {
  const { accountId } = ctx.actor;
  await world.db.write((tx) => tx.update(duty).set({ role: "teacher" }).where(eq(duty.accountId, accountId)));
  await world.grant();
  const duties = [{ role: "teacher" as const, schoolUnitId: world.schoolUnitId }];
  return { ...later(ctx, 1000), actor: { ...ctx.actor, duties } };
}

test("threads, lists of pupils, the composer's links and the list of what to do: no more, no less", async () => {
  const { world, people, pupilIds } = await aSchoolWithNotes();
  const all = await world.db.read.select().from(concern);
  const everyone = await world.db.read.select().from(pupil);
  const seen: Record<string, number> = {};
  for (const [name, ctx] of Object.entries(people)) {
    const factsOf = async (pupilId: string) => ({
      authorityId: world.authorityId,
      schoolUnitId: (await findPupil(world.db.read, pupilId))?.schoolUnitId ?? "",
      grants: await grantsFor(world.db.read, ctx.actor.accountId, pupilId),
      now: ctx.now,
    });
    const readable: string[] = [];
    for (const c of all) {
      const facts = { ...(await factsOf(c.pupilId)), authorId: c.authorId, circle: c.circle };
      if (can(ctx.actor, "concern.read", facts).allow) readable.push(c.id);
    }
    const own: string[] = [];
    for (const p of everyone) {
      if (can(ctx.actor, "pupil.read", await factsOf(p.id)).allow) own.push(p.id);
    }

    const listed: string[] = [];
    for (const pupilId of pupilIds) {
      const scope = concernScope(ctx.actor, await factsOf(pupilId));
      if (scope) listed.push(...(await concernsWithin(world.db.read, pupilId, scope)).map((c) => c.id));
    }
    expect(listed.sort(), name).toEqual(readable.sort());
    const { groups } = await listPupils(ctx, { withState: false, withProtected: true });
    expect(groups.flatMap((g) => g.pupils.map((p) => p.id)).sort(), name).toEqual(own.sort());

    for (const pupilId of own) {
      const thread = await readThread(ctx, { pupilId });
      const ids = thread.entries.map((e) => e.id);
      expect(
        ids.every((id) => readable.includes(id)),
        name,
      ).toBe(true);
      expect(
        thread.entries.flatMap((e) => e.links).every((l) => ids.includes(l.otherId)),
        name,
      ).toBe(true);
      const offered = (await composerFor(ctx, { pupilId })).earlier.map((e) => e.id);
      expect(offered.sort()).toEqual(
        thread.entries
          .filter((e) => e.withdrawal === null)
          .map((e) => e.id)
          .sort(),
      );
    }
    const { followUps } = await listTodo(ctx);
    expect(
      followUps.every((f) => readable.includes(f.concernId)),
      name,
    ).toBe(true);
    seen[name] = readable.length;
  }
  expect(seen).toEqual({
    teacher: 7,
    mentor: 8,
    mentorOfHealth: 16,
    counsellor: 15,
    principal: 8,
    stranger: 0,
    substitute: 4,
    formerly: 8,
    // What teachers read of her class, and her own note on the one who moved: nothing of either school's inner circle.
    elsewhere: 8,
  });
}, 60_000);

test("the state shown of a pupil counts no note that the reader may not open", async () => {
  const { people } = await aSchoolWithNotes();
  const openOf = async (ctx: StaffCtx) => {
    const { groups } = await listPupils(ctx, { withState: true, withProtected: false });
    return groups.flatMap((g) => g.pupils.map((p) => [p.name, p.state?.open]));
  };
  expect(await openOf(people.teacher as StaffCtx)).toEqual([
    ["Alva Lindqvist", 2],
    ["Theo Åkesson", 3],
  ]);
  expect(await openOf(people.counsellor as StaffCtx)).toEqual([
    ["Moa Dahl", 3],
    ["Alva Lindqvist", 4],
    ["Theo Åkesson", 6],
  ]);
}, 60_000);
