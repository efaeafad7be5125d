// 'Why can I see this, and who else can?' on every pupil's page, from the policy itself: for every member of staff in a
// world the list that is shown equals what the policy answers about each.
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { can } from "~/access/policy";
import { pupilFacts } from "~/access/pupil-facts.server";
import { actorFrom } from "~/access/session.server";
import { grantsFor } from "~db/grant.server";
import { findPupil } from "~db/pupil.server";
import { hasSignedReport, isAuthorOf } from "~db/report.server";
import { account, duty, pupil } from "~db/schema/school.server";
import { isAskedToSign } from "~db/signing.server";
import { logged } from "~test/factories/logged";
import { aReport } from "~test/factories/report";
import { aMoment, aWorld, later, type World } from "~test/factories/world";
import { readConcern } from "../concern/read-concern.server";
import { declineHandover } from "../handover/answer-handover.server";
import { proposeHandover } from "../handover/propose-handover.server";
import { readHandover } from "../handover/read-handover.server";
import { readThread } from "../pupil/read-thread.server";
import { followReport } from "../report/follow-report.server";
import { readReport } from "../report/read-report.server";
import { giveTemporaryAccess } from "./give-temporary-access.server";
import { whoMayKnow, whoMayRead, whoMayReadNote } from "./who-may-read.server";

let world: World;
let people: Record<string, StaffCtx>;
const now = new Date(+aMoment + 60_000);

beforeEach(async () => {
  world = await aWorld();
  const teacher = await world.staff("teacher", { name: "Maria Ek", group: "teacher" });
  const leaver = await world.staff("teacher", { name: "Lars Gren", group: "teacher" });
  const principal = await world.staff("principal", { name: "Jonas Hed" });
  const substitute = await world.staff("other_staff", { name: "Siv Ask" });
  people = {
    ...{ teacher, leaver, principal, substitute },
    mentor: await world.staff("special_educator", { name: "Per Dahl", group: "mentor" }),
    counsellor: await world.staff("counsellor", { name: "Karin Ström" }),
    nurse: await world.staff("school_nurse", { name: "Ulla Berg" }),
    stranger: await world.staff("teacher", { name: "Bo Alm" }),
    administrator: await world.staff("authority_administrator", { name: "Birgitta Falk" }),
    closed: await world.staff("teacher", { name: "Kaj Stängd", group: "teacher" }),
    offDuty: await world.staff("teacher", { name: "Ola Ledig", group: "teacher" }),
  };
  await giveTemporaryAccess(principal, {
    ...{ pupilId: world.pupilId, accountId: substitute.actor.accountId, reason: "Vikarie" },
    ...{ until: "2026-12-01", idempotencyKey: "t" },
  });
  await world.db.write(async (tx) => {
    const [closed, off] = [people.closed?.actor.accountId ?? "", people.offDuty?.actor.accountId ?? ""];
    await tx.update(account).set({ closedAt: aMoment }).where(eq(account.id, closed));
    await tx.update(duty).set({ endsOn: "2026-11-22" }).where(eq(duty.accountId, off));
  });
});

const who = (name: string) => later(people[name] as StaffCtx, 60_000);
const names = (readers: { name: string }[]) => readers.map((r) => r.name).sort();

/** Everybody with a staff account, and what the policy answers about each, one at a time. */
async function allowed(
  pupilId: string,
  ask: (actor: StaffCtx["actor"], facts: Awaited<ReturnType<typeof factsOf>>) => unknown,
): Promise<string[]> {
  const rows = await world.db.read.select().from(account).where(eq(account.kind, "staff"));
  const found: string[] = [];
  for (const row of rows) {
    const signedIn = await actorFrom(world.db.read, row.id, now);
    if (signedIn?.actor.kind !== "staff") continue;
    if (await ask(signedIn.actor, await factsOf(pupilId, row.id))) found.push(row.name);
  }
  return found.sort();
}

async function factsOf(pupilId: string, accountId: string) {
  const row = await findPupil(world.db.read, pupilId);
  const grants = await grantsFor(world.db.read, accountId, pupilId);
  return { authorityId: world.authorityId, schoolUnitId: row?.schoolUnitId ?? "", grants, now };
}

