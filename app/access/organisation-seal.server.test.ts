// A fault of the organisation's seal never stops sending: no key, a key that cannot be read, a file it cannot seal.
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createSealKey } from "~/documents/create-seal-key.server";
import { documentModel } from "~/documents/model";
import { readSeal } from "~/documents/read-seal.server";
import { renderPdf } from "~/documents/render-pdf.server";
import { report } from "~db/schema/report.server";
import { sampleModel } from "~test/documents/sample-model";
import { freshFolder } from "~test/factories/database";
import { aReport, sendAsRead } from "~test/factories/report";
import { aMoment, aWorld } from "~test/factories/world";

const house = vi.hoisted(() => ({ env: {} as Record<string, unknown> }));
vi.mock("~/house.server", () => ({ house: async () => house }));

const lines: string[] = [];
beforeEach(() => {
  vi.resetModules();
  lines.length = 0;
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** As it is after a start of the process: what was opened before is forgotten. */
const sealNow = async () => (await import("./organisation-seal.server")).organisationSeal(aMoment);
const failures = () => lines.filter((line) => line.includes("seal-failed"));

function keyFiles(p12: Uint8Array, passphrase: string) {
  const folder = freshFolder();
  const files = {
    p12File: join(folder, "seal.p12"),
    passphraseFile: join(folder, "seal.passphrase"),
    timestampUrl: null,
  };
  writeFileSync(files.p12File, p12);
  writeFileSync(files.passphraseFile, passphrase);
  return files;
}

async function aReadyReport() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan frukost." });
  const status = async () => (await world.db.read.select({ is: report.status }).from(report))[0]?.is;
  return { teacher, reportId, status };
}

it("goes unsealed and without a word where no seal is configured", async () => {
  house.env = { mode: "production", seal: null };
  expect(await sealNow()).toBeNull();
  expect(failures()).toEqual([]);
});

it("sends with no key to be found, and with one that cannot be opened, and logs each by its kind alone", async () => {
  const missing = { p12File: "no-such.p12", passphraseFile: "no-such.passphrase" };
  for (const seal of [missing, keyFiles(randomBytes(200), "hemligt")]) {
    house.env = { mode: "production", seal };
    vi.resetModules();
    const { teacher, reportId, status } = await aReadyReport();
    await sendAsRead(teacher, reportId, await sealNow());
    expect(await status()).toBe("sent");
  }
  expect(failures()).toHaveLength(2);
  expect(failures().join()).not.toContain("hemligt");
});

it("gives back the very file where sealing itself fails", async () => {
  const holder = {
    organisation: "Ådalens kommun",
    commonName: "Prov",
    notBefore: new Date(+aMoment - 86_400_000),
    notAfter: new Date(+aMoment + 86_400_000),
  };
  house.env = { mode: "production", seal: keyFiles(await createSealKey(holder, "prov"), "prov") };
  const seal = await sealNow();
  const noPdf = Buffer.from("inte en pdf");
  expect(await seal?.(noPdf)).toEqual(noPdf);
  expect(failures()).toHaveLength(1);
});

it("goes sealed without a time stamp where the server for it does not answer, and logs that", async () => {
  const holder = {
    organisation: "Ådalens kommun",
    commonName: "Prov",
    notBefore: new Date(+aMoment - 86_400_000),
    notAfter: new Date(+aMoment + 86_400_000),
  };
  const files = keyFiles(await createSealKey(holder, "prov"), "prov");
  // Nothing listens on the port for discarding.
  house.env = { mode: "production", seal: { ...files, timestampUrl: "http://127.0.0.1:9/" } };
  const seal = await sealNow();
  const pdf = await renderPdf(documentModel.parse(sampleModel({ sections: [], entries: undefined })));
  expect(readSeal((await seal?.(pdf)) ?? pdf)).toMatchObject({ timestamped: false });
  expect(lines.filter((line) => line.includes("timestamp-failed"))).toHaveLength(1);
  expect(failures()).toEqual([]);
});
