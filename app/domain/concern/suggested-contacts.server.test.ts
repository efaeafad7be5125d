// Suggested contacts: mentor, class teachers, student-health members of that school, principal; ticked ones get a notice
// without case content.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { StaffRole } from "~/access/actor";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { mailDigests } from "~/domain/next-steps/mail-digests.server";
import type { Mail, MailPort } from "~/integrations/mail/port";
import { createTexts } from "~/text/i18n";
import { swedish } from "~/text/swedish";
import { contactsFor } from "~db/pupil.server";
import { notice } from "~db/schema/concern.server";
import { account, duty, groupStaff, pupil, schoolUnit } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { refusedAt } from "~test/factories/report";
import { aWorld, later, type World } from "~test/factories/world";
import { composerFor } from "../pupil/read-composer.server";
import { readThread } from "../pupil/read-thread.server";
import { listTodo } from "./list-todo.server";
import { readConcern } from "./read-concern.server";
import { tellOfConcern } from "./tell-of-concern.server";

async function aSchool() {
  const world = await aWorld();
  const writer = await world.staff("teacher", { group: "teacher", name: "Maria Ek" });
  const add = (role: StaffRole, name: string, group?: "teacher" | "mentor") =>
    world.staff(role, { name, group });
  const people = {
    principal: await add("principal", "Jonas Hed"),
    nurse: await add("school_nurse", "Åsa Grip"),
    counsellor: await add("counsellor", "Karin Ström"),
    psychologist: await add("school_psychologist", "Ulf Sand"),
    special: await add("special_educator", "Rut Dal"),
    classTeacher: await add("teacher", "Lisa Holm", "teacher"),
    mentor: await add("teacher", "Per Dahl", "mentor"),
    passer: await add("other_staff", "Olle Skog"),
  };
  return { world, writer, people };
}

const suggested = async ({ world, writer }: { world: World; writer: Awaited<ReturnType<World["staff"]>> }) =>
  (await composerFor(writer, { pupilId: world.pupilId })).contacts.map((c) => `${c.name}, ${c.role}`);

describe("suggested contacts: mentor, class teachers, student-health members of that school, principal", () => {
  it("in that order, each once, and never the writer", async () => {
    const school = await aSchool();
    const { world, people } = school;
    // Also a teacher of the class, and its principal's deputy: named once, by what is nearest to the pupil.
    await world.db.write(async (tx) => {
      const { accountId } = people.mentor.actor;
      await tx.insert(groupStaff).values({
        id: randomUUID(),
        groupId: world.groupId,
        accountId,
        role: "teacher",
        startsOn: "2026-08-17",
      });
      await tx.insert(duty).values({
        id: randomUUID(),
        accountId,
        schoolUnitId: world.schoolUnitId,
        role: "principal",
        startsOn: "2026-08-17",
      });
    });
    await world.grant();
    expect(await suggested(school)).toEqual([
      "Per Dahl, mentor",
      "Lisa Holm, teacher",
      "Karin Ström, counsellor",
      "Åsa Grip, school_nurse",
      "Ulf Sand, school_psychologist",
      "Rut Dal, special_educator",
      "Jonas Hed, principal",
    ]);
  });

  it("nobody of another school, nobody who is off duty or has left", async () => {
    const school = await aSchool();
    const { world, people } = school;
    const elsewhere = randomUUID();
    await world.db.write(async (tx) => {
      await tx.insert(schoolUnit).values({
        id: elsewhere,
        authorityId: world.authorityId,
        name: "Söderskolan",
        kind: "compulsory",
        municipalityCode: "2282",
      });
      const ended = { endsOn: "2026-10-01" };
      await tx
        .update(duty)
        .set({ schoolUnitId: elsewhere })
        .where(eq(duty.accountId, people.nurse.actor.accountId));
      await tx.update(duty).set(ended).where(eq(duty.accountId, people.counsellor.actor.accountId));
      // Still in the timetable's group, and no longer employed.
      await tx.update(duty).set(ended).where(eq(duty.accountId, people.classTeacher.actor.accountId));
      await tx
        .update(account)
        .set({ closedAt: new Date("2026-11-01T08:00:00Z") })
        .where(eq(account.id, people.special.actor.accountId));
    });
    await world.grant();
    expect(await suggested(school)).toEqual([
      "Per Dahl, mentor",
      "Ulf Sand, school_psychologist",
      "Jonas Hed, principal",
    ]);
    // By the roster already, before it is asked who may read.
    const { pupilId, schoolUnitId } = world;
    const known = await contactsFor(world.db.read, { pupilId, schoolUnitId, date: "2026-11-22" });
    expect(known.map((c) => c.name)).toEqual(["Per Dahl", "Maria Ek", "Ulf Sand", "Jonas Hed"]);
  });

  it("about a protected pupil only those who have named access: mentor and principal", async () => {
    const school = await aSchool();
    const { world, people } = school;
    await world.db.write((tx) => tx.update(pupil).set({ protection: "confidentiality" }));
    await world.grant();
    expect(await suggested({ world, writer: people.principal })).toEqual(["Per Dahl, mentor"]);
    expect(await suggested({ world, writer: people.mentor })).toEqual(["Jonas Hed, principal"]);
  });
});

