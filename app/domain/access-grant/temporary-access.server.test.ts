import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { accessGrant } from "~db/schema/grant.server";
import { duty, pupil } from "~db/schema/school.server";
import { at, aWorld, later } from "~test/factories/world";
import { countTodo, listTodo } from "../concern/list-todo.server";
import { readThread } from "../pupil/read-thread.server";
import { endTemporaryAccess } from "./end-temporary-access.server";
import { extendTemporaryAccess } from "./extend-temporary-access.server";
import { giveTemporaryAccess } from "./give-temporary-access.server";
import { readAccess } from "./read-access.server";

/** The first moment after 1 December in Stockholm, in winter time. */
const dayAfter = new Date("2026-12-01T23:00:00Z");

async function aPrincipal() {
  const world = await aWorld();
  const principal = await world.staff("principal");
  const substitute = await world.staff("teacher", { name: "Signe Vik" });
  const input = {
    pupilId: world.pupilId,
    accountId: substitute.actor.accountId,
    reason: "Vikarierar i 5B.",
    until: "2026-12-01",
    idempotencyKey: "k",
  };
  return { world, principal, substitute, input };
}

describe("temporary access", () => {
  it("begins when it is given and ends with the last day, to the millisecond", async () => {
    const { world, principal, substitute, input } = await aPrincipal();
    const read = (now: Date) => readThread(at(substitute, now), { pupilId: world.pupilId });
    await expect(read(substitute.now)).rejects.toBeInstanceOf(NotVisible);
    await giveTemporaryAccess(principal, input);
    expect((await read(substitute.now)).why).toMatchObject({ ground: "temporary", until: dayAfter });
    await expect(read(new Date(+dayAfter - 1))).resolves.toHaveProperty("entries");
    await expect(read(dayAfter)).rejects.toBeInstanceOf(NotVisible);
    await expect(read(new Date(+substitute.now - 1))).rejects.toBeInstanceOf(NotVisible);
  });

  it("says until when by what holds now: not by one that was ended since, nor by one that is to come", async () => {
    const { world, principal, substitute, input } = await aPrincipal();
    const { pupilId } = world;
    const given = (after: number, key: string, until: string) =>
      giveTemporaryAccess(later(principal, after), { ...input, until, idempotencyKey: key });
    const ended = ({ grantId }: { grantId: string }, after: number) =>
      endTemporaryAccess(later(principal, after), { pupilId, grantId });
    await ended(await given(0, "before", "2026-12-05"), 1000);
    await given(2000, "now", input.until);
    await ended(await given(3000, "since", "2026-12-05"), 4000);
    const { why } = await readThread(later(substitute, 5000), { pupilId });
    expect(why).toEqual({ ground: "temporary", since: later(principal, 2000).now, until: dayAfter });
  });

  it("tells the one who got it; once it has ended neither number nor list tells of the pupil", async () => {
    const { principal, substitute, input } = await aPrincipal();
    await giveTemporaryAccess(principal, input);
    expect(await countTodo(substitute)).toBe(1);
    expect((await listTodo(substitute)).notices).toMatchObject([{ kind: "temporary_access" }]);
    expect(await countTodo(at(substitute, dayAfter))).toBe(0);
    expect((await listTodo(at(substitute, dayAfter))).notices).toEqual([]);
  });

  it("is shown to the principal with its reason, which lies sealed, and ended by her", async () => {
    const { world, principal, substitute, input } = await aPrincipal();
    const { grantId } = await giveTemporaryAccess(principal, input);
    const [row] = await world.db.read.select().from(accessGrant).where(eq(accessGrant.id, grantId));
    expect(Buffer.from(row?.sealedReason ?? []).includes("Vikarierar")).toBe(false);
    const shown = async () => (await readAccess(later(principal, 1000), { pupilId: world.pupilId })).given;
    expect(await shown()).toMatchObject([{ name: "Signe Vik", reason: "Vikarierar i 5B.", active: true }]);
    await endTemporaryAccess(later(principal, 1000), { pupilId: world.pupilId, grantId });
    // A double press is answered like the first.
    await endTemporaryAccess(later(principal, 2000), { pupilId: world.pupilId, grantId });
    expect(await shown()).toMatchObject([{ active: false }]);
    await expect(readThread(later(substitute, 1000), { pupilId: world.pupilId })).rejects.toBeInstanceOf(
      NotVisible,
    );
  });

  it("ends by itself at the minute, where a time of day was given", async () => {
    const { world, principal, substitute, input } = await aPrincipal();
    const read = (now: Date) => readThread(at(substitute, now), { pupilId: world.pupilId });
    await giveTemporaryAccess(principal, { ...input, until: "2026-11-22", untilTime: "15:30" });
    // 15:30 in Stockholm, in winter time.
    const end = new Date("2026-11-22T14:30:00Z");
    await expect(read(new Date(+end - 1))).resolves.toHaveProperty("entries");
    await expect(read(end)).rejects.toBeInstanceOf(NotVisible);
    await expect(read(new Date(+end + 1))).rejects.toBeInstanceOf(NotVisible);
    for (const [untilTime, key] of [
      ["14:00", "time_passed"],
      ["13:59", "time_passed"],
      ["25:00", "time_unreadable"],
    ])
      await expect(
        giveTemporaryAccess(principal, { ...input, until: "2026-11-22", untilTime, idempotencyKey: "x" }),
      ).rejects.toMatchObject({ errors: { untilTime: { key } } });
  });

  it("tells the mentor, without case content, when it is given and when it is extended", async () => {
    const { world, principal, substitute, input } = await aPrincipal();
    const mentor = await world.staff("teacher", { group: "mentor" });
    const teacher = await world.staff("teacher", { group: "teacher" });
    const { grantId } = await giveTemporaryAccess(principal, input);
    expect((await listTodo(mentor)).notices).toMatchObject([
      { kind: "access_told", subjectId: world.pupilId },
    ]);
    expect((await listTodo(teacher)).notices).toEqual([]);
    await extendTemporaryAccess(principal, {
      pupilId: world.pupilId,
      grantId,
      until: "2026-12-10",
      untilTime: "",
    });
    expect((await listTodo(mentor)).notices).toHaveLength(2);
    expect((await listTodo(substitute)).notices).toHaveLength(2);
  });

  it("is extended, or shortened, while it stands, and holds to the new end", async () => {
    const { world, principal, substitute, input } = await aPrincipal();
    const read = (now: Date) => readThread(at(substitute, now), { pupilId: world.pupilId });
    const { grantId } = await giveTemporaryAccess(principal, input);
    const extend = (ctx: typeof principal, until: string, untilTime = "") =>
      extendTemporaryAccess(ctx, { pupilId: world.pupilId, grantId, until, untilTime });
    await extend(principal, "2026-12-10");
    await extend(principal, "2026-12-10");
    const newEnd = new Date("2026-12-10T23:00:00Z");
    await expect(read(new Date(+newEnd - 1))).resolves.toHaveProperty("entries");
    await expect(read(newEnd)).rejects.toBeInstanceOf(NotVisible);
    await extend(principal, "2026-11-22", "14:05");
    const soon = new Date("2026-11-22T13:05:00Z");
    await expect(read(soon)).rejects.toBeInstanceOf(NotVisible);
    // What has ended is not opened again by moving its end.
    await expect(extend(at(principal, soon), "2026-12-24")).rejects.toMatchObject({
      errors: { form: { key: "access_has_ended" } },
    });
    await expect(read(soon)).rejects.toBeInstanceOf(NotVisible);
    await expect(extend(principal, "2027-12-24")).rejects.toMatchObject({
      errors: { [`until-${grantId}`]: { key: "access_too_long" } },
    });
    await expect(extend(substitute, "2026-11-30")).rejects.toBeInstanceOf(NotVisible);
    const events = await world.db.read
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.kind, "access.extended"));
    expect(events).toHaveLength(2);
  });

  it("given twice by the same form is given once", async () => {
    const { world, principal, input } = await aPrincipal();
    const first = await giveTemporaryAccess(principal, input);
    expect(await giveTemporaryAccess(principal, input)).toEqual(first);
    expect((await readAccess(principal, { pupilId: world.pupilId })).given).toHaveLength(1);
  });

  it.each([
    ["no reason", { reason: " " }, "reason", "reason_empty"],
    ["too long a reason", { reason: "å".repeat(301) }, "reason", "reason_too_long"],
    ["a day that has been", { until: "2026-11-21" }, "until", "date_passed"],
    ["no day", { until: "" }, "until", "date_unreadable"],
    ["more than half a year", { until: "2027-05-25" }, "until", "access_too_long"],
    ["nobody", { accountId: "" }, "accountId", "staff_unknown"],
  ])("is refused with %s", async (_what, given, field, key) => {
    const { world, principal, input } = await aPrincipal();
    await expect(giveTemporaryAccess(principal, { ...input, ...given })).rejects.toMatchObject({
      errors: { [field]: { key } },
    });
    expect((await readAccess(principal, { pupilId: world.pupilId })).given).toEqual([]);
  });

  it("is given, listed and ended by the school's principal alone", async () => {
    const { world, principal, substitute, input } = await aPrincipal();
    const { grantId } = await giveTemporaryAccess(principal, input);
    const counsellor = await world.staff("counsellor");
    for (const ctx of [substitute, counsellor]) {
      await expect(giveTemporaryAccess(ctx, input)).rejects.toBeInstanceOf(NotVisible);
      await expect(readAccess(ctx, { pupilId: world.pupilId })).rejects.toBeInstanceOf(NotVisible);
      const end = endTemporaryAccess(ctx, { pupilId: world.pupilId, grantId });
      await expect(end).rejects.toBeInstanceOf(NotVisible);
    }
  });

  it("cannot be used to end what the roster gives", async () => {
    const { world, principal } = await aPrincipal();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const [row] = await world.db.read
      .select()
      .from(accessGrant)
      .where(eq(accessGrant.accountId, teacher.actor.accountId));
    const end = endTemporaryAccess(principal, { pupilId: world.pupilId, grantId: row?.id ?? "" });
    await expect(end).rejects.toBeInstanceOf(NotVisible);
    await expect(readThread(teacher, { pupilId: world.pupilId })).resolves.toHaveProperty("entries");
  });

  it("to a protected identity is named access", async () => {
    const { world, principal, substitute, input } = await aPrincipal();
    const hidden = await world.pupil({
      givenName: "Ida",
      familyName: "Norén",
      protection: "confidentiality",
    });
    await giveTemporaryAccess(principal, { ...input, pupilId: hidden });
    const { why, pupil: head } = await readThread(substitute, { pupilId: hidden });
    expect(why.ground).toBe("named");
    expect(head).toMatchObject({ schoolName: null, residenceCode: null });
    expect((await listTodo(substitute)).notices).toMatchObject([{ pupilName: null }]);
  });
});

