// Links of kinds: same occasion with another pupil, also between notes that are written already. Both pupils are the maker's;
// a pupil's page never reveals the other to someone who may not see them.
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { concern } from "~db/schema/concern.server";
import { accessGrant } from "~db/schema/grant.server";
import { occasionEntry } from "~db/schema/matter.server";
import { pupil } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { refusedAt } from "~test/factories/report";
import { aWorld, later, type World } from "~test/factories/world";
import { giveTemporaryAccess } from "../access-grant/give-temporary-access.server";
import { readThread } from "../pupil/read-thread.server";
import { looseFromOccasion } from "./leave-occasion.server";
import { readConcern } from "./read-concern.server";
import { occasionOffers, tieOccasion } from "./tie-occasion.server";
import { withdrawConcern } from "./withdraw-concern.server";

let world: World;
let teacher: StaffCtx;
let colleague: StaffCtx;
let theo: string;
let [a, b] = ["", ""];

beforeEach(async () => {
  world = await aWorld();
  theo = await world.pupil({ givenName: "Theo", familyName: "Åkesson" });
  teacher = await world.staff("teacher", { group: "teacher" });
  colleague = await world.staff("teacher", { group: "teacher" });
  a = await logged(teacher, world.pupilId);
  b = await logged(colleague, theo);
});

const tie = (ctx: StaffCtx, concernId: string, otherId: string) => tieOccasion(ctx, { concernId, otherId });
const rows = () => world.db.read.select().from(occasionEntry);
const beside = async (ctx: StaffCtx, concernId: string) =>
  (await readConcern(ctx, { concernId })).occasion.map((o) => o.concernId).sort();

/** Has one pupil of the class and no other. */
async function holderOf(pupilId: string): Promise<StaffCtx> {
  const ctx = await world.staff("teacher");
  await giveTemporaryAccess(await world.staff("principal"), {
    ...{ pupilId, accountId: ctx.actor.accountId, reason: "Vikarie" },
    ...{ until: "2026-12-01", idempotencyKey: randomUUID() },
  });
  return ctx;
}

