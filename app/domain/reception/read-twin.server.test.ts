// The document's twin on its way: the same content in the same order as the PDF, by the published schema, registered with
// the file that it repeats, under the receiver's key, read by that reception alone.
import { expect, it } from "vitest";
import { createSealKey } from "~/documents/create-seal-key.server";
import { openSealKey, sealDocument } from "~/documents/seal-document.server";
import { auditEvent } from "~db/schema/audit.server";
import { delivery } from "~db/schema/delivery.server";
import { receivedReport } from "~db/schema/reception.server";
import { schemaFaults } from "~test/documents/meets-schema";
import { textOf } from "~test/documents/read-pdf";
import { logged } from "~test/factories/logged";
import { aReport, sendAsRead } from "~test/factories/report";
import { aMoment, aWorld } from "~test/factories/world";
import { deliverReport } from "../delivery/deliver-report.server";
import { chooseReportEntries } from "../report/choose-report-entries.server";
import type { ReportTwin } from "../report/report-twin";
import { verifyFile } from "../seal/verify-file.server";
import { readTwin, receivedDocument } from "./read-twin.server";

const holder = { organisation: "Ådalens kommun", commonName: "prov", notBefore: aMoment, notAfter: aMoment };
const flat = (text: string) => text.replace(/\s+/g, " ");

it("comes with the report as it was sent, and says what the PDF says in its order", async () => {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher", name: "Maria Ek" });
  const concernId = await logged(teacher, world.pupilId);
  const observations = "Kom utan frukost.\n\nSa: ”Ingen var vaken” <& log inte.";
  const reportId = await aReport(teacher, world.pupilId, { observations, feedback: "yes" });
  await chooseReportEntries(teacher, {
    reportId,
    concernIds: [concernId],
    attachmentIds: [],
    quote: false,
    release: false,
  });
  const key = await openSealKey(await createSealKey(holder, "prov"), "prov");
  let pdf = new Uint8Array();
  await sendAsRead(teacher, reportId, async (unsealed) => {
    pdf = new Uint8Array(unsealed);
    return sealDocument(unsealed, key, { at: aMoment });
  });
  const [sent] = await world.db.read.select({ id: delivery.id }).from(delivery);
  await deliverReport(world, { deliveryId: sent?.id ?? "", now: aMoment });
  const [received] = await world.db.read.select({ id: receivedReport.id }).from(receivedReport);
  const reception = await world.social(["reception"]);
  const receivedId = received?.id ?? "";
  const { json, reference } = await readTwin(reception, { receivedId });

  expect(schemaFaults(json)).toEqual([]);
  expect(schemaFaults(json.replace('"language":"sv"', '"language":"fi"'))).toEqual([
    "/language must be equal to one of the allowed values",
  ]);
  expect(await verifyFile(world, new TextEncoder().encode(json))).toMatchObject({
    verdict: "intact",
    sealedBy: "Ådalens kommun",
  });
  const twin: ReportTwin = JSON.parse(json);
  const page = await receivedDocument(reception, { receivedId, asPage: true });
  const { form: _, pdf: __, schema: ___, ...shown } = twin;
  expect(page).toEqual({ reference, hasFile: true, hasTwin: true, twin: shown });
  expect(twin.form.answers).toMatchObject({ observations, feedback: "yes" });
  expect(twin.pdf.bytes).toBe(pdf.length);
  expect(twin.entries?.items).toMatchObject([
    { author: "Maria Ek", role: "Lärare", version: 1, quoted: false },
  ]);
  const said = [
    twin.title,
    ...twin.facts.map((f) => f.value),
    ...twin.sections.flatMap((s) => [
      s.heading,
      ...s.blocks.flatMap((b) => (b.kind === "paragraph" ? b.text.split("\n\n") : [])),
    ]),
    twin.entries?.heading ?? "",
    ...twin.footnotes,
  ];
  const text = flat(textOf(pdf));
  let from = 0;
  for (const part of said) {
    const at = text.indexOf(flat(part), from);
    expect(at, `${part} after ${from}`).toBeGreaterThanOrEqual(from);
    from = at;
  }
  expect(said.length).toBeGreaterThan(6);

  const elsewhere = await world.social(["reception"], "2281");
  await expect(readTwin(elsewhere, { receivedId })).rejects.toThrow("not visible");
  const analyst = await world.social(["analyst"]);
  await expect(readTwin(analyst, { receivedId })).rejects.toThrow("not visible");
  const read = (await world.db.read.select({ kind: auditEvent.kind }).from(auditEvent)).filter(
    (e) => e.kind === "reception.file-read",
  );
  expect(read).toHaveLength(2);
});
