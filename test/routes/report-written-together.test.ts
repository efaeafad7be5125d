// A draft's form through its doors, by two who write in it: without scripts, with them, and after the session has ended.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { printOf } from "~/domain/report/answer-print";
import { saveReportField } from "~/domain/report/save-report-field.server";
import { paths } from "~/paths";
import { action, loader } from "~/routes/reports.$reportId";
import { action as discard } from "~/routes/reports.$reportId_.discard";
import { action as saveField } from "~/routes/reports.$reportId_.field";
import { action as together } from "~/routes/reports.$reportId_.together";
import { draft } from "~db/schema/concern.server";
import { session } from "~db/schema/operation.server";
import { reportComment } from "~db/schema/report.server";
import { cookieOf, got, posted } from "~test/factories/doors";
import { openDoorsTo } from "~test/factories/open-house";
import { aReport, sendAsRead } from "~test/factories/report";
import { aMoment, aWorld, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

const hour = 3_600_000;
let world: World;
let maria: StaffCtx;
let karin: StaffCtx;
let cookie: string;
let reportId: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  world = await aWorld();
  openDoorsTo(world);
  maria = await world.staff("teacher", { name: "Maria Ek", group: "teacher" });
  karin = await world.staff("counsellor", { name: "Karin Ström" });
  cookie = await cookieOf(maria.actor, aMoment);
  reportId = await aReport(maria, world.pupilId, {
    observations: "Kom utan jacka.",
    categories: ["neglect"],
  });
});
afterEach(() => vi.useRealTimers());

const args = (request: Request) => ({ request, params: { reportId }, context: {} });
const section = () => paths.report(reportId, { section: "observed" });

interface Told {
  status: number;
  location: string | null;
  errors?: Record<string, { key: string }>;
  conflicts?: Record<string, { theirs: unknown; byName: string; version: number }>;
  typed?: Record<string, { value: unknown; version: number }>;
  values?: Record<string, string>;
}

async function press(form: Record<string, string>, as = cookie): Promise<Told> {
  const answer = await action(args(posted(section(), as, form))).catch((thrown: unknown) => thrown);
  if (answer instanceof Response) return { status: answer.status, location: answer.headers.get("Location") };
  const { data, init } = answer as { data?: object; init?: { status?: number } };
  if (!data) throw answer;
  return { ...data, status: init?.status ?? 200, location: null };
}

async function page(as = cookie) {
  return loader(args(got(section(), as)));
}

/** The form as a page without scripts sends it: every field that was shown, some of them changed. */
async function formOf(changes: Record<string, string>, as = cookie): Promise<Record<string, string>> {
  const { questions, writing, commentKey } = await page(as);
  const form: Record<string, string> = { commentKey };
  for (const { asked, value, version } of questions) {
    const kept = writing.kept.find((k) => k.field === asked.id);
    form[`v.${asked.id}`] = String(kept?.version ?? version);
    form[`o.${asked.id}`] = kept ? "" : printOf(value);
    const shown = kept ? kept.value : value;
    if (typeof shown === "string") form[`f.${asked.id}`] = shown;
    else if (Array.isArray(shown) && shown.length > 0) form[`f.${asked.id}`] = String(shown[0]);
  }
  return { ...form, do: "save", ...changes };
}

const savedIn = async (field: string) => (await page()).questions.find((q) => q.asked.id === field)?.value;

const karinWrites = (value: string, version = 1) =>
  saveReportField(karin, { reportId, field: "observations", value, version });

