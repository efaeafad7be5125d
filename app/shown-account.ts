// What the frame shows of who is signed in, and which doors stand in the menu. Gives no right: each door has its
// own guard, and a door that is missing here is only not offered.
import type { Actor, SocialRole, StaffRole } from "./access/actor";
import type { Section, ShownAccount } from "./components/page-header";
import { findMunicipality } from "./domain/routing/municipalities";

interface Shown {
  name: string;
  role: StaffRole | SocialRole | null;
  /** A school's name, or a municipality's code. */
  place: string;
  /** Of social services: the unit, where it has been said. */
  unit?: string | null;
}

export function sectionsOf(actor: Actor): Section[] {
  if (actor.kind === "social") {
    return actor.roles.includes("reception") ? ["reception", "statistics"] : ["statistics"];
  }
  const roles = actor.duties.map(({ role }) => role);
  const teaching = roles.some((role) => role !== "authority_administrator");
  const sections: Section[] = teaching ? ["pupils", "todo", "reports", "handovers"] : [];
  if (roles.includes("authority_administrator")) return [...sections, "roster", "register"];
  return roles.includes("principal") ? [...sections, "register"] : sections;
}

export function shownAccount(actor: Actor, shown: Shown, t: (key: string) => string): ShownAccount {
  const municipality = actor.kind === "social" ? findMunicipality(actor.municipalityCode) : undefined;
  return {
    name: shown.name,
    roleLabel: shown.role ? t(`concern:role.${shown.role}`) : "",
    place: [municipality?.name ?? shown.place, shown.unit].filter(Boolean).join(", "),
    sections: sectionsOf(actor),
  };
}
