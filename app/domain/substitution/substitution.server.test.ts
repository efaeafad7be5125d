// A substitute's access follows the substitution: what the one who is replaced has, from the first day to the last.
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { accessGrant } from "~db/schema/grant.server";
import { pupil } from "~db/schema/school.server";
import { substitution } from "~db/schema/substitution.server";
import { at, aWorld, type World } from "~test/factories/world";
import { acceptHandover } from "../handover/answer-handover.server";
import { proposeHandover } from "../handover/propose-handover.server";
import { readThread } from "../pupil/read-thread.server";
import { listSubstitutions } from "./list-substitutions.server";
import { endSubstitution, startSubstitution } from "./start-substitution.server";

async function cast() {
  const world = await aWorld();
  const absent = await world.staff("teacher", { group: "mentor", name: "Per Dahl" });
  const substitute = await world.staff("teacher", { name: "Signe Vik" });
  const principal = await world.staff("principal");
  const input = {
    schoolUnitId: world.schoolUnitId,
    absentId: absent.actor.accountId,
    substituteId: substitute.actor.accountId,
    from: "2026-11-24",
    until: "2026-11-27",
    idempotencyKey: "s",
  };
  const ground = (now: Date, pupilId = world.pupilId) =>
    readThread(at(substitute, now), { pupilId }).then(
      (thread) => thread.why.ground,
      (error) => {
        if (error instanceof NotVisible) return null;
        throw error;
      },
    );
  return { world, absent, substitute, principal, input, ground };
}

const first = new Date("2026-11-23T23:00:00Z");
const over = new Date("2026-11-27T23:00:00Z");
const just = (moment: Date) => new Date(+moment - 1);
const only = async (world: World) => {
  const [row] = await world.db.read.select().from(substitution);
  if (!row) throw new Error("no substitution");
  return row;
};

