// Substitutes for student health and for a principal: what the role of who is away gives, at that school and while it
// lasts, for who is of student health herself; nobody else comes into its circle by a principal's press.
import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { staffActors } from "~/access/staff-actors.server";
import { contactsFor } from "~db/pupil.server";
import { rosterRows } from "~db/roster.server";
import { auditEvent } from "~db/schema/audit.server";
import { duty, groupStaff, schoolUnit } from "~db/schema/school.server";
import { substitution } from "~db/schema/substitution.server";
import { logged } from "~test/factories/logged";
import { refusedAt } from "~test/factories/report";
import { at, aWorld, type World } from "~test/factories/world";
import { endWithDuties } from "../access-grant/end-with-duties.server";
import { giveTemporaryAccess } from "../access-grant/give-temporary-access.server";
import { readThread } from "../pupil/read-thread.server";
import { listSubstitutions } from "./list-substitutions.server";
import { endSubstitution, startSubstitution } from "./start-substitution.server";

const first = new Date("2026-11-23T23:00:00Z");
const over = new Date("2026-11-27T23:00:00Z");
const just = (moment: Date) => new Date(+moment - 1);
const elsewhere = "unit-elsewhere";

let world: World;
let principal: StaffCtx;
let counsellor: StaffCtx;
let visitor: StaffCtx;
let inner: string;

/** Of student health at another school of the authority. */
async function atOtherSchool(role: "counsellor" | "school_psychologist" | "teacher", name: string) {
  const ctx = await world.staff(role, { name });
  await world.db.write((tx) =>
    tx.update(duty).set({ schoolUnitId: elsewhere }).where(eq(duty.accountId, ctx.actor.accountId)),
  );
  return ctx;
}

beforeEach(async () => {
  world = await aWorld();
  await world.db.write((tx) =>
    tx.insert(schoolUnit).values({
      ...{ id: elsewhere, authorityId: world.authorityId, name: "Söderskolan", kind: "compulsory" },
      municipalityCode: "2282",
    }),
  );
  principal = await world.staff("principal");
  counsellor = await world.staff("counsellor", { name: "Karin Ström" });
  visitor = await atOtherSchool("school_psychologist", "Ines Falk");
  inner = await logged(counsellor, world.pupilId, { form: { circle: "student_health" } });
  await world.grant();
});

const start = (given: Partial<Parameters<typeof startSubstitution>[1]> = {}) =>
  startSubstitution(principal, {
    schoolUnitId: world.schoolUnitId,
    absentId: counsellor.actor.accountId,
    substituteId: visitor.actor.accountId,
    from: "2026-11-24",
    until: "2026-11-27",
    idempotencyKey: randomUUID(),
    ...given,
  });

/** As the session makes her at the moment: what she may read of the thread, and on what ground. */
async function reads(ctx: StaffCtx, now: Date, pupilId = world.pupilId) {
  const actor = (await staffActors(world.db.read, [ctx.actor.accountId], now)).get(ctx.actor.accountId);
  if (!actor) return null;
  return readThread({ ...at(ctx, now), actor }, { pupilId }).then(
    ({ why, entries }) => ({ ground: why.ground, inner: entries.some(({ id }) => id === inner) }),
    (error) => {
      if (error instanceof NotVisible) return null;
      throw error;
    },
  );
}