describe("two in one form without scripts", () => {
  test("both texts of one field are on the page, what else she wrote is saved, and what is saved next is what she joined", async () => {
    const form = await formOf({ "f.observations": "Marias text", "f.childsWords": "”Nej.”" });
    await karinWrites("Karins text");
    const told = await press(form);
    expect(told).toMatchObject({
      status: 422,
      conflicts: { observations: { theirs: "Karins text", byName: "Karin Ström", version: 2 } },
      typed: { observations: { value: "Marias text", version: 2 } },
    });
    expect(Object.keys(told.typed ?? {})).toEqual(["observations"]);
    expect([await savedIn("observations"), await savedIn("childsWords")]).toEqual(["Karins text", "”Nej.”"]);
    await karinWrites("Karins andra text", 2);
    const joined = {
      ...(await formOf({})),
      "v.observations": "2",
      "f.observations": "Karins text. Marias text.",
    };
    expect(await press(joined)).toMatchObject({
      conflicts: { observations: { theirs: "Karins andra text", version: 3 } },
    });
    const last = await press({ ...joined, "v.observations": "3", "f.observations": "Alla tre." });
    expect(last).toMatchObject({ status: 302, location: section() });
    expect(await savedIn("observations")).toBe("Alla tre.");
  });

  test("a field that she left alone is the other's, and is no conflict", async () => {
    const form = await formOf({ "f.childsWords": "”Nej.”" });
    await karinWrites("Karins text");
    expect(await press(form)).toMatchObject({ status: 302 });
    expect([await savedIn("observations"), await savedIn("childsWords")]).toEqual(["Karins text", "”Nej.”"]);
  });

  test("ticks and choices against each other are shown too", async () => {
    const form = await formOf({ "f.categories": "absence", "f.suspectedCrime": "yes" });
    await saveReportField(karin, { reportId, field: "categories", value: ["honour"], version: 1 });
    await saveReportField(karin, { reportId, field: "suspectedCrime", value: "no", version: 0 });
    expect(await press(form)).toMatchObject({
      status: 422,
      conflicts: { categories: { theirs: ["honour"] }, suspectedCrime: { theirs: "no" } },
      typed: { categories: { value: ["absence"] }, suspectedCrime: { value: "yes" } },
    });
  });

  test("a comment saves the fields by the same press, and an empty one stays in its box beside its words", async () => {
    const form = await formOf({
      "f.childsWords": "”Nej.”",
      do: "comment.observations",
      "comment.observations": " ",
    });
    expect(await press(form)).toMatchObject({
      status: 422,
      errors: { "comment.observations": { key: "report-together:errors.empty" } },
    });
    expect(await savedIn("childsWords")).toBe("”Nej.”");
    const left = { ...form, "comment.observations": "Vilken dag?" };
    for (let i = 0; i < 2; i += 1)
      expect(await press(left)).toMatchObject({ status: 302, location: `${section()}#observations` });
    const { threads } = (await page()).writing;
    expect(threads).toMatchObject([{ field: "observations", text: "Vilken dag?", authorName: "Maria Ek" }]);
    const id = threads[0]?.id ?? "";
    const answer = { do: `answer.observations.${id}`, [`comment.${id}`]: "I går.", commentKey: "a" };
    expect(await press(answer)).toMatchObject({ status: 302 });
    expect(await press({ do: `resolve.observations.${id}` })).toMatchObject({ status: 302 });
    expect((await page()).writing.threads).toMatchObject([{ resolved: true, answers: [{ text: "I går." }] }]);
    expect(await press({ do: `resolve.observations.${reportId}` })).toMatchObject({ status: 404 });
    expect(await world.db.read.select({ id: reportComment.id }).from(reportComment)).toHaveLength(2);
  });
});

