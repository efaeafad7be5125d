// Who sees to what in the demo, by the product's own use cases and with their audit: every open note gets its owner and date;
// one of the staff has been asked, has passed on, is late; the student-health team has matters to meet about, one with a
// decision and a note of its own; a principal has something overdue. What is old is closed, with a word.
import { randomUUID } from "node:crypto";
import { and, asc, eq, isNull, lt, ne } from "drizzle-orm";
import type { StaffCtx } from "~/access/context.server";
import { actorFrom } from "~/access/session.server";
import { addDays, civilDate } from "~/domain/calendar/stockholm";
import { acceptFollowUp } from "~/domain/follow-up/answer-follow-up.server";
import { closeFollowUp } from "~/domain/follow-up/close-follow-up.server";
import { decideFollowUp } from "~/domain/follow-up/decide-follow-up.server";
import { noteAtMeeting } from "~/domain/follow-up/note-at-meeting.server";
import { listFollowUps } from "~/domain/follow-up/own-follow-ups.server";
import { passOnFollowUp } from "~/domain/follow-up/pass-on-follow-up.server";
import { receiversFor } from "~/domain/follow-up/receivers-for.server";
import { openMissingFollowUps } from "~/domain/follow-up/tend-follow-ups.server";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "../database";
import { findFollowUp } from "../follow-up.server";
import { concern } from "../schema/concern.server";
import { followUp } from "../schema/follow-up.server";
import { account, pupil } from "../schema/school.server";

interface House {
  db: Database;
  vault: Vault;
  now: Date;
}

interface PlayedFollowUps {
  opened: number;
  closed: number;
  passed: number;
}

/** So many days late at most: older ones have been seen to. */
const latest = 9;

export async function playFollowUps(house: House): Promise<PlayedFollowUps> {
  let opened = 0;
  for (let more = -1; more !== 0; opened += more) more = await openMissingFollowUps(house.db, house.now);
  const closed = await closeOld(house);
  const passed = await passSome(house);
  await meet(house);
  return { opened, closed, passed };
}

async function staffNamed({ db, vault, now }: House, where: { name: string } | { id: string }) {
  const [row] = await db.read
    .select({ id: account.id })
    .from(account)
    .where("name" in where ? eq(account.name, where.name) : eq(account.id, where.id));
  const actor = row ? (await actorFrom(db.read, row.id, now))?.actor : null;
  return actor?.kind === "staff" ? { actor, now, db, vault, ports: { signing: null } } : null;
}

async function formFor({ db }: StaffCtx, concernId: string) {
  const row = await findFollowUp(db.read, concernId);
  return { concernId, version: row?.version ?? 0, idempotencyKey: randomUUID() };
}

const done = ["Samtal med eleven och hemmet.", "Följt upp i arbetslaget.", "Har fungerat sedan dess."];

/** By their owners. */
async function closeOld(house: House): Promise<number> {
  const before = addDays(civilDate(house.now), -latest);
  const old = await house.db.read
    .select({ concernId: followUp.concernId, ownerId: followUp.ownerId })
    .from(followUp)
    .innerJoin(concern, eq(concern.id, followUp.concernId))
    .where(and(eq(followUp.status, "open"), lt(followUp.dueOn, before), eq(concern.status, "active")))
    .orderBy(asc(followUp.dueOn), asc(followUp.id));
  let closed = 0;
  const people = new Map<string, StaffCtx | null>();
  for (const [at, { concernId, ownerId }] of old.entries()) {
    if (!ownerId) continue;
    if (!people.has(ownerId)) people.set(ownerId, await staffNamed(house, { id: ownerId }));
    const ctx = people.get(ownerId);
    if (!ctx) continue;
    await closeFollowUp(ctx, { ...(await formFor(ctx, concernId)), note: done[at % done.length] ?? "" });
    closed += 1;
  }
  return closed;
}

const words = ["Hur gör vi bäst? Det är tredje gången.", "Du känner familjen bättre än jag."];

/** At the counsellor's school: of each one's own one to the team, and of those who have several one to her. */
async function passSome(house: House): Promise<number> {
  const counsellor = await staffNamed(house, { name: "Karin Ström" });
  const unitId = counsellor?.actor.duties[0]?.schoolUnitId ?? "";
  const owners = await house.db.read
    .selectDistinct({ ownerId: followUp.ownerId, name: account.name })
    .from(followUp)
    .innerJoin(account, eq(account.id, followUp.ownerId))
    .innerJoin(pupil, eq(pupil.id, followUp.pupilId))
    .where(
      and(
        eq(followUp.status, "open"),
        eq(pupil.schoolUnitId, unitId),
        ne(account.name, "Karin Ström"),
        eq(pupil.protection, "none"),
        isNull(account.closedAt),
      ),
    )
    .orderBy(asc(account.name))
    .limit(8);
  const names = ["Maria Ek", ...owners.map((o) => o.name).filter((name) => name !== "Maria Ek")];
  let passed = 0;
  for (const name of names) {
    const ctx = await staffNamed(house, { name });
    if (!ctx) continue;
    const own = (await listFollowUps(ctx)).items.filter((i) => i.group === "due" || i.group === "coming");
    for (const [at, { concernId }] of own.slice(0, 2).entries()) {
      if (own.length < 3 && at > 0) continue;
      const to = await receiverOf(ctx, concernId, at === 0);
      if (!to) continue;
      await passOnFollowUp(ctx, { ...(await formFor(ctx, concernId)), to, word: words[at] ?? "" });
      passed += 1;
    }
  }
  return passed;
}

async function receiverOf(ctx: StaffCtx, concernId: string, team: boolean): Promise<string | null> {
  const [row] = await ctx.db.read
    .select({ pupilId: concern.pupilId, circle: concern.circle, schoolUnitId: pupil.schoolUnitId })
    .from(concern)
    .innerJoin(pupil, eq(pupil.id, concern.pupilId))
    .where(eq(concern.id, concernId));
  if (!row) return null;
  const receivers = await receiversFor(ctx.db.read, { ...row, row: null }, ctx.now);
  if (team) return receivers.team ? "team" : null;
  return receivers.people.find((p) => p.role === "counsellor")?.accountId ?? null;
}

/** The team has taken one of what it was asked, and met about it. */
async function meet(house: House): Promise<void> {
  const counsellor = await staffNamed(house, { name: "Karin Ström" });
  if (!counsellor) return;
  const asked = await house.db.read
    .select({ concernId: followUp.concernId })
    .from(followUp)
    .innerJoin(concern, eq(concern.id, followUp.concernId))
    .where(
      and(
        eq(followUp.offeredUnitId, counsellor.actor.duties[0]?.schoolUnitId ?? ""),
        eq(concern.circle, "pupil"),
      ),
    )
    .orderBy(asc(followUp.dueOn), asc(followUp.id))
    .limit(1);
  for (const { concernId } of asked) await acceptFollowUp(counsellor, await formFor(counsellor, concernId));
  const first = asked[0]?.concernId;
  if (!first) return;
  await decideFollowUp(counsellor, {
    ...(await formFor(counsellor, first)),
    decision: "Specialpedagogen ser över läsningen. Kuratorn träffar eleven en gång i veckan i tre veckor.",
    dueOn: addDays(civilDate(house.now), 14),
  });
  const text = "Eleven kom själv till samtalet. Vill inte att det sägs i klassen.";
  await noteAtMeeting(counsellor, { concernId: first, text, idempotencyKey: randomUUID() });
}
