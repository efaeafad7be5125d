// A seal whose key lies on a token: SoftHSM2 through OpenSC, judged by poppler.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { signaturesOf } from "~test/documents/read-pdf";
import { sampleModel } from "~test/documents/sample-model";
import { freshFolder } from "~test/factories/database";
import { documentModel } from "./model";
import { readSeal } from "./read-seal.server";
import { renderPdf } from "./render-pdf.server";
import { sealDocument } from "./seal-document.server";
import { openTokenKey } from "./token-key.server";

const library = "/usr/lib/softhsm/libsofthsm2.so";
const at = new Date();
afterEach(() => vi.unstubAllEnvs());

/** A token with one key, and a certificate for it. */
function aToken(kind: string[]) {
  const folder = freshFolder();
  const file = (name: string) => join(folder, name);
  mkdirSync(file("tokens"));
  writeFileSync(file("softhsm.conf"), `directories.tokendir = ${file("tokens")}\nlog.level = ERROR\n`);
  vi.stubEnv("SOFTHSM2_CONF", file("softhsm.conf"));
  const run = (tool: string, ...args: string[]) =>
    execFileSync(tool, args, { stdio: ["ignore", "pipe", "pipe"] });
  const subject = ["-subj", "/O=Exempelkommunen/CN=Prov"];
  run(
    "openssl",
    "req",
    "-x509",
    ...kind,
    "-nodes",
    "-keyout",
    file("key.pem"),
    "-out",
    file("seal.pem"),
    "-days",
    "2",
    ...subject,
  );
  run("softhsm2-util", "--init-token", "--free", "--label", "seal", "--pin", "4711", "--so-pin", "1234");
  run(
    "softhsm2-util",
    "--import",
    file("key.pem"),
    "--token",
    "seal",
    "--label",
    "seal-key",
    "--id",
    "01",
    "--pin",
    "4711",
  );
  writeFileSync(file("pin"), "4711\n");
  return {
    module: library,
    token: "seal",
    key: "01",
    pinFile: file("pin"),
    certificateFile: file("seal.pem"),
  };
}

it.each([
  ["RSA", ["-newkey", "rsa:2048"]],
  ["elliptic curves", ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]],
])("seals with %s on a token", async (_name, kind) => {
  const key = await openTokenKey(aToken(kind));
  const pdf = await renderPdf(documentModel.parse(sampleModel({ sections: [], entries: undefined })));
  const sealed = await sealDocument(pdf, key, { at });
  expect(signaturesOf(sealed)).toContain("Signature is Valid");
  expect(readSeal(sealed)).toMatchObject({ sealedBy: "Exempelkommunen" });
});

it("says at once, and without the PIN, that the token does not sign for the certificate", async () => {
  const settings = aToken(["-newkey", "rsa:2048"]);
  const other = aToken(["-newkey", "rsa:2048"]);
  // The other token's key, and a wrong PIN.
  for (const wrong of [
    { ...other, certificateFile: settings.certificateFile },
    { ...other, key: "02" },
    { ...other, pinFile: settings.certificateFile },
  ])
    await expect(openTokenKey(wrong)).rejects.toThrow(/^The document was not sealed: token$/);
});
