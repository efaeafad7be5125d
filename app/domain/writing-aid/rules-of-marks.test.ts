// What the rules promise apart from how often they are right: quotations, readings that say so, inflection, sources.
import { describe, expect, it } from "vitest";
import { findMarks } from "./find-marks";
import { adjectives } from "./lexicon/adjectives";
import { diagnosis, established } from "./lexicon/diagnosis";
import { incidents, passives, places } from "./lexicon/incidents";
import { interpretation } from "./lexicon/interpretation";
import { basis, openReading } from "./lexicon/open-reading";
import { sources } from "./lexicon/sources";
import { atHome, atSchool, certainlyHome, family, sourceTold } from "./lexicon/telling";
import { noVaguePerson, noVagueTime, vaguePerson, vagueTime } from "./lexicon/vague";
import { adjectiveForms, arVerbForms } from "./phrase";

const said = (text: string) => findMarks(text).map((m) => [m.kind, text.slice(m.start, m.end)]);
const kinds = (text: string) => findMarks(text).map((m) => m.kind);

describe("the child's own words", () => {
  it.each([
    ["Hon sa: ”Jag vill inte hem.”", "Jag vill inte hem."],
    ['"Jag vill inte hem", sa hon.', "Jag vill inte hem"],
    ["Han viskade »kom inte hit«.", "kom inte hit"],
    ["Han sa: jag vill inte hem. Sedan gick han.", "jag vill inte hem"],
    ["– Jag vill inte hem, sa han.", "Jag vill inte hem"],
  ])("are marked as a quotation in %s", (text, words) => {
    expect(said(text)).toEqual([["own_words", words]]);
  });

  it.each(["Pappan sa: ”Han är alltid arg.”", "Hon sa att hon var trött.", "Hon läser boken ”Alltid du”."])(
    "are not taken for it: %s",
    (text) => expect(kinds(text)).toEqual([]),
  );

  it("are let be: within a quotation nothing else is marked", () => {
    expect(said("Hon sa: ”Någon slår mig alltid.”")).toEqual([["own_words", "Någon slår mig alltid."]]);
  });

  it("that are not closed yet are no quotation: the text is still being written", () => {
    expect(kinds("Hon sa ”jag vill")).toEqual([]);
  });
});

describe("an interpretation", () => {
  it("that says so and what it rests on is not marked, and one that rests on nothing is", () => {
    expect(kinds("Jag tolkar det som att han är rädd, eftersom han ryckte till.")).toEqual([]);
    expect(kinds("Jag tror att han är rädd.")).toContain("interpretation");
  });

  it("is not the writer's own worry, nor what the child said of itself", () => {
    expect(kinds("Jag är orolig för honom.")).toEqual([]);
    expect(kinds("Han sa att han var ledsen.")).toEqual([]);
  });
});

it("a diagnosis is marked, and not where it is said who established it", () => {
  expect(kinds("Han har adhd.")).toEqual(["diagnosis"]);
  expect(kinds("Enligt BUP:s utlåtande har han adhd.")).toEqual([]);
});

it("a claim about home asks: seen, heard or told? One that names its source does not", () => {
  expect(kinds("Pappan slår henne.")).toEqual(["source_unclear"]);
  expect(kinds("Hon berättade att pappan slår henne.")).toEqual([]);
});

it("missing who, when and where are asked for, and not where they stand", () => {
  expect(kinds("Han knuffades ner.")).toContain("missing_where");
  expect(kinds("I matsalen knuffade Leo ner honom.")).toEqual([]);
  expect(kinds("Han blev knuffad på skolgården.")).toEqual(["missing_who"]);
  expect(kinds("Han blev knuffad av Leo på skolgården.")).toEqual([]);
  expect(kinds("Hon somnar ofta.")).toEqual(["missing_when"]);
  expect(kinds("Hon somnade flera gånger (3, 9 och 12 november).")).toEqual([]);
});

it("a text that tells what was seen has no marks at all", () => {
  expect(
    kinds("Kom kl. 9.10 utan jacka. Hon hade ett rött märke på vänster kind och höll handen för det."),
  ).toEqual([]);
});

it("Swedish inflection is made by rule", () => {
  expect(adjectiveForms("aggressiv")).toEqual(expect.arrayContaining(["aggressivt", "aggressiva"]));
  expect(adjectiveForms("ledsen")).toEqual(["ledsen", "ledset", "ledsna"]);
  expect(adjectiveForms("stressad")).toEqual(["stressad", "stressat", "stressade"]);
  expect(adjectiveForms("bortskämd")).toContain("bortskämt");
  expect(adjectiveForms("trött")).not.toContain("tröttt");
  expect(arVerbForms("verka")).toEqual(expect.arrayContaining(["verkar", "verkade", "verkat"]));
});

it("its lexicon is data with sources: each group names at least one that the table knows", () => {
  const groups = [
    ...interpretation,
    ...openReading,
    ...basis,
    ...adjectives,
    ...diagnosis,
    ...established,
    ...vagueTime,
    ...noVagueTime,
    ...vaguePerson,
    ...noVaguePerson,
    ...incidents,
    ...places,
    ...passives,
    ...sourceTold,
    ...atSchool,
    ...family,
    ...atHome,
    ...certainlyHome,
  ];
  for (const { id, sources: named, words } of groups) {
    expect(words.length, id).toBeGreaterThan(0);
    expect(named.length, id).toBeGreaterThan(0);
    for (const key of named) expect(sources[key].asks, id).toMatch(/[.?]$/);
  }
  expect(groups.reduce((sum, g) => sum + g.words.length, 0)).toBeGreaterThan(500);
});
