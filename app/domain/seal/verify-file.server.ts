// Answers for a file that somebody holds: sealed by whom and when, unaltered or not, superseded by a later version or not,
// and nothing else: never what it is about, whom it concerns or where it went. For anybody, signed in or not: whoever has
// the file has its content already. The whole file's digest first, since a seal leaves bytes uncovered (its padding, parts
// of the CMS); then the seal itself, of known files alone, so that nothing is interpreted of what a stranger hands in.
// Keeps nothing of it. audit: none; no record of anybody is read, and nobody is known to have asked.
// Source: decision 0018.
import { sha256Of } from "~/documents/digest.server";
import { bearsTraceOf, readSeal } from "~/documents/read-seal.server";
import type { Database } from "~db/database";
import { findSealed, sealCertificates, wasDelivered } from "~db/sealed-document.server";

export type Verdict =
  | { verdict: "intact"; sealedBy: string; sealedAt: Date; superseded: boolean }
  /** It bears this service's seal, but is not a file that was sealed. */
  | { verdict: "altered" }
  | { verdict: "unknown" };

export async function verifyFile({ db }: { db: Database }, file: Uint8Array): Promise<Verdict> {
  const sha256 = sha256Of(file);
  const entry = await findSealed(db.read, sha256);
  if (entry) {
    // A JSON bears no seal: it is vouched for by its place in the register.
    const sealed = entry.kind === "report_data" || readSeal(file)?.fingerprint === entry.certificate;
    if (!sealed) return { verdict: "altered" };
    const { sealedBy, sealedAt, supersededAt } = entry;
    return { verdict: "intact", sealedBy, sealedAt, superseded: supersededAt !== null };
  }
  const seal = (await wasDelivered(db.read, sha256)) ? readSeal(file) : null;
  if (seal?.at) return { verdict: "intact", sealedBy: seal.sealedBy, sealedAt: seal.at, superseded: false };
  return bearsTraceOf(file, await sealCertificates(db.read))
    ? { verdict: "altered" }
    : { verdict: "unknown" };
}
