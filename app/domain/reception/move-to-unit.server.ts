// Moves a report to another reception unit of the same municipality: Stockholm and Göteborg have one a district. The right to
// read it is the municipality's and does not change; the unit sorts the work. Whoever worked with it is taken off, and the
// other unit is told by mail where it has asked to be. Not to where the register has no reception in the tool, nor what is
// closed or on its way elsewhere. Policy "reception.work". Source: issue 'Reception'; the register of contacts.
import type { SocialCtx } from "~/access/context.server";
import { enqueue } from "~db/outbox.server";
import { unitsInTool } from "~db/reception-forward.server";
import { refuse } from "../refusal";
import { stageOf } from "./due";
import { noticeKind } from "./notice-rules";
import { type StepForm, takeStep } from "./step-received.server";

export async function moveToUnit(ctx: SocialCtx, form: StepForm & { unit: string }): Promise<void> {
  const unit = form.unit.trim();
  if (unit === "") refuse("unit", "move_unit_missing");
  await takeStep(ctx, form, {
    name: "moved_to_unit",
    action: null,
    detail: unit,
    change: async (row, tx) => {
      if (stageOf[row.status] === "closed") refuse("", "received_step_not_now");
      if (row.unit === unit) refuse("unit", "move_unit_same");
      const units = await unitsInTool(tx, row.municipalityCode);
      if (!units.includes(unit)) refuse("unit", "move_unit_missing");
      return { unit, assignedTo: null };
    },
    news: () => null,
    also: (tx, { id }) => enqueue(tx, [{ kind: noticeKind, subjectId: id, availableAt: ctx.now }]),
    audit: ({ id: receivedId, municipalityCode }) => ({
      kind: "reception.moved-to-unit",
      receivedId,
      municipalityCode,
    }),
  });
}