describe("why can I see this, and who else can", () => {
  it("equals, for every member of staff, what the policy says of the pupil's record and of its inner circle", async () => {
    const { facts } = await pupilFacts(who("teacher"), world.pupilId);
    const readers = await whoMayRead(who("teacher"), { pupilId: world.pupilId, facts });
    const everybody = await allowed(world.pupilId, (actor, f) => can(actor, "pupil.read", f).allow);
    expect(names(readers)).toEqual(everybody);
    expect(everybody).toEqual(
      ["Jonas Hed", "Karin Ström", "Lars Gren", "Maria Ek", "Per Dahl", "Siv Ask", "Ulla Berg"].sort(),
    );
    const inner = await allowed(
      world.pupilId,
      (actor, f) => can(actor, "concern.read", { ...f, authorId: "", circle: "student_health" }).allow,
    );
    expect(names(readers.filter((r) => r.inner))).toEqual(inner);
    expect(inner).toEqual(["Karin Ström", "Per Dahl", "Ulla Berg"]);
    expect(readers.find((r) => r.name === "Siv Ask")).toMatchObject({
      ...{ role: "other_staff", ground: "temporary" },
      until: new Date("2026-12-01T23:00:00Z"),
    });
    expect(readers.find((r) => r.name === "Per Dahl")).toMatchObject({ ground: "mentor", until: null });
  });

  it("stands on the pupil's page as it is", async () => {
    const { readers } = await readThread(who("teacher"), { pupilId: world.pupilId });
    const everybody = await allowed(world.pupilId, (actor, f) => can(actor, "pupil.read", f).allow);
    expect(names(readers)).toEqual(everybody);
  });

  it("holds after a handover: who has left stands there no more, and still reads the note that she wrote", async () => {
    const own = await logged(people.leaver as StaffCtx, world.pupilId);
    await proposeHandover(people.leaver as StaffCtx, {
      ...{ pupilIds: [world.pupilId], toId: "", changeOn: "2026-11-23", summaries: {}, idempotencyKey: "h" },
    });
    const afterwards = { ...who("teacher"), now: new Date("2026-11-24T08:00:00Z") };
    const { facts } = await pupilFacts(afterwards, world.pupilId);
    const subject = { pupilId: world.pupilId, facts };
    expect(names(await whoMayRead(afterwards, subject))).not.toContain("Lars Gren");
    const note = { authorId: people.leaver?.actor.accountId ?? "", circle: "pupil" as const };
    const ofNote = await whoMayReadNote(afterwards, subject, note);
    expect(ofNote.find((r) => r.name === "Lars Gren")).toMatchObject({ ground: "author", until: null });
    // She herself is not told who works with a pupil whom she has no longer.
    const leaver = { ...(people.leaver as StaffCtx), now: afterwards.now };
    const read = await readConcern(leaver, { concernId: own });
    expect([read.readers, read.ground]).toEqual([null, "author"]);
  });

  it("tells of whoever reads it in a handover before she has answered, exactly her, and no longer than that", async () => {
    const leaver = people.leaver as StaffCtx;
    const own = await logged(leaver, world.pupilId);
    const { handoverId } = await proposeHandover(leaver, {
      ...{ pupilIds: [world.pupilId], toId: people.stranger?.actor.accountId ?? "", changeOn: "2026-11-30" },
      ...{ summaries: {}, idempotencyKey: "h" },
    });
    const { facts } = await pupilFacts(who("teacher"), world.pupilId);
    const readers = () => whoMayRead(who("teacher"), { pupilId: world.pupilId, facts });
    // By use: everybody in turn opens the pupil's page, and the handover.
    const opened: string[] = [];
    for (const name of Object.keys(people)) {
      const ctx = who(name);
      const page = await readThread(ctx, { pupilId: world.pupilId }).catch(() => null);
      const preview = await readHandover(ctx, { handoverId }).catch(() => null);
      if (page || (preview?.pupils.length ?? 0) > 0) opened.push(ctx.actor.name);
    }
    const open = opened.filter((name) => !["Kaj Stängd", "Ola Ledig"].includes(name));
    expect(names(await readers())).toEqual(open.sort());
    expect(open).toContain("Bo Alm");
    const told = { ground: "receiver", until: null, inner: false };
    expect((await readers()).find((r) => r.name === "Bo Alm")).toMatchObject(told);
    const note = await readConcern(who("teacher"), { concernId: own });
    expect(note.readers?.find((r) => r.name === "Bo Alm")).toMatchObject(told);
    const inner = await logged(people.counsellor as StaffCtx, world.pupilId, {
      form: { circle: "student_health" },
    });
    const { readers: ofInner } = await readConcern(who("counsellor"), { concernId: inner });
    expect(names(ofInner ?? [])).not.toContain("Bo Alm");
    await declineHandover(who("stranger"), { handoverId, version: 1 });
    expect(names(await readers())).not.toContain("Bo Alm");
  });

  it("of one note equals the policy too, of student health's own as well", async () => {
    const inner = await logged(people.counsellor as StaffCtx, world.pupilId, {
      form: { circle: "student_health" },
    });
    const outer = await logged(people.teacher as StaffCtx, world.pupilId);
    for (const [concernId, circle, author] of [
      [inner, "student_health", "counsellor"],
      [outer, "pupil", "teacher"],
    ] as const) {
      const { readers } = await readConcern(who("counsellor"), { concernId });
      const authorId = people[author]?.actor.accountId ?? "";
      const everybody = await allowed(
        world.pupilId,
        (actor, f) => can(actor, "concern.read", { ...f, authorId, circle }).allow,
      );
      expect(names(readers ?? []), circle).toEqual(everybody);
    }
  });

  it("of a protected pupil is those whom the roster and the principal have named, and nobody of the class besides", async () => {
    await world.db.write((tx) =>
      tx.update(pupil).set({ protection: "confidentiality" }).where(eq(pupil.id, world.pupilId)),
    );
    await world.grant(aMoment);
    const { readers } = await readThread(who("mentor"), { pupilId: world.pupilId });
    const everybody = await allowed(world.pupilId, (actor, f) => can(actor, "pupil.read", f).allow);
    expect(names(readers)).toEqual(everybody);
    expect(everybody).toEqual(["Jonas Hed", "Per Dahl"]);
  });
});

