// The whole of routing over every combination of its facts, from the roster's row to the words on the screen: the
// municipality, the unit, whom to phone, and the paragraph that each rests on. What the rules themselves decide is
// enumerated beside them (rules.test.ts, units.test.ts); here that nothing is lost on the way, and nobody betrayed.
import { describe, expect, it } from "vitest";
import { cite } from "~/domain/law/citations";
import { routingFacts } from "~/domain/routing/facts-of-pupil";
import { findMunicipality } from "~/domain/routing/municipalities";
import { type Routing, remarkGrounds, route } from "~/domain/routing/rules";
import { unitByDistrict } from "~/domain/routing/unit-by-district";
import { routing as english } from "~/text/en/routing";
import { createTexts } from "~/text/i18n";
import { routing as swedish } from "~/text/sv/routing";

/** A divided city; another; one that is not divided; the school's. */
const [home, placing, staying, school] = ["1480", "0180", "2281", "2282"] as const;
const units = ["Centrum", "Hisingen"].map((name) => ({ unit: `Förvaltningen ${name}`, districts: [name] }));
const now = new Date("2026-11-22T09:00:00Z");
const births = { child: "2015-01-02", adult: "2008-11-22", unknown: null } as const;
const bools = [false, true];

function* everyChild() {
  for (const birth of Object.keys(births) as (keyof typeof births)[])
    for (const protection of ["none", "confidentiality", "protected_registration"] as const)
      for (const residenceCode of [null, home])
        for (const placedByCode of [null, placing, home])
          for (const staysInCode of [null, staying, home])
            for (const schoolIn of [null, school])
              for (const district of [null, "hisingen", "Gränby"])
                for (const withoutNumber of bools)
                  for (const acute of bools)
                    for (const movedRecently of bools)
                      for (const parentsApart of bools) {
                        const where = { residenceCode, placedByCode, staysInCode, district, withoutNumber };
                        const pupil = { birthDate: births[birth], protection, ...where };
                        const told = { schoolIn, acute, movedRecently, parentsApart };
                        yield { pupil, birth, ...told };
                      }
}

const matrix = [...everyChild()].map(({ pupil, birth, ...told }) => {
  const proposed = route(routingFacts(pupil, { ...told, now }));
  const municipalityCode = proposed.municipality?.code ?? home;
  const unit = unitByDistrict(units, { home: pupil, proposed, municipalityCode });
  return { pupil, birth, told, proposed, unit };
});
type Row = (typeof matrix)[number];

const isHidden = ({ pupil }: Row) => pupil.protection !== "none";
const say = { sv: createTexts("sv", { routing: swedish }).t, en: createTexts("en", { routing: english }).t };

/** Every sentence that the screen says about the choice. */
function sentences(language: "sv" | "en", { proposed, pupil, unit }: Row): string[] {
  const stays = (pupil.staysInCode && findMunicipality(pupil.staysInCode)?.name) || "";
  const words = { municipality: proposed.municipality?.name ?? "", stays, unit: unit ?? "" };
  const t = say[language];
  return [
    t(`routing:explanations.${proposed.explanation}`, words),
    ...proposed.remarks.map((remark) => t(`routing:remarks.${remark}`, words)),
    ...(unit ? [t("routing:units.by_district", words)] : []),
    ...(proposed.phoneNow ? [t("routing:phoneNow", { municipality: proposed.phoneNow.name })] : []),
  ];
}

describe("routing, over every combination of its facts", () => {
  it("has 15,552 of them, and each rule and remark is met", () => {
    expect(matrix).toHaveLength(3 * 3 * 2 * 3 * 3 * 2 * 3 * 2 * 2 * 2 * 2);
    expect(Object.keys(swedish.explanations).sort()).toEqual(
      [...new Set(matrix.map((row) => row.proposed.explanation))].sort(),
    );
    expect(Object.keys(remarkGrounds).sort()).toEqual(
      [...new Set(matrix.flatMap((row) => row.proposed.remarks))].sort(),
    );
  });

  it("goes by what the roster says, in the order of the law", () => {
    const expected = ({ pupil, birth, told }: Row): [Routing["decision"], string | null, string] => {
      if (birth === "adult") return ["no-report", null, "19 kap. 1 §"];
      if (pupil.protection !== "none") return ["by-person", null, "21 kap. 3 och 3 a §§"];
      if (pupil.placedByCode) return ["by-rule", pupil.placedByCode, "29 kap. 2 §"];
      if (pupil.residenceCode) return ["by-rule", pupil.residenceCode, "29 kap. 1 §"];
      const there = pupil.staysInCode ?? told.schoolIn;
      return there ? ["by-rule", there, "29 kap. 4 §"] : ["by-person", null, "19 kap. 1 §"];
    };
    for (const row of matrix) {
      const [decision, code, paragraph] = expected(row);
      const { proposed } = row;
      expect([proposed.decision, proposed.municipality?.code ?? null]).toEqual([decision, code]);
      expect(cite(proposed.ground, "sv")).toContain(paragraph);
    }
  });

  it("every remark rests on a paragraph", () => {
    for (const ground of Object.values(remarkGrounds)) expect(cite(ground, "sv")).toMatch(/29 kap\. [14] §/);
  });

  it("a district proposes the unit of the home that the report goes by, and none else", () => {
    for (const row of matrix) {
      const byHome = row.proposed.explanation === "residence";
      expect(row.unit).toBe(byHome && row.pupil.district === "hisingen" ? "Förvaltningen Hisingen" : null);
    }
  });

  it("in danger somebody to phone is named wherever a municipality is", () => {
    for (const { proposed, told, pupil } of matrix) {
      const code = told.acute
        ? proposed.municipality && (pupil.staysInCode ?? proposed.municipality.code)
        : null;
      expect(proposed.phoneNow?.code ?? null).toBe(code ?? null);
    }
  });

  it("of a protected identity no place is named, in no sentence, whatever else is known", () => {
    const places = /Göteborg|Stockholm|Sundsvall|Kramfors|Hisingen|Gränby/;
    const hidden = matrix.filter(isHidden);
    expect(hidden).toHaveLength(matrix.length * (2 / 3));
    for (const row of hidden) expect(sentences("sv", row).join(" ")).not.toMatch(places);
  });

  it("is explained in whole sentences, in both languages", () => {
    const said = new Set(matrix.flatMap((row) => [...sentences("sv", row), ...sentences("en", row)]));
    expect(said.size).toBeGreaterThan(30);
    for (const sentence of said) {
      expect(sentence).toMatch(/^[A-ZÅÄÖ].*[.?!]$/);
      expect(sentence).not.toMatch(/\{\{|routing:|undefined| {2}| \./);
    }
  });
});
