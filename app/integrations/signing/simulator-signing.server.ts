/**
 * What the simulator's phone does: a real XMLDSig of BankID's shape by a person's certificate under a test authority,
 * and a real OCSP response bound to it. Faults can be asked for, so that verification has something to find.
 * Source: BankID signature profile v1.0.0; RFC 6960. The OCSP nonce begins with the SHA-1 of the signature's base64.
 */
import { createHash, randomBytes, type webcrypto } from "node:crypto";
import * as asn1 from "asn1js";
import * as pki from "pkijs";
import { SignedXml } from "xml-crypto";
import type { OrderKind } from "./port";
import {
  bankIdNamespace,
  c14n,
  keyInfoId,
  rsaSha256,
  sha256,
  signedDataId,
} from "./signature-structure.server";
import { derOf, type Identity, issue, makeKeys, privateKeyPem } from "./simulator-certificates.server";

export interface SignWish {
  kind: OrderKind;
  personalNumber: string;
  givenName: string;
  surname: string;
  /** Base64, as they came in the order. */
  visible?: string;
  invisible?: string;
  at: Date;
  /** The responder says that the certificate is revoked. */
  revoked?: boolean;
}

export interface Phone {
  sign(wish: SignWish): Promise<{ signature: string; ocspResponse: string }>;
}

const year = 365 * 24 * 3600 * 1000;

/** `authority` issues the signers' certificates by way of an issuing authority of its own, as a bank does. */
export async function makePhone(authority: Identity, now: Date): Promise<Phone> {
  const span = { notBefore: new Date(now.getTime() - year), notAfter: new Date(now.getTime() + 5 * year) };
  const issuing = await issue(
    { commonName: "Simulated bank CA", kind: "authority", ...span },
    await makeKeys("ec"),
    authority,
  );
  const responder = await issue(
    { commonName: "Simulated OCSP responder", kind: "responder", ...span },
    await makeKeys("ec"),
    issuing,
  );
  const keys = await makeKeys("rsa");
  const keyPem = await privateKeyPem(keys);
  const signers = new Map<string, Promise<Identity>>();
  const signerFor = (wish: SignWish): Promise<Identity> => {
    const known = signers.get(wish.personalNumber);
    if (known !== undefined) return known;
    const made = issueSigner(wish, keys, issuing, span);
    signers.set(wish.personalNumber, made);
    return made;
  };
  return {
    async sign(wish) {
      const signer = await signerFor(wish);
      const chain = [signer, issuing].map((identity) => derOf(identity.certificate).toString("base64"));
      const signature = Buffer.from(signXml(wish, chain, keyPem), "utf8").toString("base64");
      const ocspResponse = await answerOcsp(signer, issuing, responder, signature, wish);
      return { signature, ocspResponse };
    },
  };
}

function issueSigner(
  wish: SignWish,
  keys: webcrypto.CryptoKeyPair,
  issuing: Identity,
  span: { notBefore: Date; notAfter: Date },
): Promise<Identity> {
  const { personalNumber, givenName, surname } = wish;
  const commonName = `${givenName} ${surname}`;
  return issue(
    { commonName, kind: "signer", serialNumber: personalNumber, givenName, surname, ...span },
    keys,
    issuing,
  );
}

const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");

/** The part that the person signs, in the order and spelling of BankID's own. */
export function signedDataXml(wish: Pick<SignWish, "kind" | "visible" | "invisible">): string {
  const visible = wish.visible
    ? `<usrVisibleData charset="UTF-8" visible="wysiwys">${wish.visible}</usrVisibleData>`
    : "";
  const invisible = wish.invisible ? `<usrNonVisibleData>${wish.invisible}</usrNonVisibleData>` : "";
  const nonce = randomBytes(20).toString("base64");
  const purpose = wish.kind === "sign" ? "Signing" : "Identification";
  return (
    `<bankIdSignedData xmlns="${bankIdNamespace}" Id="${signedDataId}">${visible}${invisible}` +
    `<srvInfo><name>${base64("CN=simulator")}</name><nonce>${nonce}</nonce>` +
    `<displayName>${base64("Simulator")}</displayName></srvInfo>` +
    `<clientInfo><funcId>${purpose}</funcId><version>${base64("0.0.0")}</version>` +
    `<env><ai><type>${base64("SIMULATOR")}</type></ai></env></clientInfo></bankIdSignedData>`
  );
}

export function signXml(
  wish: Pick<SignWish, "kind" | "visible" | "invisible">,
  chain: readonly string[],
  keyPem: string,
): string {
  const certificates = chain.map((text) => `<X509Certificate>${text}</X509Certificate>`).join("");
  const signed = new SignedXml({
    privateKey: keyPem,
    signatureAlgorithm: rsaSha256,
    canonicalizationAlgorithm: c14n,
    keyInfoAttributes: { Id: keyInfoId },
    getKeyInfoContent: () => `<X509Data>${certificates}</X509Data>`,
    objects: [{ content: signedDataXml(wish) }],
  });
  for (const id of [signedDataId, keyInfoId]) {
    signed.addReference({ xpath: `//*[@Id='${id}']`, transforms: [c14n], digestAlgorithm: sha256 });
  }
  signed.computeSignature("<order/>");
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>${signed.getSignatureXml()}`;
}

async function answerOcsp(
  signer: Identity,
  issuing: Identity,
  responder: Identity,
  signature: string,
  { at, revoked }: SignWish,
): Promise<string> {
  const certID = new pki.CertID();
  await certID.createForCertificate(signer.certificate, {
    hashAlgorithm: "SHA-1",
    issuerCertificate: issuing.certificate,
  });
  const certStatus = revoked
    ? new asn1.Constructed({
        idBlock: { tagClass: 3, tagNumber: 1 },
        value: [new asn1.GeneralizedTime({ valueDate: at })],
      })
    : new asn1.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 } });
  const nonce = Buffer.concat([createHash("sha1").update(signature).digest(), randomBytes(12)]);
  const basic = new pki.BasicOCSPResponse();
  basic.tbsResponseData.responderID = responder.certificate.subject;
  basic.tbsResponseData.producedAt = at;
  basic.tbsResponseData.responses = [new pki.SingleResponse({ certID, certStatus, thisUpdate: at })];
  basic.tbsResponseData.responseExtensions = [
    new pki.Extension({
      extnID: "1.3.6.1.5.5.7.48.1.2",
      extnValue: new Uint8Array(nonce).buffer,
    }),
  ];
  basic.certs = [responder.certificate];
  await basic.sign(responder.keys.privateKey, "SHA-256");
  const response = new pki.OCSPResponse({
    responseStatus: new asn1.Enumerated({ value: 0 }),
    responseBytes: new pki.ResponseBytes({
      responseType: pki.id_PKIX_OCSP_Basic,
      response: new asn1.OctetString({ valueHex: basic.toSchema().toBER(false) }),
    }),
  });
  return Buffer.from(response.toSchema().toBER(false)).toString("base64");
}
