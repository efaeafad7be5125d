// Issue: "a second submit of the same form is answered like the first", and nothing typed is lost behind that answer: every
// form that carries a key, sent twice as it was and then with something else in it.
import { beforeEach, describe, expect, it } from "vitest";
import { auditEvent } from "~db/schema/audit.server";
import { idempotency } from "~db/schema/operation.server";
import { logged, staged } from "~test/factories/logged";
import { fresh } from "~test/factories/plan";
import { aDelivery } from "~test/factories/received";
import { aReport, refusedAt, words } from "~test/factories/report";
import { aMoment, aNote, aWorld, later, type World } from "~test/factories/world";
import { giveTemporaryAccess } from "../access-grant/give-temporary-access.server";
import { choosePlanEntries, startPlan } from "../action-plan/choose-plan-entries.server";
import { savePlan } from "../action-plan/save-plan.server";
import { logConcern } from "../concern/log-concern.server";
import { closeFollowUp } from "../follow-up/close-follow-up.server";
import { noteAtMeeting } from "../follow-up/note-at-meeting.server";
import { bringToStudentHealth, passOnFollowUp } from "../follow-up/pass-on-follow-up.server";
import { readFollowUp } from "../follow-up/read-follow-up.server";
import { proposeHandover } from "../handover/propose-handover.server";
import { openMatter } from "../matter/open-matter.server";
import { leaveNote } from "../note/leave-note.server";
import { addPupilFile } from "../pupil-file/add-pupil-file.server";
import { logSignal } from "../quick-signal/log-signal.server";
import { offeredSignals } from "../quick-signal/offered-signals.server";
import { enterReport } from "../reception/enter-report.server";
import { inviteToMeeting } from "../reception/invite-received.server";
import { storeReceived } from "../reception/store-received.server";
import { decideGuard } from "../report/decide-guard.server";
import { startReport } from "../report/start-report.server";
import { writeComment } from "../report-comment/write-comment.server";
import { startSubstitution } from "../substitution/start-substitution.server";
import { tidySentForms } from "./claim-sent-form.server";

type Sends = (said: string) => Promise<unknown>;
const idempotencyKey = "0b8ec5d4-7a0c-4d5f-9c5e-6c1f7d0f2a11";
const text = (bytes: string) => ({ name: "plan.txt", bytes: Buffer.from(bytes) });

const teacherOf = (world: World) => world.staff("teacher", { group: "teacher" });
const note = (world: World, said: string, files: string[] = []) => ({
  pupilId: world.pupilId,
  form: aNote({ text: said }),
  ...{ files, linkTo: "", tell: [], idempotencyKey },
});

async function followUp(world: World) {
  const teacher = await teacherOf(world);
  const concernId = await logged(teacher, world.pupilId);
  const read = await readFollowUp(teacher, { concernId });
  return { teacher, form: { concernId, version: read.followUp?.version ?? 0, idempotencyKey } };
}

async function aPlan(world: World) {
  const teacher = await teacherOf(world);
  const [first, second] = [await logged(teacher, world.pupilId), await logged(teacher, world.pupilId)];
  const begun = { concernIds: [first], release: false, idempotencyKey: "begun", language: "sv" as const };
  const { planId } = await startPlan(teacher, { ...begun, pupilId: world.pupilId });
  return { teacher, planId, first, second };
}

