import { eq, isNull } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { beginUpload } from "~/domain/attachment/begin-upload.server";
import { proposeHandover } from "~/domain/handover/propose-handover.server";
import { openMatter } from "~/domain/matter/open-matter.server";
import { leaveNote } from "~/domain/note/leave-note.server";
import { addPupilFile } from "~/domain/pupil-file/add-pupil-file.server";
import { paths } from "~/paths";
import { attachment, looseNote } from "~db/schema/concern.server";
import { followUp } from "~db/schema/follow-up.server";
import { aConsultation } from "~test/factories/consultation";
import { answersOf, cookieOf, type DoorCase } from "~test/factories/doors";
import { logged, staged } from "~test/factories/logged";
import { openDoorsTo } from "~test/factories/open-house";
import { aReport } from "~test/factories/report";
import { aMoment, aNote, aWorld, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

interface Case extends DoorCase {
  param: string;
}

const note = { text: "Hej", priority: "act_now", category: "other", version: "1", reason: "Fel." };
const cases: Record<string, Case[]> = {
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
  attachment: [
    {
      door: () => import("~/routes/attachments.$attachmentId"),
      param: "attachmentId",
      path: paths.attachment,
    },
  ],
  thumbnail: [
    {
      door: () => import("~/routes/attachments.$attachmentId_.thumbnail"),
      param: "attachmentId",
      path: paths.attachmentThumbnail,
    },
  ],
  pupilFile: [
    {
      door: () => import("~/routes/attachments.$attachmentId_.remove"),
      param: "attachmentId",
      path: paths.removePupilFile,
      form: { do: "remove" },
    },
  ],
  upload: ["finish" as const, "cancel" as const].map((what) => ({
    door: () => import("~/routes/uploads.$uploadId"),
    param: "uploadId",
    path: (id: string) => paths.upload(id, { do: what }),
    form: { name: "a" },
  })),
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
  looseNote: [
    {
      door: () => import("~/routes/notes.waiting.$noteId"),
      param: "noteId",
      path: paths.looseNote,
      form: { pupilId: "somebody" },
    },
  ],
};

let world: World;
let ids: Record<string, string>;
let teacher: StaffCtx;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  world = await aWorld();
  openDoorsTo(world);
  teacher = await world.staff("teacher", { group: "teacher" });
  const concernId = await logged(teacher, world.pupilId, {
    files: [{ name: "brev.txt", bytes: Buffer.from("hej") }],
  });
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
  const [file] = await world.db.read.select({ id: attachment.id }).from(attachment);
  const [waiting] = await world.db.read.select({ id: looseNote.id }).from(looseNote);
  ids = {
    report: await aReport(teacher, world.pupilId),
    pupil: world.pupilId,
    concern: concernId,
    concernCopy: concernId,
    matter: matterId,
    attachment: file?.id ?? "",
    thumbnail: await aPicture(),
    pupilFile: await aPupilFile(),
    upload: (await beginUpload(teacher, { name: "a.txt", size: 3 })).uploadId,
    handover: handoverId,
    looseNote: waiting?.id ?? "",
    consultation: await aConsultation(world, teacher),
  };
});

/** An attachment that there is a small picture of. */
async function aPicture(): Promise<string> {
  const files = [{ name: "bild.png", bytes: Buffer.from(onePixel, "base64") }];
  const concernId = await logged(teacher, world.pupilId, { files });
  const [file] = await world.db.read
    .select({ id: attachment.id })
    .from(attachment)
    .where(eq(attachment.concernId, concernId));
  return file?.id ?? "";
}

async function aPupilFile(): Promise<string> {
  const uploads = await staged(teacher, [{ name: "plan.txt", bytes: Buffer.from("plan") }]);
  await addPupilFile(teacher, {
    pupilId: world.pupilId,
    title: "Plan",
    circle: "",
    uploads,
    idempotencyKey: "f",
  });
  const [file] = await world.db.read
    .select({ id: attachment.id })
    .from(attachment)
    .where(isNull(attachment.concernId));
  return file?.id ?? "";
}

const onePixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

afterEach(() => {
  vi.useRealTimers();
});

const answers = ({ param, ...each }: Case, id: string, cookie: string) =>
  answersOf(each, id, { params: { [param]: id }, cookie });

const nowhere = { status: 404, headers: [], body: "" };

test.each(Object.keys(cases))("a %s unknown, or somebody else's", async (kind) => {
  const stranger = await world.staff("other_staff");
  const administrator = await world.staff("authority_administrator");
  const social = await world.social(["reception", "analyst"]);
  for (const { actor } of [stranger, administrator, social]) {
    const cookie = await cookieOf(actor, aMoment);
    for (const one of cases[kind] ?? []) {
      const foreign = await answers(one, ids[kind] ?? "", cookie);
      expect(foreign.length).toBe(one.form ? 2 : 1);
      for (const answer of foreign) expect(answer).toEqual(nowhere);
      for (const unknown of ["no-such-id", "", "æ".repeat(5000)])
        expect(await answers(one, unknown, cookie)).toEqual(foreign);
    }
  }
});

test("the same doors open for those who may: the 404 is not the doors' own", async () => {
  const principal = await world.staff("principal");
  const counsellor = await world.staff("counsellor");
  const cookies = await Promise.all([teacher, principal, counsellor].map((c) => cookieOf(c.actor, aMoment)));
  for (const [kind, list] of Object.entries(cases)) {
    for (const one of list) {
      const opened = await Promise.all(
        cookies.map(
          async (cookie) => (await answers({ ...one, form: undefined }, ids[kind] ?? "", cookie))[0],
        ),
      );
      expect(
        opened.some((a) => typeof a === "object" && a !== null && "given" in a),
        `${kind} ${one.path("")}`,
      ).toBe(true);
    }
  }
});

test("without a session every door leads to signing in, whether there is something behind it or not", async () => {
  for (const [kind, list] of Object.entries(cases)) {
    for (const one of list) {
      for (const id of [ids[kind] ?? "", "no-such-id"]) {
        for (const answer of await answers(one, id, "")) {
          expect(answer).toMatchObject({ status: 302, body: "" });
          expect(JSON.stringify(answer)).toContain("/sign-in");
        }
      }
    }
  }
});