describe("a session that has ended while one wrote", () => {
  test("without scripts what she changed waits in its fields after signing in, on the version that she had", async () => {
    const form = await formOf({ "f.observations": "Marias text" });
    vi.setSystemTime(+aMoment + 2 * hour);
    const told = await press(form);
    expect(told.status).toBe(302);
    expect(new URL(told.location ?? "", "http://here").searchParams.get("next")).toBe(section());
    expect((await world.db.read.select().from(draft)).map((d) => d.subject)).toEqual([
      `${reportId}:observations`,
    ]);
    const again = await cookieOf(maria.actor, new Date());
    await karinWrites("Karins text");
    expect((await page(again)).writing.kept).toEqual([
      { field: "observations", value: "Marias text", version: 1 },
    ]);
    expect((await page(await cookieOf(karin.actor, new Date()))).writing.kept).toEqual([]);
    expect(await press(await formOf({}, again), again)).toMatchObject({
      status: 422,
      conflicts: { observations: { theirs: "Karins text" } },
      typed: { observations: { value: "Marias text", version: 2 } },
    });
    const joined = { ...(await formOf({}, again)), "v.observations": "2", "f.observations": "Bådas text" };
    expect(await press(joined, again)).toMatchObject({ status: 302 });
    expect((await page(again)).writing.kept).toEqual([]);
    expect(await world.db.read.select().from(draft)).toEqual([]);
  });

  test("with scripts the page stays and is told; the text is kept, sealed, for its writer alone", async () => {
    const form = { field: "observations", "f.observations": "Marias hemliga text", "v.observations": "1" };
    vi.setSystemTime(+aMoment + 2 * hour);
    const answer = (await saveField(args(posted(paths.reportField(reportId), cookie, form)))) as Response;
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ signedOut: true });
    const [row] = await world.db.read.select().from(draft);
    expect(row?.accountId).toBe(maria.actor.accountId);
    expect(Buffer.from(row?.sealed ?? []).includes("hemliga")).toBe(false);
    const again = await cookieOf(maria.actor, new Date());
    const { questions } = await page(again);
    expect(questions.find((q) => q.asked.id === "observations")?.value).toBe("Kom utan jacka.");
  });

  test("keeps nothing for who may not write there, nor of a report that is sent", async () => {
    const stranger = await world.staff("teacher", { group: "mentor" });
    const theirs = await cookieOf(stranger.actor, aMoment);
    const form = { field: "observations", "f.observations": "Text", "v.observations": "1" };
    vi.setSystemTime(+aMoment + 2 * hour);
    await saveField(args(posted(paths.reportField(reportId), theirs, form)));
    expect(await world.db.read.select().from(draft)).toEqual([]);
    await saveField(args(posted(paths.reportField(reportId), cookie, form)));
    expect(await world.db.read.select().from(draft)).toHaveLength(1);
    await sendAsRead(karin, reportId);
    expect(await world.db.read.select().from(draft)).toEqual([]);
    await saveField(args(posted(paths.reportField(reportId), cookie, form)));
    expect(await world.db.read.select().from(draft)).toEqual([]);
  });
});

test("signs of who is there prolong no session", async () => {
  const seen = async () =>
    (await world.db.read.select({ at: session.lastSeenAt }).from(session)).map((s) => +s.at);
  const before = await seen();
  vi.setSystemTime(+aMoment + hour / 2);
  const sign = () =>
    together(args(posted(paths.reportTogether(reportId), cookie, { field: "observations" })));
  expect(((await sign()) as Response).status).toBe(200);
  expect(await seen()).toEqual(before);
  vi.setSystemTime(+aMoment + hour + 1);
  const ended = await sign().catch((thrown: unknown) => thrown);
  expect((ended as Response).headers.get("Location")).toMatch(/^\/sign-in/);
});

test("whoever may not read the draft meets at each of its doors what she meets where there is none", async () => {
  const strangers = [
    await world.staff("teacher", { group: "mentor" }),
    await world.staff("principal"),
    await world.social(["reception"]),
  ];
  const forms: [typeof action, Record<string, string>][] = [
    [saveField as typeof action, { field: "observations", "f.observations": "Text", "v.observations": "1" }],
    [together as typeof action, { field: "observations" }],
    [action, { do: "comment.observations", "comment.observations": "Hej" }],
    [action, { do: "ask-review", reviewer: karin.actor.accountId }],
    [discard as typeof action, { way: "leave", version: "1" }],
    [discard as typeof action, { way: "discard", version: "1" }],
  ];
  for (const { actor } of strangers) {
    const theirs = await cookieOf(actor, aMoment);
    for (const [door, form] of forms) {
      for (const id of [reportId, "no-such-id", "", "æ".repeat(5000)]) {
        const request = posted(paths.report("x"), theirs, form);
        const answer = await door({ request, params: { reportId: id }, context: {} }).catch(
          (t: unknown) => t,
        );
        expect(answer, id).toBeInstanceOf(Response);
        const { status, headers } = answer as Response;
        expect([status, [...headers], await (answer as Response).text()]).toEqual([404, [], ""]);
      }
    }
  }
  expect(await savedIn("observations")).toBe("Kom utan jacka.");
});
