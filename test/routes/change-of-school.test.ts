// A pupil who changes school within the authority: the new school's staff meet nothing of what was written at the old one by
// any door, and the old school's staff lose the pupil. The ids that they try are the real ones.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { startPlan } from "~/domain/action-plan/choose-plan-entries.server";
import { openMatter } from "~/domain/matter/open-matter.server";
import { paths } from "~/paths";
import { attachment } from "~db/schema/concern.server";
import { aChangeOfSchool, type ChangeOfSchool, type Person } from "~test/factories/change-of-school";
import { answersOf, cookieOf, type DoorCase } from "~test/factories/doors";
import { logged } from "~test/factories/logged";
import { openDoorsTo } from "~test/factories/open-house";
import { aReport } from "~test/factories/report";
import { rosterRead } from "~test/factories/roster";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

const days = (n: number) => new Date(+rosterRead + n * 86_400_000);
const secret = "Orolig på morgnarna.";
let house: ChangeOfSchool;
let doors: { name: string; open: (cookie: string) => Promise<unknown[]> }[];
let oldPupil: string;

const onePixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** What stands at the old school, each by its id and the door that takes it. */
async function writtenBefore(mentor: StaffCtx) {
  const concernId = await logged(mentor, oldPupil, {
    form: { text: secret, priority: "act_now" },
    files: [{ name: "bild.png", bytes: Buffer.from(onePixel, "base64") }],
  });
  const [file] = await house.db.read.select({ id: attachment.id }).from(attachment);
  const { matterId } = await openMatter(mentor, {
    pupilId: oldPupil,
    form: { name: "Frånvaro", nextOn: "", circle: "" },
    concernIds: [concernId],
    idempotencyKey: "m",
  });
  const { planId } = await startPlan(mentor, {
    ...{ pupilId: oldPupil, concernIds: [concernId], release: false },
    ...{ language: "sv", idempotencyKey: "p" },
  });
  const reportId = await aReport(mentor, oldPupil, { observations: secret });
  return { pupilId: oldPupil, concernId, attachmentId: file?.id ?? "", matterId, planId, reportId };
}

type Ids = Awaited<ReturnType<typeof writtenBefore>>;
const cases: { id: keyof Ids; case: DoorCase }[] = [
  { id: "pupilId", case: { door: () => import("~/routes/pupils.$pupilId"), path: paths.pupil } },
  { id: "pupilId", case: { door: () => import("~/routes/pupils.$pupilId_.print"), path: paths.pupilPrint } },
  {
    id: "pupilId",
    case: { door: () => import("~/routes/pupils.$pupilId_.pdf"), path: paths.pupilPdf, form: {} },
  },
  {
    id: "pupilId",
    case: { door: () => import("~/routes/pupils.$pupilId_.composer"), path: paths.pupilComposer },
  },
  { id: "concernId", case: { door: () => import("~/routes/concerns.$concernId"), path: paths.concern } },
  {
    id: "concernId",
    case: { door: () => import("~/routes/concerns.$concernId_.document"), path: paths.concernDocument },
  },
  {
    id: "concernId",
    case: { door: () => import("~/routes/concerns.$concernId_.follow-up"), path: paths.followUp },
  },
  {
    id: "attachmentId",
    case: { door: () => import("~/routes/attachments.$attachmentId"), path: paths.attachment },
  },
  {
    id: "attachmentId",
    case: {
      door: () => import("~/routes/attachments.$attachmentId_.thumbnail"),
      path: paths.attachmentThumbnail,
    },
  },
  { id: "matterId", case: { door: () => import("~/routes/matters.$matterId"), path: paths.matter } },
  { id: "planId", case: { door: () => import("~/routes/plans.$planId"), path: paths.plan } },
  { id: "planId", case: { door: () => import("~/routes/plans.$planId_.sign"), path: paths.planSign } },
  { id: "reportId", case: { door: () => import("~/routes/reports.$reportId"), path: paths.report } },
];
/** Hers though she has the pupil no more: her own note, her own draft of a report (SoL 19:1). */
const authorsOwn: readonly (keyof Ids)[] = ["concernId", "attachmentId", "reportId"];

const cookie = async (person: Person, now: Date) => cookieOf((await house.ctx(person, now)).actor, now);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: days(1) });
  house = await aChangeOfSchool();
  openDoorsTo(house);
  oldPupil = (await house.at("e1", "Ekskolan")).id;
  const ids = await writtenBefore(await house.ctx("oldMentor", days(1)));
  expect(Object.values(ids)).not.toContain("");
  doors = cases.map(({ id, case: one }) => ({
    name: `${id} ${one.path("")}`,
    open: (as) => answersOf(one, ids[id], { params: { [id]: ids[id] }, cookie: as }),
  }));
});
afterEach(() => {
  vi.useRealTimers();
});

const gone = { status: 404 };

describe("a pupil who changes school within the authority", () => {
  it("new staff see no old note by any door; old staff lose the pupil and keep what is their own", async () => {
    const before = await cookie("oldMentor", days(1));
    for (const { name, open } of doors) expect((await open(before))[0], name).not.toMatchObject(gone);
    await house.move({ e1: "s2", e2: "s1" }, days(30));
    vi.setSystemTime(days(31));
    for (const person of ["mentor", "principal", "counsellor"] as const) {
      const as = await cookie(person, days(31));
      for (const { name, open } of doors)
        for (const answer of await open(as)) expect(answer, `${person} ${name}`).toMatchObject(gone);
    }
    const author = await cookie("oldMentor", days(31));
    for (const { name, open } of doors) {
      const [answer] = await open(author);
      if (authorsOwn.some((id) => name.startsWith(`${id} `)) && !name.includes("follow-up"))
        expect(answer, name).not.toMatchObject(gone);
      else expect(answer, name).toMatchObject(gone);
    }
  });

  it("nothing of it is on a page about the pupil at the new school, nor in a list of things to do", async () => {
    await house.move({ e1: "s2", e2: "s1" }, days(30));
    vi.setSystemTime(days(31));
    const { id } = await house.at("e1", "Björkskolan");
    const about: DoorCase[] = [
      ...cases.filter((one) => one.id === "pupilId" && !one.case.form).map((one) => one.case),
      { door: () => import("~/routes/todo"), path: () => paths.todo() },
      { door: () => import("~/routes/overdue"), path: () => paths.overdue() },
      { door: () => import("~/routes/reports._index"), path: () => paths.reports() },
    ];
    for (const person of ["mentor", "principal", "counsellor"] as const) {
      const as = await cookie(person, days(31));
      for (const one of about) {
        const [answer] = await answersOf(one, id, { params: { pupilId: id }, cookie: as });
        const said = JSON.stringify(answer) ?? "";
        if (one.path === paths.pupil) expect(said).toContain("Maja Lind");
        expect(said).not.toContain(secret);
        expect(said).not.toContain(oldPupil);
      }
    }
  });
});
