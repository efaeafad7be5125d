// Also concerns a sibling: two linked reports, and nothing of one child's own in what is made of the other's.
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { report } from "~db/schema/report.server";
import { logged } from "~test/factories/logged";
import { aReport, refusedAt, words } from "~test/factories/report";
import { aWorld } from "~test/factories/world";
import { chooseReportEntries } from "./choose-report-entries.server";
import { readReport } from "./read-report.server";
import { readSiblingFacts } from "./read-sibling-facts.server";
import { receivedContentOf, sectionsOf } from "./report-content";
import { saveReportField } from "./save-report-field.server";
import { startSibling } from "./start-sibling.server";

const family = "Det skriks i lägenheten varje kväll.";
const hers = ["Alva", "blåmärken", "Pappa slog mig", "Kom 40 minuter sent"];

async function twoPupils(protection: "none" | "protected_registration" = "none") {
  const world = await aWorld();
  const brother = await world.pupil({ givenName: "Ture", birthDate: "2018-03-04", protection });
  const principal = await world.staff("principal", { name: "Jonas Hed" });
  const teacher = await world.staff("teacher", { group: "teacher", name: "Maria Ek" });
  const concernId = await logged(teacher, world.pupilId);
  const reportId = await aReport(teacher, world.pupilId, {
    observations: `${family}\n\nAlva hade blåmärken.`,
    childsWords: "Pappa slog mig.",
    categories: ["physical_violence"],
    otherAdults: [{ name: "Sven Falk", relation: "sambo" }],
  });
  const choice = { concernIds: [concernId], attachmentIds: [], quote: true, release: false };
  await chooseReportEntries(teacher, { reportId, ...choice });
  return { world, brother, principal, teacher, reportId };
}

/** All that is made of a report: the document's sections and entries, and what is delivered beside it. */
async function made(ctx: Parameters<typeof readReport>[0], reportId: string): Promise<string> {
  const { values, entries, formVersion } = await readReport(ctx, { reportId });
  const sections = sectionsOf(values, { formVersion, words, receiver: "Kramfors" });
  return JSON.stringify([sections, entries, receivedContentOf(values)]);
}

const asked = (reportId: string, pupilId: string, paragraphs: string[] = []) => ({
  reportId,
  who: { pupilId },
  paragraphs,
  words,
  idempotencyKey: "sibling",
});

describe("a report about a sibling", () => {
  it("holds what is of the family, is linked both ways, and neither says anything of the other child's own", async () => {
    const { world, brother, teacher, reportId } = await twoPupils();
    const { paragraphs } = await readSiblingFacts(teacher, { reportId });
    expect(paragraphs).toEqual([family]);
    const input = asked(reportId, brother, [family]);
    const { reportId: second } = await startSibling(teacher, input);
    expect(await startSibling(teacher, input)).toEqual({ reportId: second });
    await saveReportField(teacher, {
      reportId: second,
      field: "childsWords",
      value: "Ture gömde sig.",
      version: 0,
    });
    const [his, herDocument] = [await made(teacher, second), await made(teacher, reportId)];
    for (const shared of [family, "Sven Falk", "Eva Lindqvist", "Ture"]) expect(his).toContain(shared);
    for (const secret of hers) expect(his, secret).not.toContain(secret);
    // The roster's own guardians, with the custody that is this child's.
    expect(his).toContain('"custody":"Ja"');
    for (const secret of ["Ture", "gömde sig", "20180304"]) expect(herDocument).not.toContain(secret);
    const [one, other] = [
      await readReport(teacher, { reportId }),
      await readReport(teacher, { reportId: second }),
    ];
    expect(one.siblings).toEqual([{ id: second, reference: other.reference, status: "draft", name: "Ture" }]);
    expect(other.siblings).toMatchObject([{ id: reportId, reference: one.reference, name: "Alva" }]);
    expect(await world.db.read.select({ id: report.id }).from(report)).toHaveLength(2);
    const linked = (await world.db.read.select().from(auditEvent)).filter(
      (e) => e.kind === "report.sibling-linked",
    );
    expect(linked).toMatchObject([{ pupilId: brother, ground: "teaching" }]);
  });

  it("takes no paragraph that was not offered, no report of somebody else, and not the same child", async () => {
    const { world, brother, teacher, reportId } = await twoPupils();
    const smuggled = asked(reportId, brother, ["Alva hade blåmärken."]);
    expect(await refusedAt(startSibling(teacher, smuggled))).toEqual({ paragraphs: "version_old" });
    const same = asked(reportId, world.pupilId);
    expect(await refusedAt(startSibling(teacher, same))).toEqual({ pupil: "sibling_same" });
    const colleague = await world.staff("teacher", { group: "teacher" });
    await expect(startSibling(colleague, asked(reportId, brother))).rejects.toThrow(NotVisible);
    expect(await world.db.read.select({ id: report.id }).from(report)).toHaveLength(1);
  });

  it("of a protected sibling betrays nothing: not the link, not the name, neither place nor family", async () => {
    const { brother, principal, teacher, reportId } = await twoPupils("protected_registration");
    await expect(startSibling(teacher, asked(reportId, brother))).rejects.toThrow(NotVisible);
    const mine = await aReport(principal, brother, { observations: "Ture är rädd." });
    const { reportId: hersBySibling } = await startSibling(principal, {
      ...asked(mine, ""),
      who: {
        fullName: "Alva",
        className: "",
        description: "",
        schoolUnitId: principal.actor.duties[0]?.schoolUnitId ?? "",
      },
    });
    const text = await made(principal, hersBySibling);
    for (const secret of ["Ture", "rädd", "Eva Lindqvist", "Storgatan"]) expect(text).not.toContain(secret);
    expect((await readReport(principal, { reportId: hersBySibling })).siblings).toMatchObject([
      { name: null },
    ]);
    expect((await readReport(teacher, { reportId })).siblings).toEqual([]);
  });

  it("may be about a child who is no pupil here; who knows of the one alone is told nothing of the other", async () => {
    const { world, teacher, reportId } = await twoPupils();
    const who = {
      fullName: "Siv Lindqvist",
      className: "",
      description: "",
      schoolUnitId: world.schoolUnitId,
    };
    const { reportId: second } = await startSibling(teacher, { ...asked(reportId, ""), who });
    const { values, pupil } = await readReport(teacher, { reportId: second });
    expect(pupil).toEqual({ id: null, name: "Siv Lindqvist" });
    expect(values).toMatchObject({
      guardians: [{ name: "Eva Lindqvist" }],
      categories: ["physical_violence"],
    });
    expect(values.guardians?.[0]).not.toHaveProperty("custody");
    const counsellor = await world.staff("counsellor");
    expect((await readReport(counsellor, { reportId })).siblings).toEqual([]);
  });
});
