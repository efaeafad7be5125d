import { describe, expect, it } from "vitest";
import { childLookups, foldedName, guardianNumbers } from "./child-lookups";

/** Shows what would be hashed, and under whose key. */
const vault = { lookup: async (scope: { id: string }, value: string) => `${scope.id} ${value}` };
const child = { name: "Alva Lindqvist", birthDate: "2015-01-02" };

describe("the folded name", () => {
  it.each([
    ["Alva Lindqvist", "alva lindqvist"],
    [" LINDQVIST,  Alva ", "alva lindqvist"],
    ["Alva Maria Lindqvist", "alva lindqvist"],
    ["Åsa Öberg", "asa oberg"],
    ["Théo", "theo"],
    ["李 明", "明 李"],
    [" - ", ""],
  ])("of %s is %s", (name, folded) => {
    expect(foldedName(name)).toBe(folded);
  });
});

describe("what a report is found by", () => {
  it("is name and birth date only together, under the municipality's own key", async () => {
    expect((await childLookups(vault, "2282", { child })).nameLookup).toBe(
      "2282 name alva lindqvist 2015-01-02",
    );
    for (const part of [{ name: "Alva Lindqvist" }, { birthDate: "2015-01-02" }]) {
      expect((await childLookups(vault, "2282", { child: part })).nameLookup).toBeNull();
    }
  });

  it("is the birth date out of the number, whatever was written beside it", async () => {
    const found = await childLookups(vault, "2282", {
      child: { name: "Alva Lindqvist", personalNumber: "20150102-2386", birthDate: "2014-01-02" },
    });
    expect(found).toMatchObject({
      childLookup: "2282 201501022386",
      nameLookup: "2282 name alva lindqvist 2015-01-02",
    });
  });

  it("is never words that stand where the number should be: they would join children who are strangers", async () => {
    for (const personalNumber of ["okänt", "150102-2386", "20150102-2387"]) {
      const found = await childLookups(vault, "2282", { child: { ...child, personalNumber } });
      expect(found.childLookup).toBeNull();
    }
  });

  it("is each guardian's number once, apart from the child's own", async () => {
    const guardians = [
      { name: "Eva Lindqvist", personalNumber: "201501022386" },
      { name: "Eva Lindqvist", personalNumber: "20150102-2386" },
      { name: "Per", personalNumber: "vet inte" },
      { name: "Okänd" },
    ];
    expect(guardianNumbers({ fields: { guardians } })).toEqual(["201501022386"]);
    expect((await childLookups(vault, "2282", { fields: { guardians } })).guardianLookups).toEqual([
      "2282 guardian 201501022386",
    ]);
    expect(guardianNumbers({ fields: { guardians: "two" } })).toEqual([]);
  });
});
