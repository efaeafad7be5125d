// A page gone back to, changed and sent again, as a browser without scripts does it; and two things written on one page.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { acceptFollowUp } from "~/domain/follow-up/answer-follow-up.server";
import { passOnFollowUp } from "~/domain/follow-up/pass-on-follow-up.server";
import { readFollowUp } from "~/domain/follow-up/read-follow-up.server";
import { paths } from "~/paths";
import { action as removeFile } from "~/routes/attachments.$attachmentId_.remove";
import { action as follow } from "~/routes/concerns.$concernId_.follow-up";
import { action as removeNote } from "~/routes/concerns.$concernId_.remove";
import { action as handOver } from "~/routes/handovers.new";
import { action as openMatter } from "~/routes/matters.new";
import { action as leave } from "~/routes/notes.leave";
import { action as meet } from "~/routes/student-health.$concernId";
import { attachment } from "~db/schema/concern.server";
import { cookieOf, posted } from "~test/factories/doors";
import { logged } from "~test/factories/logged";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aNote, aWorld, type World } from "~test/factories/world";

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

type Action = (args: {
  request: Request;
  params: Record<string, string>;
  context: object;
}) => Promise<unknown>;
const sends =
  (action: unknown, path: string, cookie: string, params: Record<string, string> = {}) =>
  async (form: Record<string, string>) => {
    const given = (action as Action)({ request: posted(path, cookie, form), params, context: {} });
    const answer = await given.catch((thrown: unknown) => thrown);
    return answer instanceof Response ? answer.headers.get("Location") : answer;
  };

