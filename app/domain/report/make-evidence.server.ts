// The evidence of the signatures on a report that was sent, as they are now, made by the runner and never by a form. What
// is on a protected child names neither school nor authority. Does not deliver. How it is made, and that one stands for a
// set of signatures: signing/make-evidence. Source: design (PDF); decision 0022.
// audit: signing/make-evidence records the event that is given here.
import { findDelivery } from "~db/delivery.server";
import { findReport, isOnProtected } from "~db/report.server";
import { findDocument, findDocumentHead, sealedSignaturesOn } from "~db/report-document.server";
import { unitWithAuthority } from "~db/report-roster.server";
import type { EvidenceHouse as SigningHouse } from "../signing/make-evidence.server";
import { makeSignatureEvidence } from "../signing/make-evidence.server";
import { documentDataPlace, evidencePlace } from "./places";
import { signingPeople } from "./signing-people.server";
import type { Words } from "./words";

export interface EvidenceHouse extends SigningHouse {
  words: (language: "sv" | "en") => Words;
}

/** The id of the evidence of what is signed now; null where nobody has signed. */
export async function makeEvidence(
  house: EvidenceHouse,
  { deliveryId, now }: { deliveryId: string; now: Date },
): Promise<string | null> {
  const { db } = house;
  const found = await findDelivery(db.read, deliveryId);
  const report = found && (await findReport(db.read, found.delivery.reportId));
  const document = found && (await findDocumentHead(db.read, found.delivery.documentId));
  if (!found || !report || !document) throw new Error("no such delivery");
  const { policy, wanted, names } = await signingPeople(db.read, { report, documentId: document.id, now });
  const words = house.words(report.language);
  const asks = policy.askedOf.length > 0;
  const unit = await unitWithAuthority(db.read, report.schoolUnitId);
  const hidden = await isHidden(house, report, document.id);
  const { id: reportId, pupilId, authorityId, reference, language } = report;
  return makeSignatureEvidence(house, {
    kind: "report",
    subjectId: reportId,
    language,
    reference,
    document,
    fileSha256: found.delivery.digest,
    signatures: (await sealedSignaturesOn(db.read, document.id)).map(({ sealedEvidence, ...each }) => ({
      ...each,
      evidence: { ...evidencePlace(reportId, each.id), sealed: sealedEvidence },
    })),
    authority: hidden ? words("report:document.issuerHidden") : (unit?.authorityName ?? ""),
    legalProfile: unit?.legalProfile ?? "municipal",
    // The authority's own words name it as often as not.
    policyGround: asks && hidden ? words("signing:evidence.groundHidden") : asks ? policy.ground : "",
    lacking: wanted
      .filter((each) => each.signedBy === null)
      .map((each) => lackingWords(each, { names, words })),
    words,
    now,
    actor: { kind: "system", accountId: null, authorityId },
    ground: "delivery",
    eventOf: (made) => ({
      kind: "report.evidence-made",
      pupilId,
      reportId,
      documentId: document.id,
      ...made,
    }),
  });
}

function lackingWords(
  { role, accountIds }: { role: string; accountIds: readonly string[] },
  { names, words }: { names: Map<string, string>; words: Words },
): string {
  const who = role === "creator" || role === "authors" ? (names.get(accountIds[0] ?? "") ?? "") : "";
  return [words(`signing:role.${role}`), who].filter(Boolean).join(": ");
}

/** A protected identity is betrayed by the school's name too: by what the report says, or by what the roster says since. */
async function isHidden(
  { db, vault }: EvidenceHouse,
  report: NonNullable<Awaited<ReturnType<typeof findReport>>>,
  documentId: string,
): Promise<boolean> {
  if (await isOnProtected(db.read, report)) return true;
  const document = await findDocument(db.read, documentId);
  if (!document) throw new Error("a signed document vanished");
  const { owner, place } = documentDataPlace(report.id, documentId);
  const data = JSON.parse(await vault.openText(owner, place, document.sealedData)) as {
    fields?: { protectedIdentity?: unknown };
  };
  return data.fields?.protectedIdentity === "yes";
}
