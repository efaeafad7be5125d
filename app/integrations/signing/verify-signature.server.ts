/**
 * Whether a BankID signature holds, who made it and of exactly what.
 * Reads only the canonical bytes that a verified reference covers, never the document that they came in.
 * Does not decide who ought to sign.
 * Source: BankID signature profile v1.0.0, W3C XML Signature, decision 0006.
 */
import { X509Certificate } from "node:crypto";
import { SignedXml } from "xml-crypto";
import { judgeChain, personalNumberOf } from "./certificate-chain.server";
import type { ExpectedSignature, OrderKind, SignatureFault, SignatureVerdict, SigningEvidence } from "./port";
import {
  bankIdNamespace,
  keyInfoCertificates,
  keyInfoId,
  onlyChild,
  parseXml,
  readStructure,
  signedDataId,
} from "./signature-structure.server";
import { judgeRevocation } from "./verify-ocsp.server";

/** 40 000 characters shown, 200 000 not shown, certificates and the rest, twice encoded, with room to spare. */
const longestSignature = 1_000_000;

export interface ProvenSignature {
  personalNumber: string;
  kind: OrderKind;
  visible: Uint8Array | null;
  invisible: Uint8Array | null;
  /** The canonical `bankIdSignedData`: the bytes that the reference's digest covers. */
  signedBytes: Uint8Array;
  signerCertificate: Uint8Array;
  /** The certificates above the signer's, anchors included. */
  issuers: Uint8Array[];
}

type Reading = { ok: true; value: ProvenSignature } | { ok: false; fault: SignatureFault };

const refuse = (fault: SignatureFault): { ok: false; fault: SignatureFault } => ({ ok: false, fault });

/** Prove the signature and read what it covers. `authorities`: the certificates in PEM that may vouch for signers. */
export function readSignature(signature: string, authorities: readonly string[], at: Date): Reading {
  const xml = decodeXml(signature);
  const document = xml === null ? null : parseXml(xml);
  const structure = document === null ? null : readStructure(document);
  const claimed = structure === null ? null : signerAmong(structure.keyInfo);
  if (xml === null || claimed === null) return refuse("malformed");
  if (claimed.leaf.publicKey.asymmetricKeyType !== "rsa") return refuse("malformed");

  const covered = coveredParts(xml, claimed.leaf);
  if (covered === null) return refuse("altered");
  const keyInfo = covered.get(keyInfoId);
  const signedData = covered.get(signedDataId);
  if (keyInfo === undefined || signedData === undefined) return refuse("malformed");

  const keyInfoRoot = parseXml(keyInfo)?.documentElement;
  const proven = keyInfoRoot ? signerAmong(keyInfoRoot) : null;
  if (proven === null || proven.leaf.fingerprint256 !== claimed.leaf.fingerprint256)
    return refuse("malformed");
  const anchors = authorities.map((pem) => new X509Certificate(pem));
  const chain = judgeChain(proven.leaf, proven.others, anchors, at);
  if (chain !== "trusted") return refuse(chain);

  const personalNumber = personalNumberOf(proven.leaf);
  const content = readSignedData(signedData);
  if (personalNumber === null || content === null) return refuse("malformed");
  return {
    ok: true,
    value: {
      personalNumber,
      ...content,
      signedBytes: new Uint8Array(Buffer.from(signedData, "utf8")),
      signerCertificate: new Uint8Array(proven.leaf.raw),
      issuers: [...proven.others, ...anchors].map((certificate) => new Uint8Array(certificate.raw)),
    },
  };
}

