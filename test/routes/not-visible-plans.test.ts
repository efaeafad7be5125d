// An action plan that does not exist and one that belongs to somebody else: the same 404, at every door that takes its id.
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { attachPlanPaper } from "~/domain/action-plan/attach-plan-paper.server";
import { readPlanSigning } from "~/domain/action-plan/read-plan-signing.server";
import { paths } from "~/paths";
import { answersOf, cookieOf, type DoorCase, got, posted } from "~test/factories/doors";
import { openDoorsTo } from "~test/factories/open-house";
import { aPlanSchool, type PlanSchool } from "~test/factories/plan";
import { png } from "~test/factories/signers";
import { aMoment } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

let school: PlanSchool;
let photoId: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  school = await aPlanSchool();
  openDoorsTo(school.world);
  const { teacher, planId } = school;
  const { documentId } = await school.finish();
  const file = { name: "papper.png", bytes: png };
  await attachPlanPaper(teacher, { planId, documentId, signer: "Eva", file, idempotencyKey: "p" });
  photoId = (await readPlanSigning(teacher, { planId })).photos[0]?.id ?? "";
});
afterEach(() => {
  vi.useRealTimers();
});

const known = { documentId: "some-document-1", signer: "guardian:1", days: "7", linkId: "link-1" };
const cases: DoorCase[] = [
  ...["follow", "evaluate", "finish", "close"].map((what) => ({
    door: () => import("~/routes/plans.$planId"),
    path: paths.plan,
    form: { do: what, measureId: "some-measure-1", status: "done", version: "0" },
  })),
  {
    door: () => import("~/routes/plans.$planId_.edit"),
    path: paths.planEdit,
    form: { "f.needs": "Hej", "v.needs": "1", "o.needs": "x" },
  },
  {
    door: () => import("~/routes/plans.$planId_.entries"),
    path: paths.planEntries,
    form: { concernIds: "some-concern-1" },
  },
  ...["sign", "link", "revoke", "ask", "attach", "finish", "cancel"].map((what) => ({
    door: () => import("~/routes/plans.$planId_.sign"),
    path: paths.planSign,
    form: { do: what, ...known },
  })),
  { door: () => import("~/routes/plans.$planId_.pdf"), path: paths.planPdf },
  { door: () => import("~/routes/plans.$planId_.evidence"), path: paths.planEvidence },
  {
    door: () => import("~/routes/plans.$planId_.photos.$photoId"),
    path: (id) => paths.planPhoto(id, photoId),
  },
];

const answers = (each: DoorCase, id: string, cookie: string) =>
  answersOf(each, id, { params: { planId: id, photoId }, cookie });

const nowhere = { status: 404, headers: [], body: "" };

test("an action plan unknown, or somebody else's", async () => {
  const { world, planId } = school;
  const strangers = [
    await world.staff("other_staff"),
    await world.staff("authority_administrator"),
    await world.social(["reception", "analyst"]),
  ];
  for (const { actor } of strangers) {
    const cookie = await cookieOf(actor, aMoment);
    for (const one of cases) {
      const foreign = await answers(one, planId, cookie);
      expect(foreign).toEqual(one.form ? [nowhere, nowhere] : [nowhere]);
      expect(await answers(one, "no-such-id", cookie)).toEqual(foreign);
    }
  }
});

test("the same doors open for those who have the pupil, and lead to signing in without a session", async () => {
  const cookie = await cookieOf(school.teacher.actor, aMoment);
  for (const one of cases) {
    const [opened] = await answers({ door: one.door, path: one.path }, school.planId, cookie);
    expect(opened, one.path("")).toHaveProperty("given");
    for (const answer of await answers(one, school.planId, "")) expect(answer).toMatchObject({ status: 302 });
  }
});

test("nobody who does not have the pupil begins a plan about it", async () => {
  const { loader, action } = await import("~/routes/pupils.$pupilId_.plans.new");
  const cookie = await cookieOf((await school.world.staff("other_staff")).actor, aMoment);
  for (const pupilId of [school.pupilId, randomUUID()]) {
    const path = paths.newPlan(pupilId);
    const form = { concernIds: school.notes[0] ?? "" };
    const given = { params: { pupilId }, context: {} };
    for (const answer of [
      () => loader({ request: got(path, cookie), ...given }),
      () => action({ request: posted(path, cookie, form), ...given }),
    ])
      await expect(answer()).rejects.toMatchObject({ status: 404 });
  }
});
