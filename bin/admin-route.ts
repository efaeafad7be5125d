// Where a report would go, by the rules alone: no database, no configuration, JSON on standard output and nothing else.
// Unit: by the project's own table of districts, else null. Channel: null, since only the register of contacts knows it.
// A code or kind that is unknown: exit 2 and a sentence. Source: app/domain/routing/rules.ts.
import { cite } from "../app/domain/law/citations";
import { districtsOf, findDistrict } from "../app/domain/routing/districts";
import { findMunicipality, type Municipality } from "../app/domain/routing/municipalities";
import { type ProtectionKind, type Routing, type RoutingFacts, route } from "../app/domain/routing/rules";
import { createTexts } from "../app/text/i18n";
import { routing as swedish } from "../app/text/sv/routing";
import { type AdminCommand, CommandRefused, needed, say, type Values } from "./admin-command";

const wrongUse = 2;

const kinds: Record<string, ProtectionKind> = {
  sekretessmarkering: "confidentiality_marking",
  "skyddad-folkbokforing": "protected_registration",
};

export const routeCommand: AdminCommand = {
  options:
    "--residence CODE|unknown [--placed-by CODE] [--stays-in CODE] [--school-in CODE] [--district NAME] [--acute] [--protected sekretessmarkering|skyddad-folkbokforing]",
  says: "Prints as JSON where a report would go, and why. Needs no database.",
  accepts: {
    residence: { type: "string" },
    "placed-by": { type: "string" },
    "stays-in": { type: "string" },
    "school-in": { type: "string" },
    district: { type: "string" },
    acute: { type: "boolean" },
    protected: { type: "string" },
  },
  wrongUse,
  async run(values) {
    const facts = factsOf(values);
    const district = typeof values.district === "string" ? values.district : "";
    say(JSON.stringify(answer(route(facts), facts, district), null, 2));
    return 0;
  },
};

function factsOf(values: Values): RoutingFacts {
  const residence = typeof values.residence === "string" ? needed(values, "residence") : "";
  if (residence === "") throw new CommandRefused("--residence is missing: a code, or unknown.", wrongUse);
  return {
    turnedEighteen: false,
    protection: kindOf(values.protected),
    residence: residence === "unknown" ? null : codeOf(values, "residence"),
    placedBy: codeOf(values, "placed-by"),
    staysIn: codeOf(values, "stays-in"),
    schoolIn: codeOf(values, "school-in"),
    noSwedishNumber: false,
    movedRecently: false,
    parentsApart: false,
    acute: values.acute === true,
  };
}

function kindOf(said: Values[string]): ProtectionKind | null {
  if (typeof said !== "string") return null;
  const kind = Object.hasOwn(kinds, said) ? kinds[said] : undefined;
  if (kind) return kind;
  const known = Object.keys(kinds).join(" or ");
  throw new CommandRefused(`--protected ${said} is no known kind: it is ${known}.`, wrongUse);
}

function codeOf(values: Values, name: string): string | null {
  const said = values[name];
  if (typeof said !== "string") return null;
  if (findMunicipality(said)) return said;
  throw new CommandRefused(
    `--${name} ${said} is no municipality's code: it is four digits, as Statistics Sweden numbers them.`,
    wrongUse,
  );
}

const named = (municipality: Municipality | null) =>
  municipality && { code: municipality.code, name: municipality.name };

function answer(routing: Routing, facts: RoutingFacts, district: string) {
  const { municipality } = routing;
  const unit = municipality && district ? (findDistrict(municipality.code, district)?.unit ?? null) : null;
  return {
    decision: routing.decision,
    municipality: named(municipality),
    unit,
    channel: null,
    ground: cite(routing.ground),
    explanation: explain(routing, facts, unit),
    phoneNow: named(routing.phoneNow),
  };
}

function explain(routing: Routing, facts: RoutingFacts, unit: string | null): string {
  const { t } = createTexts("sv", { routing: swedish });
  const stays = (facts.staysIn && findMunicipality(facts.staysIn)?.name) || "";
  const words = { municipality: routing.municipality?.name ?? "", stays, unit: unit ?? "" };
  const isDivided = routing.municipality !== null && routing.municipality.code in districtsOf;
  return [
    t(`routing:explanations.${routing.explanation}`, words),
    ...routing.remarks.map((remark) => t(`routing:remarks.${remark}`, words)),
    ...(isDivided ? [t(unit ? "routing:units.by_district" : "routing:units.several", words)] : []),
  ].join(" ");
}
