// A report is filed in Swedish whatever language its author has on the screen: an authority reads it.
import { expect, test, vi } from "vitest";
import { paths } from "~/paths";
import { action } from "~/routes/reports.new";
import { report } from "~db/schema/report.server";
import { cookieOf, posted } from "~test/factories/doors";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aWorld } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

test("a report begun on an English page is a Swedish document", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  const world = await aWorld();
  openDoorsTo(world);
  const teacher = await world.staff("teacher", { group: "teacher" });
  const cookie = await cookieOf(teacher.actor, aMoment);
  const request = posted(paths.newReport(), cookie, { pupil: world.pupilId, key: "k" });
  request.headers.set("Accept-Language", "en-GB,en");
  await action({ request, params: {}, context: {} });
  expect(await world.db.read.select({ language: report.language }).from(report)).toEqual([
    { language: "sv" },
  ]);
  vi.useRealTimers();
});
