// Opens what proves the signatures and photographs on one document, whatever its kind, and writes the raw evidence:
// everything as it came, so that another program can verify it without this one. Throws where a signature is not on the
// document that it is kept with. No policy: the caller has decided. audit: none here; what makes the evidence records.
import type { SealedItem, Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { findPhoto, photosOf, type Signed } from "~db/signing.server";
import { type KeptEvidence, keptEvidence } from "./kept-evidence";
import { openPhoto } from "./photograph.server";

interface Opener {
  db: Database;
  vault: Vault;
}

/** A signature as its own table keeps it, with where its evidence is sealed. */
export interface SealedSignature {
  id: string;
  /** Null where the electronic identity's own name is all that is known. */
  name: string | null;
  provider: string;
  signedAt: Date;
  evidence: SealedItem;
}

export async function openSignatures(
  { vault }: Pick<Opener, "vault">,
  rows: readonly SealedSignature[],
  document: { sha256: string },
) {
  const opened: { id: string; name: string; provider: string; at: Date; kept: KeptEvidence }[] = [];
  for (const { id, name, provider, evidence, signedAt } of rows) {
    const { owner, place, sealed } = evidence;
    const kept = keptEvidence.parse(JSON.parse(await vault.openText(owner, place, sealed)));
    // What was signed names the document by its digest, in what is shown and in what is not.
    if (![kept.visibleText, kept.invisibleData].every((signed) => signed?.includes(document.sha256)))
      throw new Error("a signature is not on the document that it is kept with");
    opened.push({ id, name: name ?? kept.signerName, provider, at: signedAt, kept });
  }
  return opened;
}

export async function openPhotos({ db, vault }: Opener, signed: Signed, documentId: string) {
  const rows = await photosOf(db.read, signed);
  const opened: {
    id: string;
    signer: string;
    attachedBy: string;
    at: Date;
    sha256: string;
    mediaType: string;
    bytes: Uint8Array;
  }[] = [];
  for (const { id, attachedAt, attachedByName } of rows.filter((row) => row.documentId === documentId)) {
    const photo = await findPhoto(db.read, id);
    if (!photo) throw new Error("a photograph vanished");
    const { image, meta } = await openPhoto(vault, photo);
    opened.push({ id, ...meta, attachedBy: attachedByName, at: attachedAt, bytes: image });
  }
  return opened;
}

export type OpenedSignatures = Awaited<ReturnType<typeof openSignatures>>;
export type OpenedPhotos = Awaited<ReturnType<typeof openPhotos>>;

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