const forms: Record<string, (world: World) => Promise<Sends>> = {
  "a note": async (world) => {
    const teacher = await teacherOf(world);
    return (said) => logConcern(teacher, note(world, said));
  },
  "a note's file, its words the same": async (world) => {
    const teacher = await teacherOf(world);
    return async (said) =>
      logConcern(teacher, note(world, "Se bilden.", await staged(teacher, [text(said)])));
  },
  "a quick signal's line": async (world) => {
    const teacher = await teacherOf(world);
    const [signal] = await offeredSignals(teacher, "sv");
    return (said) => logSignal(teacher, { ...note(world, said), signal: signal?.value ?? "" });
  },
  "a note left on another's pupil": async (world) => {
    const teacher = await world.staff("teacher");
    const who = { fullName: "Astrid Lind", className: "7A", schoolUnitId: world.schoolUnitId };
    return (said) => leaveNote(teacher, { ...who, form: aNote({ text: said }), idempotencyKey });
  },
  "a file on no note": async (world) => {
    const teacher = await teacherOf(world);
    const of = { pupilId: world.pupilId, circle: "", idempotencyKey };
    return async (said) =>
      addPupilFile(teacher, { ...of, title: said, uploads: await staged(teacher, [text("En plan.")]) });
  },
  "a matter": async (world) => {
    const teacher = await teacherOf(world);
    const concernIds = [await logged(teacher, world.pupilId)];
    const of = { pupilId: world.pupilId, concernIds, idempotencyKey };
    return (name) => openMatter(teacher, { ...of, form: { name, nextOn: "2026-12-01", circle: "" } });
  },
  "a handover's summary, given from today on": async (world) => {
    const teacher = await teacherOf(world);
    const of = { pupilIds: [world.pupilId], toId: "", changeOn: "2026-11-22", idempotencyKey };
    return (said) => proposeHandover(teacher, { ...of, summaries: { [world.pupilId]: said } });
  },
  "a temporary access": async (world) => {
    const [principal, teacher] = [await world.staff("principal"), await world.staff("teacher")];
    const of = { pupilId: world.pupilId, accountId: teacher.actor.accountId, until: "2026-11-24" };
    return (reason) => giveTemporaryAccess(principal, { ...of, reason, idempotencyKey });
  },
  "a substitution": async (world) => {
    const [principal, absent] = [await world.staff("principal"), await teacherOf(world)];
    const people = { absentId: absent.actor.accountId, substituteId: "" };
    const others = { one: await world.staff("teacher"), two: await world.staff("teacher") };
    const of = { schoolUnitId: world.schoolUnitId, from: "2026-11-24", until: "2026-11-27", idempotencyKey };
    return (said) => {
      const substituteId = others[said === "Så här var det." ? "one" : "two"].actor.accountId;
      return startSubstitution(principal, { ...of, ...people, substituteId });
    };
  },
  "a follow-up's closing note": async (world) => {
    const { teacher, form } = await followUp(world);
    return (said) => closeFollowUp(teacher, { ...form, note: said });
  },
  "the word with which a follow-up is passed on": async (world) => {
    await world.staff("counsellor");
    const { teacher, form } = await followUp(world);
    return (word) => passOnFollowUp(teacher, { ...form, to: "team", word });
  },
  "the word with which student health is asked": async (world) => {
    await world.staff("counsellor");
    const { teacher, form } = await followUp(world);
    return (word) => bringToStudentHealth(teacher, { ...form, word });
  },
  "student health's own note at its meeting": async (world) => {
    const counsellor = await world.staff("counsellor");
    const { teacher, form } = await followUp(world);
    await passOnFollowUp(teacher, { ...form, to: "team", word: "" });
    return (said) => noteAtMeeting(counsellor, { concernId: form.concernId, text: said, idempotencyKey });
  },
  "an action plan's beginning": async (world) => {
    const { teacher, first, second } = await aPlan(world);
    const of = { pupilId: world.pupilId, release: false, language: "sv" as const, idempotencyKey };
    return (said) =>
      startPlan(teacher, { ...of, concernIds: said === "Så här var det." ? [first] : [first, second] });
  },
  "notes added to an action plan": async (world) => {
    const { teacher, planId, second } = await aPlan(world);
    const third = await logged(teacher, world.pupilId);
    return (said) =>
      choosePlanEntries(teacher, {
        ...{ planId, release: false, idempotencyKey },
        concernIds: [said === "Så här var det." ? second : third],
      });
  },
  "an action plan's measure": async (world) => {
    const { teacher, planId } = await aPlan(world);
    const measure = { owner: "", ownerId: "", dueOn: "" };
    const of = { planId, fields: {}, measures: [], idempotencyKey };
    return (what) => savePlan(teacher, { ...of, added: [{ ...measure, what }] });
  },
  "an action plan's goals": async (world) => {
    const { teacher, planId } = await aPlan(world);
    const of = { planId, measures: [], added: [], idempotencyKey };
    // As a page filled in anew: what it met is what stands.
    return (goals) =>
      savePlan(teacher, { ...of, fields: fresh({ goals }, goals === "Så här var det." ? 0 : 1) });
  },
  "a report's beginning": async (world) => {
    const teacher = await teacherOf(world);
    const who = { fullName: "Nils Okänd", className: "", schoolUnitId: world.schoolUnitId };
    const of = { follows: "", language: "sv" as const, words, idempotencyKey };
    return (description) => startReport(teacher, { ...of, who: { ...who, description } });
  },
  "a comment on a report": async (world) => {
    const teacher = await teacherOf(world);
    const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan frukost." });
    const of = { reportId, field: "observations", answersId: "", idempotencyKey };
    return (said) => writeComment(teacher, { ...of, text: said });
  },
  "a decision on the guard": async (world) => {
    const teacher = await teacherOf(world);
    const reportId = await aReport(teacher, world.pupilId, { categories: ["honour"] });
    const of = { reportId, decision: "lifted" as const, purpose: "other", idempotencyKey };
    return (reason) => decideGuard(teacher, { ...of, reason });
  },
  "a report entered by hand": async (world) => {
    const worker = await world.social(["reception"]);
    const call = { wayIn: "phone" as const, date: "", time: "", childName: "Theo Åkesson" };
    const about = { personalNumber: "", birthDate: "", sex: "" as const, categories: [], reporterKind: "" };
    const marks = { reporter: "", acute: false, protectedIdentity: false, feedbackRequested: false };
    return (summary) =>
      enterReport(worker, { form: { ...call, ...about, ...marks, summary } as never, idempotencyKey });
  },
  "a reception's step": async (world) => {
    const { receivedId } = await storeReceived(world, aDelivery());
    const worker = later(await world.social(["reception"]), 600_000);
    return (said) =>
      inviteToMeeting(worker, {
        ...{ receivedId, version: 1, idempotencyKey },
        day: said === "Så här var det." ? "2026-11-25" : "2026-11-26",
      });
  },
};

