// A body map (front and back, accessible as a list of body parts, not only as a picture) for visible injuries.
import { expect, it } from "vitest";
import { bodyShapes } from "~/components/body-shapes";
import { createTexts } from "~/text/i18n";
import { swedish } from "~/text/swedish";
import { concernVersion } from "~db/schema/concern.server";
import { aReport, refusedAt } from "~test/factories/report";
import { aNote, aWorld } from "~test/factories/world";
import { correctConcern } from "../concern/correct-concern.server";
import { logConcern } from "../concern/log-concern.server";
import { readConcern } from "../concern/read-concern.server";
import { openBodyMaps } from "../concern/seal-concern";
import { readThread } from "../pupil/read-thread.server";
import { chooseReportEntries } from "../report/choose-report-entries.server";
import { readFamilyView } from "../report/read-family-view.server";
import { readReport } from "../report/read-report.server";
import { markWords, withMarks } from "./mark-words";
import { checkMarks, longestWords, mostMarks, packMarks, readMarks, unpackMarks } from "./marks";
import { bodyParts, partsOf, views } from "./parts";

const words = createTexts("sv", swedish).t;
const bruise = {
  part: "front-cheek-left",
  kind: "bruise" as const,
  words: "gulgrönt, stort som en femkrona",
};
const burn = { part: "back-hand-right", kind: "burn" as const, words: "" };

async function marked(marks = [bruise]) {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const { concernId } = await logConcern(teacher, {
    pupilId: world.pupilId,
    form: aNote({ category: "injury" }),
    files: [],
    linkTo: "",
    tell: [],
    marks,
    idempotencyKey: "k",
  });
  return { world, teacher, concernId };
}

it("the picture and the list are the same parts, front and back, left and right, each with its words", () => {
  for (const view of views) {
    expect(bodyShapes[view].map((s) => s.part).sort()).toEqual([...partsOf[view]].sort());
    for (const { at } of bodyShapes[view]) expect(at.every((n) => n > 0 && n < 396)).toBe(true);
  }
  const lines = bodyParts.map((part) => markWords(words, { ...bruise, part }));
  expect(new Set(lines).size).toBe(bodyParts.length);
  for (const line of lines) expect(line).not.toMatch(/body-map|parts\.|sides\./);
  // The child's left is at the viewer's right in front, and at the viewer's left from behind.
  const x = (part: string) => [...bodyShapes.front, ...bodyShapes.back].find((s) => s.part === part)?.at[0];
  expect(x("front-hand-left")).toBeGreaterThan(100);
  expect(x("back-hand-left")).toBeLessThan(100);
  for (const path of bodyShapes.front.map((s) => s.path)) expect(path).not.toMatch(/NaN|undefined/);
});

it("is sealed with the note, and stands on the entry and on the thread in words", async () => {
  const { world, teacher, concernId } = await marked();
  const [row] = await world.db.read.select().from(concernVersion);
  expect(row?.sealedBodyMap).not.toBeNull();
  expect(Buffer.from(row?.sealedBodyMap ?? []).includes("cheek")).toBe(false);
  const { versions } = await readConcern(teacher, { concernId });
  expect(versions.map((v) => v.marks)).toEqual([[bruise]]);
  const { entries } = await readThread(teacher, { pupilId: world.pupilId });
  expect(entries[0]?.marks).toEqual([bruise]);
  expect(markWords(words, bruise)).toBe("Blåmärke, vänster kind: gulgrönt, stort som en femkrona");
});

it("is versioned like the text: kept where a correction says nothing of it, changed where it does", async () => {
  const { teacher, concernId } = await marked();
  await correctConcern(teacher, { concernId, version: 1, form: aNote({ text: "Rättat." }) });
  await correctConcern(teacher, { concernId, version: 2, form: aNote(), marks: [bruise, burn] });
  await correctConcern(teacher, { concernId, version: 3, form: aNote(), marks: [] });
  const { versions } = await readConcern(teacher, { concernId });
  expect(versions.map((v) => v.marks)).toEqual([[], [bruise, burn], [bruise], [bruise]]);
});