describe("same occasion with another pupil, for a note that is written", () => {
  it("is offered among the same days' notes on pupils whom the reader has, and ties both, once", async () => {
    const old = later(teacher, -5 * 86_400_000);
    await logged(old, theo);
    expect((await occasionOffers(teacher, { concernId: a })).offered).toMatchObject([
      { id: b, pupilName: "Theo Åkesson" },
    ]);
    await tie(teacher, a, b);
    await tie(teacher, a, b);
    expect([await beside(teacher, a), await beside(colleague, b)]).toEqual([[b], [a]]);
    expect((await occasionOffers(teacher, { concernId: a })).offered).toEqual([]);
    const audit = await world.db.read.select().from(auditEvent).where(eq(auditEvent.kind, "occasion.tied"));
    expect(audit.map((row) => row.subject.concernId).sort()).toEqual([a, b].sort());
    // What is told of one pupil names no other.
    for (const { subject } of audit)
      expect(JSON.stringify(subject).includes(a) && JSON.stringify(subject).includes(b)).toBe(false);
  });

  it("asks the policy of both notes: neither end that is not hers is tied, seen, or told of", async () => {
    const ofTheo = await holderOf(theo);
    const ofAlva = await holderOf(world.pupilId);
    expect((await occasionOffers(ofAlva, { concernId: a })).offered).toEqual([]);
    expect(await refusedAt(tie(ofAlva, a, b))).toEqual({ tieId: "occasion_foreign" });
    expect(await refusedAt(tie(ofAlva, a, randomUUID()))).toEqual({ tieId: "occasion_foreign" });
    await expect(tie(ofTheo, a, b)).rejects.toThrow(NotVisible);
    const counsellor = await world.staff("counsellor");
    const inner = await logged(counsellor, theo, { form: { circle: "student_health" } });
    expect(await refusedAt(tie(teacher, a, inner))).toEqual({ tieId: "occasion_foreign" });
    expect((await occasionOffers(teacher, { concernId: a })).offered.map((o) => o.id)).toEqual([b]);
    expect(await rows()).toEqual([]);
    await tie(teacher, a, b);
    expect([await beside(ofAlva, a), await beside(ofTheo, b)]).toEqual([[], []]);
    for (const [ctx, pupilId, other] of [
      [ofAlva, world.pupilId, b],
      [ofTheo, theo, a],
    ] as const)
      expect(JSON.stringify(await readThread(ctx, { pupilId }))).not.toContain(other);
  });

  it("is offered however many there are that she may not read, and each once however many grounds she has", async () => {
    const copies = async (id: string, n: number) => {
      const [row] = await world.db.read.select().from(concern).where(eq(concern.id, id));
      if (!row) throw new Error("no such note");
      const occurredAt = new Date(+row.occurredAt + 1000);
      await world.db.write((tx) =>
        tx
          .insert(concern)
          .values(Array.from({ length: n }, () => ({ ...row, id: randomUUID(), occurredAt }))),
      );
    };
    const counsellor = await world.staff("counsellor");
    await copies(await logged(counsellor, theo, { form: { circle: "student_health" } }), 30);
    expect((await occasionOffers(teacher, { concernId: a })).offered.map((o) => o.id)).toEqual([b]);
    expect((await occasionOffers(counsellor, { concernId: a })).offered).toHaveLength(30);
    await giveTemporaryAccess(await world.staff("principal"), {
      ...{ pupilId: theo, accountId: teacher.actor.accountId, reason: "Vikarie" },
      ...{ until: "2026-12-01", idempotencyKey: "g" },
    });
    await copies(b, 29);
    const offered = (await occasionOffers(teacher, { concernId: a })).offered.map((o) => o.id);
    expect([new Set(offered).size, offered.includes(b)]).toEqual([30, true]);
  });

  it("is not for the author of a note who no longer has the pupil: she reads her note, and ties it to nothing", async () => {
    await world.db.write((tx) =>
      tx
        .update(accessGrant)
        .set({ endsAt: colleague.now })
        .where(and(eq(accessGrant.accountId, colleague.actor.accountId), eq(accessGrant.pupilId, theo))),
    );
    const former = later(colleague, 1000);
    expect(await beside(former, b)).toEqual([]);
    expect(await refusedAt(tie(former, a, b))).toEqual({ tieId: "occasion_foreign" });
    await expect(tie(former, b, a)).rejects.toThrow(NotVisible);
    expect((await occasionOffers(former, { concernId: b })).offered).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it("ties neither notes on the same pupil, nor what is withdrawn, nor a protected identity", async () => {
    const again = await logged(teacher, world.pupilId);
    for (const other of [again, a])
      expect(await refusedAt(tie(teacher, a, other))).toEqual({ tieId: "occasion_foreign" });
    expect(await refusedAt(tie(teacher, a, ""))).toEqual({ tieId: "occasion_missing" });
    await world.db.write((tx) =>
      tx.update(pupil).set({ protection: "confidentiality" }).where(eq(pupil.id, theo)),
    );
    expect(await refusedAt(tie(teacher, a, b))).toEqual({ tieId: "occasion_foreign" });
    expect((await occasionOffers(teacher, { concernId: a })).offered).toEqual([]);
    await world.db.write((tx) => tx.update(pupil).set({ protection: "none" }));
    const { version } = await readConcern(colleague, { concernId: b });
    await withdrawConcern(colleague, { concernId: b, version, reason: "Fel elev" });
    expect(await refusedAt(tie(teacher, a, b))).toEqual({ tieId: "occasion_foreign" });
    expect(await rows()).toEqual([]);
  });

  it("is loosened by its maker, and by each note's author; nobody else", async () => {
    const maker = await world.staff("teacher", { group: "teacher" });
    await tie(maker, a, b);
    const other = await world.staff("teacher", { group: "teacher" });
    await expect(looseFromOccasion(other, { concernId: a })).rejects.toThrow(NotVisible);
    expect((await occasionOffers(other, { concernId: a })).mine).toBe(false);
    expect((await occasionOffers(maker, { concernId: a })).mine).toBe(true);
    await looseFromOccasion(maker, { concernId: a });
    await looseFromOccasion(maker, { concernId: b }).catch(() => {});
    expect(await rows()).toEqual([]);
    await tie(maker, a, b);
    await looseFromOccasion(colleague, { concernId: b });
    expect(await rows()).toEqual([]);
  });

  it("makes one of two occasions, and tells whoever tied them nothing of what she may not see", async () => {
    const noor = await world.pupil({ givenName: "Noor", familyName: "Hassan", inClass: false });
    const hers = await holderOf(noor);
    await giveTemporaryAccess(await world.staff("principal"), {
      ...{ pupilId: theo, accountId: hers.actor.accountId, reason: "Vikarie" },
      ...{ until: "2026-12-01", idempotencyKey: randomUUID() },
    });
    const c = await logged(hers, noor);
    await tie(hers, c, b);
    const ida = await world.pupil({ givenName: "Ida", familyName: "Norén" });
    const d = await logged(teacher, ida);
    await tie(teacher, a, d);
    expect(await beside(teacher, b)).toEqual([]);
    await tie(teacher, a, b);
    expect(await beside(teacher, a)).toEqual([b, d].sort());
    expect(new Set((await rows()).map((row) => row.occasionId)).size).toBe(1);
    expect(await beside(hers, c)).toEqual([b]);
  });
});
