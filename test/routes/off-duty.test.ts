// Whoever has no duty left at the school authority is nobody here, whatever she wrote or had before.
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { actorOf, signedIn } from "~/access/session.server";
import { followReport } from "~/domain/report/follow-report.server";
import { readReport } from "~/domain/report/read-report.server";
import { saveReportField } from "~/domain/report/save-report-field.server";
import { duty } from "~db/schema/school.server";
import { cookieOf, got } from "~test/factories/doors";
import { openDoorsTo } from "~test/factories/open-house";
import { aReport, sendAsRead } from "~test/factories/report";
import { aMoment, aWorld, later } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
});
afterEach(() => {
  vi.useRealTimers();
});

async function anAuthor() {
  const world = await aWorld();
  openDoorsTo(world);
  const author = await world.staff("teacher", { group: "teacher" });
  const reportId = await aReport(author, world.pupilId, { observations: "Kom utan frukost." });
  const { accountId } = author.actor;
  const set = (change: Partial<typeof duty.$inferInsert>) =>
    world.db.write((tx) => tx.update(duty).set(change).where(eq(duty.accountId, accountId)));
  return { world, author, reportId, set };
}

test("her session ends with her last duty, and what is no duty of school staff counts as none", async () => {
  const { author, set } = await anAuthor();
  const request = got("/", await cookieOf(author.actor, aMoment));
  expect((await signedIn(request, aMoment))?.actor).toEqual(author.actor);
  await set({ role: "reception" });
  expect(await actorOf(author.actor.accountId, aMoment)).toBeNull();
  await set({ role: "teacher", endsOn: "2026-11-22" });
  expect(await signedIn(request, aMoment)).toBeNull();
});

test("an author off duty neither reads, writes, sends nor follows her report", async () => {
  const { author, reportId } = await anAuthor();
  const gone = { ...later(author, 1000), actor: { ...author.actor, duties: [] } };
  const tried = [
    () => readReport(gone, { reportId }),
    () => followReport(gone, { reportId }),
    () => saveReportField(gone, { reportId, field: "strengths", value: "Läser.", version: 0 }),
    () => sendAsRead(gone, reportId),
  ];
  for (const attempt of tried) await expect(attempt()).rejects.toBeInstanceOf(NotVisible);
});

test("an author who works at another school of the authority sends what she had begun: the duty is her own", async () => {
  const { author, reportId } = await anAuthor();
  const duties = [{ role: "teacher" as const, schoolUnitId: "another-school-1" }];
  const moved = { ...later(author, 1000), actor: { ...author.actor, duties } };
  await sendAsRead(moved, reportId);
  expect((await followReport(moved, { reportId })).status).toBe("sent");
});
