// Which evidence of signatures goes in the report's own message, as the sender's ledger keeps it.
// audit: none here; the use cases that call it record what they do.
import type { Queries } from "~db/database";
import { type DeliveryRow, ledgerOf } from "~db/delivery.server";

/** In the sender's ledger; the detail is the evidence's id. */
export const alongKind = "evidence_along";
export const leftKind = "evidence_left";

export async function evidenceChosen(
  q: Queries,
  { id, reportId }: Pick<DeliveryRow, "id" | "reportId">,
): Promise<string | null> {
  const ledger = await ledgerOf(q, reportId);
  return ledger.find((e) => e.deliveryId === id && e.kind === alongKind)?.detail ?? null;
}

/** Whether this evidence is on its way in the report's own message. */
export async function goesAlong(
  q: Queries,
  delivery: Pick<DeliveryRow, "id" | "state"> & { reportId: string },
  id: string,
): Promise<boolean> {
  const ledger = await ledgerOf(q, delivery.reportId);
  const said = (kind: string) => ledger.find((e) => e.deliveryId === delivery.id && e.kind === kind);
  const onItsWay =
    delivery.state === "sent" || delivery.state === "handed_over" || delivery.state === "failed";
  return onItsWay && said(alongKind)?.detail === id && !said(leftKind);
}
