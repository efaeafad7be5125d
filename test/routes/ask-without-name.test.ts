// The doors of an anonymous consultation: nothing of a visit is kept by session or log, and no code stands in an address.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { expect, test, vi } from "vitest";
import { signedIn } from "~/access/session.server";
import { isUnnamedDoor } from "~/access/unnamed-door";
import { action, loader } from "~/routes/consult";
import { action as readAction } from "~/routes/consult_.answers";
import { session } from "~db/schema/operation.server";
import { cookieOf, got, posted } from "~test/factories/doors";
import { everyRow, newRows } from "~test/factories/every-row";
import { openDoorsTo } from "~test/factories/open-house";
import { aWorld } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

const args = (request: Request) =>
  ({ request, params: {}, context: {} }) as LoaderFunctionArgs & ActionFunctionArgs;

test("asking through the door touches no session, writes no account beside the question, and shows the code once", async () => {
  const world = await aWorld();
  openDoorsTo(world);
  const teacher = await world.staff("teacher", { group: "teacher" });
  const begun = new Date(Date.now() - 10 * 60_000);
  const cookie = await cookieOf(teacher.actor, begun);
  const before = await everyRow(world.db);
  const { code } = await loader(args(got("consult", cookie)));
  const receiver = `unit:${world.schoolUnitId}`;
  const answer = await action(args(posted("consult", cookie, { receiver, text: "Hur gör vi?", code })));
  expect(answer).toMatchObject({ asked: { code, kind: "student_health" } });
  const read = await readAction(args(posted("consult/answers", cookie, { code })));
  expect(read).toMatchObject({ thread: { messages: [{ text: "Hur gör vi?" }] } });
  const fresh = newRows(before, await everyRow(world.db));
  expect(fresh.map((row) => row.split(" ")[0])).toEqual(["consultation_letter"]);
  expect(fresh.join()).not.toContain(teacher.actor.accountId);
  const [row] = await world.db.read.select().from(session);
  expect(row?.lastSeenAt).toEqual(begun);
  // The root's loader asks who is signed in as well; elsewhere it prolongs the session.
  await signedIn(got("consult", cookie), new Date());
  expect((await world.db.read.select().from(session))[0]?.lastSeenAt).toEqual(begun);
  await signedIn(got("todo", cookie), new Date());
  expect((await world.db.read.select().from(session))[0]?.lastSeenAt).not.toEqual(begun);
});

test("a form that came too often is refused in words, with what was typed", async () => {
  const world = await aWorld();
  openDoorsTo(world);
  const teacher = await world.staff("teacher", { group: "teacher" });
  const cookie = await cookieOf(teacher.actor, new Date());
  const receiver = `unit:${world.schoolUnitId}`;
  const post = async () => {
    const { code } = await loader(args(got("consult", cookie)));
    return action(args(posted("consult", cookie, { receiver, text: "Hur gör vi?", code })));
  };
  for (let i = 0; i < 6; i += 1) expect(await post()).toHaveProperty("asked");
  expect(await post()).toMatchObject({
    init: { status: 422 },
    data: { errors: { form: { key: "consultation_too_many" } }, values: { text: "Hur gör vi?" } },
  });
});

test("whoever has not signed in is sent to do so, and social services meet no such page", async () => {
  const world = await aWorld();
  openDoorsTo(world);
  await expect(loader(args(got("consult", "")))).rejects.toMatchObject({ status: 302 });
  const reception = await world.social(["reception"]);
  const cookie = await cookieOf(reception.actor, new Date());
  await expect(loader(args(got("consult", cookie)))).rejects.toMatchObject({ status: 404 });
});

test("the doors without a name are those of the asker alone", () => {
  for (const path of ["/consult", "/consult/", "/consult/answers", "/consult.data"])
    expect(isUnnamedDoor(path), path).toBe(true);
  for (const path of ["/consultations", "/consultations/a", "/reception/consultations", "/"])
    expect(isUnnamedDoor(path), path).toBe(false);
});
