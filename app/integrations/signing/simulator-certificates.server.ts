/**
 * Certificates for the simulator: made at its start, kept in memory, worth nothing anywhere else.
 * Every one carries the simulator's mark. Source: RFC 5280, RFC 7292; the names follow a real BankID certificate.
 */
import { randomBytes, webcrypto } from "node:crypto";
import * as asn1 from "asn1js";
import * as pki from "pkijs";
import { simulatorMark } from "./simulator-mark";

export interface Identity {
  certificate: pki.Certificate;
  keys: webcrypto.CryptoKeyPair;
}

export interface CertificateWish {
  commonName: string;
  /** The simulator's mark when absent. */
  organisation?: string;
  /** "bare": without any word on what it may be used for. */
  kind: "authority" | "server" | "client" | "signer" | "responder" | "bare";
  serialNumber?: string;
  givenName?: string;
  surname?: string;
  notBefore: Date;
  notAfter: Date;
}

const oid = {
  commonName: "2.5.4.3",
  surname: "2.5.4.4",
  serialNumber: "2.5.4.5",
  country: "2.5.4.6",
  organisation: "2.5.4.10",
  givenName: "2.5.4.42",
  basicConstraints: "2.5.29.19",
  keyUsage: "2.5.29.15",
  extendedKeyUsage: "2.5.29.37",
  subjectAltName: "2.5.29.17",
};

const extendedUsage: Partial<Record<CertificateWish["kind"], string>> = {
  server: "1.3.6.1.5.5.7.3.1",
  client: "1.3.6.1.5.5.7.3.2",
  responder: "1.3.6.1.5.5.7.3.9",
};

/** The bits of keyUsage with the number of unused ones before them. */
const usageBits: Partial<Record<CertificateWish["kind"], [number, number]>> = {
  authority: [1, 0x06],
  server: [7, 0x80],
  client: [7, 0x80],
  signer: [6, 0x40],
  responder: [7, 0x80],
};

