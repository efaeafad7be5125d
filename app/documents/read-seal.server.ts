import { createHash, verify, X509Certificate } from "node:crypto";
import * as asn1 from "asn1js";
import * as pki from "pkijs";
import { sha256Of } from "./digest.server";

// Reads the seal of a file: who sealed it, when, and whether it holds for the bytes that it covers. A seal leaves bytes
// uncovered (its padding, parts of the CMS), so whoever verifies compares the whole file's digest first (verify-file).
// Does not judge the certificate's issuer, and says nothing of what the file is about.
// Sources: ISO 32000-1, 12.8; RFC 5652; RFC 3161 (a time stamp is an unsigned attribute of the signature).

export interface HoldingSeal {
  /** The organisation, as its certificate names it. */
  sealedBy: string;
  /** DER. */
  certificate: Uint8Array;
  /** SHA-256 of the certificate, hex. */
  fingerprint: string;
  /** As the file says it; a register knows better. */
  at: Date | null;
  timestamped: boolean;
}

/** The file's last signature; null where there is none, or where it does not hold for all but itself. */
export function readSeal(file: Uint8Array): HoldingSeal | null {
  const seal = findSeal(file);
  if (!seal || !holds(seal)) return null;
  const { certificate, at, signed } = seal;
  return {
    sealedBy: holderOf(certificate),
    certificate,
    fingerprint: sha256Of(certificate),
    at,
    timestamped: hasTimestamp(signed),
  };
}

const oid = { messageDigest: "1.2.840.113549.1.9.4", timestamp: "1.2.840.113549.1.9.16.2.14" };

interface Seal {
  signed: pki.SignedData;
  certificate: Uint8Array;
  /** The bytes that the seal covers. */
  covered: [Uint8Array, Uint8Array];
  at: Date | null;
}

/** A seal is appended, with what belongs to it: a long document is not searched from its beginning. */
const furthestFromEnd = 500_000;

function findSeal(file: Uint8Array): Seal | null {
  const from = Math.max(0, file.length - furthestFromEnd);
  const text = Buffer.from(file.buffer, file.byteOffset + from, file.length - from).toString("latin1");
  const range = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].at(-1);
  if (!range) return null;
  const [start, before, after, rest] = range.slice(1, 5).map(Number) as [number, number, number, number];
  if (start !== 0 || before >= after || after + rest !== file.length || before < from) return null;
  const hex = text.slice(before + 1 - from, after - 1 - from);
  if (!/^[0-9a-f]+$/i.test(hex)) return null;
  const date = /\/M\s*\(D:(\d{14})([Z+-])(?:(\d\d)'(\d\d)'?)?\)/.exec(
    text.slice(Math.max(0, text.length - rest - hex.length - 4_096)),
  );
  try {
    const parsed = asn1.fromBER(new Uint8Array(Buffer.from(hex, "hex")).buffer);
    const content = new pki.ContentInfo({ schema: parsed.result });
    const signed = new pki.SignedData({ schema: content.content });
    const certificate = signersCertificate(signed);
    if (!certificate) return null;
    const covered: Seal["covered"] = [file.subarray(0, before), file.subarray(after)];
    return { signed, certificate, covered, at: date && instantOf(date) };
  } catch {
    return null;
  }
}

/** The one that the signature names, wherever in the chain it stands. */
function signersCertificate(signed: pki.SignedData): Uint8Array | null {
  const named: unknown = signed.signerInfos[0]?.sid;
  if (!(named instanceof pki.IssuerAndSerialNumber)) return null;
  const found = signed.certificates?.find(
    (c): c is pki.Certificate => c instanceof pki.Certificate && c.serialNumber.isEqual(named.serialNumber),
  );
  return found ? new Uint8Array(found.toSchema().toBER(false)) : null;
}

function instantOf([, digits = "", sign, hours = "00", minutes = "00"]: RegExpExecArray): Date {
  const iso = digits.replace(/(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/, "$1-$2-$3T$4:$5:$6");
  return new Date(sign === "Z" ? `${iso}Z` : `${iso}${sign}${hours}:${minutes}`);
}

/** RFC 5652, 5.4: the digest of what is covered stands in the signed attributes, and the key signs those. */
function holds({ signed, covered, certificate }: Seal): boolean {
  const [signer] = signed.signerInfos;
  const attributes = signer?.signedAttrs;
  const digest = attributes?.attributes.find(({ type }) => type === oid.messageDigest)?.values[0];
  if (!signer || !attributes || !(digest instanceof asn1.OctetString)) return false;
  const hash = createHash("sha256");
  for (const part of covered) hash.update(part);
  if (Buffer.from(digest.valueBlock.valueHexView).toString("hex") !== hash.digest("hex")) return false;
  const signature = Buffer.from(signer.signature.valueBlock.valueHexView);
  const { publicKey } = new X509Certificate(certificate);
  return verify("sha256", Buffer.from(attributes.encodedValue), publicKey, signature);
}

function hasTimestamp(signed: pki.SignedData): boolean {
  const unsigned = signed.signerInfos[0]?.unsignedAttrs?.attributes ?? [];
  return unsigned.some(({ type }) => type === oid.timestamp);
}

function holderOf(certificate: Uint8Array): string {
  const { subject } = new X509Certificate(certificate);
  return /^O=(.+)$/m.exec(subject)?.[1] ?? /^CN=(.+)$/m.exec(subject)?.[1] ?? "";
}

/**
 * Whether a piece of one of the seal keys stands in the file as a seal writes it. Several pieces, so that one altered
 * byte in the key itself does not make a sealed file unknown. Looks for bytes alone: nothing of the file is interpreted.
 */
export function bearsTraceOf(file: Uint8Array, certificates: readonly Uint8Array[]): boolean {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  return certificates.some((certificate) => {
    const { publicKey } = new X509Certificate(certificate);
    const key = publicKey.export({ type: "spki", format: "der" }).toString("hex");
    // The last part of an SPKI is the key alone: what comes before is the same for every key of its kind.
    const pieces = [-140, -100, -64].map((from) => key.slice(from, from + 36));
    return pieces.some((piece) => bytes.includes(piece) || bytes.includes(piece.toUpperCase()));
  });
}
