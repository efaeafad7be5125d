// The red thread is filtered "by text (opened and searched within what the reader may see)": whatever stands on it, each
// reader by what that reader may see, and paper by the same code as the screen.
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { correctConcern } from "~/domain/concern/correct-concern.server";
import { logConcern } from "~/domain/concern/log-concern.server";
import { withdrawConcern } from "~/domain/concern/withdraw-concern.server";
import { acceptFollowUp } from "~/domain/follow-up/answer-follow-up.server";
import { closeFollowUp } from "~/domain/follow-up/close-follow-up.server";
import { decideFollowUp } from "~/domain/follow-up/decide-follow-up.server";
import { passOnFollowUp } from "~/domain/follow-up/pass-on-follow-up.server";
import { readFollowUp } from "~/domain/follow-up/read-follow-up.server";
import { proposeHandover } from "~/domain/handover/propose-handover.server";
import { openMatter } from "~/domain/matter/open-matter.server";
import { readThread } from "~/domain/pupil/read-thread.server";
import { addPupilFile } from "~/domain/pupil-file/add-pupil-file.server";
import { logSignal } from "~/domain/quick-signal/log-signal.server";
import { offeredSignals } from "~/domain/quick-signal/offered-signals.server";
import { readReport } from "~/domain/report/read-report.server";
import { copyWords } from "~/text/copy-words";
import { wordsIn } from "~/text/i18n.server";
import { logged, staged } from "~test/factories/logged";
import { aPlanSchool, fresh } from "~test/factories/plan";
import { aReport, words } from "~test/factories/report";
import { aNote, later } from "~test/factories/world";
import { copyThread } from "./copy-thread.server";
import { type ThreadSelection, wholeThread } from "./selection";
import { itemWriter, threadDocument } from "./thread-document";

async function followUpOf(ctx: StaffCtx, concernId: string) {
  const { followUp } = await readFollowUp(ctx, { concernId });
  return { concernId, version: followUp?.version ?? 0, idempotencyKey: randomUUID() };
}

/** One of each that stands on a thread, each with a word of its own, written for the teacher or for student health. */
async function aThreadOfAllKinds() {
  const { world, teacher, colleague, counsellor, pupilId, planId, save } = await aPlanSchool();
  const note = (ctx: StaffCtx, text: string, circle = "pupil") =>
    logged(ctx, pupilId, { form: { text, circle, priority: "action_desirable" } });

  const corrected = await note(teacher, "Glömde vantarna.");
  await correctConcern(teacher, {
    concernId: corrected,
    version: 1,
    form: aNote({ text: "Glömde jackan." }),
  });
  const opened = await note(counsellor, "Grät hos kuratorn.", "student_health");
  const form = aNote({ text: "Ville prata.", circle: "pupil" });
  await correctConcern(counsellor, { concernId: opened, version: 1, form });
  const filed = await logged(teacher, pupilId, {
    files: [{ name: "Nattugglan.txt", bytes: Buffer.from("hej") }],
  });
  const { concernId: marked } = await logConcern(teacher, {
    pupilId,
    form: aNote({ text: "Syntes på gympan.", category: "injury" }),
    files: [],
    linkTo: "",
    tell: [],
    marks: [{ part: "front-cheek-left", kind: "bruise", words: "stort som en femkrona" }],
    idempotencyKey: "marked",
  });
  const followed = await note(teacher, "Behöver ses.");
  const asked = { ...(await followUpOf(teacher, followed)), to: "team", word: "Vad säger psykologen?" };
  await passOnFollowUp(teacher, asked);
  await acceptFollowUp(counsellor, await followUpOf(counsellor, followed));
  const decision = { decision: "Lugn plats i matsalen.", dueOn: "2026-12-03" };
  await decideFollowUp(counsellor, { ...(await followUpOf(counsellor, followed)), ...decision });
  await closeFollowUp(counsellor, { ...(await followUpOf(counsellor, followed)), note: "Ringde hemmet." });
  const gone = await note(teacher, "Hemligt.");
  await withdrawConcern(teacher, { concernId: gone, version: 1, reason: "Gällde kusinen." });
  const matter = { name: "Höstens frånvaro", nextOn: "2026-12-01", circle: "" };
  await openMatter(teacher, { pupilId, form: matter, concernIds: [followed, filed], idempotencyKey: "m" });
  const [signal] = await offeredSignals(teacher, "sv");
  const nothing = { text: "kom kvart över", priority: "", category: "", circle: "", date: "", time: "" };
  const { concernId: pressed } = await logSignal(teacher, {
    pupilId,
    signal: signal?.value ?? "",
    form: nothing,
    files: [],
    linkTo: "",
    tell: [],
    idempotencyKey: "s",
  });
  const inner = await note(counsellor, "Kuratorns egen iakttagelse.", "student_health");
  const upload = async (ctx: StaffCtx) => staged(ctx, [{ name: "fil.txt", bytes: Buffer.from("hej") }]);
  const file = { pupilId, title: "Kartläggning från Solbacka", circle: "" };
  await addPupilFile(teacher, { ...file, uploads: await upload(teacher), idempotencyKey: "f" });
  const innerFile = { pupilId, title: "Psykologens utlåtande", circle: "student_health" };
  await addPupilFile(counsellor, { ...innerFile, uploads: await upload(counsellor), idempotencyKey: "g" });
  const innerMatter = { name: "Samtalsserien", nextOn: "2026-12-01", circle: "student_health" };
  await openMatter(counsellor, { pupilId, form: innerMatter, concernIds: [inner], idempotencyKey: "n" });
  await save(teacher, fresh({ goals: "Kommer till lektionen med glasögonen." }, 1));
  const handed = { pupilIds: [pupilId], toId: colleague.actor.accountId, changeOn: "2026-12-01" };
  const summaries = { [pupilId]: "Behöver tydliga övergångar." };
  const { handoverId } = await proposeHandover(teacher, { ...handed, summaries, idempotencyKey: "h" });
  const reportId = await aReport(teacher, pupilId);
  const { reference } = await readReport(teacher, { reportId });
  return {
    ...{ world, pupilId, planId, handoverId, reportId, reference, inner },
    ...{ corrected, opened, filed, marked, followed, gone, pressed, signal },
    teacher: later(teacher, 1000),
    colleague: later(colleague, 1000),
    counsellor: later(counsellor, 1000),
  };
}

