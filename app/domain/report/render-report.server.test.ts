// Two renderings at once, one of an older state than the other, in the order that a slow worker makes of them.
import { describe, expect, it, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { findDocumentHead } from "~db/report-document.server";
import { reportDocument } from "~db/schema/report.server";
import { aReport, words } from "~test/factories/report";
import { aWorld } from "~test/factories/world";
import { documentDataPlace, documentTwinPlace } from "./places";
import { readReport } from "./read-report.server";
import { renderReport } from "./render-report.server";
import { saveReportField } from "./save-report-field.server";

/** A context whose first rendering waits with its finished document until it is let on. */
function slowly(ctx: StaffCtx) {
  let letOn = () => {};
  const isLetOn = new Promise<void>((resolve) => {
    letOn = resolve;
  });
  const reached = vi.fn();
  const seal: StaffCtx["vault"]["seal"] = async (owner, place, content) => {
    if (place.column === "sealed_pdf") {
      reached();
      await isLetOn;
    }
    return ctx.vault.seal(owner, place, content);
  };
  const rendering = () => vi.waitFor(() => expect(reached).toHaveBeenCalled(), { timeout: 20_000 });
  return { ctx: { ...ctx, vault: { ...ctx.vault, seal } }, letOn, rendering };
}

describe("two renderings at once", () => {
  it("give nobody a document of an older state than she asked for", async () => {
    const world = await aWorld();
    const teacher = slowly(await world.staff("teacher", { group: "teacher" }));
    const counsellor = slowly(await world.staff("counsellor"));
    const reportId = await aReport(teacher.ctx, world.pupilId, { observations: "Kom utan jacka." });
    const older = renderReport(teacher.ctx, { reportId, words });
    await teacher.rendering();
    const added = { reportId, field: "strengths", value: "Läser gärna.", version: 0 };
    await saveReportField(counsellor.ctx, added);
    const newer = renderReport(counsellor.ctx, { reportId, words });
    await counsellor.rendering();
    teacher.letOn();
    const first = await older;
    counsellor.letOn();
    const second = await newer;
    const { stateDigest, document } = await readReport(teacher.ctx, { reportId });
    expect(document?.current).toBe(true);
    for (const { documentId } of [first, second])
      expect((await findDocumentHead(world.db.read, documentId))?.stateDigest).toBe(stateDigest);
    expect(second).toEqual(first);
    expect(await world.db.read.select({ id: reportDocument.id }).from(reportDocument)).toHaveLength(1);
  });
});

describe("what goes beside the document", () => {
  it("holds no answer to a question that the form asks no longer: nobody has read it there", async () => {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const reportId = await aReport(teacher, world.pupilId, {
      observations: "Kom utan jacka.",
      guardiansInformed: "yes",
      guardiansInformedHow: "Ring aldrig pappan.",
    });
    await saveReportField(teacher, { reportId, field: "guardiansInformed", value: "no", version: 1 });
    await renderReport(teacher, { reportId, words });
    const [row] = await world.db.read.select().from(reportDocument);
    if (!row?.sealedTwin) throw new Error("no twin");
    const at = { twin: documentTwinPlace(reportId, row.id), data: documentDataPlace(reportId, row.id) };
    const twin = await world.vault.openText(at.twin.owner, at.twin.place, row.sealedTwin);
    const data = await world.vault.openText(at.data.owner, at.data.place, row.sealedData);
    for (const beside of [twin, data]) {
      expect(beside).toContain("Kom utan jacka.");
      expect(beside).not.toContain("Ring aldrig pappan");
    }
  });
});
