// A pupil becomes protected: who has it, what waits for whom, what is on its way to another teacher.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { notice } from "~db/schema/concern.server";
import { accessGrant } from "~db/schema/grant.server";
import { pupil } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { aReport, refusedAt } from "~test/factories/report";
import { aWorld, later, type World } from "~test/factories/world";
import { countTodo, listTodo } from "../concern/list-todo.server";
import { acceptHandover, declineHandover } from "../handover/answer-handover.server";
import { appointReceiver } from "../handover/appoint-receiver.server";
import { countWaitingHandovers } from "../handover/list-handovers.server";
import { proposeHandover } from "../handover/propose-handover.server";
import { readHandover } from "../handover/read-handover.server";
import { readThread } from "../pupil/read-thread.server";
import { readReport } from "../report/read-report.server";
import { giveTemporaryAccess } from "./give-temporary-access.server";
import { readAccess } from "./read-access.server";

async function protect(world: World, protection: "none" | "confidentiality", now: Date) {
  await world.db.write((tx) => tx.update(pupil).set({ protection }).where(eq(pupil.id, world.pupilId)));
  await world.grant(now);
}

const give = (principal: StaffCtx, world: World, to: StaffCtx) =>
  giveTemporaryAccess(principal, {
    pupilId: world.pupilId,
    accountId: to.actor.accountId,
    reason: "Vikarie",
    until: "2026-12-01",
    idempotencyKey: randomUUID(),
  });

const handOver = (from: StaffCtx, pupilIds: string[], to: StaffCtx | null) =>
  proposeHandover(from, {
    pupilIds,
    toId: to?.actor.accountId ?? "",
    changeOn: "2026-12-01",
    summaries: Object.fromEntries(pupilIds.map((id) => [id, "Behöver lugn."])),
    idempotencyKey: randomUUID(),
  });

async function aCast() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const mentor = await world.staff("teacher", { group: "mentor" });
  const principal = await world.staff("principal");
  const counsellor = await world.staff("counsellor");
  const receiver = await world.staff("teacher", { name: "Signe Vik" });
  const substitute = await world.staff("teacher");
  return { world, teacher, mentor, principal, counsellor, receiver, substitute };
}

const moment = 1000;
const has = (ctx: StaffCtx, world: World, after = 2 * moment) =>
  readThread(later(ctx, after), { pupilId: world.pupilId }).then(
    (read) => read.why.ground,
    (error) => (error instanceof NotVisible ? null : Promise.reject(error)),
  );

it("leaves mentor and principal alone with it: teaching, student health, handover and temporary access end", async () => {
  const { world, teacher, mentor, principal, counsellor, receiver, substitute } = await aCast();
  const { handoverId } = await handOver(teacher, [world.pupilId], receiver);
  await acceptHandover(receiver, { handoverId, version: 1 });
  await give(principal, world, substitute);
  const people = [teacher, mentor, principal, counsellor, receiver, substitute];
  const before = await Promise.all(people.map((p) => has(p, world, 0)));
  expect(before).toEqual(["teaching", "mentor", "principal", "student_health", "handover", "temporary"]);
  await protect(world, "confidentiality", later(teacher, moment).now);
  expect(await Promise.all(people.map((p) => has(p, world)))).toEqual([
    null,
    "mentor",
    "principal",
    null,
    null,
    null,
  ]);
  const ended = await world.db.read
    .select()
    .from(auditEvent)
    .where(eq(auditEvent.kind, "access.narrowed"))
    .orderBy(auditEvent.seq);
  const lost = [teacher, counsellor, receiver, substitute].map((p) => p.actor.accountId).sort();
  const subjects = ended.map((e) => e.subject as unknown as { fromIds: string[] });
  expect(subjects.map((s) => [...s.fromIds].sort())).toEqual([lost]);
});

it("named access given since stands, and student health who has it works on the pupil's reports", async () => {
  const { world, mentor, principal, counsellor } = await aCast();
  await protect(world, "confidentiality", later(mentor, moment).now);
  const reportId = await aReport(later(mentor, 2 * moment), world.pupilId);
  const inner = later(counsellor, 3 * moment);
  await expect(readReport(inner, { reportId })).rejects.toBeInstanceOf(NotVisible);
  await give(later(principal, 2 * moment), world, counsellor);
  await world.grant(later(mentor, 3 * moment).now);
  expect(await has(counsellor, world, 4 * moment)).toBe("named");
  expect((await readReport(inner, { reportId })).id).toBe(reportId);
  const note = await logged(inner, world.pupilId, { form: { circle: "student_health" } });
  const { entries } = await readThread(inner, { pupilId: world.pupilId });
  expect(entries.map((e) => e.id)).toEqual([note]);
});

it("access given in the moment in which the pupil becomes protected is the named one", async () => {
  const { world, principal, substitute } = await aCast();
  const { db } = world;
  const racing: StaffCtx = {
    ...principal,
    db: {
      ...db,
      write: async (work) => {
        await protect(world, "confidentiality", principal.now);
        return db.write(work);
      },
    },
  };
  await give(racing, world, substitute);
  const [row] = await db.read
    .select({ ground: accessGrant.ground })
    .from(accessGrant)
    .where(eq(accessGrant.accountId, substitute.actor.accountId));
  expect(row?.ground).toBe("named");
});

