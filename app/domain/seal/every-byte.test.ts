// Each of 2,000 changes of a single byte of a sealed file is found, wherever it stands. One engine is enough: it is about
// the file.
import { expect, it } from "vitest";
import { createSealKey } from "~/documents/create-seal-key.server";
import { documentModel } from "~/documents/model";
import { renderPdf } from "~/documents/render-pdf.server";
import { openSealKey, sealDocument } from "~/documents/seal-document.server";
import { sampleModel } from "~test/documents/sample-model";
import { freshDatabase } from "~test/factories/database";
import { aMoment } from "~test/factories/world";
import { registerSealed, sealedEntry } from "./register-sealed.server";
import { verifyFile } from "./verify-file.server";

const changes = 2_000;

it("finds each of 2,000 changes of a single byte", async () => {
  const db = await freshDatabase();
  const holder = {
    organisation: "Exempelkommunen",
    commonName: "Stämpel för prov",
    notBefore: new Date(+aMoment - 86_400_000),
    notAfter: new Date(+aMoment + 86_400_000),
  };
  const key = await openSealKey(await createSealKey(holder, "prov"), "prov");
  const sealed = await sealDocument(await renderPdf(documentModel.parse(sampleModel())), key, {
    at: aMoment,
  });
  const entry = sealedEntry(sealed, { kind: "report", seriesId: "series", at: aMoment });
  await db.write((tx) => registerSealed(tx, [entry]));
  expect((await verifyFile({ db }, sealed)).verdict).toBe("intact");

  const file = Uint8Array.from(sealed);
  const verdicts = new Map<string, number>();
  for (let n = 0; n < changes; n++) {
    const at = Math.floor((n * (file.length - 1)) / (changes - 1));
    const was = file[at] as number;
    file[at] = was ^ (1 << (n % 8));
    const { verdict } = await verifyFile({ db }, file);
    file[at] = was;
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  }
  expect([...verdicts]).toEqual([["altered", changes]]);
  expect((await verifyFile({ db }, file)).verdict).toBe("intact");
});
