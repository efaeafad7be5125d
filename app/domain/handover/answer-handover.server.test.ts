// The answers to a handover: accepted, declined, appointed, taken back; by one at a time, and of the version read.
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { accessGrant } from "~db/schema/grant.server";
import { handover } from "~db/schema/handover.server";
import { at, aWorld, later, type World } from "~test/factories/world";
import { listTodo } from "../concern/list-todo.server";
import { readThread } from "../pupil/read-thread.server";
import { acceptHandover, declineHandover } from "./answer-handover.server";
import { appointReceiver } from "./appoint-receiver.server";
import { listHandovers } from "./list-handovers.server";
import { proposeHandover } from "./propose-handover.server";
import { readHandover } from "./read-handover.server";
import { withdrawHandover } from "./withdraw-handover.server";

/** The first moment of 1 December in Stockholm, in winter time. */
const changeAt = new Date("2026-11-30T23:00:00Z");

async function proposed() {
  const world = await aWorld();
  const giver = await world.staff("teacher", { group: "teacher" });
  const receiver = await world.staff("teacher");
  const principal = await world.staff("principal");
  const handoverId = await propose(giver, world, receiver);
  return { world, giver, receiver, principal, handoverId };
}

async function propose(
  giver: StaffCtx,
  world: World,
  to: StaffCtx | null,
  changeOn = "2026-12-01",
  key = "h",
) {
  const { handoverId } = await proposeHandover(giver, {
    pupilIds: [world.pupilId],
    toId: to?.actor.accountId ?? "",
    changeOn,
    summaries: {},
    idempotencyKey: key,
  });
  return handoverId;
}

const ground = async (ctx: StaffCtx, pupilId: string) =>
  readThread(ctx, { pupilId }).then(
    (thread) => thread.why.ground,
    (error) => {
      if (error instanceof NotVisible) return null;
      throw error;
    },
  );

const decided = { errors: { form: { key: "handover_decided" } } };

describe("declining", () => {
  it("leaves the pupils with the principal; giver and principal are told, the giver's day stands", async () => {
    const { world, giver, receiver, principal, handoverId } = await proposed();
    await declineHandover(receiver, { handoverId, version: 1 });
    expect(await ground(receiver, world.pupilId)).toBeNull();
    expect((await listHandovers(principal)).unclaimed).toMatchObject([{ id: handoverId }]);
    for (const ctx of [giver, principal])
      expect((await listTodo(ctx)).notices).toMatchObject([
        { kind: "handover_declined", subjectId: handoverId },
      ]);
    expect(await ground(at(giver, changeAt), world.pupilId)).toBeNull();
    expect(await ground(at(principal, changeAt), world.pupilId)).toBe("principal");
    await expect(readHandover(receiver, { handoverId })).rejects.toBeInstanceOf(NotVisible);
  });

  it("leads to another, whom the principal appoints, also after the day of the change", async () => {
    const { world, giver, receiver, principal, handoverId } = await proposed();
    await declineHandover(receiver, { handoverId, version: 1 });
    const next = at(await world.staff("teacher"), changeAt);
    const appoint = (toId: string) =>
      appointReceiver(at(principal, changeAt), { handoverId, version: 2, toId });
    for (const toId of ["", giver.actor.accountId, "nobody"])
      await expect(appoint(toId)).rejects.toMatchObject({ errors: { toId: { key: "staff_unknown" } } });
    await appoint(next.actor.accountId);
    expect((await listTodo(next)).notices).toMatchObject([{ kind: "handover" }]);
    await acceptHandover(next, { handoverId, version: 3 });
    expect(await ground(next, world.pupilId)).toBe("handover");
  });
});

describe("answering", () => {
  it("is the receiver's alone, and appointing the principal's", async () => {
    const { world, giver, receiver, principal, handoverId } = await proposed();
    const colleague = await world.staff("teacher", { group: "mentor" });
    for (const ctx of [giver, principal, colleague]) {
      await expect(acceptHandover(ctx, { handoverId, version: 1 })).rejects.toBeInstanceOf(NotVisible);
      await expect(declineHandover(ctx, { handoverId, version: 1 })).rejects.toBeInstanceOf(NotVisible);
    }
    const toId = colleague.actor.accountId;
    // Who may know that it stands with somebody already is told so.
    await expect(appointReceiver(principal, { handoverId, version: 1, toId })).rejects.toMatchObject(decided);
    for (const ctx of [giver, receiver])
      await expect(appointReceiver(ctx, { handoverId, version: 1, toId })).rejects.toBeInstanceOf(NotVisible);
  });

  it("at once in two ways: one counts, the other is told", async () => {
    const { world, receiver, handoverId } = await proposed();
    const input = { handoverId, version: 1 };
    const both = await Promise.allSettled([
      acceptHandover(receiver, input),
      declineHandover(receiver, input),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((r) => r.status === "rejected")).toMatchObject({ reason: decided });
    const accepted = both[0].status === "fulfilled";
    expect(await ground(receiver, world.pupilId)).toBe(accepted ? "handover" : null);
  });

  it("by two at once, one takes it back while the other accepts: one counts, the other is told", async () => {
    const { world, giver, receiver, handoverId } = await proposed();
    const input = { handoverId, version: 1 };
    const both = await Promise.allSettled([withdrawHandover(giver, input), acceptHandover(receiver, input)]);
    expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((r) => r.status === "rejected")).toMatchObject({ reason: decided });
    const [row] = await world.db.read.select().from(handover);
    const took = row?.status === "accepted";
    expect(await ground(receiver, world.pupilId)).toBe(took ? "handover" : null);
    expect(await ground(at(giver, changeAt), world.pupilId)).toBe(took ? null : "teaching");
  });

  it("of an old version is refused and gives nothing; the same form twice is answered like the first", async () => {
    const { world, receiver, handoverId } = await proposed();
    const attempt = (version: number) => acceptHandover(receiver, { handoverId, version });
    await expect(attempt(7)).rejects.toMatchObject(decided);
    expect(await ground(receiver, world.pupilId)).toBeNull();
    await attempt(1);
    await attempt(1);
    await expect(attempt(2)).rejects.toMatchObject(decided);
    const given = (await world.db.read.select().from(accessGrant)).filter((g) => g.ground === "handover");
    expect(given).toHaveLength(1);
  });
});

