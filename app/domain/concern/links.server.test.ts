// Links of kinds: same matter, follows, contradicts. Made while logging or afterwards, loosened by whoever made them.
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { concernLink } from "~db/schema/concern.server";
import { logged } from "~test/factories/logged";
import { aNote, aWorld, type World } from "~test/factories/world";
import { readThread } from "../pupil/read-thread.server";
import { deleteConcern } from "./delete-concern.server";
import { linkConcerns } from "./link-concerns.server";
import { logConcern } from "./log-concern.server";
import { readConcern } from "./read-concern.server";
import { unlinkConcerns } from "./unlink-concerns.server";
import { withdrawConcern } from "./withdraw-concern.server";

let world: World;
let teacher: StaffCtx;
let mentor: StaffCtx;
let counsellor: StaffCtx;

beforeEach(async () => {
  world = await aWorld();
  teacher = await world.staff("teacher", { group: "teacher" });
  mentor = await world.staff("teacher", { group: "mentor" });
  counsellor = await world.staff("counsellor");
});

const toldOf = async (ctx: StaffCtx, concernId: string) =>
  (await readConcern(ctx, { concernId })).links.map((l) => [l.otherId, l.kind, l.end, l.removable]);

describe("a link of a kind", () => {
  it("is chosen while logging, and told in direction from both ends, on the note and on the thread", async () => {
    const first = await logged(teacher, world.pupilId);
    const { concernId } = await logConcern(mentor, {
      ...{ pupilId: world.pupilId, form: aNote(), files: [], tell: [], idempotencyKey: "f" },
      ...{ linkTo: first, linkKind: "follows" },
    });
    expect(await toldOf(mentor, concernId)).toEqual([[first, "follows", "from", true]]);
    expect(await toldOf(mentor, first)).toEqual([[concernId, "follows", "to", true]]);
    expect(await toldOf(teacher, first)).toEqual([[concernId, "follows", "to", false]]);
    const { entries } = await readThread(teacher, { pupilId: world.pupilId });
    expect(entries.find((e) => e.id === first)?.links).toEqual([
      { otherId: concernId, kind: "follows", end: "to" },
    ]);
    const wrong = logConcern(mentor, {
      ...{ pupilId: world.pupilId, form: aNote(), files: [], tell: [], idempotencyKey: "w" },
      ...{ linkTo: first, linkKind: "same_occasion" },
    });
    await expect(wrong).rejects.toMatchObject({ errors: { linkKind: { key: "choice_unknown" } } });
  });

  it("is added and removed afterwards, by whoever made it; then the note can be deleted again", async () => {
    const [one, other] = [await logged(teacher, world.pupilId), await logged(mentor, world.pupilId)];
    const input = { concernId: one, otherId: other, linkKind: "contradicts" };
    await linkConcerns(teacher, input);
    await linkConcerns(teacher, input);
    const [link] = (await readConcern(teacher, { concernId: other })).links;
    expect(link).toMatchObject({ otherId: one, kind: "contradicts", end: "to", removable: true });
    await expect(linkConcerns(mentor, { ...input, linkKind: "follows" })).rejects.toMatchObject({
      errors: { otherId: { key: "link_exists" } },
    });
    await expect(deleteConcern(mentor, { concernId: other, version: 1 })).rejects.toMatchObject({
      errors: { form: { key: "concern_built_on" } },
    });
    const linkId = link?.id ?? "";
    const third = await logged(teacher, world.pupilId);
    for (const [ctx, concernId] of [
      [mentor, one],
      [await world.staff("teacher"), one],
      [teacher, third],
    ] as const)
      await expect(unlinkConcerns(ctx, { concernId, linkId })).rejects.toBeInstanceOf(NotVisible);
    await unlinkConcerns(teacher, { concernId: other, linkId });
    await unlinkConcerns(teacher, { concernId: other, linkId });
    await deleteConcern(mentor, { concernId: other, version: 1 });
    const rows = await world.db.read.select().from(auditEvent).orderBy(auditEvent.seq);
    const told = rows.filter((r) => JSON.stringify(r.subject).includes(one) && r.kind.startsWith("link."));
    expect(told.map((r) => [r.kind, r.subject])).toEqual([
      ["link.made", { pupilId: world.pupilId, fromId: one, toId: other, linkKind: "contradicts" }],
      ["link.removed", { pupilId: world.pupilId, fromId: one, toId: other }],
    ]);
  });

  it("ties nothing of another pupil's, of student health's own, withdrawn, itself, or of no kind", async () => {
    const mine = await logged(teacher, world.pupilId);
    const theo = await world.pupil({ givenName: "Theo", familyName: "Åkesson" });
    const gone = await logged(mentor, world.pupilId);
    await withdrawConcern(mentor, { concernId: gone, version: 1, reason: "Fel." });
    const inner = await logged(counsellor, world.pupilId, { form: { circle: "student_health" } });
    const before = await world.db.read.select().from(concernLink);
    for (const [otherId, linkKind, field, key] of [
      [await logged(teacher, theo), "follows", "otherId", "link_foreign"],
      [inner, "follows", "otherId", "link_foreign"],
      [gone, "follows", "otherId", "link_foreign"],
      ["no-such-note", "follows", "otherId", "link_foreign"],
      [mine, "follows", "otherId", "link_missing"],
      ["", "follows", "otherId", "link_missing"],
      [inner, "same_occasion", "linkKind", "choice_unknown"],
    ] as const)
      await expect(linkConcerns(teacher, { concernId: mine, otherId, linkKind })).rejects.toMatchObject({
        errors: { [field]: { key } },
      });
    const stranger = await world.staff("teacher");
    const tried = linkConcerns(stranger, { concernId: mine, otherId: inner, linkKind: "follows" });
    await expect(tried).rejects.toBeInstanceOf(NotVisible);
    expect(await world.db.read.select().from(concernLink)).toEqual(before);
  });

  it("to student health's own is shown to student health alone, and nothing of theirs is offered to others", async () => {
    const open = await logged(teacher, world.pupilId);
    const another = await logged(mentor, world.pupilId);
    const inner = await logged(counsellor, world.pupilId, { form: { circle: "student_health" } });
    await linkConcerns(counsellor, { concernId: inner, otherId: open, linkKind: "same_matter" });
    expect(await toldOf(counsellor, open)).toEqual([[inner, "same_matter", "to", true]]);
    expect(await toldOf(teacher, open)).toEqual([]);
    const read = await readConcern(teacher, { concernId: open });
    expect(JSON.stringify(read)).not.toContain(inner);
    expect(read.linkable?.map(({ id }) => id)).toEqual([another]);
    const thread = await readThread(teacher, { pupilId: world.pupilId });
    expect(JSON.stringify(thread)).not.toContain(inner);
    const made = await world.db.read.select().from(concernLink).where(eq(concernLink.fromId, inner));
    expect(made).toHaveLength(1);
  });
});
