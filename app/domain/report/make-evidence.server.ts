// Makes the second sealed document: the evidence of all signatures on the document that was sent, as they are now. One
// evidence a set of signatures: the same set gives the one that stands, a later signature a new one, which supersedes it
// in the register of what was sealed. Every signature's digest is compared with the document's before it is listed. Run by
// the runner, never by a form. A photograph that cannot be shown goes in the raw evidence alone. Does not deliver.
// Source: design (PDF); decision 0022.
import { createHash, randomUUID } from "node:crypto";
import { record } from "~/audit/record.server";
import { sha256Of } from "~/documents/digest.server";
import { RenderError } from "~/documents/render-document.server";
import { renderWhatCanBe } from "~/documents/render-what-can-be.server";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { findDelivery } from "~db/delivery.server";
import { findReport, isOnProtected } from "~db/report.server";
import { findDocument, findDocumentHead } from "~db/report-document.server";
import { unitWithAuthority } from "~db/report-roster.server";
import { evidenceOf, insertEvidence } from "~db/signing.server";
import { registerSealed, sealedEntry } from "../seal/register-sealed.server";
import { type EvidenceFacts, evidenceDocument } from "../signing/evidence-document";
import type { EvidenceSummary } from "../signing/evidence-summary";
import { openPhotos, openSignatures, rawOf } from "./open-evidence.server";
import { documentDataPlace, sealedEvidencePlace } from "./places";
import { signingPeople } from "./signing-people.server";
import type { Words } from "./words";

export interface EvidenceHouse {
  db: Database;
  vault: Vault;
  /** Puts the organisation's seal on the file; null where none is configured. */
  seal: ((pdf: Uint8Array) => Promise<Uint8Array>) | null;
  words: (language: "sv" | "en") => Words;
}

const sha = (value: string | Uint8Array) => createHash("sha256").update(value).digest("hex");

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
  const signatures = await openSignatures(house, report.id, document);
  const photos = await openPhotos(house, report.id, document.id);
  if (signatures.length + photos.length === 0) return null;
  const basisDigest = sha([...signatures, ...photos].map((each) => each.id).join());
  const earlier = await evidenceOf(db.read, document.id);
  const standing = earlier.find((each) => each.basisDigest === basisDigest);
  if (standing) return standing.id;
  const { policy, wanted, names } = await signingPeople(db.read, { report, documentId: document.id, now });
  const words = house.words(report.language);
  const asks = policy.askedOf.length > 0;
  const lacking = wanted
    .filter((each) => each.signedBy === null)
    .map((each) => lackingWords(each, { names, words }));
  const raw = rawOf({ reference: report.reference, document, signatures, photos });
  const unit = await unitWithAuthority(db.read, report.schoolUnitId);
  const hidden = await isHidden(house, report, document.id);
  const pdf = await renderEvidence(
    {
      language: report.language,
      reference: report.reference,
      created: now,
      authority: hidden ? words("report:document.issuerHidden") : (unit?.authorityName ?? ""),
      legalProfile: unit?.legalProfile ?? "municipal",
      documentNumber: document.number,
      documentSha256: document.sha256,
      fileSha256: found.delivery.digest,
      signatures: signatures.map(signatureFacts),
      photos: photos.map(photoFacts),
      // The authority's own words name it as often as not.
      policyGround: asks && hidden ? words("signing:evidence.groundHidden") : asks ? policy.ground : "",
      lacking,
      raw: { size: Buffer.byteLength(raw), sha256: sha(raw) },
    },
    words,
  );
  const file = house.seal ? await house.seal(pdf) : pdf;
  const number = (earlier.at(-1)?.number ?? 0) + 1;
  const summary: EvidenceSummary = {
    number,
    documentNumber: document.number,
    documentSha256: document.sha256,
    fileSha256: found.delivery.digest,
    signatures: signatures.map(({ name, provider, at, kept }) => ({
      name,
      provider,
      at: at.toISOString(),
      revocation: kept.revocation,
    })),
    photos: photos.map(({ signer, attachedBy, at }) => ({ signer, attachedBy, at: at.toISOString() })),
    lacking: lacking.length,
  };
  return keep(house, {
    reportId: report.id,
    pupilId: report.pupilId,
    authorityId: report.authorityId,
    documentId: document.id,
    number,
    basisDigest,
    file,
    raw,
    summary,
    now,
  });
}

