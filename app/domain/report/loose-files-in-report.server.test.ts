// Files on no note (a plan from another school) can be put into a report by whoever works on it and may read the file; they
// stand in its list of attachments and leave with it as other attachments do.
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { reportForScreen } from "~/text/report-for-screen";
import { auditEvent } from "~db/schema/audit.server";
import { attachment } from "~db/schema/concern.server";
import { delivery } from "~db/schema/delivery.server";
import { receivedReport } from "~db/schema/reception.server";
import { contactUnit } from "~db/schema/school.server";
import { staged } from "~test/factories/logged";
import { aReport, refusedAt, sendAsRead } from "~test/factories/report";
import { aWorld, later, type World } from "~test/factories/world";
import { deleteAttachment } from "../concern/delete-attachment.server";
import { deliverReport } from "../delivery/deliver-report.server";
import { addPupilFile } from "../pupil-file/add-pupil-file.server";
import { readReceived } from "../reception/read-received.server";
import { readReceivedAttachment } from "../reception/read-received-attachment.server";
import { chooseReportEntries } from "./choose-report-entries.server";
import { readReport } from "./read-report.server";

let world: World;
let teacher: StaffCtx;
let counsellor: StaffCtx;
let reportId: string;

beforeEach(async () => {
  world = await aWorld();
  teacher = await world.staff("teacher", { group: "teacher" });
  counsellor = await world.staff("counsellor");
  await world.db.write((tx) => tx.update(contactUnit).set({ channel: "own_reception", checkedBy: "test" }));
  reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan frukost." });
});

async function aFile(ctx: StaffCtx, given: { pupilId?: string; circle?: string; title?: string } = {}) {
  const { pupilId = world.pupilId, circle = "", title = "Plan från Lillskolan" } = given;
  const had = await world.db.read.select({ id: attachment.id }).from(attachment);
  const uploads = await staged(ctx, [{ name: "plan.txt", bytes: Buffer.from("Sitter vid fönstret.") }]);
  await addPupilFile(ctx, { pupilId, title, circle, uploads, idempotencyKey: crypto.randomUUID() });
  const rows = await world.db.read.select({ id: attachment.id }).from(attachment);
  return rows.find(({ id }) => !had.some((one) => one.id === id))?.id ?? "";
}

const choose = (ctx: StaffCtx, attachmentIds: string[], release = false) =>
  chooseReportEntries(ctx, { reportId, concernIds: [], attachmentIds, quote: true, release });

const shownTo = async (ctx: StaffCtx) =>
  reportForScreen(await readReport(ctx, { reportId }), { section: "observed", language: "sv" }).looseFiles;

const inReport = async () => (await readReport(teacher, { reportId })).attachments.map(({ id }) => id);

describe("a file on no note, in a report", () => {
  it("is offered with what it is, chosen for itself, and leaves with the report as other attachments do", async () => {
    const id = await aFile(teacher);
    expect(await shownTo(counsellor)).toMatchObject([
      { id, title: "Plan från Lillskolan", chosen: false, held: false, inner: false },
    ]);
    await choose(counsellor, [id]);
    expect(await shownTo(teacher)).toMatchObject([{ id, chosen: true }]);
    await sendAsRead(teacher, reportId);
    const [going] = await world.db.read.select().from(delivery);
    await deliverReport(world, { deliveryId: going?.id ?? "", now: later(teacher, 60_000).now });
    const [row] = await world.db.read.select({ id: receivedReport.id }).from(receivedReport);
    const worker = later(await world.social(["reception"]), 600_000);
    const got = await readReceived(worker, { receivedId: row?.id ?? "" });
    expect(got.attachments.map(({ label, asListed }) => [label, asListed])).toEqual([["Bilaga 1", true]]);
    const attachmentId = got.attachments[0]?.id ?? "";
    const { content } = await readReceivedAttachment(worker, { receivedId: got.id, attachmentId });
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe("Sitter vid fönstret.");
  });

  it("keeps its place against deleting, and an unticked one leaves the report", async () => {
    const id = await aFile(teacher);
    await choose(teacher, [id]);
    expect(await refusedAt(deleteAttachment(teacher, { attachmentId: id }))).toEqual({
      form: "attachment_built_on",
    });
    await choose(teacher, []);
    expect(await inReport()).toEqual([]);
    await deleteAttachment(teacher, { attachmentId: id });
    expect(await refusedAt(choose(teacher, [id]))).toEqual({ entries: "entry_foreign" });
  });

  it("of student health's own is chosen by it alone, on a plain yes, and stays where others choose anew", async () => {
    const inner = await aFile(counsellor, { circle: "student_health", title: "Utredning" });
    const own = await aFile(teacher);
    expect((await shownTo(teacher)).map(({ id }) => id)).toEqual([own]);
    expect(await refusedAt(choose(teacher, [inner]))).toEqual({ entries: "entry_foreign" });
    expect(await refusedAt(choose(counsellor, [inner]))).toEqual({ release: "inner_not_released" });
    await choose(counsellor, [inner], true);
    const released = await world.db.read
      .select({ subject: auditEvent.subject })
      .from(auditEvent)
      .where(eq(auditEvent.kind, "report.inner-released"));
    expect(released.map((e) => e.subject)).toMatchObject([{ concernIds: [], attachmentIds: [inner] }]);
    await choose(teacher, [own]);
    expect((await inReport()).sort()).toEqual([inner, own].sort());
    await choose(counsellor, [inner, own]);
    await choose(counsellor, []);
    expect(await inReport()).toEqual([]);
  });

  it("is not another pupil's, and not one that waits for the virus scanner", async () => {
    const other = await world.pupil();
    const foreign = await aFile(teacher, { pupilId: other });
    expect(await refusedAt(choose(teacher, [foreign]))).toEqual({ entries: "entry_foreign" });
    const held = await aFile(teacher);
    await world.db.write((tx) =>
      tx.update(attachment).set({ heldAt: teacher.now }).where(eq(attachment.id, held)),
    );
    expect(await refusedAt(choose(teacher, [held]))).toEqual({ entries: "file_held" });
    expect(await shownTo(teacher)).toMatchObject([{ id: held, held: true }]);
  });
});