describe("the roster brought up to date", () => {
  it("leaves a given access alone while both are at the school", async () => {
    const { world, principal, substitute, input } = await aPrincipal();
    await giveTemporaryAccess(principal, input);
    await world.grant(later(principal, 60_000).now);
    await expect(readThread(later(substitute, 60_000), { pupilId: world.pupilId })).resolves.toHaveProperty(
      "why",
    );
  });

  it.each([
    ["the pupil leaves", "pupil"],
    ["the holder works there no more", "holder"],
  ])("ends it when %s", async (_what, who) => {
    const { world, principal, substitute, input } = await aPrincipal();
    await giveTemporaryAccess(principal, input);
    await world.db.write(async (tx) => {
      if (who === "pupil")
        await tx.update(pupil).set({ leftOn: "2026-11-22" }).where(eq(pupil.id, world.pupilId));
      else
        await tx
          .update(duty)
          .set({ endsOn: "2026-11-22" })
          .where(eq(duty.accountId, substitute.actor.accountId));
    });
    const then = later(substitute, 60_000);
    await expect(readThread(then, { pupilId: world.pupilId })).resolves.toHaveProperty("why");
    await world.grant(then.now);
    await expect(readThread(then, { pupilId: world.pupilId })).rejects.toBeInstanceOf(NotVisible);
  });
});
