import { createHash, createPublicKey, createVerify, X509Certificate } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { ExpectedSignature } from "./port";
import { type Identity, issue, makeKeys, pemOf } from "./simulator-certificates.server";
import { makePhone, type Phone } from "./simulator-signing.server";
import { readSignature, verifySignature } from "./verify-signature.server";

const now = new Date("2026-11-22T08:00:00Z");
const span = { notBefore: new Date("2026-01-01"), notAfter: new Date("2030-01-01") };
const signer = { personalNumber: "198001032385", givenName: "Ada", surname: "Åström" };
const shown = "# Orosanmälan\n\nSHA-256: 00ff";
const hidden = '{"reportId":"r1"}';
const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");
const plain = (text: string) => Buffer.from(text, "base64").toString("utf8");

let root: Identity;
let phone: Phone;
let signature: string;
let ocspResponse: string;
let xml: string;
let anchors: string[];
let expected: ExpectedSignature;
let signedBytes: Uint8Array;

beforeAll(async () => {
  root = await issue({ commonName: "Test root", kind: "authority", ...span }, await makeKeys("ec"));
  phone = await makePhone(root, now);
  ({ signature, ocspResponse } = await phone.sign({
    kind: "sign",
    ...signer,
    visible: base64(shown),
    invisible: base64(hidden),
    at: now,
  }));
  xml = plain(signature);
  anchors = [pemOf(root.certificate)];
  expected = {
    kind: "sign",
    visibleText: shown,
    invisibleData: hidden,
    personalNumber: signer.personalNumber,
    at: now,
  };
  const reading = readSignature(signature, anchors, now);
  if (!reading.ok) throw new Error(reading.fault);
  signedBytes = reading.value.signedBytes;
});

const verify = (text: string, changed: Partial<ExpectedSignature> = {}) =>
  verifySignature({ signature: text, signedBytes, ocspResponse }, { ...expected, ...changed }, anchors);
const faultOf = async (changedXml: string) => {
  expect(changedXml).not.toBe(xml);
  const verdict = await verify(base64(changedXml));
  return verdict.ok ? "accepted" : verdict.fault;
};
const part = (name: string) => new RegExp(`<${name}[ >].*</${name}>`, "s").exec(xml)?.[0] ?? "";

describe("a genuine signature", () => {
  it("is accepted, with the signer's number and the exact bytes", async () => {
    const verdict = await verify(signature);
    expect(verdict.ok && verdict.personalNumber).toBe(signer.personalNumber);
    expect(Buffer.from(signedBytes).toString("utf8")).toBe(part("bankIdSignedData"));
    expect(verdict.ok && new X509Certificate(verdict.signerCertificate).subject).toContain("Ada Åström");
  });

  it("holds by node's own cryptography too: digest of the signed data, and RSA over SignedInfo", async () => {
    const digest = createHash("sha256").update(signedBytes).digest("base64");
    expect(part("SignedInfo")).toContain(`<DigestValue>${digest}</DigestValue>`);
    const canonical = part("SignedInfo")
      .replace("<SignedInfo>", '<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#">')
      .replace(/<(\w+)( [^>]*)\/>/g, "<$1$2></$1>");
    const certificate = /<X509Certificate>([^<]+)/.exec(xml)?.[1] ?? "";
    const key = createPublicKey(
      new X509Certificate(Buffer.from(certificate, "base64")).publicKey.export({
        type: "spki",
        format: "pem",
      }),
    );
    const value = /<SignatureValue>([^<]+)/.exec(xml)?.[1] ?? "";
    expect(createVerify("RSA-SHA256").update(canonical).verify(key, value, "base64")).toBe(true);
  });

  it("is accepted with the line breaks that BankID puts into base64", async () => {
    expect((await verify(signature.replace(/(.{76})/g, "$1\n"))).ok).toBe(true);
  });

  it("of a sign-in without text is accepted as such", async () => {
    const made = await phone.sign({ kind: "auth", ...signer, at: now });
    const reading = readSignature(made.signature, anchors, now);
    if (!reading.ok) throw new Error(reading.fault);
    const verdict = await verifySignature(
      { ...made, signedBytes: reading.value.signedBytes },
      { kind: "auth", personalNumber: signer.personalNumber, at: now },
      anchors,
    );
    expect(verdict.ok).toBe(true);
  });
});

describe("what was asked and what was signed", () => {
  it.each([
    ["another person", { personalNumber: "198001072381" }, "otherPerson"],
    ["another purpose", { kind: "auth" as const }, "otherPurpose"],
    ["another text", { visibleText: `${shown} ` }, "otherText"],
    ["no text", { visibleText: undefined }, "otherText"],
    ["other data", { invisibleData: '{"reportId":"r2"}' }, "otherData"],
    ["no data", { invisibleData: "" }, "otherData"],
    ["a time after the certificates", { at: new Date("2040-01-01") }, "expired"],
    ["a time before the certificates", { at: new Date("2020-01-01") }, "expired"],
  ])("%s is found", async (_what, changed, fault) => {
    expect(await verify(signature, changed)).toEqual({ ok: false, fault });
  });

  it("kept bytes that are not the signed ones are found", async () => {
    const other = Uint8Array.from(signedBytes);
    other[40] = (other[40] ?? 0) ^ 1;
    expect(await verifySignature({ signature, signedBytes: other, ocspResponse }, expected, anchors)).toEqual(
      {
        ok: false,
        fault: "altered",
      },
    );
  });
});

const second = '<Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></Transforms>';

