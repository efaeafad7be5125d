import { expect, it } from "vitest";
import { words } from "~test/factories/report";
import { type DocumentFacts, reportDocument } from "./report-document";

const facts: DocumentFacts = {
  language: "sv",
  sections: [],
  reference: "7KQ-M4XH",
  created: new Date("2026-11-22T13:00:00Z"),
  authority: "Ådalens kommun",
  unit: "Norrskolan",
  legalProfile: "municipal",
  acute: false,
  protectedIdentity: false,
  receiver: "Kramfors",
  entries: [],
  images: [],
  beside: [
    { label: "Bilaga 1", mediaType: "application/pdf", size: 1200, sha256: "a".repeat(64) },
    { label: "Bilaga 2", mediaType: "audio/mpeg", size: 0, sha256: "b".repeat(64) },
  ],
};

it("lists the files beside it by kind, size and digest, so that its own digest binds them", () => {
  expect(reportDocument(facts, words).attachments).toEqual([
    { label: "Bilaga 1", type: "PDF", size: 1200, sha256: "a".repeat(64) },
    { label: "Bilaga 2", type: "Ljud", size: 0, sha256: "b".repeat(64) },
  ]);
});
