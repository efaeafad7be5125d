// What stands of signatures on a report, for the page: dates in the reader's language, and nothing that it does not show.
import type { ReadSigning } from "~/domain/report/read-signing.server";
import { dates } from "./dates";
import type { Language } from "./language";

export function signingForScreen(signing: ReadSigning, language: Language) {
  const { id, reference, status, document, policy, wanted, candidates, delivers, signedByMe, can } = signing;
  const when = (at: Date) => dates.when(at, language);
  return {
    id,
    reference,
    status,
    document,
    policy,
    wanted,
    candidates,
    delivers,
    signedByMe,
    can,
    printLocked: signing.printLocked,
    signatures: signing.signatures.map(({ name, signedAt }) => ({ name, at: when(signedAt) })),
    earlier: signing.earlier.map(({ name, number, signedAt }) => ({ name, number, at: when(signedAt) })),
    photos: signing.photos.map(({ id: photoId, signer, attachedByName, attachedAt, onThis }) => ({
      id: photoId,
      signer,
      name: attachedByName,
      at: when(attachedAt),
      onThis,
    })),
    requests: signing.requests.map(({ name, askedAt, byPolicy, signed }) => ({
      name,
      byPolicy,
      signed,
      at: when(askedAt),
    })),
    evidence: signing.evidence.map(({ id: evidenceId, number, createdAt, deliveredAt }) => ({
      id: evidenceId,
      number,
      at: when(createdAt),
      delivered: deliveredAt ? when(deliveredAt) : null,
    })),
  };
}

export type ShownSigning = ReturnType<typeof signingForScreen>;
