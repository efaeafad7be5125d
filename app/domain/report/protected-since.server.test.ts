import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { delivery } from "~db/schema/delivery.server";
import { receivedReport } from "~db/schema/reception.server";
import { report } from "~db/schema/report.server";
import { pupil } from "~db/schema/school.server";
import { aReport, refusedAt, sendAsRead, words } from "~test/factories/report";
import { aWorld } from "~test/factories/world";
import { deliverReport } from "../delivery/deliver-report.server";
import { openContents } from "../reception/open-content.server";
import { readReport } from "./read-report.server";
import { readReportChanges } from "./read-report-changes.server";
import { renderReport } from "./render-report.server";
import { saveReportField } from "./save-report-field.server";
import { sendReport } from "./send-report.server";
import { settleRoute } from "./settle-route.server";

const enough = { observations: "Berättade att pappa letar efter dem." };

async function aDraft() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const reportId = await aReport(teacher, world.pupilId, enough);
  const becomesProtected = () =>
    world.db.write((tx) =>
      tx.update(pupil).set({ protection: "confidentiality" }).where(eq(pupil.id, world.pupilId)),
    );
  const choose = () => settleRoute(teacher, { reportId, municipalityCode: "2282", reason: "" });
  const delivered = async () => {
    const [row] = await world.db.read.select({ id: delivery.id }).from(delivery);
    await deliverReport(world, { deliveryId: row?.id ?? "", now: teacher.now });
    const [received] = await world.db.read.select().from(receivedReport);
    if (!received) throw new Error("nothing was received");
    const [content] = await openContents(world.vault, [received]);
    return { received, fields: content?.fields as Record<string, unknown> };
  };
  return { world, teacher, reportId, becomesProtected, choose, delivered };
}

describe("a report begun before its pupil became protected", () => {
  it("goes as one on a protected child, without what the tool had filled in of place and family", async () => {
    const { teacher, reportId, becomesProtected, choose, delivered } = await aDraft();
    expect((await readReport(teacher, { reportId })).values).toMatchObject({
      protectedIdentity: "no",
      school: expect.any(String),
    });
    await becomesProtected();
    await choose();
    await sendAsRead(teacher, reportId);
    const { received, fields } = await delivered();
    expect(received.protectedIdentity).toBe(true);
    expect(fields).toMatchObject({ protectedIdentity: "yes", ...enough });
    const places = ["school", "schoolClass", "schoolAuthority", "childAddress", "childPhone", "guardians"];
    expect(places.filter((field) => field in fields)).toEqual([]);
    expect(JSON.stringify(fields.reporters)).not.toContain("workplace");
  });

  it("keeps what a person wrote herself", async () => {
    const { teacher, reportId, becomesProtected } = await aDraft();
    await saveReportField(teacher, { reportId, field: "school", value: "Nås på fritids.", version: 1 });
    await becomesProtected();
    expect((await readReport(teacher, { reportId })).values.school).toBe("Nås på fritids.");
  });

  it("is not sent as the document that was read before, and says what changed", async () => {
    const { world, teacher, reportId, becomesProtected, choose } = await aDraft();
    await choose();
    await world.db.write((tx) => tx.update(report).set({ routeDecision: "by_person" }));
    const { documentId } = await renderReport(teacher, { reportId, words });
    await becomesProtected();
    expect(await refusedAt(sendReport(teacher, { reportId, documentId, seal: null }))).toEqual({
      form: "report_changed",
    });
    expect((await readReportChanges(teacher, { reportId, documentId })).changes).toEqual([
      { what: { field: "protectedIdentity" }, byName: null, at: null },
    ]);
  });

  it("is handled as protected though it was sent just before", async () => {
    const { teacher, reportId, becomesProtected, delivered } = await aDraft();
    await sendAsRead(teacher, reportId);
    await becomesProtected();
    expect((await delivered()).received.protectedIdentity).toBe(true);
  });
});

describe("a reporter who knows before the roster does", () => {
  it("is not led by the register", async () => {
    const { teacher, reportId, choose } = await aDraft();
    await saveReportField(teacher, { reportId, field: "protectedIdentity", value: "yes", version: 1 });
    const { route } = await readReport(teacher, { reportId });
    expect(route).toMatchObject({ proposed: { explanation: "protected", municipality: null }, staysIn: "" });
    expect(await refusedAt(sendAsRead(teacher, reportId))).toEqual({ receiver: "route_changed" });
    await choose();
    expect(await refusedAt(sendAsRead(teacher, reportId))).toBeNull();
  });
});
