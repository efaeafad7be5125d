// 'A gentle count on the pupil's page when a pattern appears … It never decides, never asks for a reason not to report, and
// never makes anyone wait.'
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { logged } from "~test/factories/logged";
import { aReport, sendAsRead } from "~test/factories/report";
import { aWorld, later } from "~test/factories/world";
import { withdrawConcern } from "../concern/withdraw-concern.server";
import { readThread } from "../pupil/read-thread.server";

const day = 86_400_000;

const noticed = async (ctx: StaffCtx, pupilId: string) => (await readThread(ctx, { pupilId })).noticed;
const found = async (ctx: StaffCtx, pupilId: string) =>
  (await noticed(ctx, pupilId))?.patterns.map((p) => [p.id, p.count]) ?? null;

async function aSchool() {
  const world = await aWorld();
  return {
    world,
    pupilId: world.pupilId,
    mentor: await world.staff("teacher", { group: "mentor" }),
    counsellor: await world.staff("counsellor"),
  };
}

describe("on the pupil's page", () => {
  it("says nothing before there is a pattern, then what was counted and when", async () => {
    const { world, pupilId, mentor, counsellor } = await aSchool();
    await logged(mentor, pupilId);
    await logged(await world.staff("teacher", { group: "teacher" }), pupilId);
    expect(await noticed(mentor, pupilId)).toBeNull();
    await logged(counsellor, pupilId);
    const seen = await noticed(mentor, pupilId);
    expect(seen).toMatchObject({ adult: false, duty: null, phone: "0612-000 00" });
    expect(seen?.patterns.map((p) => p.id)).toEqual(["many", "several_people"]);
    expect(seen?.patterns[0]?.dates).toHaveLength(3);
    expect(await noticed(later(mentor, 91 * day), pupilId)).toBeNull();
  });

  it("counts for each reader the notes that they may see, and none that was withdrawn", async () => {
    const { world, pupilId, mentor, counsellor } = await aSchool();
    for (const ctx of [counsellor, await world.staff("special_educator")])
      await logged(ctx, pupilId, { form: { circle: "student_health" } });
    const own = await logged(counsellor, pupilId);
    expect(await found(counsellor, pupilId)).toEqual([["many", 3]]);
    expect(await found(mentor, pupilId)).toBeNull();
    await withdrawConcern(counsellor, { concernId: own, version: 1, reason: "Fel elev." });
    expect(await found(counsellor, pupilId)).toBeNull();
  });

  it("shows the days since the first note that may mean a duty, to a child and not to an adult", async () => {
    const { world, pupilId: child, mentor } = await aSchool();
    const adult = await world.pupil({ birthDate: "2008-01-02" });
    for (const pupilId of [child, adult]) await logged(mentor, pupilId, { form: { category: "injury" } });
    const read = later(mentor, 5 * day);
    expect((await noticed(read, child))?.duty).toMatchObject({
      since: "2026-11-22",
      days: 5,
      category: "injury",
    });
    expect(await noticed(read, adult)).toBeNull();
  });
});

it("tells of a report that was sent to those alone who may know of it", async () => {
  const { world, pupilId, mentor } = await aSchool();
  const author = await world.staff("teacher", { group: "teacher" });
  await logged(mentor, pupilId, { form: { category: "care" } });
  await sendAsRead(author, await aReport(author, pupilId, { observations: "Kom utan jacka." }));
  const read = async (ctx: StaffCtx) =>
    (await readThread(later(ctx, day), { pupilId })).noticed?.duty?.reportedOn ?? null;
  expect(await read(author)).toBe("2026-11-22");
  expect(await read(mentor)).toBeNull();
});
