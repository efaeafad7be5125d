// Every output that a guardian could meet, through the doors: locked while the report has a guarded category, opened by a
// decision that says who and why, and never a word of it to a colleague who may not know of the report.
import { readFileSync } from "node:fs";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { GuardedPage } from "~/components/report-guard";
import { proposeHandover } from "~/domain/handover/propose-handover.server";
import { chooseReportEntries } from "~/domain/report/choose-report-entries.server";
import { decideGuard } from "~/domain/report/decide-guard.server";
import { readGuard } from "~/domain/report/read-guard.server";
import { paths } from "~/paths";
import { shownInPage } from "~/pdf-answer";
import { swedish } from "~/text/swedish";
import { auditEvent } from "~db/schema/audit.server";
import { attachment } from "~db/schema/concern.server";
import { contactUnit } from "~db/schema/school.server";
import { cookieOf, got, posted } from "~test/factories/doors";
import { logged } from "~test/factories/logged";
import { openDoorsTo } from "~test/factories/open-house";
import { aReport, refusedAt, sendAsRead } from "~test/factories/report";
import { aMoment, aWorld, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

interface Door {
  loader: (args: LoaderFunctionArgs) => Promise<unknown>;
}

let world: World;
let teacher: StaffCtx;
let colleague: StaffCtx;
let principal: StaffCtx;
let ids: Record<"reportId" | "concernId" | "attachmentId" | "handoverId" | "pupilId", string>;

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
});
afterAll(() => {
  vi.useRealTimers();
});

/** A sent report of an honour-related kind that rests on a note with a file, in a pupil who is being handed over. */
async function aGuardedReport() {
  world = await aWorld();
  openDoorsTo(world);
  await world.db.write((tx) => tx.update(contactUnit).set({ channel: "letter", address: "Torggatan 3" }));
  teacher = await world.staff("teacher", { group: "mentor", name: "Maria Ek" });
  colleague = await world.staff("teacher", { group: "teacher" });
  principal = await world.staff("principal");
  const files = [{ name: "brev.txt", bytes: Buffer.from("hej") }];
  const concernId = await logged(teacher, world.pupilId, { files });
  const [file] = await world.db.read.select({ id: attachment.id }).from(attachment);
  const attachmentId = file?.id ?? "";
  const { handoverId } = await proposeHandover(teacher, {
    pupilIds: [world.pupilId],
    toId: "",
    changeOn: "2026-12-01",
    summaries: {},
    idempotencyKey: "h",
  });
  const reportId = await aReport(teacher, world.pupilId, {
    observations: "Hon är rädd för sin bror.",
    categories: ["honour"],
  });
  await chooseReportEntries(teacher, {
    reportId,
    concernIds: [concernId],
    attachmentIds: [attachmentId],
    quote: false,
    release: false,
  });
  await sendAsRead(teacher, reportId);
  ids = { reportId, concernId, attachmentId, handoverId, pupilId: world.pupilId };
}

const files = {
  document: () => import("~/routes/reports.$reportId_.pdf"),
  sent_file: () => import("~/routes/reports.$reportId_.file"),
  cover_sheet: () => import("~/routes/reports.$reportId_.cover"),
  calendar: () => import("~/routes/reports.$reportId_.calendar"),
  attachment: () => import("~/routes/reports.$reportId_.attachments.$attachmentId"),
  family_view: () => import("~/routes/reports.$reportId_.family"),
} as const satisfies Record<string, () => Promise<Door>>;

async function opened(door: () => Promise<Door>, who: StaffCtx, headers: Record<string, string> = {}) {
  const request = got("/", await cookieOf(who.actor, aMoment));
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
  const { loader } = await door();
  return loader({ request, params: ids, context: {} }).catch((thrown: unknown) => thrown);
}

const lockedAt = (output: string) => ({
  status: 302,
  location: paths.reportGuard(ids.reportId, { for: output }),
});
const ended = (answer: unknown) =>
  answer instanceof Response ? { status: answer.status, location: answer.headers.get("Location") } : answer;

