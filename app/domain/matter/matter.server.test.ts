// A group of linked entries can be named and followed as one matter, with status and next date. It shows to each reader
// only the entries that they may read, and its name is sealed under the pupil's key.
import { asc, eq, like } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { accessGrant } from "~db/schema/grant.server";
import { matter, matterEntry } from "~db/schema/matter.server";
import { logged } from "~test/factories/logged";
import { aWorld, type World } from "~test/factories/world";
import { deleteConcern } from "../concern/delete-concern.server";
import { linkConcerns } from "../concern/link-concerns.server";
import { readConcern } from "../concern/read-concern.server";
import { withdrawConcern } from "../concern/withdraw-concern.server";
import { readThread } from "../pupil/read-thread.server";
import { changeMatter } from "./change-matter.server";
import { type OpenMatter, openMatter } from "./open-matter.server";
import { readMatter } from "./read-matter.server";
import { readNewMatter } from "./read-new-matter.server";
import { matterNamePlace } from "./seal-matter";
import { stepMatter } from "./step-matter.server";

let world: World;
let teacher: StaffCtx;
let counsellor: StaffCtx;
let first: string;
let second: string;

beforeEach(async () => {
  world = await aWorld();
  teacher = await world.staff("teacher", { group: "teacher" });
  counsellor = await world.staff("counsellor");
  first = await logged(teacher, world.pupilId);
  second = await logged(teacher, world.pupilId, { linkTo: first });
});

const open = (ctx: StaffCtx, given: Partial<OpenMatter> = {}, form: Partial<OpenMatter["form"]> = {}) =>
  openMatter(ctx, {
    pupilId: world.pupilId,
    form: { name: "Frånvaro höstterminen", nextOn: "2026-12-01", circle: "", ...form },
    concernIds: [first, second],
    idempotencyKey: "k",
    ...given,
  });
const inner = () => logged(counsellor, world.pupilId, { form: { circle: "student_health" } });
const idsOf = async (ctx: StaffCtx, matterId: string) =>
  (await readMatter(ctx, { matterId })).items.map((i) => i.id).sort();

