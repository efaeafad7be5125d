// Every kind of actor and every kind of grant that the policy's table is tried with.
import type { Actor, StaffRole } from "~/access/actor";
import type { GrantFact, GrantGround } from "~/access/policy-facts";
import { accessGrant } from "~db/schema/grant.server";

export const now = new Date("2026-11-22T13:00:00Z");
export const hour = 3_600_000;
export const at = (ms: number) => new Date(+now + ms);

function staff(accountId: string, duties: [StaffRole, string | null][], authorityId = "own"): Actor {
  return {
    kind: "staff",
    accountId,
    name: "",
    authorityId,
    duties: duties.map(([role, schoolUnitId]) => ({ role, schoolUnitId })),
  };
}

export const actors = {
  teacher: staff("teacher", [["teacher", "here"]]),
  elsewhere: staff("elsewhere", [["teacher", "there"]]),
  principal: staff("principal", [["principal", "here"]]),
  otherPrincipal: staff("otherPrincipal", [["principal", "there"]]),
  counsellor: staff("counsellor", [["counsellor", "here"]]),
  healthElsewhere: staff("healthElsewhere", [
    ["school_psychologist", "there"],
    ["teacher", "here"],
  ]),
  offDuty: staff("offDuty", []),
  administrator: staff("administrator", [["authority_administrator", null]]),
  author: staff("author", [["teacher", "here"]]),
  giver: staff("giver", [["teacher", "here"]]),
  receiver: staff("receiver", [["teacher", "here"]]),
  foreign: staff("foreign", [["principal", "here"]], "other"),
  reception: { kind: "social", accountId: "r", name: "", municipalityCode: "2282", roles: ["reception"] },
  analyst: { kind: "social", accountId: "a", name: "", municipalityCode: "2282", roles: ["analyst"] },
  otherReception: {
    kind: "social",
    accountId: "o",
    name: "",
    municipalityCode: "0180",
    roles: ["reception", "analyst"],
  },
} satisfies Record<string, Actor>;
export type Who = keyof typeof actors;
export const ownStaff: Who[] = [
  "teacher",
  "elsewhere",
  "principal",
  "otherPrincipal",
  "counsellor",
  "healthElsewhere",
  "administrator",
  "author",
  "giver",
  "receiver",
];
export const atTheSchool: Who[] = [
  "teacher",
  "principal",
  "counsellor",
  "healthElsewhere",
  "author",
  "giver",
  "receiver",
];

export const grounds: GrantGround[] = [...accessGrant.ground.enumValues];
export const grant = (ground: GrantGround, startsAt: Date, endsAt: Date | null): GrantFact[] => [
  { ground, startsAt, endsAt },
];
/** What gives a ground now, and what gives none. */
export const grantKinds: { name: string; grants: GrantFact[]; ground: GrantGround | null }[] = [
  { name: "none", grants: [], ground: null },
  ...grounds.flatMap((ground) => [
    { name: `${ground}, open`, grants: grant(ground, at(-hour), null), ground },
    { name: `${ground}, from this moment`, grants: grant(ground, now, at(hour)), ground },
    { name: `${ground}, ended this moment`, grants: grant(ground, at(-hour), now), ground: null },
    { name: `${ground}, not begun`, grants: grant(ground, at(1), null), ground: null },
  ]),
];
