import { describe, expect, it } from "vitest";
import { type CitationKey, citations, cite } from "./citations";

const keys = Object.keys(citations) as CitationKey[];

describe("citations", () => {
  it.each<[CitationKey, string, string]>([
    [
      "duty_to_report",
      "19 kap. 1 § socialtjänstlagen (2025:400)",
      "chapter 19, section 1 of the Social Services Act (2025:400)",
    ],
    [
      "school_secrecy",
      "23 kap. 1–2 §§ offentlighets- och sekretesslagen (2009:400)",
      "chapter 23, sections 1–2 of the Public Access and Secrecy Act (2009:400)",
    ],
    [
      "protected_identity",
      "21 kap. 3 och 3 a §§ offentlighets- och sekretesslagen (2009:400)",
      "chapter 21, sections 3 and 3 a of the Public Access and Secrecy Act (2009:400)",
    ],
    [
      "protected_registration",
      "16 § folkbokföringslagen (1991:481)",
      "section 16 of the Population Registration Act (1991:481)",
    ],
    ["school_data", "26 a kap. skollagen (2010:800)", "chapter 26 a of the Education Act (2010:800)"],
    [
      "legal_basis",
      "artikel 6.1 c och e i dataskyddsförordningen (EU) 2016/679",
      "article 6.1 c and e of the General Data Protection Regulation",
    ],
    ["no_internal_assessment", "JO:s beslut 6755-2012", "the Parliamentary Ombudsman's decision 6755-2012"],
  ])("%s is cited as %s", (key, sv, en) => {
    expect(cite(key)).toBe(sv);
    expect(cite(key, "en")).toBe(en);
  });

  it("say in both languages what is demanded and when that was checked", () => {
    for (const key of keys) {
      expect(citations[key].sv, key).toMatch(/^[A-ZÅÄÖ].*\.$/);
      expect(citations[key].en, key).toMatch(/^[A-Z].*\.$/);
      expect(citations[key].checked, key).toMatch(/^20\d\d-\d\d$/);
    }
  });

  it("stand once each, and never in the repealed act", () => {
    const places = keys.map((key) => cite(key));
    expect(new Set(places).size).toBe(keys.length);
    expect(places.filter((place) => /14 kap\. 1 §|2001:453/.test(place))).toEqual([]);
    expect(places.length).toBe(40);
  });
});
