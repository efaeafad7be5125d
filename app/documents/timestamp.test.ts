// The seal with a time stamp (PAdES B-T), judged by poppler and openssl.
import { createServer } from "node:http";
import * as asn1 from "asn1js";
import * as pki from "pkijs";
import { afterEach, expect, it } from "vitest";
import { signaturesOf } from "~test/documents/read-pdf";
import { sampleModel } from "~test/documents/sample-model";
import { aTimestampServer, type TimestampServer } from "~test/factories/timestamp-server";
import { createSealKey } from "./create-seal-key.server";
import { documentModel } from "./model";
import { readSeal } from "./read-seal.server";
import { renderPdf } from "./render-pdf.server";
import { openSealKey, sealDocument } from "./seal-document.server";

const at = new Date("2026-11-22T04:15:00Z");
const holder = {
  organisation: "Exempelkommunen",
  commonName: "Stämpel för prov",
  notBefore: new Date("2026-01-01T00:00:00Z"),
  notAfter: new Date("2036-01-01T00:00:00Z"),
};

let server: TimestampServer | undefined;
afterEach(() => server?.close());

async function aDocument() {
  const key = await openSealKey(await createSealKey(holder, "prov"), "prov");
  return {
    key,
    pdf: await renderPdf(documentModel.parse(sampleModel({ entries: undefined, sections: [] }))),
  };
}

/** The seal's signature and the stamp on it, as the file has them. */
function stampIn(file: Uint8Array) {
  const hex = /\/Contents <([0-9a-f]+)>/i.exec(Buffer.from(file).toString("latin1"))?.[1] ?? "";
  const content = new pki.ContentInfo({ schema: asn1.fromBER(Buffer.from(hex, "hex")).result });
  const [signer] = new pki.SignedData({ schema: content.content }).signerInfos;
  const stamp = signer?.unsignedAttrs?.attributes.find(({ type }) => type === "1.2.840.113549.1.9.16.2.14");
  const token = new Uint8Array(stamp?.values[0]?.toBER(false) ?? []);
  return { token, signature: new Uint8Array(signer?.signature.valueBlock.valueHexView ?? []) };
}

it("stands in the seal, over its signature, by the server that was asked", async () => {
  server = await aTimestampServer();
  const { key, pdf } = await aDocument();
  const sealed = await sealDocument(pdf, key, { at, timestampUrl: server.url });
  expect(server.asked()).toBe(1);
  expect(signaturesOf(sealed)).toContain("Signature is Valid");
  expect(signaturesOf(sealed)).toContain("Total document signed");
  expect(readSeal(sealed)).toMatchObject({ sealedBy: "Exempelkommunen", timestamped: true });
  const { token, signature } = stampIn(sealed);
  expect(server.verify(token, signature)).toContain("Verification: OK");
  const another = server;
  expect(() => another.verify(token, signature.slice(1))).toThrow();
});

it("is not taken over something else, and no other answer for one", async () => {
  const { key, pdf } = await aDocument();
  // A stamp that was given before, for another digest: what a broken or a hostile server might answer.
  let first: Buffer | undefined;
  server = await aTimestampServer((reply) => {
    first ??= reply;
    return first;
  });
  const timestampUrl = server.url;
  await sealDocument(pdf, key, { at, timestampUrl });
  const later = new Date(+at + 1_000);
  await expect(sealDocument(pdf, key, { at: later, timestampUrl })).rejects.toThrow();

  let asked = "";
  const broken = createServer((request, response) => {
    asked = request.headers["content-type"] ?? "";
    response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => broken.listen(0, "127.0.0.1", resolve));
  const { port } = broken.address() as { port: number };
  const silent = sealDocument(pdf, key, { at, timestampUrl: `http://127.0.0.1:${port}/` });
  await expect(silent).rejects.toThrow();
  broken.close();
  expect(asked).toBe("application/timestamp-query");
});
