import { describe, expect, it } from "vitest";
import { askedRoles, checkPolicy, nobodyAsked, policyOf, stillAsked, wantedBy } from "./signing-policy";

const people = {
  creatorId: "c",
  authorIds: ["c", "a1", "a2"],
  principalIds: ["p1", "p2"],
  studentHealthIds: ["h"],
};
const good = { askedOf: ["creator"], strength: "electronic", ground: "Delegationsordningen § 4" };

describe("a policy", () => {
  it("without a row asks nobody", () => {
    expect(policyOf(null)).toEqual(nobodyAsked);
    expect(wantedBy(nobodyAsked, people, [])).toEqual([]);
  });

  it("asks nobody by a role that is no longer known", () => {
    const row = { askedOf: ["janitor", "creator"], strength: "electronic" as const, ground: "x" };
    expect(policyOf(row).askedOf).toEqual(["creator"]);
  });

  it("must say its ground where somebody is asked, and only then", () => {
    expect(checkPolicy(good)).toMatchObject({ ok: true });
    expect(checkPolicy({ ...good, ground: "   " })).toEqual({
      ok: false,
      errors: { ground: { key: "signing:fault.groundMissing" } },
    });
    expect(checkPolicy({ askedOf: [], strength: "electronic", ground: "" })).toMatchObject({ ok: true });
    expect(checkPolicy({ ...good, ground: "å".repeat(300) })).toMatchObject({ ok: true });
    expect(checkPolicy({ ...good, ground: "å".repeat(301) })).toMatchObject({ ok: false });
  });

  it("refuses a strength and a role that do not exist, and keeps each role once and in order", () => {
    expect(checkPolicy({ ...good, strength: "wax" })).toMatchObject({ ok: false, errors: { strength: {} } });
    expect(checkPolicy({ ...good, askedOf: ["anybody"] })).toMatchObject({
      ok: false,
      errors: { askedOf: {} },
    });
    const twice = checkPolicy({ ...good, askedOf: ["principal", "creator", "principal"] });
    expect(twice).toMatchObject({ value: { askedOf: ["creator", "principal"] } });
  });
});

describe("whose signature is asked for", () => {
  it("is each author's own, one of the principals' and one of student health's", () => {
    const wanted = wantedBy({ askedOf: askedRoles }, people, ["a1", "p2"]);
    expect(wanted).toEqual([
      { role: "creator", accountIds: ["c"], signedBy: null },
      { role: "authors", accountIds: ["a1"], signedBy: "a1" },
      { role: "authors", accountIds: ["a2"], signedBy: null },
      { role: "principal", accountIds: ["p1", "p2"], signedBy: "p2" },
      { role: "student_health", accountIds: ["h"], signedBy: null },
    ]);
    expect(stillAsked(wanted)).toEqual(["c", "a2", "h"]);
  });

  it("is the creator's among the authors' where the creator is not asked by name, and nobody's where nobody is", () => {
    expect(wantedBy({ askedOf: ["authors"] }, people, []).flatMap((w) => w.accountIds)).toEqual([
      "c",
      "a1",
      "a2",
    ]);
    const alone = wantedBy({ askedOf: ["principal"] }, { ...people, principalIds: [] }, []);
    expect(alone).toEqual([{ role: "principal", accountIds: [], signedBy: null }]);
    expect(stillAsked(alone)).toEqual([]);
  });
});