it("declined or taken back by the same form twice is answered like the first, and told once", async () => {
  const { world, giver, receiver, principal, handoverId } = await proposed();
  const decline = () => declineHandover(receiver, { handoverId, version: 1, word: "Jag byter skola." });
  await Promise.all([decline(), decline()]);
  await decline();
  expect((await listTodo(principal)).notices).toHaveLength(1);
  await expect(declineHandover(receiver, { handoverId, version: 2 })).rejects.toBeInstanceOf(NotVisible);
  const other = await propose(giver, world, receiver, "2026-12-02", "h2");
  const back = () => withdrawHandover(giver, { handoverId: other, version: 1 });
  await back();
  await back();
  await expect(withdrawHandover(giver, { handoverId: other, version: 2 })).rejects.toMatchObject(decided);
});

describe("at once, in two windows", () => {
  it.each(["accept first", "withdraw first"])(
    "accepting and taking back: one of them, and access as it says; %s",
    async (first) => {
      const { world, giver, receiver, handoverId } = await proposed();
      const input = { handoverId, version: 1 };
      const begun = [() => acceptHandover(receiver, input), () => withdrawHandover(giver, input)];
      if (first === "withdraw first") begun.reverse();
      const ends = await Promise.allSettled(begun.map((begin) => begin()));
      expect(ends.map((e) => e.status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(ends.find((e) => e.status === "rejected")).toMatchObject({ reason: decided });
      const [row] = await world.db.read.select().from(handover);
      const accepted = row?.status === "accepted";
      expect(await ground(receiver, world.pupilId)).toBe(accepted ? "handover" : null);
      expect(await ground(at(giver, changeAt), world.pupilId)).toBe(accepted ? null : "teaching");
    },
  );

  it("the same button twice: one handover, one grant, both answered alike", async () => {
    const { world, giver, receiver, handoverId } = await proposed();
    const input = { handoverId, version: 1 };
    await Promise.all([acceptHandover(receiver, input), acceptHandover(receiver, input)]);
    const grants = await world.db.read.select().from(accessGrant);
    expect(grants.filter((g) => g.ground === "handover")).toHaveLength(1);
    const other = await propose(later(receiver, 1000), world, giver, "2026-12-02", "back");
    const back = { handoverId: other, version: 1 };
    const holder = later(receiver, 2000);
    await Promise.all([withdrawHandover(holder, back), withdrawHandover(holder, back)]);
    expect(await ground(at(receiver, changeAt), world.pupilId)).toBe("handover");
  });
});

describe("taking it back", () => {
  it("restores the giver's access as the roster gives it, and takes the notice away", async () => {
    const { world, giver, receiver, handoverId } = await proposed();
    await withdrawHandover(giver, { handoverId, version: 1 });
    expect(await ground(at(giver, changeAt), world.pupilId)).toBe("teaching");
    expect((await listTodo(receiver)).notices).toEqual([]);
    const [shown] = (await readHandover(receiver, { handoverId })).pupils;
    expect(shown).toBeUndefined();
  });

  it("restores what she had herself received by a handover", async () => {
    const { world, receiver, handoverId } = await proposed();
    await acceptHandover(receiver, { handoverId, version: 1 });
    const next = await world.staff("teacher");
    const holder = later(receiver, 1000);
    const on = await propose(holder, world, next, "2026-12-10", "on");
    const after = new Date("2026-12-09T23:00:00Z");
    expect(await ground(at(receiver, after), world.pupilId)).toBeNull();
    await withdrawHandover(holder, { handoverId: on, version: 1 });
    expect(await ground(at(receiver, after), world.pupilId)).toBe("handover");
  });

  it("leaves another handover of hers standing", async () => {
    const { world, giver, principal, handoverId } = await proposed();
    await propose(giver, world, null, "2026-12-15", "second");
    await withdrawHandover(giver, { handoverId, version: 1 });
    const day = (date: string) => ground(at(giver, new Date(`${date}T12:00:00Z`)), world.pupilId);
    expect(await day("2026-12-02")).toBe("teaching");
    expect(await day("2026-12-15")).toBeNull();
    expect((await listHandovers(principal)).unclaimed).toHaveLength(1);
  });

  it("is hers alone, and not from the day of the change on", async () => {
    const { giver, receiver, principal, handoverId } = await proposed();
    const input = { handoverId, version: 1 };
    for (const ctx of [receiver, principal])
      await expect(withdrawHandover(ctx, input)).rejects.toBeInstanceOf(NotVisible);
    await expect(withdrawHandover(at(giver, changeAt), input)).rejects.toMatchObject({
      errors: { form: { key: "handover_day_passed" } },
    });
  });
});