let all: Awaited<ReturnType<typeof aThreadOfAllKinds>>;

const typed = (text: string): ThreadSelection => ({ ...wholeThread, words: text, say: words });

async function found(ctx: StaffCtx, text: string) {
  const { items, beyond, count } = await readThread(ctx, { pupilId: all.pupilId, selection: typed(text) });
  const notes = items.filter(({ kind }) => kind === "entry").length;
  expect(count).toMatchObject({ selected: notes, events: items.length - notes });
  return Object.fromEntries(items.map(({ id }) => [id, beyond[id] ?? []]));
}

/** An earlier wording, but of student health's own none for others. */
async function earlierWordings() {
  const { teacher, counsellor, corrected, opened } = all;
  expect(await found(teacher, "vantarna")).toEqual({ [corrected]: ["earlier"] });
  expect(await found(teacher, "JACKAN")).toEqual({ [corrected]: [] });
  expect(await found(counsellor, "grät")).toEqual({ [opened]: ["earlier"] });
  expect(await found(teacher, "grät")).toEqual({});
  expect(await found(teacher, "prata")).toEqual({ [opened]: [] });
}

/** Files' names, an injury's words and the words it is told in, a quick signal's line. */
async function filesAndMarks() {
  const { teacher, filed, marked, pressed } = all;
  expect(await found(teacher, "nattugglan")).toEqual({ [filed]: ["files"] });
  expect(await found(teacher, "femkrona gympan")).toEqual({ [marked]: [] });
  expect(await found(teacher, "blåmärke")).toEqual({ [marked]: [] });
  expect(await found(teacher, "blamarke")).toEqual({});
  expect(await found(teacher, "kvart över")).toEqual({ [pressed]: [] });
}

/** What was decided about a note, how it was closed, what was said on the way, and the matter that it is part of. */
async function followUpAndMatters() {
  const { teacher, followed, filed } = all;
  expect(await found(teacher, "matsalen")).toEqual({ [followed]: [] });
  expect(await found(teacher, "ringde hemmet")).toEqual({ [followed]: [] });
  expect(await found(teacher, "psykologen")).toEqual({ [followed]: ["followUp"] });
  expect(await found(teacher, "höstens")).toEqual({ [followed]: [], [filed]: [] });
}

