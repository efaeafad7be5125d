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

/** Every table of reports, of deliveries and of what was received, so that a new one is kept unless it is named here. */
const tablesIn = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/export const (\w+) = table\(/g)].map(([, name]) => name ?? "");
/** What is no part of a report: files on their way in, comments and presence while it is written, an answer on two reports. */
const passing = ["incomingChunk", "reportComment", "reportPresence", "receivedMatch"];
const kept = [
  ...tablesIn("db/schema/report.server.ts"),
  ...tablesIn("db/schema/action-plan.server.ts"),
  ...tablesIn("db/schema/delivery.server.ts"),
  ...tablesIn("db/schema/reception.server.ts"),
  ...["alarm", "signaturePhoto", "signatureEvidence", "receivedEvidence"],
].filter((name) => !passing.includes(name));

/** What removes a draft report, by its status and version: see discard-report. Nothing of what was sent. */
const drafts = "db/report-write.server.ts";

it("removes no row of a sent report, its deliveries, its alarms or the receiver's copy", () => {
  expect(sources.length).toBeGreaterThan(300);
  for (const name of [
    "report",
    "delivery",
    "deliveryEvent",
    "receivedReport",
    "receivedEvent",
    "receivedConsent",
  ])
    expect(kept).toContain(name);
  // Statements of one's own words too.
  expect(holding(/\b(?:delete\s+from|truncate\s+table|drop\s+table)\b/i)).toEqual([]);
  expect(holding(/\.delete\(draft\)/)).toEqual(["db/draft.server.ts"]);
  expect(holding(new RegExp(`\\.delete\\((${kept.join("|")})\\)`))).toEqual([drafts]);
  const removal = readFileSync(drafts, "utf8").split("export async function removeDraftReport")[1] ?? "";
  expect(removal.indexOf('eq(report.status, "draft")')).toBeGreaterThan(0);
  expect(removal.indexOf('eq(report.status, "draft")')).toBeLessThan(removal.indexOf(".delete("));
  const others = kept.filter((name) => !name.startsWith("report") && name !== "signaturePhoto");
  expect(holding(new RegExp(`\\.delete\\((${others.join("|")})\\)`))).toEqual([]);
});

it("empties no sealed column of what was sent or received, but the reason of a forwarding that came back", () => {
  expect(
    holding(/\bsealed(?:File|Content|Data|Pdf|Value|Evidence|Origin|Meta|ForwardReason)?: null\b/),
  ).toEqual(["app/domain/reception/return-forwarded.server.ts"]);
});

it("destroys keys of notes, of drafts, of files on notes and on their way in, and of a copy that came second, and of nothing else", () => {
  expect(holding(/\.destroyKey\(|"destroy-content-key"/)).toEqual([
    "app/domain/attachment/begin-upload.server.ts",
    "app/domain/attachment/finish-upload.server.ts",
    "app/domain/attachment/scan-attachment.server.ts",
    "app/domain/attachment/sweep-uploads.server.ts",
    "app/domain/attachment/take-uploads.server.ts",
    "app/domain/concern/delete-attachment.server.ts",
    "app/domain/concern/delete-concern.server.ts",
    // A question without a name, ninety days after its last word: no part of a report.
    "app/domain/consultation/hand-over-letters.server.ts",
    "app/domain/draft/keep-draft.server.ts",
    // Sealed for a transfer that was not decided after all.
    "app/domain/history/files-to-send.server.ts",
    "app/domain/note/place-loose-note.server.ts",
    "app/domain/reception/store-received.server.ts",
    "app/domain/report/discard-report.server.ts",
    "app/runner/run-due.server.ts",
  ]);
});