describe("a counsellor's substitute, of student health at another school", () => {
  it("has what the role gives, inner circle too, from the first day to the last and not a moment more", async () => {
    await start();
    expect(await reads(visitor, just(first))).toBeNull();
    expect(await reads(visitor, first)).toEqual({ ground: "student_health", inner: true });
    expect(await reads(visitor, just(over))).toEqual({ ground: "student_health", inner: true });
    expect(await reads(visitor, over)).toBeNull();
    const { pupilId, schoolUnitId } = world;
    const contacts = await contactsFor(world.db.read, { pupilId, schoolUnitId, date: "2026-11-24" });
    expect(contacts.map((c) => c.accountId)).toContain(visitor.actor.accountId);
    expect((await listSubstitutions(principal)).rows).toMatchObject([{ asHealth: true }]);
  });

  it("loses all of it when the principal ends it, at that moment", async () => {
    await start();
    const noon = new Date("2026-11-25T11:00:00Z");
    expect(await reads(visitor, just(noon))).not.toBeNull();
    const [row] = await world.db.read.select().from(substitution);
    await endSubstitution(at(principal, noon), { substitutionId: row?.id ?? "", version: 1 });
    expect(await reads(visitor, noon)).toBeNull();
    const then = await staffActors(world.db.read, [visitor.actor.accountId], noon);
    expect(then.get(visitor.actor.accountId)?.duties).toEqual([
      { role: "school_psychologist", schoolUnitId: elsewhere },
    ]);
  });

  it.each([
    ["who is away leaves", () => counsellor],
    ["she leaves student health herself", () => visitor],
  ])("keeps nothing when %s", async (_what, who) => {
    await start();
    const day = new Date("2026-11-24T23:00:00Z");
    const { accountId } = who().actor;
    await world.db.write((tx) =>
      tx
        .update(duty)
        .set({ endsOn: "2026-11-25" })
        .where(and(eq(duty.accountId, accountId), isNull(duty.substitutionId))),
    );
    await world.grant(first);
    expect(await reads(visitor, just(day))).not.toBeNull();
    expect(await reads(visitor, day)).toBeNull();
  });

  it("is given no protected pupil", async () => {
    const ida = await world.pupil({ givenName: "Ida", familyName: "Norén", protection: "confidentiality" });
    await start();
    expect(await reads(visitor, first, ida)).toBeNull();
    expect(await reads(visitor, first)).not.toBeNull();
  });

  it("keeps nothing that she was given meanwhile, from the first moment after the last day", async () => {
    await start();
    const { accountId } = visitor.actor;
    await giveTemporaryAccess(at(principal, first), {
      ...{ pupilId: world.pupilId, accountId, reason: "Samtal.", until: "2026-12-10", idempotencyKey: "t" },
    });
    await endWithDuties(world.db, just(over));
    expect(await reads(visitor, just(over))).not.toBeNull();
    await endWithDuties(world.db, over);
    expect(await reads(visitor, over)).toBeNull();
    expect(await reads(counsellor, over)).not.toBeNull();
  });

  it("nor where the runner stood still for nine days; once it has ended, it is not brought in line night after night", async () => {
    await start();
    const { accountId } = visitor.actor;
    const late = new Date(+over + 9 * 86_400_000);
    await giveTemporaryAccess(at(principal, first), {
      ...{ pupilId: world.pupilId, accountId, reason: "Samtal.", until: "2026-12-10", idempotencyKey: "t" },
    });
    expect(await reads(visitor, late)).not.toBeNull();
    await endWithDuties(world.db, late);
    expect(await reads(visitor, late)).toBeNull();
    const rebuilt = () =>
      world.db.read.select().from(auditEvent).where(eq(auditEvent.kind, "access.rebuilt"));
    const once = (await rebuilt()).length;
    await endWithDuties(world.db, late);
    expect(await rebuilt()).toHaveLength(once);
  });

  it("is a colleague of student health and nothing else that who is away is too", async () => {
    const [held] = await world.db.read
      .select()
      .from(duty)
      .where(eq(duty.accountId, counsellor.actor.accountId));
    if (!held) throw new Error("no duty");
    await world.db.write((tx) => tx.insert(duty).values({ ...held, id: "and-teacher", role: "teacher" }));
    await start();
    const { accountId } = visitor.actor;
    const then = (await staffActors(world.db.read, [accountId], first)).get(accountId);
    expect(then?.duties).toEqual([
      { role: "counsellor", schoolUnitId: world.schoolUnitId },
      { role: "school_psychologist", schoolUnitId: elsewhere },
    ]);
  });

  it("stays through an import of the roster, which knows nothing of it", async () => {
    await start();
    const { duties } = await rosterRows(world.db.read, world.authorityId);
    expect(duties.map((d) => d.substitutionId)).toEqual(duties.map(() => null));
    await world.grant(first);
    await world.grant(first);
    expect(await reads(visitor, first)).toEqual({ ground: "student_health", inner: true });
    const rows = await world.db.read.select().from(duty).where(eq(duty.accountId, visitor.actor.accountId));
    expect(rows).toHaveLength(2);
  });
});

describe("nobody else comes into the circle", () => {
  it("a teacher cannot stand in for who is of student health alone, and is told where to turn", async () => {
    const teacher = await world.staff("teacher");
    const abroad = await atOtherSchool("teacher", "Bea Lund");
    const by = (ctx: StaffCtx) => refusedAt(start({ substituteId: ctx.actor.accountId }));
    expect(await by(teacher)).toEqual({ substituteId: "substitute_not_health" });
    expect(await by(abroad)).toEqual({ substituteId: "staff_unknown" });
    expect(await world.db.read.select().from(substitution)).toEqual([]);
  });

  it("of a special educator who teaches she takes the pupils, and nothing of student health's", async () => {
    const educator = await world.staff("special_educator", { group: "teacher" });
    const teacher = await world.staff("teacher");
    await start({ absentId: educator.actor.accountId, substituteId: teacher.actor.accountId });
    expect(await reads(teacher, first)).toEqual({ ground: "substitution", inner: false });
    expect((await listSubstitutions(principal)).rows).toMatchObject([{ asHealth: false }]);
    // By the roster's groups alone.
    const taught = await world.db.read.select().from(groupStaff);
    expect(taught.map((g) => g.accountId)).toContain(educator.actor.accountId);
  });

  it("who is of student health elsewhere stands in for no teacher here", async () => {
    const teacher = await world.staff("teacher", { group: "teacher" });
    expect(await refusedAt(start({ absentId: teacher.actor.accountId }))).toEqual({
      substituteId: "staff_unknown",
    });
  });

  it("a principal's substitute is the roster's to name: the press is refused in words", async () => {
    const { accountId } = principal.actor;
    const teacher = await world.staff("teacher");
    const by = { absentId: accountId, substituteId: teacher.actor.accountId };
    expect(await refusedAt(start(by))).toEqual({ absentId: "substitute_for_principal" });
    expect(await refusedAt(start({ substituteId: accountId }))).toEqual({ substituteId: "staff_unknown" });
  });
});