/** Why a note was withdrawn, and nothing that it said. */
async function withdrawn() {
  expect(await found(all.teacher, "kusinen")).toEqual({ [all.gone]: [] });
  expect(await found(all.teacher, "hemligt")).toEqual({});
}

/** A file's title, a plan's text, a handover's words, and a report's reference for who may know of it. */
async function events() {
  const { teacher, colleague, planId, handoverId, reportId, reference } = all;
  expect(Object.keys(await found(teacher, "solbacka"))).toHaveLength(1);
  expect(await found(colleague, "glasögonen")).toEqual({ [planId]: ["plan"] });
  expect(await found(colleague, "övergångar")).toEqual({ [handoverId]: [] });
  expect(await found(teacher, reference)).toEqual({ [reportId]: [] });
  expect(await found(colleague, reference)).toEqual({});
}

/** And of student health's own notes, files and matters nothing for anybody else. */
async function innerCircle() {
  for (const text of ["iakttagelse", "utlåtande", "samtalsserien"]) {
    expect(Object.keys(await found(all.counsellor, text)), text).toHaveLength(1);
    expect(await found(all.teacher, text), text).toEqual({});
  }
}

/** Events only where nothing is asked for that notes alone have. */
async function notesAlone() {
  const { teacher, pupilId } = all;
  const selection = { ...typed("solbacka"), authorId: teacher.actor.accountId };
  expect((await readThread(teacher, { pupilId, selection })).items).toEqual([]);
}

/** Paper holds and counts what the screen does, events too, and says so. */
async function paper() {
  const { teacher, pupilId } = all;
  for (const text of ["e", "vantarna", "solbacka", "finns inte"]) {
    const selection = typed(text);
    const screen = await readThread(teacher, { pupilId, selection });
    const paper = await copyThread(teacher, { pupilId, selection, picked: [], as: "print" });
    expect(paper.items.map(({ id }) => id)).toEqual(screen.items.map(({ id }) => id));
    expect(paper.count).toEqual({ ...screen.count, copied: screen.count.selected });
  }
}

/** And why each is there: what is found by what a copy does not show says where the words are. */
async function whyOnPaper() {
  const { teacher, pupilId, corrected, followed, filed, planId } = all;
  const why = async (text: string) => {
    const copy = await copyThread(teacher, { pupilId, selection: typed(text), picked: [], as: "print" });
    const said = copyWords(wordsIn("sv"), "sv", "");
    const last = copy.items.map((item) => itemWriter(copy, said)(item).blocks.at(-1));
    return { beyond: copy.beyond, last: last.map((block) => (block && "text" in block ? block.text : "")) };
  };
  const inEarlier = { beyond: { [corrected]: ["earlier"] }, last: ["Orden finns i en tidigare lydelse."] };
  expect(await why("vantarna")).toEqual(inEarlier);
  const name = "Orden finns i ärendets namn.";
  const inName = { beyond: { [followed]: ["matter"], [filed]: ["matter"] }, last: [name, name] };
  expect(await why("höstens")).toEqual(inName);
  const inPlan = { beyond: { [planId]: ["plan"] }, last: ["Orden finns i planens text."] };
  expect(await why("glasögonen")).toEqual(inPlan);
  expect((await why("jackan")).beyond).toEqual({});
}

/** Every note ticked is not the whole: what else stands there is left out. */
async function wholeOrPart() {
  const { teacher, pupilId } = all;
  const copy = (picked: string[]) =>
    copyThread(teacher, { pupilId, selection: wholeThread, picked, as: "pdf" });
  const whole = await copy([]);
  const notes = await copy(whole.items.flatMap(({ kind, id }) => (kind === "entry" ? [id] : [])));
  expect(notes.count).toMatchObject({ copied: whole.count.all, all: whole.count.all });
  const said = copyWords(wordsIn("sv"), "sv", "");
  const content = [whole, notes].map((c) => threadDocument(c, said, []).facts?.[1]?.value ?? "");
  expect(content.map((value) => value.includes(wordsIn("sv")("thread:copy.part")))).toEqual([false, true]);
}

it("words find whatever stands on the thread as text, for each reader what that reader may see, and paper the same", async () => {
  all = await aThreadOfAllKinds();
  await earlierWordings();
  await filesAndMarks();
  await followUpAndMatters();
  await withdrawn();
  await events();
  await innerCircle();
  await notesAlone();
  await paper();
  await whyOnPaper();
  await wholeOrPart();
}, 60_000);