export async function makeKeys(kind: "rsa" | "ec"): Promise<webcrypto.CryptoKeyPair> {
  const algorithm =
    kind === "rsa"
      ? {
          name: "RSASSA-PKCS1-v1_5",
          modulusLength: 2048,
          publicExponent: new Uint8Array([1, 0, 1]),
          hash: "SHA-256",
        }
      : { name: "ECDSA", namedCurve: "P-256" };
  return (await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"])) as webcrypto.CryptoKeyPair;
}

/** A certificate for these keys, issued by `issuer`, or by itself when there is none. */
export async function issue(
  wish: CertificateWish,
  keys: webcrypto.CryptoKeyPair,
  issuer?: Identity,
): Promise<Identity> {
  const certificate = new pki.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1.Integer({ valueHex: arrayBuffer(positive(randomBytes(16))) });
  certificate.subject = nameOf(wish);
  certificate.issuer = issuer?.certificate.subject ?? certificate.subject;
  certificate.notBefore.value = wish.notBefore;
  certificate.notAfter.value = wish.notAfter;
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  certificate.extensions = extensionsOf(wish.kind);
  await certificate.sign((issuer?.keys ?? keys).privateKey, "SHA-256");
  return { certificate, keys };
}

export function derOf(certificate: pki.Certificate): Buffer {
  return Buffer.from(certificate.toSchema().toBER(false));
}

export function pemOf(certificate: pki.Certificate): string {
  const lines =
    derOf(certificate)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

export async function privateKeyPem(keys: webcrypto.CryptoKeyPair): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey));
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN PRIVATE KEY-----\n${lines.join("\n")}\n-----END PRIVATE KEY-----\n`;
}

/** An identity with an elliptic key as text, and back. */
export async function packIdentity({ certificate, keys }: Identity): Promise<string> {
  const key = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  return JSON.stringify({ certificate: derOf(certificate).toString("base64"), key });
}

export async function unpackIdentity(text: string): Promise<Identity> {
  const packed = JSON.parse(text) as { certificate: string; key: string };
  const certificate = pki.Certificate.fromBER(arrayBuffer(Buffer.from(packed.certificate, "base64")));
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const der = Buffer.from(packed.key, "base64");
  const privateKey = await webcrypto.subtle.importKey("pkcs8", der, algorithm, true, ["sign"]);
  return { certificate, keys: { privateKey, publicKey: await certificate.getPublicKey() } };
}

/** The identity as a PKCS#12 file, like the one that a bank hands to a relying party. */
export async function packPfx(identity: Identity, passphrase: string): Promise<Uint8Array> {
  const password = arrayBuffer(Buffer.from(passphrase, "utf8"));
  const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", identity.keys.privateKey);
  const keyBag = new pki.PKCS8ShroudedKeyBag({ parsedValue: pki.PrivateKeyInfo.fromBER(pkcs8) });
  await keyBag.makeInternalValues({
    password,
    contentEncryptionAlgorithm: { name: "AES-CBC", length: 256 } as pki.ContentEncryptionAlgorithm,
    hmacHashAlgorithm: "SHA-256",
    iterationCount: 2048,
  });
  const safe = new pki.AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        {
          privacyMode: 0,
          value: new pki.SafeContents({
            safeBags: [
              new pki.SafeBag({ bagId: "1.2.840.113549.1.12.10.1.2", bagValue: keyBag }),
              new pki.SafeBag({
                bagId: "1.2.840.113549.1.12.10.1.3",
                bagValue: new pki.CertBag({ parsedValue: identity.certificate }),
              }),
            ],
          }),
        },
      ],
    },
  });
  await safe.makeInternalValues({ safeContents: [{}] });
  const pfx = new pki.PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await pfx.makeInternalValues({
    password,
    iterations: 2048,
    pbkdf2HashAlgorithm: { name: "SHA-256" },
    hmacHashAlgorithm: "SHA-256",
  });
  return new Uint8Array(pfx.toSchema().toBER(false));
}

/** Each attribute in a set of its own, as in a real certificate; the library alone would put all into one. */
function nameOf(wish: CertificateWish): pki.RelativeDistinguishedNames {
  const utf8 = (type: string, value: string | undefined) =>
    value === undefined ? [] : [{ type, value: new asn1.Utf8String({ value }) }];
  const printable = (type: string, value: string | undefined) =>
    value === undefined ? [] : [{ type, value: new asn1.PrintableString({ value }) }];
  const attributes = [
    ...printable(oid.country, "SE"),
    ...utf8(oid.organisation, wish.organisation ?? simulatorMark),
    ...utf8(oid.surname, wish.surname),
    ...utf8(oid.givenName, wish.givenName),
    ...printable(oid.serialNumber, wish.serialNumber),
    ...utf8(oid.commonName, wish.commonName),
  ].map((attribute) => new pki.AttributeTypeAndValue(attribute));
  const sets = attributes.map((attribute) => new asn1.Set({ value: [attribute.toSchema()] }));
  const schema = new asn1.Sequence({ value: sets });
  return new pki.RelativeDistinguishedNames({ schema: asn1.fromBER(schema.toBER(false)).result });
}

function extensionsOf(kind: CertificateWish["kind"]): pki.Extension[] {
  const extensions: pki.Extension[] = [];
  const usage = usageBits[kind];
  if (usage !== undefined) {
    const [unusedBits, bits] = usage;
    const value = new asn1.BitString({ unusedBits, valueHex: new Uint8Array([bits]).buffer }).toBER(false);
    extensions.push(new pki.Extension({ extnID: oid.keyUsage, critical: true, extnValue: value }));
  }
  if (kind === "authority") {
    const constraints = new pki.BasicConstraints({ cA: true }).toSchema().toBER(false);
    extensions.push(
      new pki.Extension({ extnID: oid.basicConstraints, critical: true, extnValue: constraints }),
    );
  }
  const purpose = extendedUsage[kind];
  if (purpose !== undefined) {
    const value = new pki.ExtKeyUsage({ keyPurposes: [purpose] }).toSchema().toBER(false);
    extensions.push(new pki.Extension({ extnID: oid.extendedKeyUsage, extnValue: value }));
  }
  if (kind === "server") {
    const loopback = new asn1.OctetString({ valueHex: new Uint8Array([127, 0, 0, 1]).buffer });
    const names = new pki.GeneralNames({
      names: [
        new pki.GeneralName({ type: 2, value: "localhost" }),
        new pki.GeneralName({ type: 7, value: loopback }),
      ],
    });
    extensions.push(
      new pki.Extension({ extnID: oid.subjectAltName, extnValue: names.toSchema().toBER(false) }),
    );
  }
  return extensions;
}

function positive(bytes: Buffer): Buffer {
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
