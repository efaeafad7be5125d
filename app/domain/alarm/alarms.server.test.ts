// What does not match, as each side is shown it, and its end by a person.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { SocialCtx, StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { runDue } from "~/runner/run-due.server";
import { raiseAlarm } from "~db/alarm.server";
import { auditEvent } from "~db/schema/audit.server";
import { notice } from "~db/schema/concern.server";
import { delivery } from "~db/schema/delivery.server";
import { alarm } from "~db/schema/operation.server";
import { report } from "~db/schema/report.server";
import { pupil, schoolAuthority } from "~db/schema/school.server";
import { aDelivery } from "~test/factories/received";
import { aReport, refusedAt, sendAsRead } from "~test/factories/report";
import { aMoment, at, aWorld, type World } from "~test/factories/world";
import { reconcileDeliveries } from "../delivery/reconcile-deliveries.server";
import { storeReceived } from "../reception/store-received.server";
import { followReport } from "../report/follow-report.server";
import { endAlarm } from "./end-alarm.server";
import { countStanding, listAlarms, readAlarm } from "./list-alarms.server";

const plus = (hours: number) => new Date(aMoment.getTime() + hours * 3_600_000);
const standing = { ended: false, page: 1 };

let world: World;
let administrator: StaffCtx;
let teacher: StaffCtx;
let reception: SocialCtx;
let reportId: string;
let deliveryId: string;
let receivedId: string;

/** One report that stands as arrived and is another at the reception; one that no sender knows. */
beforeEach(async () => {
  world = await aWorld();
  teacher = await world.staff("teacher", { group: "teacher" });
  administrator = at(await world.staff("authority_administrator", { name: "Birgitta Falk" }), plus(2));
  reception = at(await world.social(["reception"]), plus(2));
  reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan jacka." });
  await sendAsRead(teacher, reportId);
  await runDue({ ...world, checkpointKey: null, holder: "one", jitter: () => 1 }, plus(0));
  ({ receivedId } = await storeReceived(world, aDelivery({ reference: "3FT-99AB", now: plus(0) })));
  await world.db.write((tx) => tx.update(delivery).set({ digest: "00" }));
  await reconcileDeliveries({ db: world.db, atATime: 1 }, plus(1));
  const [sent] = await world.db.read.select({ id: delivery.id }).from(delivery);
  deliveryId = sent?.id ?? "";
});

const wrong: [Record<string, string>, Record<string, string>][] = [
  [{ how: "" }, { how: "alarm_answer" }],
  [{ how: "phoned" }, { how: "alarm_answer" }],
  [{ word: "å".repeat(301) }, { word: "alarm_word_long" }],
  [{ word: "Gäller 20150102-2386." }, { word: "alarm_word_number" }],
];

const of = async (ctx: StaffCtx | SocialCtx) => (await listAlarms(ctx, standing)).alarms;
const kinds = async (ctx: StaffCtx | SocialCtx) => (await of(ctx)).map((one) => one.kind).sort();

it("tells each side what does not match, by reference, with whom to phone and nothing of a child", async () => {
  const [school] = await of(administrator);
  const [sent] = await world.db.read.select({ reference: report.reference }).from(report);
  expect(school).toMatchObject({
    kind: "reconcile_not_received",
    raisedAt: plus(1),
    reference: sent?.reference,
    other: { name: "Kramfors", phone: "0612-000 00", outOfHoursPhone: "0612-000 01" },
    receivedId: null,
    ended: null,
  });
  expect(await kinds(reception)).toEqual([
    "reconcile_not_received",
    "reconcile_not_sent",
    "reconcile_not_sent",
  ]);
  const social = await of(reception);
  expect(social.find((one) => one.receivedId === receivedId)).toMatchObject({
    reference: "3FT-99AB",
    other: null,
  });
  expect(social.find((one) => one.kind === "reconcile_not_received")).toMatchObject({
    reference: sent?.reference,
    other: { name: "Ådalens kommun" },
  });
  expect(JSON.stringify([school, social])).not.toMatch(/Alva|Lindqvist|jacka|20150102|Norrskolan/);
  expect([await countStanding(administrator), await countStanding(reception)]).toEqual([1, 3]);
  // Whoever made the report is told among what waits, and on the report's own page.
  const told = await world.db.read.select({ to: notice.accountId, about: notice.subjectId }).from(notice);
  expect(told).toContainEqual({ to: teacher.actor.accountId, about: reportId });
  const read = await followReport(at(teacher, plus(1)), { reportId });
  expect(read.carry?.alarms).toEqual(["reconcile_not_received"]);
});