type Opened = {
  signature: Awaited<ReturnType<typeof openSignatures>>[number];
  photo: Awaited<ReturnType<typeof openPhotos>>[number];
};

const signatureFacts = ({ name, provider, at, kept }: Opened["signature"]) => ({
  name,
  provider,
  at: moment(at),
  identityName: kept.signerName,
  verifiedAt: kept.verifiedAt && moment(new Date(kept.verifiedAt)),
  revocation: kept.revocation,
  sha256: {
    signature: sha(kept.signature),
    ocspResponse: kept.ocspResponse && sha(kept.ocspResponse),
    signedBytes: sha(Buffer.from(kept.signedBytes, "base64")),
  },
});

const photoFacts = ({ signer, attachedBy, at, sha256, bytes }: Opened["photo"]) => ({
  signer,
  attachedBy,
  at: moment(at),
  sha256,
  bytes: new Uint8Array(bytes),
});

const moment = (at: Date): string =>
  at
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, " UTC");

function lackingWords(
  { role, accountIds }: { role: string; accountIds: readonly string[] },
  { names, words }: { names: Map<string, string>; words: Words },
): string {
  const who = role === "creator" || role === "authors" ? (names.get(accountIds[0] ?? "") ?? "") : "";
  return [words(`signing:role.${role}`), who].filter(Boolean).join(": ");
}

async function renderEvidence(facts: EvidenceFacts, words: Words): Promise<Uint8Array> {
  const model = evidenceDocument(facts, words);
  try {
    return (await renderWhatCanBe(model)).pdf;
  } catch (error) {
    if (!(error instanceof RenderError) || error.fault.kind !== "image" || facts.photos.length === 0)
      throw error;
    return (await renderWhatCanBe({ ...model, images: [] })).pdf;
  }
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

async function keep(
  { db, vault }: EvidenceHouse,
  made: {
    reportId: string;
    pupilId: string | null;
    authorityId: string;
    documentId: string;
    number: number;
    basisDigest: string;
    file: Uint8Array;
    raw: string;
    summary: EvidenceSummary;
    now: Date;
  },
): Promise<string> {
  const { reportId, documentId, basisDigest, number, file, now } = made;
  const id = randomUUID();
  const seal = (column: "sealed_pdf" | "sealed_raw" | "sealed_summary", value: string | Uint8Array) => {
    const { owner, place } = sealedEvidencePlace(reportId, id, column);
    return vault.seal(owner, place, value);
  };
  const row = {
    id,
    kind: "report" as const,
    subjectId: reportId,
    documentId,
    number,
    basisDigest,
    sha256: sha256Of(file),
    sealedPdf: await seal("sealed_pdf", file),
    sealedRaw: await seal("sealed_raw", made.raw),
    sealedSummary: await seal("sealed_summary", JSON.stringify(made.summary)),
    createdAt: now,
  };
  const entry = sealedEntry(file, { kind: "evidence", seriesId: reportId, at: now });
  return db.write(async (tx) => {
    // Another process was first with the same set: its evidence is the one that stands.
    if (!(await insertEvidence(tx, row)))
      return (await evidenceOf(tx, documentId)).find((each) => each.basisDigest === basisDigest)?.id ?? id;
    await registerSealed(tx, [entry]);
    await record(tx, {
      at: now,
      actor: { kind: "system", accountId: null, authorityId: made.authorityId },
      ground: "delivery",
      event: {
        kind: "report.evidence-made",
        pupilId: made.pupilId,
        reportId,
        documentId,
        evidenceId: id,
        signatures: made.summary.signatures.length + made.summary.photos.length,
      },
    });
    return id;
  });
}
