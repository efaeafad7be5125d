import { expect, test } from "vitest";
import type { Actor } from "./access/actor";
import { sectionsOf, shownAccount } from "./shown-account";

const staff = (...roles: ("teacher" | "principal" | "authority_administrator")[]): Actor => ({
  kind: "staff",
  accountId: "a",
  name: "N",
  authorityId: "h",
  duties: roles.map((role) => ({ role, schoolUnitId: null })),
});
const social = (...roles: ("reception" | "analyst")[]): Actor => ({
  kind: "social",
  accountId: "a",
  name: "N",
  municipalityCode: "2282",
  roles,
});

test("an administrator who does not teach is offered the register and no child", () => {
  expect(sectionsOf(staff("authority_administrator"))).toEqual(["roster", "register"]);
  expect(sectionsOf(staff("teacher", "authority_administrator"))).toContain("pupils");
  expect(sectionsOf(staff("principal"))).not.toContain("roster");
  expect(sectionsOf(staff("principal"))).toContain("register");
  expect(sectionsOf(staff("teacher"))).not.toContain("register");
});

test("an analyst is offered figures alone", () => {
  expect(sectionsOf(social("analyst"))).toEqual(["statistics"]);
  expect(sectionsOf(social("reception", "analyst"))).toEqual(["reception", "statistics"]);
});

test("a social worker's place is the municipality by name", () => {
  const shown = shownAccount(
    social("reception"),
    { name: "N", role: "reception", place: "2282" },
    (key) => key,
  );
  expect(shown).toMatchObject({ place: "Kramfors", roleLabel: "concern:role.reception" });
});
