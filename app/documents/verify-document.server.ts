import { verify, X509Certificate } from "node:crypto";
import * as asn1 from "asn1js";
import * as pki from "pkijs";
import { sha256Of } from "./digest.server";

// Answers for a file that somebody holds: is it one that this service sealed, unaltered? The whole file's digest first,
// because a signature leaves bytes uncovered (its padding, parts of the CMS), then the seal itself.
// Does not say what the file is about, keeps nothing of it, and does not judge the certificate's issuer: the caller
// passes the certificates that the service has sealed with. Sources: ISO 32000-1, 12.8; RFC 5652.

export type Verification =
  | { verdict: "intact"; sealedBy: string; sealedAt: Date | null }
  /** It carries this service's seal, but is not the file that was sealed. */
  | { verdict: "altered" }
  | { verdict: "unknown" };

export interface SealedBefore {
  /** Whether a file with this digest (SHA-256, hex) has left the house. */
  isKnown(sha256: string): boolean | Promise<boolean>;
  /** DER of each certificate that the service seals or has sealed with. */
  certificates: readonly Uint8Array[];
}

export async function verifyDocument(file: Uint8Array, before: SealedBefore): Promise<Verification> {
  const known = await before.isKnown(sha256Of(file));
  const seal = readSeal(file);
  if (known && seal && isSealedBy(seal, before.certificates)) {
    return { verdict: "intact", sealedBy: holderOf(seal.certificate), sealedAt: seal.at };
  }
  return known || bearsTraceOf(file, before.certificates) ? { verdict: "altered" } : { verdict: "unknown" };
}

const messageDigest = "1.2.840.113549.1.9.4";

interface Seal {
  signed: pki.SignedData;
  certificate: Uint8Array;
  /** The bytes that the seal covers. */
  covered: Uint8Array;
  at: Date | null;
}

/** The last signature of the file, if it covers all but itself. */
function readSeal(file: Uint8Array): Seal | null {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString("latin1");
  const range = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].at(-1);
  if (!range) return null;
  const [start, before, after, rest] = range.slice(1, 5).map(Number) as [number, number, number, number];
  if (start !== 0 || before >= after || after + rest !== file.length) return null;
  const hex = text.slice(before + 1, after - 1);
  if (!/^[0-9a-f]+$/i.test(hex)) return null;
  const covered = Buffer.concat([file.subarray(0, before), file.subarray(after)]);
  const date = /\/M\s*\(D:(\d{14})([Z+-])(?:(\d\d)'(\d\d)'?)?\)/.exec(
    text.slice(file.length - rest - hex.length - 4_096),
  );
  try {
    const parsed = asn1.fromBER(new Uint8Array(Buffer.from(hex, "hex")).buffer);
    const content = new pki.ContentInfo({ schema: parsed.result });
    const signed = new pki.SignedData({ schema: content.content });
    const certificate = signed.certificates?.[0];
    if (!(certificate instanceof pki.Certificate)) return null;
    return { signed, certificate: derOf(certificate), covered, at: date && instantOf(date) };
  } catch {
    return null;
  }
}

function derOf(certificate: pki.Certificate): Uint8Array {
  return new Uint8Array(certificate.toSchema().toBER(false));
}

function instantOf([, digits = "", sign, hours = "00", minutes = "00"]: RegExpExecArray): Date {
  const iso = digits.replace(/(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/, "$1-$2-$3T$4:$5:$6");
  return new Date(sign === "Z" ? `${iso}Z` : `${iso}${sign}${hours}:${minutes}`);
}

/** RFC 5652, 5.4: the digest of what is covered stands in the signed attributes, and the key signs those. */
function isSealedBy(seal: Seal, certificates: readonly Uint8Array[]): boolean {
  if (!certificates.some((certificate) => Buffer.from(seal.certificate).equals(certificate))) return false;
  const [signer] = seal.signed.signerInfos;
  const attributes = signer?.signedAttrs;
  const digest = attributes?.attributes.find(({ type }) => type === messageDigest)?.values[0];
  if (!signer || !attributes || !(digest instanceof asn1.OctetString)) return false;
  if (Buffer.from(digest.valueBlock.valueHexView).toString("hex") !== sha256Of(seal.covered)) return false;
  const signature = Buffer.from(signer.signature.valueBlock.valueHexView);
  const { publicKey } = new X509Certificate(seal.certificate);
  return verify("sha256", Buffer.from(attributes.encodedValue), publicKey, signature);
}

function holderOf(certificate: Uint8Array): string {
  const { subject } = new X509Certificate(certificate);
  return /^O=(.+)$/m.exec(subject)?.[1] ?? /^CN=(.+)$/m.exec(subject)?.[1] ?? "";
}

/**
 * A piece of one of the seal keys stands in the file as a seal writes it. Several pieces, so that one altered byte in
 * the key itself does not make a sealed file unknown.
 */
function bearsTraceOf(file: Uint8Array, certificates: readonly Uint8Array[]): boolean {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString("latin1").toLowerCase();
  return certificates.some((certificate) => {
    const { publicKey } = new X509Certificate(certificate);
    const key = publicKey.export({ type: "spki", format: "der" }).toString("hex");
    // The last part of an SPKI is the key alone: what comes before is the same for every key of its kind.
    return [-140, -100, -64].some((from) => text.includes(key.slice(from, from + 36)));
  });
}
