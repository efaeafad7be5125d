// Opens what proves the signatures and photographs on one document, and writes the raw evidence: everything as it came, so
// that another program can verify it without this one. Throws where a signature is not on the document that it is kept
// with. No policy: the caller has decided. audit: none here; make-evidence records.
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { sealedSignaturesOn } from "~db/report-document.server";
import { findPhoto, photosOf } from "~db/signing.server";
import { type KeptEvidence, keptEvidence } from "../signing/kept-evidence";
import { paperMeta } from "../signing/paper";
import { evidencePlace, photoPlace } from "./places";

interface Opener {
  db: Database;
  vault: Vault;
}

export async function openSignatures(
  { db, vault }: Opener,
  reportId: string,
  document: { id: string; sha256: string },
) {
  const rows = await sealedSignaturesOn(db.read, document.id);
  const opened: { id: string; name: string; provider: string; at: Date; kept: KeptEvidence }[] = [];
  for (const { id, name, provider, sealedEvidence, signedAt } of rows) {
    const { owner, place } = evidencePlace(reportId, id);
    const kept = keptEvidence.parse(JSON.parse(await vault.openText(owner, place, sealedEvidence)));
    // What was signed names the document by its digest, in what is shown and in what is not.
    if (![kept.visibleText, kept.invisibleData].every((signed) => signed?.includes(document.sha256)))
      throw new Error("a signature is not on the document that it is kept with");
    opened.push({ id, name, provider, at: signedAt, kept });
  }
  return opened;
}

export async function openPhotos({ db, vault }: Opener, reportId: string, documentId: string) {
  const rows = await photosOf(db.read, { kind: "report", subjectId: reportId });
  const opened: {
    id: string;
    signer: string;
    attachedBy: string;
    at: Date;
    sha256: string;
    mediaType: string;
    bytes: Uint8Array;
  }[] = [];
  for (const { id, attachedAt, attachedByName, sealedMeta } of rows.filter(
    (row) => row.documentId === documentId,
  )) {
    const about = photoPlace(reportId, id, "sealed_meta");
    const at = photoPlace(reportId, id, "sealed_image");
    const meta = paperMeta.parse(JSON.parse(await vault.openText(about.owner, about.place, sealedMeta)));
    const photo = await findPhoto(db.read, id);
    if (!photo) throw new Error("a photograph vanished");
    const bytes = await vault.open(at.owner, at.place, photo.sealedImage);
    opened.push({ id, ...meta, attachedBy: attachedByName, at: attachedAt, bytes });
  }
  return opened;
}

type OpenedSignatures = Awaited<ReturnType<typeof openSignatures>>;
type OpenedPhotos = Awaited<ReturnType<typeof openPhotos>>;

/** Everything that proves the signatures, as it came: another program can verify them without this one. */
export function rawOf(input: {
  reference: string;
  document: { number: number; sha256: string };
  signatures: OpenedSignatures;
  photos: OpenedPhotos;
}): string {
  const { reference, document, signatures, photos } = input;
  return JSON.stringify(
    {
      reference,
      document: { version: document.number, sha256: document.sha256 },
      signatures: signatures.map(({ name, provider, at, kept }) => ({
        name,
        provider,
        at: at.toISOString(),
        ...kept,
      })),
      photographs: photos.map(({ signer, attachedBy, at, sha256, mediaType, bytes }) => ({
        signer,
        attachedBy,
        at: at.toISOString(),
        mediaType,
        sha256,
        base64: Buffer.from(bytes).toString("base64"),
      })),
    },
    null,
    1,
  );
}
