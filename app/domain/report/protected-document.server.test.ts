// A protected pupil's document: of what the register knows of place and family nothing is in its text, its objects, its
// metadata or its twin. What a person wrote or chose is hers. Source: OSL 21:3, 21:3 a.
import { expect, it } from "vitest";
import { createSealKey } from "~/documents/create-seal-key.server";
import { openSealKey, sealDocument } from "~/documents/seal-document.server";
import { reportDocument } from "~db/schema/report.server";
import { infoOf, metadataOf, objectsOf, textOf } from "~test/documents/read-pdf";
import { aReport, words } from "~test/factories/report";
import { aMoment, aWorld } from "~test/factories/world";
import { documentTwinPlace } from "./places";
import { readReportDocument } from "./read-report-document.server";
import { renderReport } from "./render-report.server";
import { settleRoute } from "./settle-route.server";

/** As aWorld's register has them: address and home of child and guardian, the guardian, the school and who runs it. */
const fromRegister = ["Storgatan", "Kramfors", "2282", "Eva Lindqvist", "070-000", "Norrskolan", "Ådalens"];
const holder = { organisation: "Röda tråden", commonName: "prov", notBefore: aMoment, notAfter: aMoment };

/** As a PDF may spell it: in Latin, in UTF-16, in UTF-16 as hexadecimal. */
const spelled = (word: string) => {
  const utf16 = Buffer.from(word, "utf16le").swap16();
  return [word, utf16.toString("latin1"), utf16.toString("hex"), utf16.toString("hex").toUpperCase()];
};

it.each(["confidentiality", "protected_registration"] as const)(
  "has nothing of the register's place or family under %s",
  async (protection) => {
    const world = await aWorld();
    const pupilId = await world.pupil({
      givenName: "Moa",
      familyName: "Åkerö",
      residenceCode: "2282",
      protection,
    });
    const principal = await world.staff("principal");
    const observations = "Kom utan jacka och frös.";
    const reportId = await aReport(principal, pupilId, { observations });
    await settleRoute(principal, { reportId, municipalityCode: "0180", reason: "" });
    const { documentId } = await renderReport(principal, { reportId, words });
    const { pdf } = await readReportDocument(principal, { reportId, documentId });
    const key = await openSealKey(await createSealKey(holder, "prov"), "prov");
    const file = await sealDocument(pdf, key, { at: aMoment });
    const [row] = await world.db.read.select({ twin: reportDocument.sealedTwin }).from(reportDocument);
    const { owner, place } = documentTwinPlace(reportId, documentId);
    const twin = await world.vault.openText(owner, place, row?.twin ?? new Uint8Array());

    const [text, objects] = [textOf(file), objectsOf(file)];
    for (const part of ["Moa Åkerö", observations, "Stockholm"]) {
      expect(text).toContain(part);
      expect(twin).toContain(part);
    }
    const about = infoOf(file) + metadataOf(file);
    for (const word of fromRegister) {
      expect(text, word).not.toContain(word);
      expect(about, word).not.toContain(word);
      // The number of a municipality is four digits that any object may hold.
      if (word !== "2282") for (const as of spelled(word)) expect(objects.includes(as), word).toBe(false);
      if (word !== "2282") expect(twin, word).not.toContain(word);
    }
  },
);
