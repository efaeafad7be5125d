// "Outcomes" on the red thread: what the municipality answered, for those who reported and asked, and for nobody else.
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { proposeHandover } from "~/domain/handover/propose-handover.server";
import { readHandover } from "~/domain/handover/read-handover.server";
import { readThread } from "~/domain/pupil/read-thread.server";
import { noteDelivery } from "~db/delivery.server";
import { delivery } from "~db/schema/delivery.server";
import { report } from "~db/schema/report.server";
import { aReport, sendAsRead, words } from "~test/factories/report";
import { aWorld } from "~test/factories/world";
import { saveReportField } from "../report/save-report-field.server";
import { copyThread } from "./copy-thread.server";
import { selectionFrom, wholeThread } from "./selection";

/** A report that two wrote, sent, and answered twice by the municipality: what was said last holds. */
async function anAnsweredReport(feedback: "yes" | "no") {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const writer = await world.staff("special_educator");
  const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan frukost.", feedback });
  await saveReportField(writer, { reportId, field: "strengths", value: "Läser gärna.", version: 0 });
  await sendAsRead(teacher, reportId);
  const [sent] = await world.db.read.select().from(delivery).where(eq(delivery.reportId, reportId));
  const [row] = await world.db.read.select().from(report).where(eq(report.id, reportId));
  const reference = row?.reference ?? "";
  const answer = (detail: string, ms: number) => {
    const news = { reference, digest: sent?.digest ?? "", at: new Date(+teacher.now + ms) };
    return world.db.write((tx) => noteDelivery(tx, { ...news, state: "outcome", detail }));
  };
  await answer("not_opened", 0);
  await answer("already_under_way", 1);
  const outcomes = async (ctx: StaffCtx, selection = wholeThread) => {
    const { items } = await copyThread(ctx, { pupilId: world.pupilId, selection, picked: [], as: "print" });
    return items.flatMap((i) => (i.kind === "outcome" ? [i] : []));
  };
  return { world, teacher, writer, reportId, reference, outcomes };
}

it("an outcome stands on the thread of whoever wrote the report, and words find it", async () => {
  const { world, teacher, writer, reportId, reference, outcomes } = await anAnsweredReport("yes");
  for (const ctx of [teacher, writer])
    expect(await outcomes(ctx)).toMatchObject([{ reportId, reference, outcome: "already_under_way" }]);
  const none = { priority: "", category: "", author: "" };
  const found = (text: string) =>
    outcomes(teacher, { ...selectionFrom({ ...none, words: text }), say: words });
  expect(await found("pågick redan")).toHaveLength(1);
  expect(await found("inte inletts")).toEqual([]);
  const page = await readThread(teacher, { pupilId: world.pupilId });
  expect(page.items.map((i) => i.kind)).toContain("outcome");
});

it("nobody who may merely know of the report is told what was answered", async () => {
  const { world, outcomes } = await anAnsweredReport("yes");
  expect(await outcomes(await world.staff("school_psychologist"))).toEqual([]);
  expect(await outcomes(await world.staff("principal"))).toEqual([]);
});

it("a handover between two who reported shows its giver neither report nor answer: it would tell who else reported", async () => {
  const { world, teacher, writer } = await anAnsweredReport("yes");
  const { handoverId } = await proposeHandover(teacher, {
    ...{ pupilIds: [world.pupilId], toId: writer.actor.accountId, changeOn: "2026-12-01" },
    ...{ summaries: {}, idempotencyKey: "h" },
  });
  const kinds = async (ctx: StaffCtx) =>
    (await readHandover(ctx, { handoverId })).pupils.flatMap((p) => p.items.map(({ kind }) => kind));
  expect(await kinds(writer)).toEqual(expect.arrayContaining(["report", "outcome"]));
  expect(await kinds(teacher)).toEqual([]);
});

it("what was not asked for is not told", async () => {
  const { teacher, outcomes } = await anAnsweredReport("no");
  expect(await outcomes(teacher)).toEqual([]);
});