describe("ticked ones get a notice without case content", () => {
  it("in the tool and by mail: that something waits, and nothing of whom or what", async () => {
    const { world, writer, people } = await aSchool();
    const toldId = people.mentor.actor.accountId;
    const email = "per.dahl@example.org";
    await world.db.write((tx) => tx.update(account).set({ email }).where(eq(account.id, toldId)));
    const text = "Såg ett blåmärke på armen.";
    const concernId = await logged(writer, world.pupilId, {
      form: { text, category: "injury", priority: "act_now" },
      tell: [toldId, toldId, people.nurse.actor.accountId],
    });
    const rows = await world.db.read.select().from(notice);
    expect(rows.map((r) => [r.kind, r.accountId, r.subjectId]).sort()).toEqual(
      [
        ["concern_told", toldId, concernId],
        ["concern_told", people.nurse.actor.accountId, concernId],
      ].sort(),
    );
    const content = /blåmärke|armen|injury|Skada|act_now/i;
    expect(JSON.stringify(rows)).not.toMatch(content);
    const { notices } = await listTodo(later(people.mentor, 1000));
    expect(notices).toHaveLength(1);
    expect(JSON.stringify(notices)).not.toMatch(content);

    const sent: Mail[] = [];
    const mail: MailPort = {
      send: async (one) => {
        sent.push(one);
        return { sent: true };
      },
    };
    const t = createTexts("sv", swedish).t;
    await mailDigests(
      { ...world, mail },
      {
        words: (count) => ({
          subject: t("next-steps:digest.subject"),
          text: t("next-steps:digest.body", { count }),
        }),
        // Monday morning.
        now: new Date("2026-11-23T07:30:00Z"),
        keepOn: () => true,
      },
    );
    expect(sent.map((m) => m.to)).toEqual([email]);
    const read = sent.map(({ of: _, ...mail }) => mail);
    expect(JSON.stringify(read)).not.toMatch(/blåmärke|Alva|Lindqvist|Maria|Norrskolan|5B/i);
  });

  it("nobody who is not suggested is told, however the form is made", async () => {
    const { world, writer, people } = await aSchool();
    for (const stranger of [people.passer.actor.accountId, "no-such-account"])
      expect(await refusedAt(logged(writer, world.pupilId, { tell: [stranger] }))).toEqual({
        tell: "contact_unknown",
      });
    expect(await world.db.read.select().from(notice)).toEqual([]);
  });
});

describe("somebody can be told afterwards too, and whoever wrote the note sees who has read it", () => {
  const told = async (ctx: StaffCtx, concernId: string) =>
    (await readConcern(ctx, { concernId })).told?.told.map((t) => [t.name, t.readAt !== null]);

  it("by whoever has the pupil, once, and of those alone who may read it", async () => {
    const { world, writer, people } = await aSchool();
    const { mentor, counsellor, nurse, passer } = people;
    const concernId = await logged(writer, world.pupilId, { tell: [mentor.actor.accountId] });
    const tell = (ctx: StaffCtx, ...to: StaffCtx[]) =>
      tellOfConcern(ctx, { concernId, tell: to.map((t) => t.actor.accountId) });
    await tell(later(mentor, 1000), counsellor, counsellor);
    await tell(later(mentor, 2000), counsellor);
    const rows = await world.db.read.select().from(notice);
    expect(rows.map((r) => [r.kind, r.accountId]).sort()).toEqual(
      [mentor, counsellor].map((ctx) => ["concern_told", ctx.actor.accountId]).sort(),
    );
    expect((await listTodo(later(counsellor, 3000))).notices).toMatchObject([{ subjectId: concernId }]);
    expect(await refusedAt(tell(writer, passer))).toEqual({ tell: "contact_unknown" });
    expect(await refusedAt(tell(writer))).toEqual({ tell: "contact_missing" });
    await expect(tell(passer, nurse)).rejects.toBeInstanceOf(NotVisible);
    const inner = await logged(counsellor, world.pupilId, { form: { circle: "student_health" } });
    const ofInner = (to: StaffCtx) =>
      tellOfConcern(counsellor, { concernId: inner, tell: [to.actor.accountId] });
    expect(await refusedAt(ofInner(mentor))).toEqual({ tell: "contact_unknown" });
    await ofInner(nurse);
  });

  it("read on its own page or on the thread, and shown to nobody who lacks the pupil", async () => {
    const { world, writer, people } = await aSchool();
    const { mentor, nurse, principal } = people;
    const tell = [mentor, nurse, principal].map((ctx) => ctx.actor.accountId);
    const concernId = await logged(writer, world.pupilId, { tell });
    await readConcern(later(mentor, 1000), { concernId });
    await readThread(later(nurse, 1000), { pupilId: world.pupilId });
    expect(await told(later(writer, 2000), concernId)).toEqual([
      ["Jonas Hed", false],
      ["Per Dahl", true],
      ["Åsa Grip", true],
    ]);
    expect((await listTodo(later(nurse, 2000))).notices).toEqual([]);
    const { tellable } = (await readConcern(writer, { concernId })).told ?? {};
    expect(tellable?.map((c) => c.name)).toEqual(["Lisa Holm", "Karin Ström", "Ulf Sand", "Rut Dal"]);
    await world.db.write((tx) => tx.update(pupil).set({ protection: "confidentiality" }));
    await world.grant(writer.now);
    expect((await readConcern(later(writer, 3000), { concernId })).told).toBeNull();
  });
});
