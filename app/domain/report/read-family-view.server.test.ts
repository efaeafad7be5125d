// What the family may read: what is held back is not handed out at all, and the rest is.
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { OutputLocked } from "~/access/output-locked";
import { aReport, words } from "~test/factories/report";
import { aWorld, later } from "~test/factories/world";
import { decideGuard } from "./decide-guard.server";
import { heldBackFromFamily } from "./family-reading";
import { readFamilyView } from "./read-family-view.server";
import { saveReportField } from "./save-report-field.server";

const answers = {
  observations: "Hon kom utan jacka.",
  childsWords: "Jag vill inte gå hem.",
  sourceWho: "Grannen Bo Ek",
  otherAdults: [{ name: "Sven Falk", relation: "sambo" }],
  contactCare: "Ring aldrig pappan.",
};

async function shown(given: Record<string, unknown>, protection: "none" | "protected_registration" = "none") {
  const world = await aWorld();
  const pupilId = await world.pupil({ protection, givenName: "Iris" });
  const principal = await world.staff("principal");
  const reportId = await aReport(principal, pupilId, given);
  return { world, principal, reportId };
}
const rowsOf = ({ sections }: Awaited<ReturnType<typeof readFamilyView>>) =>
  new Map(sections.flatMap((s) => s.rows).map((r) => [r.field, r]));

describe("what the family may read", () => {
  it("is the report, with its reporter; what is of others or of safety stays behind, unsaid", async () => {
    const { principal, reportId, world } = await shown({ ...answers, categories: ["absence"] });
    const view = await readFamilyView(principal, { reportId, words });
    const rows = rowsOf(view);
    expect(rows.get("observations")).toMatchObject({ held: null, value: "Hon kom utan jacka." });
    expect(rows.get("childsWords")).toMatchObject({ held: null });
    expect(rows.get("reporters")).toMatchObject({ held: null });
    expect(rows.get("sourceWho")).toMatchObject({ held: "others", value: "" });
    expect(rows.get("contactCare")).toMatchObject({ held: "safety", value: "" });
    for (const secret of ["Bo Ek", "Sven Falk", "Ring aldrig"])
      expect(JSON.stringify(view)).not.toContain(secret);
    const stranger = await world.staff("teacher", { group: "teacher" });
    await expect(readFamilyView(stranger, { reportId, words })).rejects.toThrow(NotVisible);
  });

  it("is locked at a guarded category, and then keeps the child's own words back", async () => {
    const { principal, reportId } = await shown({ ...answers, categories: ["honour"] });
    await expect(readFamilyView(principal, { reportId, words })).rejects.toThrow(OutputLocked);
    const lift = { reportId, decision: "lifted" as const, purpose: "read", reason: "" };
    await decideGuard(principal, { ...lift, idempotencyKey: "k" });
    const view = await readFamilyView(principal, { reportId, words });
    expect(view.guarded).toBe(true);
    expect(rowsOf(view).get("childsWords")).toMatchObject({ held: "childs_own", value: "" });
    expect(JSON.stringify(view)).not.toContain("Jag vill inte gå hem");
  });

  it("of a protected child tells nowhere that the child could be found", async () => {
    const places = { childAddress: "Hemliga vägen 1", school: "Dolda skolan", childWhereNow: "hos mormor" };
    const more = {
      phoneReport: "yes",
      phoneReportTo: "Socialjouren i Härnösand",
      nextContact: "Vid bussen i Nordingrå",
      siblings: [{ name: "Ture Lind", age: "7" }],
    };
    const { principal, reportId } = await shown(answers, "protected_registration");
    // Written by a person and not filled in by the tool, or it would have been left out already.
    for (const [field, value] of Object.entries({ ...places, ...more }))
      await saveReportField(later(principal, 1000), { reportId, field, value, version: 0 });
    const view = await readFamilyView(principal, { reportId, words });
    const elsewhere = ["Härnösand", "Nordingrå", "Ture Lind"];
    for (const secret of [
      ...Object.values(places),
      ...elsewhere,
      "Norrskolan",
      "Kramfors",
      principal.actor.name,
    ])
      expect(JSON.stringify(view)).not.toContain(secret);
    expect(rowsOf(view).get("childAddress")).toMatchObject({ held: "protected" });
  });
});

it("holds a protected child's place back before any other ground", () => {
  const about = { guard: { guarded: ["honour" as const] }, protectedIdentity: true };
  expect(heldBackFromFamily("childWhereNow", about)).toBe("protected");
  expect(heldBackFromFamily("childWhereNow", { ...about, protectedIdentity: false })).toBe("safety");
  expect(heldBackFromFamily("observations", about)).toBeNull();
});
