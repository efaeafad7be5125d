// What is answered about a file that somebody holds: every single-byte change is found, and nothing is told but the seal.
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSealKey } from "~/documents/create-seal-key.server";
import { sha256Of } from "~/documents/digest.server";
import { documentModel } from "~/documents/model";
import { renderPdf } from "~/documents/render-pdf.server";
import { openSealKey, type SealKey, sealDocument } from "~/documents/seal-document.server";
import type { Database } from "~db/database";
import { delivery } from "~db/schema/delivery.server";
import { sealedDocument } from "~db/schema/sealed.server";
import { sampleModel } from "~test/documents/sample-model";
import { freshDatabase } from "~test/factories/database";
import { aReport, sendAsRead } from "~test/factories/report";
import { aMoment, aWorld } from "~test/factories/world";
import { registerSealed, type Sealed, sealedEntry } from "./register-sealed.server";
import { verifyFile } from "./verify-file.server";

const holder = {
  organisation: "Exempelkommunen",
  commonName: "Stämpel för prov",
  notBefore: new Date(+aMoment - 86_400_000),
  notAfter: new Date(+aMoment + 86_400_000),
};
const aMinuteLater = new Date(+aMoment + 60_000);

let db: Database;
let key: SealKey;
let unsealed: Uint8Array;
let sealed: Uint8Array;

async function register(file: Uint8Array, as: Partial<Sealed> = {}) {
  const entry = sealedEntry(file, { kind: "report", seriesId: "series-1", at: aMoment, ...as });
  await db.write((tx) => registerSealed(tx, [entry]));
  return entry;
}

const flipped = (file: Uint8Array, at: number, bit = 1) => {
  const altered = Uint8Array.from(file);
  altered[at] = (altered[at] as number) ^ bit;
  return altered;
};

beforeAll(async () => {
  key = await openSealKey(await createSealKey(holder, "prov"), "prov");
  unsealed = await renderPdf(documentModel.parse(sampleModel()));
  sealed = await sealDocument(unsealed, key, { at: aMoment });
});

beforeEach(async () => {
  db = await freshDatabase();
  await register(sealed);
});

describe("a file that was sealed", () => {
  it("is told with who sealed it and when, and with nothing else", async () => {
    expect(await verifyFile({ db }, sealed)).toEqual({
      verdict: "intact",
      sealedBy: "Exempelkommunen",
      sealedAt: aMoment,
      superseded: false,
    });
  });

  it("is found altered where a byte is taken away, added, or everything after the seal is", async () => {
    const longer = new Uint8Array([...sealed, 10]);
    for (const file of [longer, sealed.subarray(0, -1), sealed.subarray(1)])
      expect(await verifyFile({ db }, file)).toEqual({ verdict: "altered" });
  });

  it("is not believed by its digest alone: its seal must be the one that was registered", async () => {
    const entry = sealedEntry(sealed, { kind: "plan", seriesId: "series-3", at: aMoment });
    const file = flipped(sealed, 2_000);
    const forged = entry && { ...entry, row: { ...entry.row, sha256: sha256Of(file) } };
    await db.write((tx) => registerSealed(tx, [forged]));
    expect(await verifyFile({ db }, file)).toEqual({ verdict: "altered" });
  });
});

const another = () => sealDocument(unsealed, key, { at: aMinuteLater });

describe("versions", () => {
  it("a later one of the same supersedes the earlier; one of another, or of another kind, does not", async () => {
    const superseded = async () => {
      const found = await verifyFile({ db }, sealed);
      return found.verdict === "intact" && found.superseded;
    };
    const later = await another();
    await register(later, { seriesId: "series-2", at: aMinuteLater });
    expect(await superseded()).toBe(false);
    const evidence = await sealDocument(unsealed, key, { at: new Date(+aMinuteLater + 1_000) });
    await register(evidence, { kind: "evidence", at: aMinuteLater });
    expect(await superseded()).toBe(false);
    const newer = await sealDocument(unsealed, key, { at: new Date(+aMinuteLater + 2_000) });
    await register(newer, { at: aMinuteLater });
    await register(sealed);
    expect(await superseded()).toBe(true);
    expect(await verifyFile({ db }, newer)).toMatchObject({ verdict: "intact", superseded: false });
  });
});

describe("a file that was never sealed here", () => {
  it("is unknown, whoever else sealed it and whatever it holds", async () => {
    const other = await createSealKey({ ...holder, organisation: "Annan" }, "annan");
    const foreign = await sealDocument(unsealed, await openSealKey(other, "annan"), { at: aMoment });
    for (const file of [unsealed, foreign, new Uint8Array([1, 2, 3]), new Uint8Array()])
      expect(await verifyFile({ db }, file)).toEqual({ verdict: "unknown" });
  });

  it("is not registered: nobody vouches for it", async () => {
    expect(await register(unsealed, { seriesId: "unsealed" })).toBeNull();
  });
});

describe("a report that is sent", () => {
  it("is in the register as it left, and known also where only its delivery is; unsealed it is neither", async () => {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan frukost." });
    let left = new Uint8Array();
    await sendAsRead(teacher, reportId, async (pdf) => {
      left = new Uint8Array(await sealDocument(pdf, key, { at: aMoment }));
      return left;
    });
    const rows = await world.db.read.select().from(sealedDocument);
    expect(rows.map(({ kind, seriesId }) => ({ kind, seriesId }))).toContainEqual({
      kind: "report",
      seriesId: reportId,
    });
    expect(await verifyFile(world, left)).toMatchObject({ verdict: "intact", sealedBy: "Exempelkommunen" });
    await world.db.write((tx) => tx.delete(sealedDocument));
    expect(await verifyFile(world, left)).toMatchObject({ verdict: "intact", sealedAt: aMoment });
    await world.db.write((tx) => tx.update(delivery).set({ digest: "another" }));
    expect(await verifyFile(world, left)).toEqual({ verdict: "altered" });

    const second = await aReport(teacher, world.pupilId, { observations: "Kom utan jacka." });
    let open = new Uint8Array();
    await sendAsRead(teacher, second, async (pdf) => {
      open = new Uint8Array(pdf);
      return pdf;
    });
    expect(await verifyFile(world, open)).toEqual({ verdict: "unknown" });
  });
});
