// Doors that take a form alone, and the reception's questions without a name: what is unknown and what is somebody else's
// are the same 404 there too.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "~/access/actor";
import { paths } from "~/paths";
import { aConsultation } from "~test/factories/consultation";
import { answersOf, cookieOf, type DoorCase } from "~test/factories/doors";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aWorld, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

let world: World;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  world = await aWorld();
  openDoorsTo(world);
});

afterEach(() => {
  vi.useRealTimers();
});

const nowhere = { status: 404, body: "" };
const unknownIds = ["no-such-id", "æ".repeat(5000)];

async function closedTo(each: DoorCase, param: string, { id, actor }: { id: string; actor: Actor }) {
  const cookie = await cookieOf(actor, aMoment);
  for (const one of [id, ...unknownIds]) {
    const answers = await answersOf(each, one, { params: { [param]: one }, cookie });
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) expect(answer).toMatchObject(nowhere);
  }
}

test("words to look for in a thread, and a copy of it, are taken from nobody who does not have the pupil", async () => {
  const find: DoorCase = {
    door: () => import("~/routes/pupils.$pupilId_.find"),
    path: paths.pupilFind,
    form: { words: "jacka" },
  };
  const pdf: DoorCase = {
    door: () => import("~/routes/pupils.$pupilId_.pdf"),
    path: paths.pupilPdf,
    form: { pick: "x" },
  };
  const id = world.pupilId;
  for (const stranger of [await world.staff("other_staff"), await world.social(["reception", "analyst"])])
    for (const each of [find, pdf]) await closedTo(each, "pupilId", { id, actor: stranger.actor });
  const teacher = await world.staff("teacher", { group: "teacher" });
  const cookie = await cookieOf(teacher.actor, aMoment);
  expect(await answersOf(find, id, { params: { pupilId: id }, cookie })).toMatchObject([
    { given: { status: 302 } },
  ]);
});

test("a question to a reception is there for that reception alone", async () => {
  const reader = await world.social(["reception"]);
  const asker = await world.staff("teacher", { group: "teacher" });
  const id = await aConsultation(world, asker, "municipality:2282");
  const each: DoorCase = {
    door: () => import("~/routes/reception.consultations.$consultationId"),
    path: paths.receptionConsultation,
    form: { text: "Ja.", version: "1" },
  };
  const others = [await world.social(["reception"], "0180"), await world.social(["analyst"]), asker];
  for (const { actor } of others) await closedTo(each, "consultationId", { id, actor });
  const params = { consultationId: id };
  const opened = await answersOf(each, id, { params, cookie: await cookieOf(reader.actor, aMoment) });
  expect(opened[0]).toMatchObject({ given: { version: 1 } });
});