it("moved to another note or another version by hand does not open there", async () => {
  const { world, teacher, concernId } = await marked();
  const other = await logConcern(teacher, {
    pupilId: world.pupilId,
    form: aNote(),
    files: [],
    linkTo: "",
    tell: [],
    marks: [burn],
    idempotencyKey: "other",
  });
  const rows = await world.db.read.select().from(concernVersion);
  const taken = rows.find((r) => r.concernId === other.concernId)?.sealedBodyMap ?? null;
  await expect(
    openBodyMaps(world.vault, [{ concernId, version: 1, sealedBodyMap: taken }]),
  ).rejects.toThrow();
  const own = rows.find((r) => r.concernId === concernId)?.sealedBodyMap ?? null;
  await expect(openBodyMaps(world.vault, [{ concernId, version: 2, sealedBodyMap: own }])).rejects.toThrow();
});

it("names every fault beside its field, and nothing is half saved", async () => {
  const wrong = [
    { part: "", kind: "bruise", words: "blått" },
    { part: "front-nose", kind: "", words: "" },
    { part: "groin", kind: "other", words: "" },
    { ...bruise, words: "a".repeat(longestWords + 1) },
  ];
  expect(Object.keys((checkMarks(wrong) as { errors: object }).errors)).toEqual([
    "mark-0-part",
    "mark-1-kind",
    "mark-2-part",
    "mark-2-words",
    "mark-3-words",
  ]);
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const given = { pupilId: world.pupilId, files: [], linkTo: "", tell: [], idempotencyKey: "k" };
  const both = logConcern(teacher, { ...given, form: aNote({ text: "" }), marks: wrong.slice(0, 1) });
  expect(Object.keys((await refusedAt(both)) ?? {}).sort()).toEqual(["mark-0-part", "text"]);
  expect(await world.db.read.select().from(concernVersion)).toEqual([]);
});

it("is read from a form's lines, gaps left out, and carried through a draft as one string", () => {
  const sent: Record<string, string> = {
    "mark-1-part": bruise.part,
    "mark-1-kind": "bruise",
    "mark-1-words": "x",
  };
  const rows = readMarks((name) => sent[name] ?? "");
  expect(rows).toEqual([{ part: bruise.part, kind: "bruise", words: "x" }]);
  expect(unpackMarks(packMarks(rows))).toEqual(rows);
  expect(packMarks([])).toBe("");
  const many = Array(mostMarks + 1).fill(bruise);
  for (const broken of ["{", "[1]", '[{"part":1}]', JSON.stringify(many), undefined])
    expect(unpackMarks(broken)).toEqual([]);
});

it("comes along when the entry is picked for a report: in the quotation and in the document's words", async () => {
  const { world, teacher, concernId } = await marked();
  const reportId = await aReport(teacher, world.pupilId);
  await chooseReportEntries(teacher, {
    reportId,
    concernIds: [concernId],
    attachmentIds: [],
    quote: true,
    release: false,
    words: () => words,
  });
  const line = "– Blåmärke, vänster kind: gulgrönt, stort som en femkrona";
  const { values, entries } = await readReport(teacher, { reportId });
  expect(values.observations).toContain(`Synliga skador:\n${line}`);
  expect(entries.map((e) => e.marks)).toEqual([[bruise]]);
  const family = await readFamilyView(teacher, { reportId, words });
  expect(family.entries[0]?.text).toContain(line);
});

it("is written as the note is, then marked", () => {
  expect(withMarks(words, "Såg det på idrotten.", [bruise])).toBe(
    "Såg det på idrotten.\nSynliga skador:\n– Blåmärke, vänster kind: gulgrönt, stort som en femkrona",
  );
  expect(withMarks(words, "Inget syntes.", [])).toBe("Inget syntes.");
});
