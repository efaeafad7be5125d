// What a person takes along to the letter box: the cover sheet, and the file as it was sent.
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { createTexts } from "~/text/i18n";
import { swedish } from "~/text/swedish";
import { auditEvent } from "~db/schema/audit.server";
import { delivery } from "~db/schema/delivery.server";
import { contactUnit, schoolUnit } from "~db/schema/school.server";
import { textOf as textOfPdf } from "~test/documents/read-pdf";
import { aReport, sendAsRead } from "~test/factories/report";
import { aWorld } from "~test/factories/world";
import { saveReportField } from "../report/save-report-field.server";
import { settleRoute } from "../report/settle-route.server";
import { makeCoverSheet } from "./make-cover-sheet.server";
import { readSentFile } from "./read-sent-file.server";

const words = () => createTexts("sv", swedish).t as (key: string) => string;

async function posted() {
  const world = await aWorld();
  await world.db.write(async (tx) => {
    await tx.update(contactUnit).set({ channel: "letter", address: "Torggatan 3, 872 30 Kramfors" });
    await tx.update(schoolUnit).set({ phone: "0612-800 00" });
  });
  const teacher = await world.staff("teacher", { group: "teacher", name: "Maria Ek" });
  const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan jacka." });
  return { world, teacher, reportId };
}

const textOf = (pdf: Uint8Array) => textOfPdf(pdf).replace(/\s+/g, " ");

test("the sheet says to whom and which report, and names neither child, reporter nor what was seen", async () => {
  const { world, teacher, reportId } = await posted();
  await expect(makeCoverSheet(teacher, { reportId, words })).rejects.toThrow(NotVisible);
  await sendAsRead(teacher, reportId, null, []);
  const [sent] = await world.db.read.select().from(delivery);
  const text = textOf(await makeCoverSheet(teacher, { reportId, words }));
  for (const told of [
    "Mottagningen barn och unga",
    "Torggatan 3, 872 30 Kramfors",
    "Norrskolan",
    "0612-800 00",
  ])
    expect(text).toContain(told);
  expect(text.replaceAll(" ", "")).toContain(sent?.digest);
  for (const secret of ["Alva", "Lindqvist", "Maria Ek", "jacka", "2015", "Storgatan"])
    expect(text).not.toContain(secret);
  const rows = await world.db.read.select().from(auditEvent).where(eq(auditEvent.kind, "report.cover-made"));
  expect(rows).toMatchObject([{ actorId: teacher.actor.accountId, pupilId: world.pupilId }]);
});

test("of a child with protected identity the sheet does not name the school", async () => {
  const { teacher, reportId } = await posted();
  await saveReportField(teacher, { reportId, field: "protectedIdentity", value: "yes", version: 1 });
  // Marked as protected it is no longer routed by the register: she chooses.
  await settleRoute(teacher, { reportId, municipalityCode: "2282", unit: "", reason: "" });
  await sendAsRead(teacher, reportId, null, []);
  const text = textOf(await makeCoverSheet(teacher, { reportId, words }));
  expect(text).toContain("Torggatan 3");
  for (const secret of ["Norrskolan", "Ådalens", "0612-800 00"]) expect(text).not.toContain(secret);
});

test("the file is the one whose digest stands in the ledger", async () => {
  const { world, teacher, reportId } = await posted();
  await sendAsRead(teacher, reportId, async (pdf) => Buffer.concat([pdf, Buffer.from("% sealed")]), []);
  const [sent] = await world.db.read.select().from(delivery);
  const file = await readSentFile(teacher, { reportId });
  expect(createHash("sha256").update(file).digest("hex")).toBe(sent?.digest);
  expect(Buffer.from(file).toString("latin1")).toContain("% sealed");
});

test("who may only know of the report gets neither", async () => {
  const { world, teacher, reportId } = await posted();
  await sendAsRead(teacher, reportId, null, []);
  for (const stranger of [await world.staff("principal"), await world.staff("other_staff")]) {
    await expect(makeCoverSheet(stranger, { reportId, words })).rejects.toThrow(NotVisible);
    await expect(readSentFile(stranger, { reportId })).rejects.toThrow(NotVisible);
  }
});
