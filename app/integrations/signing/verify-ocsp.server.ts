/**
 * What the kept OCSP response says of the signer's certificate, and whether it may be believed.
 * "unproven" is no refusal: BankID has asked before it completed the order, and what is kept is evidence for later.
 * The response must be signed by the certificate's issuer or one that it delegated to, speak of that certificate, and
 * be bound to this signature by its nonce. Source: RFC 6960; the nonce begins with the SHA-1 of the signature's base64.
 */
import { createHash } from "node:crypto";
import * as asn1 from "asn1js";
import * as pki from "pkijs";

export type Revocation = "good" | "revoked" | "unproven";

const nonceExtension = "1.3.6.1.5.5.7.48.1.2";
const good = 0;
const revoked = 1;

export async function judgeRevocation(
  ocspResponse: string | null,
  signature: string,
  signerCertificate: Uint8Array,
  issuers: readonly Uint8Array[],
): Promise<Revocation> {
  if (ocspResponse === null) return "unproven";
  try {
    const basic = readBasicResponse(Buffer.from(ocspResponse, "base64"));
    if (basic === null || !isBoundTo(basic, signature)) return "unproven";
    const certificates = issuers.map((der) => pki.Certificate.fromBER(copy(der)));
    const signer = pki.Certificate.fromBER(copy(signerCertificate));
    for (const issuer of certificates) {
      const found = await basic.getCertificateStatus(signer, issuer);
      if (!found.isForCertificate) continue;
      const believed = await basic.verify({ trustedCerts: [issuer], issuerCerts: [issuer] });
      if (believed && found.status === good) return "good";
      if (believed && found.status === revoked) return "revoked";
    }
    return "unproven";
  } catch {
    return "unproven";
  }
}

function readBasicResponse(der: Buffer): pki.BasicOCSPResponse | null {
  const response = pki.OCSPResponse.fromBER(copy(der));
  if (response.responseStatus.valueBlock.valueDec !== 0 || response.responseBytes === undefined) return null;
  if (response.responseBytes.responseType !== pki.id_PKIX_OCSP_Basic) return null;
  return pki.BasicOCSPResponse.fromBER(copy(response.responseBytes.response.valueBlock.valueHexView));
}

/** BankID puts the nonce bare into the extension; RFC 8954 wraps it into an octet string. Both are read. */
function isBoundTo(basic: pki.BasicOCSPResponse, signature: string): boolean {
  const extension = basic.tbsResponseData.responseExtensions?.find(({ extnID }) => extnID === nonceExtension);
  if (extension === undefined) return false;
  const bare = Buffer.from(extension.extnValue.valueBlock.valueHexView);
  const inner = asn1.fromBER(copy(bare)).result;
  const wrapped =
    inner instanceof asn1.OctetString ? Buffer.from(inner.valueBlock.valueHexView) : Buffer.alloc(0);
  const digest = createHash("sha1").update(signature).digest();
  return [bare, wrapped].some((nonce) => nonce.subarray(0, digest.length).equals(digest));
}

function copy(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