it("tells the principal once, until she has opened who has the pupil and who has had it", async () => {
  const { world, teacher, principal, counsellor } = await aCast();
  expect(await countTodo(principal)).toBe(0);
  await protect(world, "confidentiality", later(teacher, moment).now);
  await world.grant(later(teacher, 2 * moment).now);
  const now = later(principal, 3 * moment);
  expect(await countTodo(now)).toBe(1);
  expect((await listTodo(now)).notices).toMatchObject([
    { kind: "access_narrowed", subjectId: world.pupilId, pupilName: null },
  ]);
  const { lost, protectedIdentity } = await readAccess(now, { pupilId: world.pupilId });
  expect(protectedIdentity).toBe(true);
  expect(lost.map((l) => [l.accountId, l.ground]).sort()).toEqual(
    [
      [teacher.actor.accountId, "teaching"],
      [counsellor.actor.accountId, "student_health"],
    ].sort(),
  );
  expect(await countTodo(now)).toBe(0);
});

it("takes back what was told to those who lost the pupil, and not what was told to its mentor", async () => {
  const { world, teacher, mentor, principal, counsellor, substitute } = await aCast();
  await logged(teacher, world.pupilId, { tell: [counsellor.actor.accountId, mentor.actor.accountId] });
  await give(principal, world, substitute);
  await protect(world, "confidentiality", later(teacher, moment).now);
  const rows = await world.db.read.select().from(notice);
  expect(
    rows.filter((n) => n.kind !== "access_narrowed" && n.kind !== "access_told").map((n) => n.accountId),
  ).toEqual([mentor.actor.accountId]);
  expect(await countTodo(later(counsellor, 2 * moment))).toBe(0);
  expect(await countTodo(later(substitute, 2 * moment))).toBe(0);
});

it("leaves a pending handover, which tells how many and not who; the rest is accepted", async () => {
  const { world, teacher, principal, receiver } = await aCast();
  const theo = await world.pupil({ givenName: "Theo", familyName: "Åkesson" });
  const { handoverId } = await handOver(teacher, [world.pupilId, theo], receiver);
  await protect(world, "confidentiality", later(teacher, moment).now);
  for (const who of [receiver, teacher, principal]) {
    const read = await readHandover(later(who, 2 * moment), { handoverId });
    expect(read).toMatchObject({ count: 1, heldBack: 1, pupils: [{ id: theo }] });
    expect(JSON.stringify(read)).not.toMatch(/Lindqvist/);
  }
  await acceptHandover(later(receiver, 2 * moment), { handoverId, version: 1 });
  expect(await has(receiver, world)).toBeNull();
  const [accepted] = await world.db.read
    .select()
    .from(auditEvent)
    .where(eq(auditEvent.kind, "handover.accepted"));
  expect(accepted?.subject).toMatchObject({ pupilIds: [theo] });
});

it("a handover with nobody left waits for nobody and is not answered", async () => {
  const { world, teacher, principal, receiver } = await aCast();
  const { handoverId } = await handOver(teacher, [world.pupilId], receiver);
  const other = await handOver(await world.staff("teacher", { group: "teacher" }), [world.pupilId], null);
  expect(await countWaitingHandovers(receiver)).toBe(1);
  expect(await countWaitingHandovers(principal)).toBe(1);
  await protect(world, "confidentiality", later(teacher, moment).now);
  const then = later(receiver, 2 * moment);
  const boss = later(principal, 2 * moment);
  expect([await countWaitingHandovers(then), await countWaitingHandovers(boss)]).toEqual([0, 0]);
  expect((await readHandover(then, { handoverId })).can).toEqual({
    summarise: false,
    accept: false,
    decline: false,
    appoint: false,
    withdraw: false,
  });
  const answers = [
    () => acceptHandover(then, { handoverId, version: 1 }),
    () => declineHandover(then, { handoverId, version: 1 }),
    () => appointReceiver(boss, { ...other, version: 1, toId: receiver.actor.accountId }),
  ];
  for (const answer of answers) expect(await refusedAt(answer())).toEqual({ form: "handover_empty" });
});

it("a pupil who becomes protected while the receiver accepts is not handed over", async () => {
  const { world, teacher, receiver } = await aCast();
  const theo = await world.pupil({ givenName: "Theo", familyName: "Åkesson" });
  const { handoverId } = await handOver(teacher, [world.pupilId, theo], receiver);
  const { db } = world;
  const racing: StaffCtx = {
    ...receiver,
    db: {
      ...db,
      write: async (work) => {
        await protect(world, "confidentiality", receiver.now);
        return db.write(work);
      },
    },
  };
  await acceptHandover(racing, { handoverId, version: 1 });
  expect(await has(receiver, world)).toBeNull();
  expect((await readThread(later(receiver, moment), { pupilId: theo })).why.ground).toBe("handover");
});

it("when the protection ends the roster's grants are back, and what was temporary is not", async () => {
  const { world, teacher, principal, counsellor, substitute } = await aCast();
  await give(principal, world, substitute);
  await protect(world, "confidentiality", later(teacher, moment).now);
  await protect(world, "none", later(teacher, 2 * moment).now);
  const grounds = await Promise.all([teacher, counsellor, substitute].map((p) => has(p, world, 3 * moment)));
  expect(grounds).toEqual(["teaching", "student_health", null]);
});
