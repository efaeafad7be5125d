import { describe, expect, test } from "vitest";
import { type FirstChild, paragraphsOffered, sharedFacts } from "./sibling-facts";
import type { ReportValues } from "./values";

const own: ReportValues = {
  childName: "Alva Lindqvist",
  childPersonalNumber: "201501022386",
  childBirthDate: "2015-01-02",
  childAddress: "Storgatan 1",
  childsWords: "Pappa slog mig.",
  childView: "Vill bo hos mormor.",
  attendance: "Frånvarande var tredje dag.",
  categories: ["physical_violence", "absence"],
  observations:
    "Det skriks i lägenheten varje kväll.\n\nAlva hade blåmärken.\n\nBarn 150102-2386 grät.\n\n2026-11-02 08:10 (Maria Ek): Kom sent.\n\nHon sa: Pappa slog mig.",
  guardians: [{ name: "Eva Lindqvist", phone: "070-000 00 00", custody: "Ja" }],
  otherAdults: [{ name: "Sven Falk", relation: "sambo" }],
  siblings: [
    { name: "Ture Lindqvist", age: "7" },
    { name: "Siv Lindqvist", age: "2" },
  ],
  contactCare: "Ring aldrig pappan. Alvas telefon är avlyssnad.",
  guardiansInformedHow: "Mamman ringdes i går.",
};
const child = (given: Partial<FirstChild> = {}): FirstChild => ({
  values: own,
  givenName: "Alva",
  protected: false,
  ...given,
});
const ture = { givenName: "Ture", protected: false, inRoster: false };

describe("what a sibling's report begins with", () => {
  test("is of the family, without custody, without the sibling herself, and without texts that name the first child", () => {
    expect(sharedFacts(child(), ture, [])).toEqual({
      categories: ["physical_violence"],
      guardians: [{ name: "Eva Lindqvist", phone: "070-000 00 00" }],
      otherAdults: [{ name: "Sven Falk", relation: "sambo" }],
      siblings: [{ name: "Siv Lindqvist", age: "2" }],
      guardiansInformedHow: "Mamman ringdes i går.",
    });
  });

  test("takes only the paragraphs that were chosen, and offers none that is the first child's own", () => {
    expect(paragraphsOffered(child())).toEqual(["Det skriks i lägenheten varje kväll."]);
    const chosen = sharedFacts(child(), ture, ["Det skriks i lägenheten varje kväll."]);
    expect(chosen.observations).toBe("Det skriks i lägenheten varje kväll.");
  });

  test.each([
    ["the first child", child({ protected: true }), ture],
    ["the sibling", child(), { ...ture, protected: true }],
  ])("where %s is protected holds neither place nor person", (_who, first, sibling) => {
    const shared = sharedFacts(first, sibling, ["Det skriks i lägenheten varje kväll."]);
    expect(shared).toEqual({ categories: ["physical_violence"] });
  });

  test("leaves the guardians to the roster where it knows them", () => {
    expect(sharedFacts(child(), { ...ture, inRoster: true }, [])).not.toHaveProperty("guardians");
  });

  test("a double name is a name, whole or in part", () => {
    const observations = "Anna-Karin grät.\n\nKarins jacka var blöt.\n\nDet var kallt hemma.";
    const values = { ...own, childName: "Anna-Karin Ek", observations };
    expect(paragraphsOffered(child({ values, givenName: "Anna-Karin" }))).toEqual(["Det var kallt hemma."]);
  });

  test("a name within a longer word is no name", () => {
    const values = { ...own, childName: "Bo Ek", observations: "Hon bor trångt.\n\nBos väska är borta." };
    expect(paragraphsOffered(child({ values, givenName: "Bo" }))).toEqual(["Hon bor trångt."]);
  });
});