describe("a form that comes again", () => {
  let world: World;
  beforeEach(async () => {
    world = await aWorld();
  });

  it.each(Object.entries(forms))(
    "%s: the same is done once, something else is not lost",
    async (_what, made) => {
      const send = await made(world);
      await send("Så här var det.");
      // Whatever a form does is in the log.
      const done = async () => (await world.db.read.select({ seq: auditEvent.seq }).from(auditEvent)).length;
      const before = await done();
      await send("Så här var det.");
      expect(await done()).toBe(before);
      expect(await refusedAt(send("Nej, så här."))).toEqual({ form: "form_sent_before" });
    },
  );

  it("is compared by a print that is of no use without the key, and that goes in a fortnight", async () => {
    const send = await (forms["a note"] as (w: World) => Promise<Sends>)(world);
    await send("Så här var det.");
    const [row] = await world.db.read.select().from(idempotency);
    expect(row?.contentPrint).toMatch(/^[0-9a-f]{64}$/);
    await world.db.write((tx) => tidySentForms(tx, new Date(+aMoment + 13 * 86_400_000)));
    await send("Så här var det.");
    await world.db.write((tx) => tidySentForms(tx, new Date(+aMoment + 15 * 86_400_000)));
    // What can no longer be compared is never taken for the same.
    expect(await refusedAt(send("Så här var det."))).toEqual({ form: "form_sent_before" });
  });
});