describe("who may know of a report", () => {
  it("equals the policy for every member of staff, and is told to nobody who may not follow it", async () => {
    const reportId = await aReport(people.teacher as StaffCtx, world.pupilId);
    const { facts } = await pupilFacts(who("teacher"), world.pupilId);
    const readers = await whoMayKnow(who("teacher"), { id: reportId, pupilId: world.pupilId }, facts);
    const everybody = await allowed(world.pupilId, async (actor, f) => {
      const { accountId } = actor;
      const isAuthor = await isAuthorOf(world.db.read, reportId, accountId);
      const hasSigned = await hasSignedReport(world.db.read, reportId, accountId);
      const asked = { kind: "report" as const, subjectId: reportId, accountId };
      const isAsked = await isAskedToSign(world.db.read, asked);
      return (
        can(actor, "report.know", { ...f, isAuthor, hasSigned }).allow ||
        can(actor, "report.sign", { ...f, isAuthor, isAsked }).allow
      );
    });
    expect(names(readers)).toEqual(everybody);
    expect(everybody).toEqual(["Jonas Hed", "Karin Ström", "Maria Ek", "Per Dahl", "Ulla Berg"]);
    const { knownBy } = await readReport(who("teacher"), { reportId });
    expect(names(knownBy)).toEqual(everybody);
    // The principal may know that it exists and no more: not who wrote it.
    expect((await followReport(who("principal"), { reportId })).knownBy).toBeNull();
    const stranger = followReport(who("substitute"), { reportId });
    await expect(stranger).rejects.toBeInstanceOf(NotVisible);
    const { readers: ofPupil } = await readThread(who("substitute"), { pupilId: world.pupilId });
    expect(JSON.stringify(ofPupil)).not.toContain("report");
  });
});
