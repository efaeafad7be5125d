// Decides which municipality's social services a report goes to, from facts about the child. One table, first
// match wins: turned eighteen, protected identity, placed by, residence, staying in, school in, nothing known.
// Does not choose unit or channel, and does not judge whether to report. Its answer is a proposal: the
// reporter may choose another. Source: SoL ch. 29 and 19:1; OSL 21:3 and 21:3 a; folkbokföringslagen 16 §.

import type { CitationKey } from "../law/citations";
import { findMunicipality, type Municipality } from "./municipalities";

export const protectionKinds = ["confidentiality_marking", "protected_registration"] as const;
export type ProtectionKind = (typeof protectionKinds)[number];

/** Municipalities by code; null where it is not known. */
export interface RoutingFacts {
  turnedEighteen: boolean;
  protection: ProtectionKind | null;
  residence: string | null;
  placedBy: string | null;
  staysIn: string | null;
  schoolIn: string | null;
  /** No personal identity number: seeking asylum, say, or newly come. */
  noSwedishNumber: boolean;
  /** What the reporter knows: the register may still show the old home, or one of two. */
  movedRecently: boolean;
  parentsApart: boolean;
  acute: boolean;
}

/** routing:explanations.<id> */
export type RoutingExplanation =
  | "turned_eighteen"
  | "protected"
  | "placed_by"
  | "residence"
  | "stays_in"
  | "school_in"
  | "nothing_known";

/**
 * What else is to be known about the choice, beside its explanation; changes no municipality. routing:remarks.<id>
 * The register's home is where the law begins, not where it ends: permanent home and strongest ties (SoL 29:1).
 */
export const remarkGrounds = {
  moved_recently: "home_municipality",
  parents_apart: "home_municipality",
  no_swedish_number: "staying_municipality",
  stays_elsewhere: "staying_municipality",
} as const satisfies Record<string, CitationKey>;
export type RoutingRemark = keyof typeof remarkGrounds;

interface Reason {
  ground: CitationKey;
  explanation: RoutingExplanation;
}

export type Routing =
  | (Reason & { decision: "by-rule"; municipality: Municipality; phoneNow: Municipality | null } & Remarks)
  | (Reason & { decision: "by-person"; municipality: null; phoneNow: null } & Remarks)
  | (Reason & { decision: "no-report"; municipality: null; phoneNow: null } & Remarks);

interface Remarks {
  remarks: readonly RoutingRemark[];
}

interface Rule extends Reason {
  applies: (facts: RoutingFacts) => boolean;
  decision: Routing["decision"];
  from?: "residence" | "placedBy" | "staysIn" | "schoolIn";
}

const known = (fact: NonNullable<Rule["from"]>) => (facts: RoutingFacts) => facts[fact] !== null;

const rules: readonly Rule[] = [
  {
    explanation: "turned_eighteen",
    applies: (facts) => facts.turnedEighteen,
    decision: "no-report",
    ground: "duty_to_report",
  },
  {
    explanation: "protected",
    applies: (facts) => facts.protection !== null,
    decision: "by-person",
    ground: "protected_identity",
  },
  {
    explanation: "placed_by",
    applies: known("placedBy"),
    decision: "by-rule",
    from: "placedBy",
    ground: "placing_municipality",
  },
  {
    explanation: "residence",
    applies: known("residence"),
    decision: "by-rule",
    from: "residence",
    ground: "home_municipality",
  },
  {
    explanation: "stays_in",
    applies: known("staysIn"),
    decision: "by-rule",
    from: "staysIn",
    ground: "staying_municipality",
  },
  {
    explanation: "school_in",
    applies: known("schoolIn"),
    decision: "by-rule",
    from: "schoolIn",
    ground: "staying_municipality",
  },
  {
    explanation: "nothing_known",
    applies: () => true,
    decision: "by-person",
    ground: "duty_to_report",
  },
];

function municipalityOf(code: string): Municipality {
  const municipality = findMunicipality(code);
  if (!municipality) throw new RangeError(`There is no municipality with the code ${code}`);
  return municipality;
}

/** Nothing is said of a protected identity: even that somebody moved would betray a place. */
function remarksOn(facts: RoutingFacts, explanation: RoutingExplanation): RoutingRemark[] {
  const byRegister = explanation === "residence";
  const withoutHome = ["stays_in", "school_in", "nothing_known"].includes(explanation);
  const responsible = explanation === "placed_by" ? facts.placedBy : facts.residence;
  const elsewhere = (byRegister || explanation === "placed_by") && facts.staysIn !== null;
  const said: [RoutingRemark, boolean][] = [
    ["moved_recently", byRegister && facts.movedRecently],
    ["parents_apart", byRegister && facts.parentsApart],
    ["no_swedish_number", withoutHome && facts.noSwedishNumber],
    ["stays_elsewhere", elsewhere && facts.staysIn !== responsible],
  ];
  return said.filter(([, holds]) => holds).map(([remark]) => remark);
}

export function route(facts: RoutingFacts): Routing {
  for (const { applies, decision, from, ground, explanation } of rules) {
    if (!applies(facts)) continue;
    const code = from ? facts[from] : null;
    if (decision !== "by-rule" || code === null) {
      return {
        decision: decision === "no-report" ? decision : "by-person",
        municipality: null,
        ground,
        explanation,
        phoneNow: null,
        remarks: remarksOn(facts, explanation),
      };
    }
    const municipality = municipalityOf(code);
    const phoneNow = facts.acute ? municipalityOf(facts.staysIn ?? code) : null;
    return { decision, municipality, ground, explanation, phoneNow, remarks: remarksOn(facts, explanation) };
  }
  throw new Error("The last rule applies to everything");
}