it("is nobody else's: neither to see, to read nor to end", async () => {
  const authorityId = randomUUID();
  await world.db.write((tx) =>
    tx.insert(schoolAuthority).values({ id: authorityId, name: "Nordskolor AB", legalProfile: "private" }),
  );
  const elsewhere = { ...administrator, actor: { ...administrator.actor, authorityId } };
  const neighbour = await world.social(["reception"], "0180");
  expect([await kinds(elsewhere), await kinds(neighbour)]).toEqual([[], []]);
  const ids = [...(await of(administrator)), ...(await of(reception))].map((one) => one.id);
  const outsiders = [
    elsewhere,
    neighbour,
    teacher,
    await world.staff("principal"),
    await world.social(["analyst"]),
  ];
  for (const ctx of outsiders) {
    for (const alarmId of ids) {
      await expect(readAlarm(ctx, { alarmId })).rejects.toBeInstanceOf(NotVisible);
      const form = { alarmId, how: "found", word: "", idempotencyKey: "x" };
      await expect(endAlarm(ctx, form)).rejects.toBeInstanceOf(NotVisible);
    }
  }
  for (const ctx of outsiders.slice(2)) {
    expect(await countStanding(ctx)).toBe(0);
    await expect(listAlarms(ctx, standing)).rejects.toBeInstanceOf(NotVisible);
  }
  // Nor is one side's the other's, nor what stands on the report's own page the administrator's.
  await expect(readAlarm(administrator, { alarmId: ids[1] ?? "" })).rejects.toBeInstanceOf(NotVisible);
  await world.db.write((tx) =>
    raiseAlarm(tx, {
      kind: "not_opened",
      side: "school",
      scopeId: world.authorityId,
      subjectId: deliveryId,
      at: plus(1),
    }),
  );
  const own = (await world.db.read.select().from(alarm)).find(
    (a) => a.side === "school" && a.kind === "not_opened",
  );
  await expect(readAlarm(administrator, { alarmId: own?.id ?? "" })).rejects.toBeInstanceOf(NotVisible);
  // Of a protected identity neither municipality nor school is shown.
  await world.db.write((tx) => tx.update(pupil).set({ protection: "protected_registration" }));
  const all = [...(await of(administrator)), ...(await of(reception))];
  const about = all.filter((one) => one.kind === "reconcile_not_received");
  expect(about.map((one) => [one.protectedIdentity, one.other])).toEqual([
    [true, null],
    [true, null],
  ]);
  await world.db.write((tx) => tx.update(pupil).set({ protection: "none" }));
});

it("is ended once, with who, when and what, and is not raised again while it is the same", async () => {
  const [one] = await of(administrator);
  const form = { alarmId: one?.id ?? "", how: "found", word: " Ligger i deras akt. ", idempotencyKey: "e" };
  for (const [change, errors] of wrong)
    expect(await refusedAt(endAlarm(administrator, { ...form, ...change }))).toEqual(errors);
  expect(await kinds(administrator)).toEqual(["reconcile_not_received"]);
  await endAlarm(administrator, form);
  await endAlarm(administrator, form);
  expect(await refusedAt(endAlarm(administrator, { ...form, idempotencyKey: "f" }))).toEqual({
    "": "alarm_over",
  });
  const { alarms } = await listAlarms(administrator, { ended: true, page: 1 });
  expect(alarms).toHaveLength(1);
  expect(alarms[0]?.ended).toEqual({
    at: plus(2),
    by: "Birgitta Falk",
    how: "found",
    word: "Ligger i deras akt.",
  });
  const [row] = await world.db.read.select().from(alarm).where(eq(alarm.id, form.alarmId));
  expect(Buffer.from(row?.sealedWord ?? []).toString("latin1")).not.toContain("akt");
  const written = await world.db.read
    .select()
    .from(auditEvent)
    .where(eq(auditEvent.kind, "alarm.ended"))
    .orderBy(auditEvent.seq);
  expect(written.map((event) => [event.actorId, event.at])).toEqual([
    [administrator.actor.accountId, plus(2)],
  ]);
  for (const day of [1, 2, 3, 4, 5]) await reconcileDeliveries(world, plus(day * 24));
  expect(await kinds(administrator)).toEqual([]);
  // The other side's stands for itself.
  expect(await kinds(reception)).toContain("reconcile_not_received");
  await reconcileDeliveries(world, plus(9 * 24));
  expect(await kinds(administrator)).toEqual(["reconcile_not_received"]);
});

it("a message that nobody knows is every administrator's, until one has taken it", async () => {
  const authorityId = randomUUID();
  await world.db.write(async (tx) => {
    await tx
      .insert(schoolAuthority)
      .values({ id: authorityId, name: "Sydskolor AB", legalProfile: "private" });
    await raiseAlarm(tx, {
      kind: "reconcile_unknown_message",
      side: "school",
      scopeId: "house",
      subjectId: "m-2",
      at: plus(1),
    });
  });
  const elsewhere = { ...administrator, actor: { ...administrator.actor, authorityId } };
  const [one] = await of(elsewhere);
  expect(one).toMatchObject({
    kind: "reconcile_unknown_message",
    messageId: "m-2",
    reference: null,
    other: null,
  });
  const form = { alarmId: one?.id ?? "", how: "supplier", word: "Ärende 7.", idempotencyKey: "m" };
  await endAlarm(elsewhere, form);
  expect(await kinds(administrator)).not.toContain("reconcile_unknown_message");
  const { alarms } = await listAlarms(elsewhere, { ended: true, page: 1 });
  expect(alarms[0]?.ended).toMatchObject({ how: "supplier", word: "Ärende 7." });
});
