/**
 * Whether a signer's certificate leads to a configured authority, every link valid at the time in question.
 * Takes nothing on trust from the signature: the certificates that came with it only fill the gap to the anchor.
 * Does not ask about revocation; the OCSP response does that.
 * Source: RFC 5280, section 6, reduced to what a chain of three or four RSA or EC certificates needs.
 */
import type { X509Certificate } from "node:crypto";

const longestChain = 5;

export type ChainVerdict = "trusted" | "untrusted" | "expired";

export function judgeChain(
  leaf: X509Certificate,
  others: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
  at: Date,
): ChainVerdict {
  if (leaf.ca) return "untrusted";
  const chain = pathToAnchor(leaf, others, anchors, longestChain);
  if (chain === null) return "untrusted";
  return chain.every((certificate) => isValidAt(certificate, at)) ? "trusted" : "expired";
}

/** The certificates from this one up to and including an anchor, or null. */
function pathToAnchor(
  from: X509Certificate,
  others: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
  stepsLeft: number,
): X509Certificate[] | null {
  const anchor = anchors.find((candidate) => issued(from, candidate));
  if (anchor !== undefined) return [from, anchor];
  if (stepsLeft === 0) return null;
  for (const next of others) {
    if (next.fingerprint256 === from.fingerprint256 || !issued(from, next)) continue;
    const rest = pathToAnchor(next, others, anchors, stepsLeft - 1);
    if (rest !== null) return [from, ...rest];
  }
  return null;
}

function issued(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function isValidAt(certificate: X509Certificate, at: Date): boolean {
  return Date.parse(certificate.validFrom) <= at.getTime() && at.getTime() <= Date.parse(certificate.validTo);
}

/** The twelve digits of the subject's serialNumber (OID 2.5.4.5), or null when absent, repeated or of another form. */
export function personalNumberOf(certificate: X509Certificate): string | null {
  const value: unknown = certificate.toLegacyObject().subject.serialNumber;
  return typeof value === "string" && /^\d{12}$/.test(value) ? value : null;
}