describe("the same form with something else in it is refused with what was typed and a fresh key, and then saved", () => {
  test.each(["a note left on another's pupil", "a handover", "a matter"])("%s", async (what) => {
    const teacher = await world.staff("teacher", { group: "teacher" });
    const cookie = await cookieOf(teacher.actor, aMoment);
    const concernIds = await logged(teacher, world.pupilId);
    const { pupilId, schoolUnitId } = world;
    const summary = `summary-${pupilId}`;
    const forms = {
      "a note left on another's pupil": {
        send: sends(leave, paths.leaveNote(), cookie),
        typed: "text",
        form: { ...aNote(), fullName: "Astrid Lind", className: "7A", schoolUnitId },
      },
      "a handover": {
        send: sends(handOver, paths.newHandover(), cookie),
        typed: summary,
        form: { pupilIds: pupilId, toId: "", changeOn: "2026-12-01" },
      },
      "a matter": {
        send: sends(openMatter, paths.newMatter({ pupil: pupilId }), cookie),
        typed: "name",
        form: { pupilId, concernIds, nextOn: "", circle: "" },
      },
    } as Record<string, { send: ReturnType<typeof sends>; typed: string; form: Record<string, string> }>;
    const { send, typed, form } = forms[what] ?? expect.fail();
    const first = await send({ ...form, key: "k", [typed]: "Så här var det." });
    expect(first).toEqual(expect.stringMatching(/^\//));
    expect(await send({ ...form, key: "k", [typed]: "Så här var det." })).toBe(first);
    const refused = await send({ ...form, key: "k", [typed]: "Nej, så här." });
    expect(refused).toMatchObject({ data: { errors: { form: { key: "form_sent_before" } } } });
    expect(refused).toHaveProperty(["data", "values", typed], "Nej, så här.");
    const { key } = (refused as { data: { key: string } }).data;
    expect(await send({ ...form, key, [typed]: "Nej, så här." })).toEqual(expect.stringMatching(/^\//));
  });
});

test("a decision and the professions' own note are one form: what is half written in one stays when the other is sent", async () => {
  const teacher = await world.staff("teacher", { group: "teacher" });
  const counsellor = await world.staff("counsellor");
  const concernId = await logged(teacher, world.pupilId);
  const at = async (ctx: typeof teacher) => {
    const { followUp } = await readFollowUp(ctx, { concernId });
    return { concernId, version: followUp?.version ?? 0, idempotencyKey: crypto.randomUUID() };
  };
  await passOnFollowUp(teacher, { ...(await at(teacher)), to: "team", word: "" });
  await acceptFollowUp(counsellor, await at(counsellor));
  const cookie = await cookieOf(counsellor.actor, aMoment);
  const send = sends(meet, paths.studentHealthItem(concernId, { by: "age" }), cookie, { concernId });
  const version = String((await at(counsellor)).version);
  const both = { version, dueOn: "2026-12-06", ownNote: "Träffade flickan." };
  const refused = await send({ ...both, key: "a", do: "decide", decision: "" });
  expect(refused).toMatchObject({
    data: { errors: { decision: { key: "decision_empty" } }, values: { ownNote: "Träffade flickan." } },
  });
  const decided = await send({ ...both, key: "b", do: "decide", decision: "Kuratorn ringer hem." });
  expect(decided).toMatchObject({ done: "decide", errors: {}, values: { ownNote: "Träffade flickan." } });
  const noted = await send({ ...both, key: "c", do: "own-note", decision: "" });
  expect(noted).toBe(paths.studentHealthItem(concernId, { by: "age", done: "own-note" }));
  // What is folded away is of the same form: it stays beside a decision, and is not lost by what leads to another page.
  const word = { key: "d", decision: "Kuratorn ringer igen.", ownNote: "", word: "Till mentorn, för att" };
  const kept = await send({
    ...both,
    version: String((await at(counsellor)).version),
    ...word,
    do: "decide",
  });
  expect(kept).toMatchObject({ done: "decide", values: { word: "Till mentorn, för att", ownNote: "" } });
  expect(kept).not.toHaveProperty("values.decision");
  const standing = await at(counsellor);
  const closing = {
    ...both,
    version: String(standing.version),
    note: "Klart.",
    word: "",
    key: "e",
    do: "close",
  };
  expect(await send({ ...closing, ownNote: "Träffade flickan igen." })).toMatchObject({
    data: {
      errors: { ownNote: { key: "follow_up_unsaved" } },
      values: { ownNote: "Träffade flickan igen.", note: "Klart." },
    },
  });
  expect((await at(counsellor)).version).toBe(standing.version);
  const wrong = await send({ ...closing, ownNote: "", note: "", do: "date", moveOn: "i morgon" });
  expect(wrong).toMatchObject({
    data: { errors: { moveOn: expect.anything() }, values: { moveOn: "i morgon" } },
  });
  expect(await send({ ...closing, ownNote: "" })).toBe(paths.followUp(concernId));
});

test("on a follow-up's own page too: what is written for another button is not lost by this one", async () => {
  const teacher = await world.staff("teacher", { group: "teacher" });
  const concernId = await logged(teacher, world.pupilId);
  const cookie = await cookieOf(teacher.actor, aMoment);
  const send = sends(follow, paths.followUp(concernId), cookie, { concernId });
  const version = String((await readFollowUp(teacher, { concernId })).followUp?.version);
  const both = { version, key: "a", note: "Ringde hem.", word: "Till mentorn" };
  for (const pressed of ["close", "take-back", "date"])
    expect(await send({ ...both, do: pressed })).toMatchObject({ data: { values: { note: "Ringde hem." } } });
  expect(String((await readFollowUp(teacher, { concernId })).followUp?.version)).toBe(version);
  expect(await send({ ...both, do: "close", word: "" })).toBe(paths.followUp(concernId));
});

test("a note and a file that are deleted twice lead to the same page", async () => {
  const teacher = await world.staff("teacher", { group: "teacher" });
  const cookie = await cookieOf(teacher.actor, aMoment);
  const file = { name: "plan.txt", bytes: Buffer.from("En plan.") };
  const concernId = await logged(teacher, world.pupilId, { files: [file] });
  const [{ id: attachmentId } = { id: "" }] = await world.db.read.select().from(attachment);
  const fileGone = sends(removeFile, paths.attachment(attachmentId), cookie, { attachmentId });
  const noteGone = sends(removeNote, paths.concern(concernId), cookie, { concernId });
  for (const gone of [fileGone, noteGone]) {
    expect(await gone({ version: "1" })).toBe(paths.pupil(world.pupilId));
    expect(await gone({ version: "1" })).toBe(paths.pupil(world.pupilId));
  }
});
