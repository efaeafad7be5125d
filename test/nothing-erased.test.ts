// Nothing that belongs to a sent or received report is erased anywhere in the product: no statement removes its rows, and
// keys are destroyed in the few places named here alone. Retention, when it is built, is named here with its own test.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const sources = ["app", "db", "bin"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes(".test."))
    .map((name) => join(folder, name).replaceAll("\\", "/")),
);
const holding = (pattern: RegExp) =>
  sources.filter((file) => pattern.test(readFileSync(file, "utf8"))).sort();

const kept = [
  ...["report", "reportAuthor", "reportField", "reportDocument", "reportSignature", "reportGuardDecision"],
  ...["delivery", "deliveryEvent", "alarm"],
  ...["signaturePhoto", "signatureEvidence", "receivedEvidence"],
  ...["receivedReport", "receivedEvent", "receivedAttachment", "receivedAttachmentChunk"],
];

/** What removes a draft report, by its status and version: see discard-report. Nothing of what was sent. */
const drafts = "db/report-write.server.ts";

it("removes no row of a sent report, its deliveries, its alarms or the receiver's copy", () => {
  expect(sources.length).toBeGreaterThan(300);
  expect(holding(/\.delete\(draft\)/)).toEqual(["db/draft.server.ts"]);
  expect(holding(new RegExp(`\\.delete\\((${kept.join("|")})\\)`))).toEqual([drafts]);
  const removal = readFileSync(drafts, "utf8").split("export async function removeDraftReport")[1] ?? "";
  expect(removal.indexOf('eq(report.status, "draft")')).toBeGreaterThan(0);
  expect(removal.indexOf('eq(report.status, "draft")')).toBeLessThan(removal.indexOf(".delete("));
  const others = kept.filter((name) => !name.startsWith("report") && name !== "signaturePhoto");
  expect(holding(new RegExp(`\\.delete\\((${others.join("|")})\\)`))).toEqual([]);
});

it("destroys keys of notes, of drafts, of files on notes and of a copy that came second, and of nothing else", () => {
  expect(holding(/\.destroyKey\(|"destroy-content-key"/)).toEqual([
    "app/domain/concern/delete-attachment.server.ts",
    "app/domain/concern/delete-concern.server.ts",
    "app/domain/draft/keep-draft.server.ts",
    "app/domain/note/place-loose-note.server.ts",
    "app/domain/reception/store-received.server.ts",
    "app/domain/report/discard-report.server.ts",
    "app/runner/run-due.server.ts",
  ]);
});