describe("a substitute's access", () => {
  it("begins and ends with the substitution, by itself, to the millisecond", async () => {
    const { principal, input, ground } = await cast();
    await startSubstitution(principal, input);
    await startSubstitution(principal, input);
    expect(await ground(just(first))).toBeNull();
    expect(await ground(first)).toBe("substitution");
    expect(await ground(just(over))).toBe("substitution");
    expect(await ground(over)).toBeNull();
    expect((await listSubstitutions(principal)).rows).toMatchObject([
      { absentName: "Per Dahl", substituteName: "Signe Vik", begun: false },
    ]);
    expect((await listSubstitutions(at(principal, over))).rows).toEqual([]);
  });

  it("covers what the absent has received by a handover, and ends with hers when she hands over", async () => {
    const { world, absent, principal, input, ground } = await cast();
    const giver = await world.staff("teacher", { group: "teacher" });
    const theo = await world.pupil({ givenName: "Theo", familyName: "Åkesson" });
    const handOver = (from: typeof giver, toId: string, changeOn: string, key: string) =>
      proposeHandover(from, { pupilIds: [theo], toId, changeOn, summaries: {}, idempotencyKey: key });
    const { handoverId } = await handOver(giver, input.absentId, "2026-11-24", "a");
    await acceptHandover(absent, { handoverId, version: 1 });
    await startSubstitution(principal, input);
    expect(await ground(first, theo)).toBe("substitution");
    const begun = at(absent, first);
    await handOver(begun, giver.actor.accountId, "2026-11-25", "b");
    const change = new Date("2026-11-24T23:00:00Z");
    expect(await ground(just(change), theo)).toBe("substitution");
    expect(await ground(change, theo)).toBeNull();
    expect(await ground(change)).toBe("substitution");
  });

  it("covers what the absent accepts while it lasts from that very moment, and what she accepts before it from its first", async () => {
    const { world, principal, input: by, ground } = await cast();
    // Of no class: she has what she is handed.
    const absent = await world.staff("teacher", { name: "Bea Lund" });
    const input = { ...by, absentId: absent.actor.accountId };
    const giver = await world.staff("teacher", { group: "teacher" });
    const [theo, noor] = [
      await world.pupil({ givenName: "Theo", familyName: "Åkesson" }),
      await world.pupil({ givenName: "Noor", familyName: "Hassan" }),
    ];
    await startSubstitution(principal, input);
    const propose = (pupilId: string, key: string) =>
      proposeHandover(giver, {
        ...{ pupilIds: [pupilId], toId: input.absentId, changeOn: "2026-11-30" },
        ...{ summaries: {}, idempotencyKey: key },
      });
    await acceptHandover(absent, { handoverId: (await propose(noor, "a")).handoverId, version: 1 });
    expect(await ground(just(first), noor)).toBeNull();
    expect(await ground(first, noor)).toBe("substitution");
    const { handoverId } = await propose(theo, "b");
    const minute = new Date("2026-11-25T09:41:00Z");
    await acceptHandover(at(absent, minute), { handoverId, version: 1 });
    expect(await ground(just(minute), theo)).toBeNull();
    expect(await ground(minute, theo)).toBe("substitution");
    expect(await ground(just(over), theo)).toBe("substitution");
    expect(await ground(over, theo)).toBeNull();
  });

  it("that has not begun loses what the one who will be away hands over before it", async () => {
    const { world, absent, principal, input, ground } = await cast();
    const heir = await world.staff("teacher");
    await startSubstitution(principal, input);
    await proposeHandover(absent, {
      ...{ pupilIds: [world.pupilId], toId: heir.actor.accountId, changeOn: "2026-11-23" },
      ...{ summaries: {}, idempotencyKey: "c" },
    });
    expect(await ground(first)).toBeNull();
  });

  it("never covers a protected pupil, also not one who becomes so meanwhile", async () => {
    const { world, principal, input, ground } = await cast();
    const ida = await world.pupil({ givenName: "Ida", familyName: "Norén", protection: "confidentiality" });
    await startSubstitution(principal, input);
    expect(await ground(first, ida)).toBeNull();
    expect(await ground(first)).toBe("substitution");
    await world.db.write((tx) =>
      tx.update(pupil).set({ protection: "confidentiality" }).where(eq(pupil.id, world.pupilId)),
    );
    await world.grant(first);
    expect(await ground(first)).toBeNull();
  });

  it("is ended by the principal before its day, of the version that was read", async () => {
    const { world, principal, input, ground } = await cast();
    await startSubstitution(principal, input);
    const { id: substitutionId, version } = await only(world);
    const noon = new Date("2026-11-25T11:00:00Z");
    await endSubstitution(at(principal, noon), { substitutionId, version });
    expect(await ground(noon)).toBeNull();
    await expect(endSubstitution(at(principal, noon), { substitutionId, version })).rejects.toMatchObject({
      errors: { form: { key: "substitution_moved" } },
    });
  });

  it("is the principal's to give, at her own school", async () => {
    const { world, absent, substitute, principal, input } = await cast();
    await startSubstitution(principal, input);
    const { id: substitutionId, version } = await only(world);
    const elsewhere = {
      ...principal,
      actor: { ...principal.actor, duties: [{ role: "principal" as const, schoolUnitId: "other" }] },
    };
    for (const ctx of [absent, substitute, elsewhere]) {
      await expect(startSubstitution(ctx, { ...input, idempotencyKey: "x" })).rejects.toBeInstanceOf(
        NotVisible,
      );
      await expect(endSubstitution(ctx, { substitutionId, version })).rejects.toBeInstanceOf(NotVisible);
    }
    await expect(listSubstitutions(substitute)).rejects.toBeInstanceOf(NotVisible);
  });

  it.each([
    ["oneself", { substituteId: "absent" }, "substituteId", "substitute_same"],
    ["a stranger", { substituteId: "nobody" }, "substituteId", "staff_unknown"],
    ["nobody away", { absentId: "" }, "absentId", "staff_unknown"],
    ["a day that has been", { from: "2026-11-21" }, "from", "date_passed"],
    ["an end before the beginning", { until: "2026-11-23" }, "until", "ends_before_start"],
    ["more than a year", { until: "2027-12-01" }, "until", "access_too_long"],
    ["no day", { until: "" }, "until", "date_unreadable"],
  ])("is refused with %s, and nothing is written", async (_what, given, field, key) => {
    const { world, principal, input } = await cast();
    const form = { ...input, ...given };
    if (form.substituteId === "absent") form.substituteId = input.absentId;
    await expect(startSubstitution(principal, form)).rejects.toMatchObject({ errors: { [field]: { key } } });
    expect(await world.db.read.select().from(substitution)).toEqual([]);
    const grants = await world.db.read
      .select()
      .from(accessGrant)
      .where(eq(accessGrant.ground, "substitution"));
    expect(grants).toEqual([]);
  });
});
