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

interface Reason {
  ground: CitationKey;
  explanation: RoutingExplanation;
}

export type Routing =
  | (Reason & { decision: "by-rule"; municipality: Municipality; phoneNow: Municipality | null })
  | (Reason & { decision: "by-person"; municipality: null; phoneNow: null })
  | (Reason & { decision: "no-report"; municipality: null; phoneNow: null });

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
      };
    }
    const municipality = municipalityOf(code);
    const phoneNow = facts.acute ? municipalityOf(facts.staysIn ?? code) : null;
    return { decision, municipality, ground, explanation, phoneNow };
  }
  throw new Error("The last rule applies to everything");
}
