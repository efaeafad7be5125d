// What does not exist and what is somebody else's get the same 404: the pupil, and what is written about it.
import { vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { draftContent } from "~/domain/draft/draft-content";
import { keepOwnDraft } from "~/domain/draft/keep-draft.server";
import { proposeHandover } from "~/domain/handover/propose-handover.server";
import { openMatter } from "~/domain/matter/open-matter.server";
import { leaveNote } from "~/domain/note/leave-note.server";
import { paths } from "~/paths";
import { looseNote } from "~db/schema/concern.server";
import { followUp } from "~db/schema/follow-up.server";
import { aConsultation } from "~test/factories/consultation";
import { logged } from "~test/factories/logged";
import { aReport } from "~test/factories/report";
import { doorsAreShut, type ShutDoors } from "~test/factories/shut-doors";
import { aNote } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

const aDraft = async (writer: StaffCtx) => {
  const id = "0f8b6d3c-5a1e-4c7b-9b57-2f1c0d9e8a11";
  await keepOwnDraft(writer, { id, content: draftContent.parse({ pupilId: "moved", text: "Kom sent" }) });
  return id;
};

const note = { text: "Hej", priority: "act_now", category: "other", version: "1", reason: "Fel." };
const cases: ShutDoors = {
  pupil: [
    { door: () => import("~/routes/pupils.$pupilId"), param: "pupilId", path: paths.pupil },
    { door: () => import("~/routes/pupils.$pupilId_.print"), param: "pupilId", path: paths.pupilPrint },
    {
      door: () => import("~/routes/pupils.$pupilId_.files.new"),
      param: "pupilId",
      path: paths.pupilNewFile,
      form: { title: "Plan" },
    },
    { door: () => import("~/routes/pupils.$pupilId_.composer"), param: "pupilId", path: paths.pupilComposer },
    {
      door: () => import("~/routes/pupils.$pupilId_.signal"),
      param: "pupilId",
      path: paths.pupilSignal,
      form: { signal: "mood.0", key: "k" },
    },
    {
      door: () => import("~/routes/pupils.$pupilId_.student-health"),
      param: "pupilId",
      path: paths.bringToStudentHealth,
      form: { concernId: "something", word: "Hjälp" },
    },
    {
      door: () => import("~/routes/pupils.$pupilId_.access"),
      param: "pupilId",
      path: paths.pupilAccess,
      form: { reason: "Vikarie", until: "2026-12-01", accountId: "somebody" },
    },
  ],
  concern: [
    {
      door: () => import("~/routes/concerns.$concernId"),
      param: "concernId",
      path: paths.concern,
      form: { do: "unlink", linkId: "something" },
    },
    ...["begin", "close", "bring"].map((what) => ({
      door: () => import("~/routes/concerns.$concernId_.follow-up"),
      param: "concernId",
      path: paths.followUp,
      form: { do: what, version: "1", word: "Din?", note: "Klart" },
    })),
    {
      door: () => import("~/routes/student-health.$concernId"),
      param: "concernId",
      path: paths.studentHealthItem,
      form: { do: "own-note", ownNote: "Hej" },
    },
    ...["link", "unlink", "leave-occasion"].map((what) => ({
      door: () => import("~/routes/concerns.$concernId"),
      param: "concernId",
      path: paths.concern,
      form: { do: what, otherId: "x1", linkKind: "follows", linkId: "x1" },
    })),
    {
      door: () => import("~/routes/concerns.$concernId_.correct"),
      param: "concernId",
      path: paths.correctConcern,
      form: note,
    },
    {
      door: () => import("~/routes/concerns.$concernId_.remove"),
      param: "concernId",
      path: paths.removeConcern,
      form: note,
    },
  ],
  concernCopy: [
    {
      door: () => import("~/routes/concerns.$concernId_.document"),
      param: "concernId",
      path: paths.concernDocument,
    },
    { door: () => import("~/routes/concerns.$concernId_.pdf"), param: "concernId", path: paths.concernPdf },
  ],
  matter: [
    {
      door: () => import("~/routes/matters.$matterId"),
      param: "matterId",
      path: paths.matter,
      form: { step: "close", version: "1" },
    },
  ],
  handover: [
    ...["accept", "decline", "withdraw", "appoint"].map((what) => ({
      door: () => import("~/routes/handovers.$handoverId"),
      param: "handoverId",
      path: paths.handover,
      form: { do: what, version: "1", toId: "somebody" },
    })),
  ],
  consultation: [
    {
      door: () => import("~/routes/consultations.$consultationId"),
      param: "consultationId",
      path: paths.consultation,
      form: { text: "Ja.", version: "1" },
    },
  ],
  report: [
    {
      door: () => import("~/routes/reports.$reportId_.danger"),
      param: "reportId",
      path: paths.reportDanger,
      form: { "f.acuteHow": "Nu.", "v.acuteHow": "0" },
    },
    {
      door: () => import("~/routes/reports.$reportId_.guard"),
      param: "reportId",
      path: paths.reportGuard,
      form: { do: "lift", purpose: "other", reason: "Nyfiken." },
    },
    { door: () => import("~/routes/reports.$reportId_.family"), param: "reportId", path: paths.reportFamily },
    {
      door: () => import("~/routes/reports.$reportId_.sibling"),
      param: "reportId",
      path: paths.reportSibling,
      form: { way: "described", fullName: "Ture Ek" },
    },
  ],
  draft: [{ door: () => import("~/routes/drafts_.$draftId"), param: "draftId", path: paths.lostDraft }],
  looseNote: [
    {
      door: () => import("~/routes/notes.waiting.$noteId"),
      param: "noteId",
      path: paths.looseNote,
      form: { pupilId: "somebody" },
    },
  ],
};

doorsAreShut(cases, async (world, teacher) => {
  const concernId = await logged(teacher, world.pupilId);
  const { matterId } = await openMatter(teacher, {
    pupilId: world.pupilId,
    form: { name: "Frånvaro", nextOn: "", circle: "" },
    concernIds: [concernId],
    idempotencyKey: "m",
  });
  await world.db.write((tx) => tx.update(followUp).set({ offeredUnitId: world.schoolUnitId }));
  const { handoverId } = await proposeHandover(teacher, {
    pupilIds: [world.pupilId],
    toId: "",
    changeOn: "2026-12-01",
    summaries: {},
    idempotencyKey: "h",
  });
  await leaveNote(teacher, {
    fullName: "Nils Okänd",
    className: "5B",
    schoolUnitId: world.schoolUnitId,
    form: aNote(),
    idempotencyKey: "n",
  });
  const [waiting] = await world.db.read.select({ id: looseNote.id }).from(looseNote);
  return {
    pupil: world.pupilId,
    concern: concernId,
    concernCopy: concernId,
    matter: matterId,
    handover: handoverId,
    consultation: await aConsultation(world, teacher),
    report: await aReport(teacher, world.pupilId),
    looseNote: waiting?.id ?? "",
    draft: await aDraft(teacher),
  };
});