describe("a changed signature", () => {
  it("is altered when text, data, purpose, certificate chain or value is changed", async () => {
    expect(await faultOf(xml.replace(base64(shown), base64(`${shown}!`)))).toBe("altered");
    expect(await faultOf(xml.replace(base64(hidden), base64('{"reportId":"r2"}')))).toBe("altered");
    expect(await faultOf(xml.replace(">Signing<", ">Identification<"))).toBe("altered");
    expect(
      await faultOf(
        xml.replace(
          /(<X509Certificate>[^<]+<\/X509Certificate>)(<X509Certificate>[^<]+<\/X509Certificate>)/,
          "$1$2$2",
        ),
      ),
    ).toBe("altered");
    expect(
      await faultOf(xml.replace(/<SignatureValue>(.)/, (_, c) => `<SignatureValue>${c === "A" ? "B" : "A"}`)),
    ).toBe("altered");
  });

  it("is malformed when references, algorithms or Ids are changed", async () => {
    expect(await faultOf(xml.replace(/<Reference URI="#bidKeyInfo">.*?<\/Reference>/s, ""))).toBe(
      "malformed",
    );
    expect(await faultOf(xml.replace('URI="#bidKeyInfo"', 'URI="#bidSignedData"'))).toBe("malformed");
    expect(await faultOf(xml.replace('URI="#bidSignedData"', 'URI=""'))).toBe("malformed");
    expect(await faultOf(xml.replace("2001/04/xmlenc#sha256", "2000/09/xmldsig#sha1"))).toBe("malformed");
    expect(await faultOf(xml.replace("xmldsig-more#rsa-sha256", "xmldsig-more#rsa-sha512"))).toBe(
      "malformed",
    );
    expect(await faultOf(xml.replace("REC-xml-c14n-20010315", "REC-xml-c14n-20010315#WithComments"))).toBe(
      "malformed",
    );
    expect(await faultOf(xml.replace("</Transforms>", second))).toBe("malformed");
    expect(await faultOf(xml.replace('Id="bidSignedData"', 'Id="other"'))).toBe("malformed");
    expect(await faultOf(xml.replace('Id="bidKeyInfo"', 'Id="other"'))).toBe("malformed");
    expect(
      await faultOf(
        xml.replace(
          "<Transform ",
          '<Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><Transform ',
        ),
      ),
    ).toBe("malformed");
  });

  it("is malformed when it hides anything: comment, CDATA, instruction, document type", async () => {
    const [head = "", tail = ""] = [base64(shown).slice(0, 8), base64(shown).slice(8)];
    expect(await faultOf(xml.replace(head + tail, `${head}<!-- -->${tail}`))).toBe("malformed");
    expect(await faultOf(xml.replace(head + tail, `<![CDATA[${head}]]>${tail}`))).toBe("malformed");
    expect(await faultOf(xml.replace("<Object>", "<Object><?x y?>"))).toBe("malformed");
    expect(
      await faultOf(xml.replace("?><Signature", '?><!DOCTYPE Signature [<!ENTITY a "b">]><Signature')),
    ).toBe("malformed");
    expect(await faultOf(xml.slice(0, -12))).toBe("malformed");
  });

  it("is malformed when it is no base64, no UTF-8, or too long", async () => {
    expect(await verify(`${signature.slice(0, 100)}*${signature.slice(100)}`)).toEqual({
      ok: false,
      fault: "malformed",
    });
    const bytes = Buffer.from(signature, "base64");
    bytes[bytes.indexOf("<version>") + 10] = 0xff;
    expect(await verify(bytes.toString("base64"))).toEqual({ ok: false, fault: "malformed" });
    expect(await verify(signature + " ".repeat(1_000_000))).toEqual({ ok: false, fault: "malformed" });
    expect(await verify("")).toEqual({ ok: false, fault: "malformed" });
  });
});

describe("a wrapped signature", () => {
  const forged = () =>
    part("bankIdSignedData")
      .replace(base64(shown), base64("Something else"))
      .replace('Id="bidSignedData"', 'Id="forged"');

  it("is refused whether the forgery stands before, after, around or beside the signed part", async () => {
    const genuine = part("bankIdSignedData");
    expect(await faultOf(xml.replace("</Object>", `</Object><Object>${forged()}</Object>`))).toBe(
      "malformed",
    );
    expect(await faultOf(xml.replace("<Object>", "<Object><x/>"))).toBe("malformed");
    expect(await faultOf(xml.replace("<Object>", `<Object>${forged()}`))).toBe("malformed");
    expect(await faultOf(xml.replace("</Object>", `${forged()}</Object>`))).toBe("malformed");
    expect(await faultOf(xml.replace("<Object>", `<Object>${forged()}</Object><Object>`))).toBe("malformed");
    expect(
      await faultOf(
        xml.replace(genuine, forged().replace("</bankIdSignedData>", `${genuine}</bankIdSignedData>`)),
      ),
    ).toBe("malformed");
    expect(
      await faultOf(xml.replace(genuine, forged().replace('"forged"', '"bidSignedData"') + genuine)),
    ).toBe("malformed");
    expect(await faultOf(xml.replace("<Signature ", `<x>${forged()}<Signature `).replace(/$/, "</x>"))).toBe(
      "malformed",
    );
  });

  it("is refused with a second KeyInfo, SignedInfo, Signature or Id in other letters", async () => {
    expect(
      await faultOf(xml.replace("<Object>", `${part("KeyInfo").replace("bidKeyInfo", "k2")}<Object>`)),
    ).toBe("malformed");
    expect(await faultOf(xml.replace("<SignatureValue>", `${part("SignedInfo")}<SignatureValue>`))).toBe(
      "malformed",
    );
    expect(await faultOf(xml.replace("<srvInfo>", `${part("SignedInfo")}<srvInfo>`))).toBe("malformed");
    expect(await faultOf(xml.replace("<srvInfo>", '<srvInfo ID="bidSignedData">'))).toBe("malformed");
  });
});
