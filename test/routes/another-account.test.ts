// A page left open by one account, when another has signed in beside: its forms do nothing in that one's name, and wait.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loader as root } from "~/root";
import { action as correct } from "~/routes/concerns.$concernId_.correct";
import { action as takeAway } from "~/routes/concerns.$concernId_.remove";
import { action as addFile } from "~/routes/pupils.$pupilId_.files.new";
import { cookieOf, formSent, got, posted } from "~test/factories/doors";
import { everyRow } from "~test/factories/every-row";
import { logged } from "~test/factories/logged";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aNote, aWorld } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
});
afterEach(() => {
  vi.useRealTimers();
});

async function aSchool() {
  const world = await aWorld();
  openDoorsTo(world);
  const writer = await world.staff("teacher", { group: "teacher" });
  const concernId = await logged(writer, world.pupilId);
  const colleague = await world.staff("teacher", { group: "mentor" });
  const sender = writer.actor.accountId;
  return { world, writer, colleague, concernId, sender };
}

/** All but that a door may have read its pupil's page before it reads the form. */
const rowsOf = async ({ db }: Awaited<ReturnType<typeof aWorld>>) =>
  (await everyRow(db)).filter((row) => !row.includes('"pupil.read"'));

const met = (run: Promise<unknown>) => run.catch((thrown) => thrown);

/** Through three kinds of doors: the form read before the session is asked, after it, and with a file. */
test("a form of one account's page is refused in words to another, kept for its writer, and nothing is done", async () => {
  const { world, writer, colleague, concernId, sender } = await aSchool();
  const hers = await cookieOf(colleague.actor, aMoment);
  const form = { ...aNote(), version: "1", sender };
  const withFile = new FormData();
  for (const [name, value] of Object.entries({ title: "Ett intyg", key: "a-key", sender }))
    withFile.set(name, value);
  const path = `/concerns/${concernId}/correct`;
  const filePath = `/pupils/${world.pupilId}/files/new`;
  const before = await rowsOf(world);
  const answers = [
    await met(correct({ request: posted(path, hers, form), params: { concernId }, context: {} })),
    await met(
      addFile({
        request: formSent(filePath, hers, withFile),
        params: { pupilId: world.pupilId },
        context: {},
      }),
    ),
    await met(
      takeAway({
        request: posted(`/concerns/${concernId}/remove`, hers, { sender }),
        params: { concernId },
        context: {},
      }),
    ),
  ];
  for (const answer of answers) {
    expect(answer).toBeInstanceOf(Response);
    expect((answer as Response).status).toBe(401);
    const waits = await (answer as Response).json();
    expect(waits).toMatchObject({ state: "another", writer: sender });
    expect(waits.fields).toContainEqual({ name: "sender", value: sender });
  }
  expect(await rowsOf(world)).toEqual(before);
  const own = await cookieOf(writer.actor, aMoment);
  const done = await met(correct({ request: posted(path, own, form), params: { concernId }, context: {} }));
  expect((done as Response).status).toBe(302);
});

test("a page says whose it is, and says nothing where somebody asks without a name or nobody is signed in", async () => {
  const { writer, sender } = await aSchool();
  const own = await cookieOf(writer.actor, aMoment);
  const asked = (path: string, cookie: string) =>
    root({ request: got(path, cookie), params: {}, context: {} });
  expect((await asked("/todo", own)).pageOf).toBe(sender);
  expect((await asked("/consult", own)).pageOf).toBeNull();
  expect((await asked("/consult/answers", own)).pageOf).toBeNull();
  expect((await asked("/todo", "")).pageOf).toBeNull();
});
