import { describe, expect, it } from "vitest";
import { districtsOf, findDistrict } from "./districts";
import { findMunicipality } from "./municipalities";
import { chooseUnit } from "./units";

const one = { unit: "Mottagningen", districts: [] };
const norra = { unit: "Norra", districts: ["Norra innerstaden", "Kungsholmen"] };
const jarva = { unit: "Järva", districts: ["Rinkeby-Kista"] };
const crisis = { unit: "Krisstöd", districts: [] };

describe("chooseUnit, over every combination of units, district and choice", () => {
  const registers = [
    [],
    [one],
    [norra, jarva],
    [norra, jarva, crisis],
    [norra, { ...jarva, districts: norra.districts }],
  ];
  for (const units of registers)
    for (const district of [undefined, "Norrmalm", "järva", "Hisingen"])
      for (const chosen of [null, "Järva", "Nedlagda"])
        it(`${units.map((u) => u.unit).join("+") || "none"}, ${district ?? "-"}, ${chosen ?? "-"}`, () => {
          const { unit, how } = chooseUnit<{ unit: string; districts: string[] }>(units, {
            municipalityCode: "0180",
            chosen,
            ...(district ? { district } : {}),
          });
          if (units.length === 0) return expect([unit, how]).toEqual([null, "none"]);
          if (units.length === 1) return expect([unit, how]).toEqual([one, "only_one"]);
          if (chosen === "Järva") {
            const agrees = district === (units[1]?.districts === norra.districts ? "Norrmalm" : "järva");
            return expect([unit?.unit, how]).toEqual(["Järva", agrees ? "by_district" : "by_reporter"]);
          }
          const serving = { Norrmalm: "Norra", järva: "Järva", Hisingen: undefined }[district ?? "Hisingen"];
          const twice = units[1]?.districts === norra.districts;
          // Two units that serve the same district, or none: nobody guesses.
          if (!serving || twice) return expect([unit, how]).toEqual([null, "several"]);
          expect([unit?.unit, how]).toEqual([serving, "by_district"]);
        });
});

describe("districts", () => {
  it("belong to municipalities that exist, each name once", () => {
    for (const [code, districts] of Object.entries(districtsOf)) {
      expect(findMunicipality(code)).toBeDefined();
      const names = districts.flatMap((district) => [district.name, ...district.once]);
      expect(new Set(names).size).toBe(names.length);
    }
    expect(districtsOf["0180"]).toHaveLength(11);
    expect(districtsOf["1480"]).toHaveLength(4);
  });

  it("are found by today's name and by the one before, letter case apart", () => {
    expect(findDistrict("0180", " rinkeby-kista ")?.unit).toBe("Järva stadsdelsförvaltning");
    expect(findDistrict("1480", "HISINGEN")?.unit).toBe("Socialförvaltningen Hisingen");
    expect(findDistrict("1480", "Järva")).toBeUndefined();
    expect(findDistrict("2282", "Centrum")).toBeUndefined();
  });
});
