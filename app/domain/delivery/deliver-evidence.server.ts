// Takes the evidence of signatures to the reception that has the report: made first, where the signatures are new
// (make-evidence), stored there under its own key, and only then noted in the sender's ledger. Run by the runner as often
// as it takes; a report that is not there yet is waited for. Where no machine of ours reaches the receiver's own store the
// evidence is made and kept, and the reporter's page says that a person brings it. Decides nothing about who signs.
// Source: decision 0022; a receipt comes after durable storage.
import { record } from "~/audit/record.server";
import { addToLedger, findDelivery } from "~db/delivery.server";
import { findEvidence, markEvidenceDelivered } from "~db/signing.server";
import { storeEvidence } from "../reception/store-evidence.server";
import { type EvidenceHouse, makeEvidence } from "../report/make-evidence.server";
import { sealedEvidencePlace } from "../signing/places";
import { hasArrived } from "./status";

/** In the sender's ledger. */
export const evidenceStoredKind = "evidence_stored";

/** "later": the report itself is not there yet. */
export async function deliverEvidence(
  house: EvidenceHouse,
  { deliveryId, now }: { deliveryId: string; now: Date },
): Promise<"later" | undefined> {
  const { db, vault } = house;
  const evidenceId = await makeEvidence(house, { deliveryId, now });
  const evidence = evidenceId && (await findEvidence(db.read, evidenceId));
  const found = await findDelivery(db.read, deliveryId);
  if (!found) throw new Error("no such delivery");
  const { delivery, reference, authorityId } = found;
  if (!evidence || evidence.deliveredAt || delivery.channel !== "own_reception") return undefined;
  // A person carried the report some other way, and carries the evidence so.
  if (delivery.state === "carried") return undefined;
  // Also what rests: it is sent again, and then its evidence goes with it.
  if (!hasArrived(delivery.state)) return "later";
  const { reportId, municipalityCode } = delivery;
  const [pdf, raw, summary] = (["sealed_pdf", "sealed_raw", "sealed_summary"] as const).map((column) =>
    sealedEvidencePlace(reportId, evidence.id, column),
  );
  if (!pdf || !raw || !summary) throw new Error("an evidence without its places");
  await storeEvidence(house, {
    municipalityCode,
    reference,
    reportDigest: delivery.digest,
    evidence: {
      digest: evidence.sha256,
      file: await vault.open(pdf.owner, pdf.place, evidence.sealedPdf),
      raw: await vault.openText(raw.owner, raw.place, evidence.sealedRaw),
      summary: await vault.openText(summary.owner, summary.place, evidence.sealedSummary),
    },
    now,
  });
  await db.write(async (tx) => {
    // The runner died after an earlier try had noted it.
    if (!(await markEvidenceDelivered(tx, { id: evidence.id, at: now }))) return;
    await addToLedger(tx, { deliveryId, at: now, kind: evidenceStoredKind });
    await record(tx, {
      at: now,
      actor: { kind: "system", accountId: null, authorityId },
      ground: "delivery",
      event: {
        kind: "delivery.evidence-stored",
        reportId,
        deliveryId,
        municipalityCode,
        evidenceId: evidence.id,
      },
    });
  });
  return undefined;
}
