import { X509Certificate } from "node:crypto";
import { P12Signer } from "@libpdf/core";
import { beforeAll, describe, expect, it } from "vitest";
import { checkOf, infoOf, objectsOf, signaturesOf, skeletonOf } from "~test/documents/read-pdf";
import { sampleModel } from "~test/documents/sample-model";
import { createSealKey } from "./create-seal-key.server";
import { documentModel } from "./model";
import { bearsTraceOf, readSeal } from "./read-seal.server";
import { renderPdf } from "./render-pdf.server";
import { openSealKey, type SealKey, sealDocument } from "./seal-document.server";

const at = new Date("2026-11-22T04:15:00Z");
const holder = {
  organisation: "Exempelkommunen",
  commonName: "Röda tråden, stämpel för prov",
  notBefore: new Date("2026-01-01T00:00:00Z"),
  notAfter: new Date("2036-01-01T00:00:00Z"),
};

let p12: Uint8Array;
let key: SealKey;
let pdf: Uint8Array;
let sealed: Uint8Array;
beforeAll(async () => {
  p12 = await createSealKey(holder, "en lång lösenfras");
  key = await openSealKey(p12, "en lång lösenfras");
  pdf = await renderPdf(documentModel.parse(sampleModel()));
  sealed = await sealDocument(pdf, key, { at });
});

describe("a seal", () => {
  it("is valid in pdfsig's eyes and covers the whole document", () => {
    const said = signaturesOf(sealed);
    expect(said).toContain("Signature is Valid");
    expect(said).toContain("Total document signed");
    expect(said).toContain("ETSI.CAdES.detached");
    expect(said).toContain("Röda tråden, stämpel för prov");
  });

  it("leaves the unsealed file as an exact prefix", () => {
    expect(sealed.length).toBeGreaterThan(pdf.length);
    expect(Buffer.from(sealed.subarray(0, pdf.length)).equals(Buffer.from(pdf))).toBe(true);
  });

  it("keeps the document whole: no fault, the same structure, still tagged", () => {
    expect(checkOf(sealed)).toContain("No syntax or stream encoding errors found");
    expect(skeletonOf(sealed)).toBe(skeletonOf(pdf));
    expect(infoOf(sealed)).toMatch(/Tagged: +yes/);
  });

  it("has a widget that PDF/A-2 allows: printable, without area, no appearances to be made up", () => {
    const objects = objectsOf(sealed);
    const widget =
      /\d+ 0 obj\n(<<(?:(?!endobj)[\s\S])*\/Subtype \/Widget[\s\S]*?)endobj/.exec(objects)?.[1] ?? "";
    expect(widget).toMatch(/\/F 132/);
    expect(widget).toMatch(/\/Rect \[\s*0\s+0\s+0\s+0\s*\]/);
    expect(objects).not.toContain("/NeedAppearances true");
  });

  it("opens no key with a wrong passphrase", async () => {
    await expect(openSealKey(p12, "en annan")).rejects.toThrow("wrong-passphrase-or-file");
  });
});

describe("a seal that is read", () => {
  it("says by whom and when", () => {
    const read = readSeal(sealed);
    expect(read).toMatchObject({ sealedBy: "Exempelkommunen", at, timestamped: false });
    expect(read?.certificate).toEqual(key.signer.certificate);
  });

  it("does not hold where anything that it covers is altered, and is none in a file without one", () => {
    const tampered = Uint8Array.from(sealed);
    tampered[2_000] = (tampered[2_000] as number) ^ 1;
    expect(readSeal(tampered)).toBeNull();
    for (const file of [pdf, new Uint8Array(), new Uint8Array([1, 2, 3])]) expect(readSeal(file)).toBeNull();
  });

  it("leaves its trace in a file that is altered, and none in another's", async () => {
    const other = await createSealKey({ ...holder, organisation: "Annan" }, "annan");
    const foreign = await sealDocument(pdf, await openSealKey(other, "annan"), { at });
    expect(bearsTraceOf(sealed, [key.signer.certificate])).toBe(true);
    for (const file of [pdf, foreign]) expect(bearsTraceOf(file, [key.signer.certificate])).toBe(false);
  });
});

describe("the seal key", () => {
  it("is a certificate of the organisation, for signing and nothing else", async () => {
    const signer = await P12Signer.create(p12, "en lång lösenfras");
    const certificate = new X509Certificate(signer.certificate);
    expect(certificate.subject).toContain("O=Exempelkommunen");
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
  });
});
