import { describe, expect, it } from "vitest";
import { findMunicipality, municipalities } from "./municipalities";

describe("municipalities", () => {
  it("are 290 in 21 counties, each with a code and a name of its own", () => {
    expect(municipalities.length).toBe(290);
    expect(new Set(municipalities.map((one) => one.code)).size).toBe(290);
    expect(new Set(municipalities.map((one) => one.name)).size).toBe(290);
    expect(new Set(municipalities.map((one) => one.county)).size).toBe(21);
  });

  it("have codes that begin with their county's, in order, and clean names", () => {
    const codes = municipalities.map((one) => one.code);
    expect(codes).toEqual([...codes].sort());
    for (const one of municipalities) {
      expect(one.code).toMatch(/^\d{4}$/);
      expect(one.code.slice(0, 2)).toBe(one.countyCode);
      expect(one.name).toMatch(/^[A-ZÅÄÖ][a-zåäöé]+([- ][A-ZÅÄÖa-zåäö]+)*$/);
    }
  });

  it.each([
    ["0114", "Upplands Väsby", "Stockholms län"],
    ["0180", "Stockholm", "Stockholms län"],
    ["0980", "Gotland", "Gotlands län"],
    ["1283", "Helsingborg", "Skåne län"],
    ["1480", "Göteborg", "Västra Götalands län"],
    ["2180", "Gävle", "Gävleborgs län"],
    ["2283", "Sollefteå", "Västernorrlands län"],
    ["2584", "Kiruna", "Norrbottens län"],
  ])("%s is %s in %s", (code, name, county) => {
    expect(findMunicipality(code)).toMatchObject({ code, name, county });
  });

  it("know no other codes", () => {
    expect(findMunicipality("0181")?.name).toBe("Södertälje");
    expect(findMunicipality("9999")).toBeUndefined();
    expect(findMunicipality("180")).toBeUndefined();
    expect(findMunicipality("")).toBeUndefined();
  });
});
