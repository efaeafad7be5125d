// The evidence of the signatures that stand when a report leaves by a message service or a case system goes in the same
// message, or to the same matter. Chosen before the first attempt and kept in the ledger: each attempt carries the same.
// Said to have arrived when the report has. It never holds the report back: what cannot be made now, or has no room, is
// left to a person, as is what is signed afterwards. Makes no receipt. Source: design (PDF); decision 0022.
import { record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { addToLedger, ledgerOf } from "~db/delivery.server";
import { signaturesOn } from "~db/report-document.server";
import { findEvidence, markEvidenceDelivered, photosOf } from "~db/signing.server";
import { type EvidenceHouse, makeEvidence } from "../report/make-evidence.server";
import { sealedEvidencePlace } from "../signing/places";
import type { SentDelivery } from "./channel-of.server";
import { evidenceStoredKind } from "./deliver-evidence.server";
import { alongKind, evidenceChosen, leftKind } from "./evidence-chosen.server";

export interface MakesEvidence {
  /** What it takes to make it, with the texts of the document; left out: none goes along. */
  evidence?: () => Promise<EvidenceHouse>;
}

export async function evidenceAlong(
  house: Pick<EvidenceHouse, "db" | "vault"> & MakesEvidence,
  { delivery }: SentDelivery,
  now: Date,
): Promise<Uint8Array | null> {
  const id = (await evidenceChosen(house.db.read, delivery)) ?? (await chosenNow(house, delivery, now));
  const evidence = id ? await findEvidence(house.db.read, id) : null;
  const at = evidence && sealedEvidencePlace(delivery.reportId, evidence.id, "sealed_pdf");
  return evidence && at ? house.vault.open(at.owner, at.place, evidence.sealedPdf) : null;
}

async function chosenNow(
  { db, evidence }: Pick<EvidenceHouse, "db"> & MakesEvidence,
  { id, reportId, documentId }: SentDelivery["delivery"],
  now: Date,
): Promise<string | null> {
  const photos = await photosOf(db.read, { kind: "report", subjectId: reportId });
  const signed =
    (await signaturesOn(db.read, documentId)).length > 0 || photos.some((p) => p.documentId === documentId);
  if (!signed || !evidence) return null;
  const made = await madeOrNone(evidence, { deliveryId: id, now });
  if (made)
    await db.write((tx) => addToLedger(tx, { deliveryId: id, at: now, kind: alongKind, detail: made }));
  return made;
}

/** The runner tries it by itself afterwards (deliver-evidence), and a person brings it. */
async function madeOrNone(
  evidence: () => Promise<EvidenceHouse>,
  input: { deliveryId: string; now: Date },
): Promise<string | null> {
  try {
    return await makeEvidence(await evidence(), input);
  } catch {
    return null;
  }
}

/** It had no room, or was not taken: then a person brings it. */
export async function noteEvidenceLeft(tx: Queries, { delivery }: SentDelivery, now: Date): Promise<void> {
  if ((await evidenceChosen(tx, delivery)) === null) return;
  const ledger = await ledgerOf(tx, delivery.reportId);
  if (ledger.some((e) => e.deliveryId === delivery.id && e.kind === leftKind)) return;
  await addToLedger(tx, { deliveryId: delivery.id, at: now, kind: leftKind });
}

/** With the report's own receipt. */
export async function noteEvidenceStored(
  tx: Queries,
  { delivery, authorityId }: SentDelivery,
  now: Date,
): Promise<void> {
  const evidenceId = await evidenceChosen(tx, delivery);
  const ledger = await ledgerOf(tx, delivery.reportId);
  const left = ledger.some((e) => e.deliveryId === delivery.id && e.kind === leftKind);
  if (!evidenceId || left || !(await markEvidenceDelivered(tx, { id: evidenceId, at: now }))) return;
  const { id: deliveryId, reportId, municipalityCode } = delivery;
  await addToLedger(tx, { deliveryId, at: now, kind: evidenceStoredKind });
  await record(tx, {
    at: now,
    actor: { kind: "system", accountId: null, authorityId },
    ground: "delivery",
    event: { kind: "delivery.evidence-stored", reportId, deliveryId, municipalityCode, evidenceId },
  });
}
