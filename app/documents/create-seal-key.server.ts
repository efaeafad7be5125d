import { randomBytes, webcrypto } from "node:crypto";
import * as asn1 from "asn1js";
import * as pki from "pkijs";

// A seal key for the demo and the tests: a self-signed organisation certificate with its key in a PKCS#12 file. Worth
// nothing anywhere else; production brings a key that somebody has vouched for.
// Sources: RFC 5280, RFC 7292; ETSI EN 319 412-3 (certificates of legal persons).

export interface SealHolder {
  organisation: string;
  commonName: string;
  notBefore: Date;
  notAfter: Date;
}

const oid = {
  commonName: "2.5.4.3",
  country: "2.5.4.6",
  organisation: "2.5.4.10",
  keyUsage: "2.5.29.15",
  shroudedKeyBag: "1.2.840.113549.1.12.10.1.2",
  certificateBag: "1.2.840.113549.1.12.10.1.3",
};

export async function createSealKey(holder: SealHolder, passphrase: string): Promise<Uint8Array> {
  const keys = (await webcrypto.subtle.generateKey(
    {
      name: "RSASSA-PKCS1-v1_5",
      modulusLength: 3072,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: "SHA-256",
    },
    true,
    ["sign", "verify"],
  )) as webcrypto.CryptoKeyPair;
  return pack(await certify(holder, keys), keys.privateKey, passphrase);
}

async function certify(holder: SealHolder, keys: webcrypto.CryptoKeyPair): Promise<pki.Certificate> {
  const certificate = new pki.Certificate();
  certificate.version = 2;
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  certificate.serialNumber = new asn1.Integer({ valueHex: new Uint8Array(serial).buffer });
  certificate.subject = nameOf(holder);
  certificate.issuer = certificate.subject;
  certificate.notBefore.value = holder.notBefore;
  certificate.notAfter.value = holder.notAfter;
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  // digitalSignature and nonRepudiation.
  const usage = new asn1.BitString({ unusedBits: 6, valueHex: new Uint8Array([0xc0]).buffer });
  certificate.extensions = [
    new pki.Extension({ extnID: oid.keyUsage, critical: true, extnValue: usage.toBER(false) }),
  ];
  await certificate.sign(keys.privateKey, "SHA-256");
  return certificate;
}

/** Each attribute in a set of its own; the library alone would put all into one. */
function nameOf(holder: SealHolder): pki.RelativeDistinguishedNames {
  const attributes = [
    { type: oid.country, value: new asn1.PrintableString({ value: "SE" }) },
    { type: oid.organisation, value: new asn1.Utf8String({ value: holder.organisation }) },
    { type: oid.commonName, value: new asn1.Utf8String({ value: holder.commonName }) },
  ].map((attribute) => new pki.AttributeTypeAndValue(attribute).toSchema());
  const sets = attributes.map((attribute) => new asn1.Set({ value: [attribute] }));
  const schema = new asn1.Sequence({ value: sets });
  return new pki.RelativeDistinguishedNames({ schema: asn1.fromBER(schema.toBER(false)).result });
}

async function pack(certificate: pki.Certificate, key: webcrypto.CryptoKey, passphrase: string) {
  const password = new Uint8Array(Buffer.from(passphrase, "utf8")).buffer;
  const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", key);
  const keyBag = new pki.PKCS8ShroudedKeyBag({ parsedValue: pki.PrivateKeyInfo.fromBER(pkcs8) });
  await keyBag.makeInternalValues({
    password,
    contentEncryptionAlgorithm: { name: "AES-CBC", length: 256 } as pki.ContentEncryptionAlgorithm,
    hmacHashAlgorithm: "SHA-256",
    iterationCount: 10_000,
  });
  const safeBags = [
    new pki.SafeBag({ bagId: oid.shroudedKeyBag, bagValue: keyBag }),
    new pki.SafeBag({ bagId: oid.certificateBag, bagValue: new pki.CertBag({ parsedValue: certificate }) }),
  ];
  const safe = new pki.AuthenticatedSafe({
    parsedValue: { safeContents: [{ privacyMode: 0, value: new pki.SafeContents({ safeBags }) }] },
  });
  await safe.makeInternalValues({ safeContents: [{}] });
  const pfx = new pki.PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await pfx.makeInternalValues({
    password,
    iterations: 10_000,
    pbkdf2HashAlgorithm: { name: "SHA-256" },
    hmacHashAlgorithm: "SHA-256",
  });
  return new Uint8Array(pfx.toSchema().toBER(false));
}
