// A school authority's own texts: its administrator's alone, versioned, beside the tool's words and never in their place.
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { reportForScreen } from "~/text/report-for-screen";
import { swedish } from "~/text/swedish";
import { auditEvent } from "~db/schema/audit.server";
import { aReport, refusedAt } from "~test/factories/report";
import { aWorld } from "~test/factories/world";
import { guardOfReport } from "../report/guard-of-report.server";
import { readReport } from "../report/read-report.server";
import { addPhrase } from "./add-phrase.server";
import { chooseGuarded } from "./choose-guarded.server";
import { checkTexts, itemsOf, longestText, ownTexts, textSlot } from "./own-texts";
import { readOwnTexts } from "./read-own-texts.server";
import { saveOwnText } from "./save-own-text.server";

const phrase = "Skolan har kallat till möte tre gånger.";

async function people() {
  const world = await aWorld();
  const admin = await world.staff("authority_administrator", { name: "Birgitta Falk" });
  const teacher = await world.staff("teacher", { group: "teacher" });
  const save = (kind: string, item: string, sv: string, version = 0, ctx = admin) =>
    saveOwnText(ctx, { kind, item, texts: { sv, en: "" }, version });
  return { world, admin, teacher, save };
}

describe("an authority's own texts", () => {
  it("stand beside the tool's, under the field and the category that they are for, and change no text of the tool's", async () => {
    const { world, teacher, save } = await people();
    const before = JSON.stringify(swedish);
    await save("intro", "", "Ring alltid kuratorn också.");
    await save("guidance", "observations", "Skriv i presens.");
    await save("phrase", "absence", phrase);
    await save("phrase", "honour", "Ska inte synas.");
    const reportId = await aReport(teacher, world.pupilId, { categories: ["absence"] });
    const shown = reportForScreen(await readReport(teacher, { reportId }), {
      section: "observed",
      language: "en",
    });
    expect(shown.own).toEqual({
      intro: "Ring alltid kuratorn också.",
      guidance: { observations: "Skriv i presens." },
      phrases: [{ category: "absence", text: phrase }],
    });
    expect(JSON.stringify(swedish)).toBe(before);
    for (const key of ["why", "label", "acute.label", "law", "__proto__"])
      expect(textSlot("guidance", key)).toBeNull();
    await expect(save("guidance", "receiver", "Skicka aldrig.")).rejects.toMatchObject({
      errors: { form: { key: "form_incomplete" } },
    });
  });

  it("are kept version by version: an old one is refused, the same again is nothing, an empty one takes it back", async () => {
    const { world, admin, save } = await people();
    await save("intro", "", "Ett.");
    await save("intro", "", "Ett.");
    expect(await refusedAt(save("intro", "", "Två."))).toEqual({ form: "version_old" });
    await save("intro", "", "Två.", 1);
    await save("intro", "", "", 2);
    const { versions } = await readOwnTexts(admin);
    expect(versions.filter((v) => v.language === "sv").map((v) => [v.version, v.text, v.byName])).toEqual([
      [1, "Ett.", "Birgitta Falk"],
      [2, "Två.", "Birgitta Falk"],
      [3, "", "Birgitta Falk"],
    ]);
    const told = (await world.db.read.select().from(auditEvent)).filter((e) =>
      e.kind.startsWith("authority."),
    );
    expect(told.map((e) => e.kind)).toEqual(Array(3).fill("authority.text-saved"));
  });

  it("and the guarded categories are the administrator's alone, and hold at once", async () => {
    const { world, admin, teacher, save } = await people();
    const reportId = await aReport(teacher, world.pupilId, { categories: ["neglect"] });
    const guarded = async () => {
      const { authorityId } = teacher.actor;
      return (await guardOfReport(teacher, { id: reportId, authorityId })).guarded;
    };
    expect(await guarded()).toEqual([]);
    await chooseGuarded(admin, { categories: ["neglect", "honour"], version: 0 });
    expect(await guarded()).toEqual(["neglect"]);
    const late = chooseGuarded(admin, { categories: ["honour"], version: 0 });
    expect(await refusedAt(late)).toEqual({ form: "version_old" });
    for (const role of ["teacher", "principal", "counsellor"] as const) {
      const ctx = await world.staff(role);
      await expect(save("intro", "", "Mitt.", 0, ctx)).rejects.toThrow(NotVisible);
      await expect(chooseGuarded(ctx, { categories: [], version: 1 })).rejects.toThrow(NotVisible);
      await expect(readOwnTexts(ctx)).rejects.toThrow(NotVisible);
    }
  });

  it("a phrase is put after what stands, once, by those who work with the report", async () => {
    const { world, teacher, save } = await people();
    await save("phrase", "absence", phrase);
    const answers = { categories: ["absence"], observations: "Borta i tre dagar." };
    const reportId = await aReport(teacher, world.pupilId, answers);
    const add = (ctx = teacher) => addPhrase(ctx, { reportId, category: "absence" });
    await add();
    await add();
    expect((await readReport(teacher, { reportId })).values.observations).toBe(
      `Borta i tre dagar.\n\n${phrase}`,
    );
    const colleague = await world.staff("teacher", { group: "teacher" });
    await expect(add(colleague)).rejects.toThrow(NotVisible);
    expect(await refusedAt(addPhrase(teacher, { reportId, category: "honour" }))).toEqual({
      form: "form_incomplete",
    });
  });
});

it("a text has its length, its Swedish, and its reader's language where there is one", () => {
  expect(checkTexts("guidance", { sv: "a".repeat(longestText.guidance + 1), en: "" })).toMatchObject({
    ok: false,
    errors: { sv: { key: "text_too_long" } },
  });
  expect(checkTexts("intro", { sv: "", en: "Hello." })).toMatchObject({ ok: false });
  const held = (["sv", "en"] as const).map((language) => ({
    kind: "intro" as const,
    item: "",
    language,
    text: language === "sv" ? "Hej." : "Hello.",
    version: 1,
  }));
  expect(ownTexts(held, { language: "en", categories: [] }).intro).toBe("Hello.");
  expect(ownTexts(held.slice(0, 1), { language: "en", categories: [] }).intro).toBe("Hej.");
  expect(itemsOf("guidance")).not.toContain("receiver");
});