const lift = (who: StaffCtx, purpose: string, reason = "") =>
  decideGuard(who, {
    reportId: ids.reportId,
    decision: "lifted",
    purpose,
    reason,
    idempotencyKey: `${purpose} ${reason}`,
  });
const restore = (key: string) =>
  decideGuard(teacher, {
    reportId: ids.reportId,
    decision: "restored",
    purpose: "",
    reason: "",
    idempotencyKey: key,
  });

async function everyFileIsLocked() {
  for (const [output, door] of Object.entries(files))
    expect(ended(await opened(door, teacher)), output).toEqual(lockedAt(output));
}

/** The page's own viewer shows the document before signing: reading there is no output. */
async function viewerShows() {
  const shown = await opened(files.document, teacher, { [shownInPage]: "1" });
  expect(ended(shown)).toEqual({ status: 200, location: null });
}

/** A note's file is locked, and printing of the note, the thread and the handover, for those who know. */
async function printingIsLocked() {
  expect(ended(await opened(() => import("~/routes/attachments.$attachmentId"), teacher))).toEqual(
    lockedAt("attachment"),
  );
  const by = { lockedBy: ids.reportId };
  for (const who of [teacher, principal]) {
    expect(await opened(() => import("~/routes/concerns.$concernId"), who)).toMatchObject(by);
    expect(await opened(() => import("~/routes/pupils.$pupilId"), who)).toMatchObject(by);
    expect(await opened(() => import("~/routes/handovers.$handoverId"), who)).toMatchObject(by);
  }
  await copiesAreLocked();
  expect(await opened(() => import("~/routes/reports.$reportId_.next"), teacher)).toMatchObject({
    locked: { print: ids.reportId, calendar: ids.reportId, attachment: ids.reportId },
  });
}

const entryPdf = () => import("~/routes/concerns.$concernId_.pdf");

/** The PDF of the thread and of a note, and their paper; the page's own viewer shows the note. */
async function copiesAreLocked() {
  expect(ended(await opened(entryPdf, teacher))).toEqual(lockedAt("entry"));
  const shown = await opened(entryPdf, teacher, { [shownInPage]: "1" });
  expect(ended(shown)).toEqual({ status: 200, location: null });
  const { action } = await import("~/routes/pupils.$pupilId_.pdf");
  const asked = async (who: StaffCtx) => {
    const request = posted("/", await cookieOf(who.actor, aMoment));
    return action({ request, params: ids, context: {} }).catch((thrown: unknown) => thrown);
  };
  expect(ended(await asked(teacher))).toEqual(lockedAt("entry"));
  const free = await asked(colleague);
  expect(ended(free)).toEqual({ status: 200, location: null });
  expect((free as Response).headers.get("Content-Disposition")).toBe('attachment; filename="dokument.pdf"');
  for (const page of [
    () => import("~/routes/pupils.$pupilId_.print"),
    () => import("~/routes/concerns.$concernId_.document"),
  ]) {
    expect(await opened(page, teacher)).toMatchObject({ lockedBy: ids.reportId });
    expect(await opened(page, colleague)).toMatchObject({ lockedBy: null });
  }
}

/** To a colleague who may not know of the report nothing tells of it. */
async function nobodyElseIsTold() {
  for (const door of [() => import("~/routes/concerns.$concernId"), () => import("~/routes/pupils.$pupilId")])
    expect(await opened(door, colleague)).toMatchObject({ lockedBy: null });
  const file = await opened(() => import("~/routes/attachments.$attachmentId"), colleague);
  expect(ended(file)).toEqual({ status: 200, location: null });
  for (const door of [...Object.values(files), () => import("~/routes/reports.$reportId_.guard")])
    expect(ended(await opened(door, colleague))).toEqual({ status: 404, location: null });
  expect(await refusedAt(lift(colleague, "other", "Nyfiken.")).catch(() => "not visible")).toBe(
    "not visible",
  );
}

