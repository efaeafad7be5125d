// Makes the second sealed document: the evidence of all signatures on one finished document, as they are now, whatever its
// kind. One evidence a set of signatures: the same set gives the one that stands, a later signature a new one, which
// supersedes it in the register of what was sealed. Every signature's digest is compared with the document's before it is
// listed. A photograph that cannot be shown goes in the raw evidence alone. No policy, and the use case of the document's
// kind says what is audited. Source: design (PDF); decision 0022.
import { createHash, randomUUID } from "node:crypto";
import type { AuditEvent } from "~/audit/events";
import { type ActorRef, record } from "~/audit/record.server";
import { sha256Of } from "~/documents/digest.server";
import { RenderError } from "~/documents/render-document.server";
import { renderWhatCanBe } from "~/documents/render-what-can-be.server";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { evidenceOf, insertEvidence, type Signed } from "~db/signing.server";
import type { Words } from "../report/words";
import { registerSealed, sealedEntry } from "../seal/register-sealed.server";
import { type EvidenceFacts, evidenceDocument } from "./evidence-document";
import type { EvidenceSummary } from "./evidence-summary";
import {
  type OpenedPhotos,
  type OpenedSignatures,
  openPhotos,
  openSignatures,
  rawOf,
  type SealedSignature,
} from "./open-evidence.server";
import { sealedEvidencePlace } from "./places";

export interface EvidenceHouse {
  db: Database;
  vault: Vault;
  /** Puts the organisation's seal on the file; null where none is configured. */
  seal: ((pdf: Uint8Array) => Promise<Uint8Array>) | null;
}

/** What the evidence is of, and in whose name it is made. */
export interface EvidenceSubject
  extends Signed,
    Pick<
      EvidenceFacts,
      "language" | "reference" | "authority" | "legalProfile" | "policyGround" | "lacking"
    > {
  document: { id: string; number: number; sha256: string };
  /** SHA-256 of the sealed file that begins with the document. */
  fileSha256: string;
  signatures: readonly SealedSignature[];
  words: Words;
  now: Date;
  actor: ActorRef;
  ground: string;
  eventOf: (made: { evidenceId: string; signatures: number }) => AuditEvent;
}

const sha = (value: string | Uint8Array) => createHash("sha256").update(value).digest("hex");

/** The id of the evidence of what is signed now; null where nobody has signed. */
export async function makeSignatureEvidence(
  house: EvidenceHouse,
  subject: EvidenceSubject,
): Promise<string | null> {
  const { document, words } = subject;
  const signatures = await openSignatures(house, subject.signatures, document);
  const photos = await openPhotos(house, subject, document.id);
  if (signatures.length + photos.length === 0) return null;
  const basisDigest = sha([...signatures, ...photos].map((each) => each.id).join());
  const earlier = await evidenceOf(house.db.read, document.id);
  const standing = earlier.find((each) => each.basisDigest === basisDigest);
  if (standing) return standing.id;
  const { reference, fileSha256, lacking } = subject;
  const raw = rawOf({ reference, document, signatures, photos });
  const pdf = await renderEvidence(
    {
      ...subject,
      created: subject.now,
      documentNumber: document.number,
      documentSha256: document.sha256,
      signatures: signatures.map(signatureFacts),
      photos: photos.map(photoFacts),
      raw: { size: Buffer.byteLength(raw), sha256: sha(raw) },
    },
    words,
  );
  const number = (earlier.at(-1)?.number ?? 0) + 1;
  const summary: EvidenceSummary = {
    number,
    documentNumber: document.number,
    documentSha256: document.sha256,
    fileSha256,
    signatures: signatures.map(({ name, provider, at, kept }) => ({
      name,
      provider,
      at: at.toISOString(),
      revocation: kept.revocation,
    })),
    photos: photos.map(({ signer, attachedBy, at }) => ({ signer, attachedBy, at: at.toISOString() })),
    lacking: lacking.length,
  };
  const file = house.seal ? await house.seal(pdf) : pdf;
  return keep(house, subject, { number, basisDigest, file, raw, summary });
}

type Opened = {
  signature: OpenedSignatures[number];
  photo: OpenedPhotos[number];
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

async function keep(
  { db, vault }: EvidenceHouse,
  { kind, subjectId, document, now, actor, ground, eventOf }: EvidenceSubject,
  made: { number: number; basisDigest: string; file: Uint8Array; raw: string; summary: EvidenceSummary },
): Promise<string> {
  const { basisDigest, number, file, summary } = made;
  const id = randomUUID();
  const seal = (column: "sealed_pdf" | "sealed_raw" | "sealed_summary", value: string | Uint8Array) => {
    const { owner, place } = sealedEvidencePlace(subjectId, id, column);
    return vault.seal(owner, place, value);
  };
  const row = {
    id,
    kind,
    subjectId,
    documentId: document.id,
    number,
    basisDigest,
    sha256: sha256Of(file),
    sealedPdf: await seal("sealed_pdf", file),
    sealedRaw: await seal("sealed_raw", made.raw),
    sealedSummary: await seal("sealed_summary", JSON.stringify(summary)),
    createdAt: now,
  };
  const entry = sealedEntry(file, { kind: "evidence", seriesId: subjectId, at: now });
  return db.write(async (tx) => {
    // Another process was first with the same set: its evidence is the one that stands.
    if (!(await insertEvidence(tx, row)))
      return (await evidenceOf(tx, document.id)).find((each) => each.basisDigest === basisDigest)?.id ?? id;
    await registerSealed(tx, [entry]);
    const signatures = summary.signatures.length + summary.photos.length;
    await record(tx, { at: now, actor, ground, event: eventOf({ evidenceId: id, signatures }) });
    return id;
  });
}