describe("a group of linked entries, named and followed as one matter", () => {
  it("has a name, a status, a next date, and leads to and from the thread", async () => {
    expect(
      (await readNewMatter(teacher, { pupilId: world.pupilId, concernId: second })).entries,
    ).toMatchObject([
      { ticked: true, text: expect.stringMatching(/\S/) },
      { ticked: true, text: expect.stringMatching(/\S/) },
    ]);
    const { matterId } = await open(teacher);
    const left = await logged(teacher, world.pupilId, { form: { text: "Glömde jackan." } });
    expect((await readMatter(teacher, { matterId })).offered).toMatchObject([
      { id: left, text: "Glömde jackan." },
    ]);
    const colleague = await world.staff("teacher", { group: "mentor" });
    const read = await readMatter(colleague, { matterId });
    expect(read).toMatchObject({ name: "Frånvaro höstterminen", status: "open", nextOn: "2026-12-01" });
    expect(read.items.map((i) => i.id).sort()).toEqual([first, second].sort());
    const thread = await readThread(colleague, { pupilId: world.pupilId });
    expect(thread.matters).toMatchObject([{ id: matterId, name: "Frånvaro höstterminen" }]);
    expect(thread.matters[0]?.concernIds.sort()).toEqual([first, second].sort());
    const beside = (await readConcern(colleague, { concernId: first })).matters;
    expect(beside).toEqual([{ id: matterId, name: "Frånvaro höstterminen" }]);
  });

  it("has its name sealed under the pupil's key, and erased with the pupil", async () => {
    const { matterId } = await open(teacher);
    const [row] = await world.db.read.select().from(matter);
    expect(Buffer.from(row?.sealedName ?? []).toString("latin1")).not.toContain("Frånvaro");
    const { owner, place } = matterNamePlace(world.pupilId, matterId);
    expect(await world.vault.openText(owner, place, row?.sealedName ?? new Uint8Array())).toBe(
      "Frånvaro höstterminen",
    );
    await world.vault.destroyKey({ kind: "pupil", id: world.pupilId });
    expect((await readMatter(teacher, { matterId })).name).toBeNull();
  });

  it("shows to each reader only the entries that they may read, and counts no other", async () => {
    const hidden = await inner();
    const { matterId } = await open(counsellor, { concernIds: [first, hidden] });
    expect(await idsOf(counsellor, matterId)).toEqual([first, hidden].sort());
    const read = await readMatter(teacher, { matterId });
    expect(read.items.map((i) => i.id)).toEqual([first]);
    expect(JSON.stringify(read)).not.toContain(hidden);
    const thread = await readThread(teacher, { pupilId: world.pupilId });
    expect(JSON.stringify(thread)).not.toContain(hidden);
    // Her change of what she sees leaves what she does not see where it is.
    await changeMatter(teacher, {
      ...{ matterId, version: 1, concernIds: [second] },
      form: { name: "Frånvaro", nextOn: "" },
    });
    expect(await idsOf(counsellor, matterId)).toEqual([second, hidden].sort());
    const all = { matterId, version: 2, form: { name: "Frånvaro", nextOn: "" } };
    await expect(changeMatter(teacher, { ...all, concernIds: [] })).rejects.toMatchObject({
      errors: { concernIds: { key: "matter_empty" } },
    });
  });

  it("of student health's own is theirs alone, and one of their notes alone is not for others", async () => {
    const hidden = await inner();
    await expect(open(counsellor, { concernIds: [hidden] })).rejects.toMatchObject({
      errors: { circle: { key: "matter_inner" } },
    });
    await expect(open(teacher, {}, { circle: "student_health" })).rejects.toMatchObject({
      errors: { circle: { key: "circle_not_yours" } },
    });
    const { matterId } = await open(
      counsellor,
      { concernIds: [first, hidden] },
      { circle: "student_health" },
    );
    await expect(readMatter(teacher, { matterId })).rejects.toBeInstanceOf(NotVisible);
    const thread = await readThread(teacher, { pupilId: world.pupilId });
    expect(thread.matters).toEqual([]);
    expect((await readConcern(teacher, { concernId: first })).matters).toEqual([]);
    expect(await world.db.read.select().from(matter)).toMatchObject([{ secrecyArea: "student_health" }]);
  });

  it("is not visible to whoever lacks the pupil, nor where none of its notes may be read", async () => {
    const hidden = await inner();
    const { matterId } = await open(counsellor, { concernIds: [first, hidden] });
    const stranger = await world.staff("teacher");
    const step = { matterId, version: 1, step: "close", closing: "" };
    const change = { matterId, version: 1, concernIds: [first], form: { name: "X", nextOn: "" } };
    for (const attempt of [
      () => readMatter(stranger, { matterId }),
      () => stepMatter(stranger, step),
      () => changeMatter(stranger, change),
      () => readNewMatter(stranger, { pupilId: world.pupilId, concernId: "" }),
      () => open(stranger),
    ])
      await expect(attempt()).rejects.toBeInstanceOf(NotVisible);
    await changeMatter(counsellor, { ...change, concernIds: [hidden] });
    await expect(readMatter(teacher, { matterId })).rejects.toBeInstanceOf(NotVisible);
    const thread = await readThread(teacher, { pupilId: world.pupilId });
    expect(JSON.stringify(thread)).not.toContain(matterId);
  });

  it("takes no note of another pupil's, withdrawn, or not to be read; a form sent twice opens one", async () => {
    const theo = await world.pupil({ givenName: "Theo", familyName: "Åkesson" });
    const gone = await logged(teacher, world.pupilId);
    await withdrawConcern(teacher, { concernId: gone, version: 1, reason: "Fel." });
    for (const bad of [await logged(teacher, theo), gone, await inner(), "no-such-note"])
      await expect(open(teacher, { concernIds: [first, bad] })).rejects.toMatchObject({
        errors: { concernIds: { key: "matter_entry_gone" } },
      });
    for (const [form, field, key] of [
      [{ name: " " }, "name", "matter_name_empty"],
      [{ name: "å".repeat(81) }, "name", "name_too_long"],
      [{ nextOn: "2026-11-21" }, "nextOn", "date_passed"],
      [{ nextOn: "2028-01-01" }, "nextOn", "date_too_far"],
      [{ nextOn: "i morgon" }, "nextOn", "date_unreadable"],
      [{ circle: "everybody" }, "circle", "choice_unknown"],
    ] as const)
      await expect(open(teacher, {}, form)).rejects.toMatchObject({ errors: { [field]: { key } } });
    expect(await world.db.read.select().from(matter)).toEqual([]);
    const once = await open(teacher);
    expect(await open(teacher)).toEqual(once);
    expect(await world.db.read.select().from(matterEntry)).toHaveLength(2);
  });

  it("is watched, closed with a word of how it ended, and opened again; an old version changes nothing", async () => {
    const { matterId } = await open(teacher);
    await stepMatter(teacher, { matterId, version: 1, step: "watch", closing: "" });
    const close = { matterId, version: 2, step: "close", closing: "Närvaron är god igen." };
    await stepMatter(teacher, close);
    await stepMatter(teacher, close);
    const closed = await readMatter(teacher, { matterId });
    expect(closed).toMatchObject({ status: "closed", version: 3, nextOn: null, steps: ["reopen"] });
    expect(closed.closing).toMatchObject({ by: teacher.actor.name, words: "Närvaron är god igen." });
    for (const attempt of [
      () => stepMatter(teacher, { ...close, version: 1, step: "reopen" }),
      () => stepMatter(teacher, { ...close, version: 3, step: "watch" }),
      () =>
        changeMatter(teacher, {
          ...{ matterId, version: 2, concernIds: [first] },
          form: { name: "Annat", nextOn: "" },
        }),
    ])
      await expect(attempt()).rejects.toMatchObject({ errors: { form: { key: "version_old" } } });
    const wrong = { ...close, version: 3, step: "erase" };
    await expect(stepMatter(teacher, wrong)).rejects.toMatchObject({
      errors: { form: { key: "choice_unknown" } },
    });
    const long = { ...close, version: 3, closing: "å".repeat(601) };
    await expect(stepMatter(teacher, long)).rejects.toMatchObject({
      errors: { closing: { key: "reason_too_long" } },
    });
    await stepMatter(teacher, { matterId, version: 3, step: "reopen", closing: "" });
    expect(await readMatter(teacher, { matterId })).toMatchObject({ status: "open", closing: null });
    const rows = await world.db.read
      .select()
      .from(auditEvent)
      .where(like(auditEvent.kind, "matter.%"))
      .orderBy(asc(auditEvent.seq));
    const did = rows.map((r) => r.kind).filter((kind) => kind !== "matter.read");
    expect(did).toEqual(["matter.opened", "matter.changed", "matter.changed", "matter.changed"]);
  });

  it("is asked again inside the write: whoever has lost the pupil meanwhile changes nothing", async () => {
    const { matterId } = await open(teacher);
    const slow: StaffCtx = {
      ...teacher,
      db: {
        ...teacher.db,
        write: async (unit) => {
          await world.db.write((tx) =>
            tx
              .update(accessGrant)
              .set({ endsAt: teacher.now })
              .where(eq(accessGrant.accountId, teacher.actor.accountId)),
          );
          return world.db.write(unit);
        },
      },
    };
    const step = { matterId, version: 1, step: "close", closing: "" };
    await expect(stepMatter(slow, step)).rejects.toBeInstanceOf(NotVisible);
    expect(await world.db.read.select().from(matter)).toMatchObject([{ status: "open", version: 1 }]);
  });

  it("holds its notes: one in it is withdrawn, not deleted, and keeps its place", async () => {
    const alone = await logged(teacher, world.pupilId);
    const { matterId } = await open(teacher, { concernIds: [alone, first] });
    await expect(deleteConcern(teacher, { concernId: alone, version: 1 })).rejects.toMatchObject({
      errors: { form: { key: "concern_built_on" } },
    });
    await withdrawConcern(teacher, { concernId: alone, version: 1, reason: "Fel." });
    expect(await idsOf(teacher, matterId)).toEqual([alone, first].sort());
    const kept = {
      matterId,
      version: 1,
      concernIds: [alone, first],
      form: { name: "Nytt namn", nextOn: "" },
    };
    await changeMatter(teacher, kept);
    expect(await readMatter(teacher, { matterId })).toMatchObject({ name: "Nytt namn", nextOn: null });
  });

  it("offers no note as hanging together by way of one that its reader may not see", async () => {
    const hidden = await inner();
    const third = await logged(teacher, world.pupilId);
    await linkConcerns(counsellor, { concernId: hidden, otherId: third, linkKind: "follows" });
    await linkConcerns(counsellor, { concernId: hidden, otherId: first, linkKind: "follows" });
    const ticked = async (ctx: StaffCtx) =>
      (await readNewMatter(ctx, { pupilId: world.pupilId, concernId: first })).entries
        .filter((e) => e.ticked)
        .map((e) => e.id)
        .sort();
    expect(await ticked(teacher)).toEqual([first, second].sort());
    expect(await ticked(counsellor)).toEqual([first, second, third, hidden].sort());
  });
});