/** A decision asks why, opens what it needs, is told with who made it, and is taken back. */
async function decisions() {
  expect(await refusedAt(lift(teacher, ""))).toEqual({ purpose: "report-guard:errors.purpose" });
  expect(await refusedAt(lift(teacher, "other"))).toEqual({ reason: "reason_empty" });
  await lift(teacher, "carry");
  await lift(teacher, "carry");
  for (const output of ["document", "sent_file", "cover_sheet", "attachment"] as const) {
    const answer = await opened(files[output], teacher);
    expect(ended(answer), output).toEqual({ status: 200, location: null });
    // What the file is called tells nobody what it is.
    expect((answer as Response).headers.get("Content-Disposition"), output).not.toMatch(/oro|anm|Alva/i);
  }
  expect(ended(await opened(files.calendar, teacher))).toEqual(lockedAt("calendar"));
  await lift(principal, "other", "Socialtjänsten har talat med dem.");
  // Past the lock: a letter that nobody has received has no days to remind of.
  expect(ended(await opened(files.calendar, teacher))).toEqual({ status: 404, location: null });
  expect(await opened(() => import("~/routes/pupils.$pupilId"), teacher)).toMatchObject({ lockedBy: null });
  const { decisions } = await readGuard(teacher, ids);
  expect(decisions).toMatchObject([
    { decision: "lifted", purpose: "carry", byName: "Maria Ek" },
    { decision: "lifted", purpose: "other", reason: "Socialtjänsten har talat med dem." },
  ]);
  expect(await readGuard(principal, ids)).toMatchObject({ categories: [], decisions: [{}, { reason: "" }] });
  await restore("r");
  expect(ended(await opened(files.sent_file, teacher))).toEqual(lockedAt("sent_file"));
  const told = (await world.db.read.select().from(auditEvent).orderBy(auditEvent.seq)).filter(
    (e) => e.kind === "report.guard-decided",
  );
  expect(told.map(({ actorId, ground }) => [actorId, ground])).toEqual([
    [teacher.actor.accountId, "report_author"],
    [principal.actor.accountId, "principal"],
    [teacher.actor.accountId, "report_author"],
  ]);
}

test("all that a guardian could meet is locked until somebody decides otherwise and says why", async () => {
  await aGuardedReport();
  await everyFileIsLocked();
  await viewerShows();
  await printingIsLocked();
  await nobodyElseIsTold();
  await decisions();
}, 60_000);

test("on paper a locked page is one neutral line", () => {
  const page = (lockedBy: string | null) =>
    renderToStaticMarkup(
      createElement(
        GuardedPage,
        { lockedBy } as Parameters<typeof GuardedPage>[0],
        createElement("h1", null, "Alva"),
      ),
    );
  expect(page(null)).toBe("<h1>Alva</h1>");
  expect(page("r")).toContain('<div class="print-locked"><p class="print-line">');
  const css = readFileSync("app/styles/print.css", "utf8").replace(/\s+/g, " ");
  const print = css.slice(css.indexOf("@media print"));
  expect(print).toContain(".print-locked.print-locked > :not(.print-line) { display: none !important; }");
  expect(print).toContain(".print-locked.print-locked > .print-line { display: block !important; }");
});

test("mail, calendar entries and the line on paper say nothing of report, child or category", () => {
  const { digest, calendar } = swedish["next-steps"] as Record<string, Record<string, string>>;
  const said = [digest?.subject, digest?.body_one, digest?.body_other, calendar?.summary, calendar?.file];
  const line = (swedish["report-guard"] as { onPaper: string }).onPaper;
  for (const text of [...said, line]) {
    expect(text).toBeTypeOf("string");
    expect(text).not.toMatch(/anmäl|oro|barn|elev|våld|heder|\{\{(?!count)/i);
  }
});
