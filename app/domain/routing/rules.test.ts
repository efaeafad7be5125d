import { describe, expect, it } from "vitest";
import { protectionKinds, type Routing, type RoutingFacts, route } from "./rules";

const nothing: RoutingFacts = {
  turnedEighteen: false,
  protection: null,
  residence: null,
  placedBy: null,
  staysIn: null,
  schoolIn: null,
  noSwedishNumber: false,
  movedRecently: false,
  parentsApart: false,
  acute: false,
};
const told = [
  [false, false, false],
  [false, false, true],
  [false, true, false],
  [false, true, true],
  [true, false, false],
  [true, false, true],
  [true, true, false],
  [true, true, true],
] as const;

const [home, placing, staying, school] = ["2180", "2183", "0180", "1283"];

function* everyCombination(): Generator<RoutingFacts> {
  for (const turnedEighteen of [false, true])
    for (const protection of [null, ...protectionKinds])
      for (const residence of [null, home])
        for (const placedBy of [null, placing, home])
          for (const staysIn of [null, staying, home])
            for (const schoolIn of [null, school, home])
              for (const [acute, [noSwedishNumber, movedRecently, parentsApart]] of [false, true].flatMap(
                (urgent) => told.map((facts) => [urgent, facts] as const),
              ))
                yield {
                  turnedEighteen,
                  protection,
                  residence,
                  placedBy,
                  staysIn,
                  schoolIn,
                  acute,
                  noSwedishNumber,
                  movedRecently,
                  parentsApart,
                } as RoutingFacts;
}

const matrix = [...everyCombination()].map((facts) => ({ facts, routing: route(facts) }));

function where(test: (facts: RoutingFacts) => boolean): Routing[] {
  const found = matrix.filter(({ facts }) => test(facts)).map(({ routing }) => routing);
  expect(found.length).toBeGreaterThan(0);
  return found;
}

const isMinor = (facts: RoutingFacts) => !facts.turnedEighteen;
const isOpen = (facts: RoutingFacts) => isMinor(facts) && facts.protection === null;

describe("route, over every combination of facts", () => {
  it("has 5,184 combinations", () => {
    expect(new Set(matrix.map(({ facts }) => JSON.stringify(facts))).size).toBe(5184);
  });

  it("an adult gets no report, whatever else is known", () => {
    for (const routing of where((facts) => facts.turnedEighteen)) {
      expect(routing).toEqual({
        decision: "no-report",
        municipality: null,
        phoneNow: null,
        ground: "duty_to_report",
        explanation: "turned_eighteen",
        remarks: [],
      });
    }
  });

  it("a protected identity names no municipality at all, whatever the register says", () => {
    for (const routing of where((facts) => isMinor(facts) && facts.protection !== null)) {
      expect(routing).toEqual({
        decision: "by-person",
        municipality: null,
        phoneNow: null,
        ground: "protected_identity",
        explanation: "protected",
        remarks: [],
      });
    }
  });

  it("who placed the child comes before where it is registered", () => {
    for (const { facts, routing } of matrix.filter((row) => isOpen(row.facts) && row.facts.placedBy)) {
      expect(routing).toMatchObject({ decision: "by-rule", ground: "placing_municipality" });
      expect(routing.municipality?.code).toBe(facts.placedBy);
    }
  });

  it("residence comes before where the child stays and goes to school", () => {
    for (const routing of where((facts) => isOpen(facts) && !facts.placedBy && facts.residence !== null)) {
      expect(routing).toMatchObject({ decision: "by-rule", ground: "home_municipality" });
      expect(routing.municipality?.name).toBe("Gävle");
    }
  });

  it("without residence the place of stay counts, and at last the school's", () => {
    for (const { facts, routing } of matrix) {
      if (!isOpen(facts) || facts.placedBy || facts.residence) continue;
      const expected = facts.staysIn ?? facts.schoolIn;
      expect(routing.municipality?.code ?? null).toBe(expected);
      expect(routing.decision).toBe(expected ? "by-rule" : "by-person");
      expect(routing.ground).toBe(expected ? "staying_municipality" : "duty_to_report");
      expect(routing.explanation).toBe(
        facts.staysIn ? "stays_in" : facts.schoolIn ? "school_in" : "nothing_known",
      );
    }
  });

  it("an acute report names whom to phone: where the child stays, else the responsible", () => {
    for (const { facts, routing } of matrix) {
      const expected =
        facts.acute && routing.municipality ? (facts.staysIn ?? routing.municipality.code) : undefined;
      expect(routing.phoneNow?.code).toBe(expected);
    }
  });

  it("what the reporter adds changes no municipality, and no phone", () => {
    const choice = ({ remarks: _, ...rest }: Routing) => JSON.stringify(rest);
    const plain = new Map(
      matrix
        .filter(({ facts: f }) => !f.noSwedishNumber && !f.movedRecently && !f.parentsApart)
        .map(({ facts, routing }) => [JSON.stringify(facts), choice(routing)]),
    );
    for (const { facts, routing } of matrix) {
      const without = { ...facts, noSwedishNumber: false, movedRecently: false, parentsApart: false };
      expect(choice(routing)).toBe(plain.get(JSON.stringify(without)));
    }
  });

  it("each remark is said exactly where it means something", () => {
    for (const { facts, routing } of matrix) {
      const open = isOpen(facts);
      const byRegister = open && !facts.placedBy && facts.residence !== null;
      const homeless = open && !facts.placedBy && facts.residence === null;
      const responsible = facts.placedBy ?? facts.residence;
      expect(new Set(routing.remarks)).toEqual(
        new Set([
          ...(byRegister && facts.movedRecently ? ["moved_recently"] : []),
          ...(byRegister && facts.parentsApart ? ["parents_apart"] : []),
          ...(homeless && facts.noSwedishNumber ? ["no_swedish_number"] : []),
          ...(open && responsible && facts.staysIn && facts.staysIn !== responsible
            ? ["stays_elsewhere"]
            : []),
        ]),
      );
    }
  });

  it("leads nobody to a municipality that no fact names", () => {
    for (const { facts, routing } of matrix) {
      const named = [facts.residence, facts.placedBy, facts.staysIn, facts.schoolIn];
      for (const municipality of [routing.municipality, routing.phoneNow]) {
        if (municipality) expect(named).toContain(municipality.code);
      }
    }
  });
});

describe("route", () => {
  it("refuses a code that is no municipality's", () => {
    expect(() => route({ ...nothing, residence: "9999" })).toThrow("9999");
    expect(() => route({ ...nothing, residence: home as string, staysIn: "0000", acute: true })).toThrow(
      "0000",
    );
  });
});