/** Verify against what was asked to be signed. A caller gives `signedBytes` when it has kept them, and they must agree. */
export async function verifySignature(
  evidence: Pick<SigningEvidence, "signature" | "signedBytes" | "ocspResponse">,
  expected: ExpectedSignature,
  authorities: readonly string[],
): Promise<SignatureVerdict> {
  const reading = readSignature(evidence.signature, authorities, expected.at);
  if (!reading.ok) return reading;
  const found = reading.value;
  if (!sameBytes(found.signedBytes, evidence.signedBytes)) return refuse("altered");
  if (found.kind !== expected.kind) return refuse("otherPurpose");
  if (found.personalNumber !== expected.personalNumber) return refuse("otherPerson");
  if (!sameText(found.visible, expected.visibleText)) return refuse("otherText");
  if (!sameText(found.invisible, expected.invisibleData)) return refuse("otherData");
  const { personalNumber, signedBytes, signerCertificate, issuers } = found;
  const revocation = await judgeRevocation(
    evidence.ocspResponse,
    evidence.signature,
    signerCertificate,
    issuers,
  );
  if (revocation === "revoked") return refuse("revoked");
  return { ok: true, personalNumber, signedBytes, signerCertificate, revocation };
}

function decodeXml(signature: string): string | null {
  const bytes = signature.length > longestSignature ? null : decodeBase64(signature);
  if (bytes === null) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Strict: Buffer alone would skip over what is not base64. */
function decodeBase64(text: string): Uint8Array | null {
  const compact = text.replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return null;
  return new Uint8Array(Buffer.from(compact, "base64"));
}

/** The one certificate that is not an authority's, and the others. */
function signerAmong(
  keyInfo: Parameters<typeof keyInfoCertificates>[0],
): { leaf: X509Certificate; others: X509Certificate[] } | null {
  const encoded = keyInfoCertificates(keyInfo);
  if (encoded === null) return null;
  try {
    const certificates = encoded.map((text) => new X509Certificate(Buffer.from(text, "base64")));
    const [leaf, ...moreLeaves] = certificates.filter((certificate) => !certificate.ca);
    if (leaf === undefined || moreLeaves.length > 0) return null;
    return { leaf, others: certificates.filter((certificate) => certificate.ca) };
  } catch {
    return null;
  }
}

/** The canonical text of each reference by its Id, once digests and signature value hold; null when they do not. */
function coveredParts(xml: string, signer: X509Certificate): Map<string, string> | null {
  const signed = new SignedXml({ publicCert: signer.toString() });
  try {
    signed.loadSignature(xml);
    if (!signed.checkSignature(xml)) return null;
  } catch {
    return null;
  }
  const parts = new Map<string, string>();
  for (const reference of signed.getReferences()) {
    if (reference.signedReference === undefined || reference.uri === undefined) return null;
    parts.set(reference.uri.replace(/^#/, ""), reference.signedReference);
  }
  return parts;
}

const purposes: Readonly<Record<string, OrderKind>> = { Identification: "auth", Signing: "sign" };

function readSignedData(
  canonical: string,
): { kind: OrderKind; visible: Uint8Array | null; invisible: Uint8Array | null } | null {
  const root = parseXml(canonical)?.documentElement;
  if (root?.localName !== "bankIdSignedData" || root.namespaceURI !== bankIdNamespace) return null;
  const visible = optionalText(root, "usrVisibleData");
  const invisible = optionalText(root, "usrNonVisibleData");
  const client = onlyChild(root, bankIdNamespace, "clientInfo");
  const purpose = client && onlyChild(client, bankIdNamespace, "funcId")?.textContent;
  const kind = purpose ? purposes[purpose] : undefined;
  if (visible === undefined || invisible === undefined || kind === undefined) return null;
  return { kind, visible, invisible };
}

/** The decoded content; null when the element is absent, undefined when it is repeated or not base64. */
function optionalText(root: Parameters<typeof onlyChild>[0], name: string): Uint8Array | null | undefined {
  const anywhere = Array.from(root.childNodes).some((node) => node.nodeName.split(":").at(-1) === name);
  if (!anywhere) return null;
  const element = onlyChild(root, bankIdNamespace, name);
  return element === null ? undefined : (decodeBase64(element.textContent ?? "") ?? undefined);
}

function sameText(found: Uint8Array | null, expected: string | undefined): boolean {
  if (expected === undefined || expected === "") return found === null || found.length === 0;
  return found !== null && sameBytes(found, new Uint8Array(Buffer.from(expected, "utf8")));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
