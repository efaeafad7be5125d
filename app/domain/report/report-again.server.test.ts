// Supplement and report again: a new report starts from the last, asks anew what is of the day, and shows what is new since.
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { pupil } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { aReport, sendAsRead, words } from "~test/factories/report";
import { aWorld, later } from "~test/factories/world";
import { chooseReportEntries } from "./choose-report-entries.server";
import { readReport } from "./read-report.server";
import { saveReportField } from "./save-report-field.server";
import { startReport } from "./start-report.server";

const hour = 3_600_000;

async function sentReport() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher", name: "Maria Ek" });
  const concernId = await logged(teacher, world.pupilId);
  const reportId = await aReport(teacher, world.pupilId);
  const answers = {
    observations: "Hon frös.",
    categories: ["neglect"],
    acute: "yes",
    guardiansInformed: "no",
    childPhone: "070-111 11 11",
  };
  const soon = later(teacher, hour);
  for (const [field, value] of Object.entries(answers))
    await saveReportField(soon, { reportId, field, value, version: 0 });
  const choice = { concernIds: [concernId], attachmentIds: [], quote: false, release: false };
  await chooseReportEntries(soon, { reportId, ...choice });
  await sendAsRead(soon, reportId);
  return { world, teacher, reportId, concernId };
}

const again = async (ctx: StaffCtx, pupilId: string, follows: string) =>
  (await startReport(ctx, { who: { pupilId }, follows, language: "sv", words, idempotencyKey: follows }))
    .reportId;

describe("reporting again", () => {
  it("starts from what was written, rests on the same versions, and tells what is new", async () => {
    const { world, teacher, reportId, concernId } = await sentReport();
    const tomorrow = later(teacher, 24 * hour);
    await logged(tomorrow, world.pupilId, { form: { text: "Kom utan matlåda." } });
    await world.db.write((tx) => tx.update(pupil).set({ givenName: "Alba" }));
    const second = await again(tomorrow, world.pupilId, reportId);
    const begun = await readReport(tomorrow, { reportId: second });
    expect(begun.values).toMatchObject({
      observations: "Hon frös.",
      categories: ["neglect"],
      childPhone: "070-111 11 11",
      // Nobody had touched it: as the roster has it today.
      childName: "Alba Lindqvist",
      reporters: [{ name: "Maria Ek" }],
    });
    for (const ofTheDay of ["acute", "guardiansInformed"] as const)
      expect(begun.values[ofTheDay], ofTheDay).toBeUndefined();
    expect(begun.entries.map((e) => [e.concernId, e.version])).toEqual([[concernId, 1]]);
    expect(begun.thread.map((e) => e.isNew)).toEqual([true, false]);
    expect(begun.follows?.changed).toEqual(["childName"]);
    const answer = { reportId: second, field: "observations", value: "Hon fryser än.", version: 1 };
    await saveReportField(tomorrow, answer);
    await saveReportField(tomorrow, { reportId: second, field: "acute", value: "no", version: 0 });
    const { follows } = await readReport(tomorrow, { reportId: second });
    expect([...(follows?.changed ?? [])].sort()).toEqual(["acute", "childName", "observations"]);
    const third = await again(later(teacher, 48 * hour), world.pupilId, second);
    const { values } = await readReport(later(teacher, 48 * hour), { reportId: third });
    expect(values).toMatchObject({ observations: "Hon fryser än.", categories: ["neglect"] });
  }, 30_000);

  it("takes nothing of the place along once the child is protected, nor a route", async () => {
    const { world, reportId } = await sentReport();
    const principal = await world.staff("principal");
    const counsellor = await world.staff("counsellor");
    await world.db.write((tx) =>
      tx.update(pupil).set({ protection: "protected_registration" }).where(eq(pupil.id, world.pupilId)),
    );
    const then = later(counsellor, 24 * hour);
    const values = (await readReport(then, { reportId: await again(then, world.pupilId, reportId) })).values;
    expect(values).toMatchObject({ protectedIdentity: "yes", observations: "Hon frös." });
    for (const field of ["childPhone", "childAddress", "school", "guardians", "receiver"] as const)
      expect(values[field], field).toBeUndefined();
    // Who may know of the first and not work with it starts from the roster alone.
    const hers = await again(later(principal, 24 * hour), world.pupilId, reportId);
    const author = later(principal, 25 * hour);
    const read = await readReport(author, { reportId: hers });
    expect([read.values.observations, read.entries, read.follows?.changed]).toEqual([undefined, [], null]);
  }, 30_000);

  it("a mark of protection that the reporter set goes along, and takes place and route away", async () => {
    const { world, teacher } = await sentReport();
    const first = await aReport(teacher, world.pupilId, { observations: "Hotad." });
    const soon = later(teacher, hour);
    await saveReportField(soon, { reportId: first, field: "protectedIdentity", value: "yes", version: 1 });
    const second = await again(later(teacher, 2 * hour), world.pupilId, first);
    const { values, route } = await readReport(later(teacher, 3 * hour), { reportId: second });
    expect(values.protectedIdentity).toBe("yes");
    for (const field of ["childAddress", "school", "guardians", "receiver"] as const)
      expect(values[field], field).toBeUndefined();
    expect(values.reporters?.[0]).not.toHaveProperty("workplace");
    expect(route.proposed.explanation).toBe("protected");
  }, 30_000);
});
