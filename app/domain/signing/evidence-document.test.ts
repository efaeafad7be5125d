import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderDocument } from "~/documents/render-document.server";
import { freshFolder } from "~test/factories/database";
import { words } from "~test/factories/report";
import { type EvidenceFacts, evidenceDocument } from "./evidence-document";

const hex = (byte: string) => byte.repeat(32);
const facts: EvidenceFacts = {
  language: "sv",
  reference: "7KQ-M4XH",
  created: new Date("2026-11-22T13:00:00Z"),
  authority: "Ådalens kommun",
  legalProfile: "municipal",
  documentNumber: 2,
  documentSha256: hex("ab"),
  fileSha256: hex("cd"),
  signatures: [
    {
      name: "Łukasz Åström",
      identityName: "Łukasz Erik Åström",
      provider: "bankid",
      at: "2026-11-22 12:00:00 UTC",
      verifiedAt: "2026-11-22 12:00:01 UTC",
      revocation: "good",
      sha256: { signature: hex("01"), ocspResponse: hex("02"), signedBytes: hex("03") },
    },
  ],
  photos: [],
  policyGround: "Delegationsordningen § 4",
  lacking: ["Elevens rektor"],
  raw: { size: 1234, sha256: hex("ef") },
};

describe("the evidence as a document", () => {
  it("says who, when, how, which digests, what verification said, what the policy asks and lacks, to eye and reader alike", async () => {
    const pdf = join(freshFolder(), "evidence.pdf");
    writeFileSync(pdf, await renderDocument(evidenceDocument(facts, words)));
    const said = execFileSync("pdftotext", [pdf, "-"]).toString().replace(/\s+/g, " ");
    for (const each of [
      ...["7KQ-M4XH", "Łukasz Åström", "Łukasz Erik Åström", "2026-11-22 12:00:00 UTC", "BankID"],
      ...["certifikatet var giltigt", "Delegationsordningen § 4", "Elevens rektor", "JSON"],
    ])
      expect(said).toContain(each);
    const together = said.replaceAll(" ", "");
    for (const digest of ["ab", "cd", "01", "02", "03", "ef"]) expect(together).toContain(hex(digest));
    const structure = execFileSync("pdfinfo", ["-struct", pdf]).toString();
    for (const tag of ["H1", "H2", "Table", "L "]) expect(structure).toContain(tag);
    expect(execFileSync("pdfinfo", ["-meta", pdf]).toString()).toContain("<pdfaid:part>2</pdfaid:part>");
    execFileSync("qpdf", ["--check", pdf]);
  });

  it("names nobody where it travels further than its text does", () => {
    const photo = { signer: "Åsa Lund", attachedBy: "Maria Ek", at: "i dag", sha256: hex("aa") };
    const model = evidenceDocument({ ...facts, photos: [{ ...photo, bytes: new Uint8Array(4) }] }, words);
    const outside = JSON.stringify([
      model.title,
      model.sections.map((s) => s.heading),
      model.images?.map((i) => i.label),
      model.attachments,
    ]);
    for (const name of ["Åström", "Åsa", "Maria"]) expect(outside).not.toContain(name);
    const inside = JSON.stringify(model.sections);
    expect(inside).toContain("Fotografi 1: en underskrift på papper, enligt uppgift av Åsa Lund");
    expect(inside).toContain("bifogades av Maria Ek");
    expect(inside).toContain("ingen elektronisk underskrift");
  });

  it("says that a signature's status is unproven, that nobody is asked and that nothing lacks, where it is so", () => {
    const said = (changed: Partial<EvidenceFacts>) =>
      JSON.stringify(evidenceDocument({ ...facts, ...changed }, words).sections);
    const [signature] = facts.signatures;
    if (!signature) throw new Error("no signature");
    expect(said({ signatures: [{ ...signature, revocation: "unproven" }] })).toContain("kunde inte styrkas");
    expect(said({ signatures: [{ ...signature, verifiedAt: null }] })).toContain("utfallet sparades inte");
    expect(said({ policyGround: "" })).toContain("Ingen policy efterfrågar underskrift");
    expect(said({ lacking: [] })).toContain("Alla som policyn ber om underskrift har skrivit under");
  });
});
