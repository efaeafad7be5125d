// Two worlds, with and without what a reader may not see: student health's own notes, file and matter, their ties to what
// she does see, what is followed of them, and a report that she may not know of. Whatever counts, marks, orders, filters,
// offers or lists must come out alike to the last byte. (Whoever wrote a note on which nobody had built learns of one thing:
// that it can be withdrawn and no longer deleted; not by whom, nor with which of the many things that make it so.)
import { expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { choosableEntries } from "~/domain/action-plan/choosable-entries.server";
import { civilDate } from "~/domain/calendar/stockholm";
import { linkConcerns } from "~/domain/concern/link-concerns.server";
import { countTodo, listTodo, todoSince } from "~/domain/concern/list-todo.server";
import { readConcern } from "~/domain/concern/read-concern.server";
import { tieOccasion } from "~/domain/concern/tie-occasion.server";
import { withdrawConcern } from "~/domain/concern/withdraw-concern.server";
import { readFollowUp } from "~/domain/follow-up/read-follow-up.server";
import { makeCalendarAddress } from "~/domain/follow-up-calendar/choose-calendar.server";
import { readCalendar } from "~/domain/follow-up-calendar/read-calendar.server";
import { openMatter } from "~/domain/matter/open-matter.server";
import { readMatter } from "~/domain/matter/read-matter.server";
import { readNewMatter } from "~/domain/matter/read-new-matter.server";
import { listPupils } from "~/domain/pupil/list-pupils.server";
import { readThread } from "~/domain/pupil/read-thread.server";
import { addPupilFile } from "~/domain/pupil-file/add-pupil-file.server";
import { logged, staged } from "~test/factories/logged";
import { aReport, words } from "~test/factories/report";
import { aWorld, later } from "~test/factories/world";
import { copyThread } from "./copy-thread.server";
import { selectionFrom, type ThreadSelection, wholeThread } from "./selection";

const day = 86_400_000;

const by = (given: Partial<Record<"priority" | "category" | "author" | "words", string>>) =>
  selectionFrom({ priority: "", category: "", author: "", words: "", ...given });

async function aPupilWithNotes() {
  const world = await aWorld();
  const author = await world.staff("teacher", { group: "teacher" });
  const mentor = await world.staff("teacher", { group: "mentor" });
  const counsellor = await world.staff("counsellor");
  const beside = await world.pupil({ givenName: "Nils" });
  await world.grant();
  const note = (ctx: StaffCtx, ago: number, form = {}) =>
    logged(later(ctx, -ago * day), world.pupilId, { form: { text: "Kom sent.", ...form } });
  const first = await note(author, 40);
  const second = await note(author, 3, { priority: "act_now", category: "injury" });
  const open = await note(counsellor, 2, { priority: "no_action" });
  const elsewhere = await logged(author, beside);
  const { matterId } = await openMatter(author, {
    ...{ pupilId: world.pupilId, concernIds: [first, second], idempotencyKey: "m" },
    form: { name: "Sena ankomster", nextOn: "2026-12-01", circle: "" },
  });
  return { world, author, mentor, counsellor, beside, first, second, open, elsewhere, matterId };
}

type Scene = Awaited<ReturnType<typeof aPupilWithNotes>>;

/** Everything that student health does by itself about the pupil, today and further back than anything else. */
async function hide({ world, counsellor, beside, first, second, open, elsewhere }: Scene) {
  const { pupilId } = world;
  const kom = { text: "Kom sent, sa kuratorn.", circle: "student_health", priority: "act_now" } as const;
  const own = (ago: number, id = pupilId, form = {}) =>
    logged(counsellor, id, {
      form: { ...kom, date: civilDate(later(counsellor, -ago * day).now), time: "08:00", ...form },
      files: [{ name: "Kom sent.txt", bytes: Buffer.from("hej") }],
    });
  const hidden = [await own(0), await own(1, pupilId, { category: "care" }), await own(400)];
  const [one = "", , old = ""] = hidden;
  await linkConcerns(counsellor, { concernId: one, otherId: first, linkKind: "contradicts" });
  await linkConcerns(counsellor, { concernId: second, otherId: old, linkKind: "follows" });
  await withdrawConcern(counsellor, { concernId: old, version: 1, reason: "Kom sent." });
  const there = await own(0, beside);
  await tieOccasion(counsellor, { concernId: open, otherId: there });
  await tieOccasion(counsellor, { concernId: one, otherId: elsewhere });
  const uploads = await staged(counsellor, [{ name: "fil.txt", bytes: Buffer.from("hej") }]);
  const file = { title: "Kom sent", circle: "student_health", uploads, idempotencyKey: "f" };
  await addPupilFile(counsellor, { pupilId, ...file });
  await openMatter(counsellor, {
    ...{ pupilId, concernIds: [one, first], idempotencyKey: "n" },
    form: { name: "Kom sent", nextOn: "2026-11-23", circle: "student_health" },
  });
  await aReport(counsellor, pupilId);
}

/** What a reader meets of the pupil, wherever that is. */
async function met(scene: Scene, ctx: StaffCtx, token: string) {
  const { world, first, second, open, elsewhere, matterId } = scene;
  const { pupilId } = world;
  const selections: ThreadSelection[] = [
    wholeThread,
    by({ words: "kom sent" }),
    { ...by({ words: "kuratorn" }), say: words },
    by({ priority: "act_now" }),
    by({ category: "care" }),
    by({ author: scene.counsellor.actor.accountId }),
  ];
  const seen: unknown[] = [];
  for (const selection of selections) {
    seen.push(await readThread(ctx, { pupilId, selection }));
    const { number: _, ...copy } = await copyThread(ctx, { pupilId, selection, picked: [], as: "pdf" });
    seen.push(copy);
  }
  for (const date of ["2025-10-20", "2026-11-21"])
    seen.push(await readThread(ctx, { pupilId, place: { date } }));
  for (const concernId of [first, second, open, elsewhere]) {
    seen.push(await readConcern(ctx, { concernId }));
    seen.push(await readFollowUp(ctx, { concernId }));
  }
  seen.push(await readMatter(ctx, { matterId }));
  seen.push(await readNewMatter(ctx, { pupilId, concernId: second }));
  seen.push(await choosableEntries(ctx, { pupilId }));
  seen.push(await listPupils(ctx, { withState: true, withProtected: true }));
  seen.push([await listTodo(ctx), await countTodo(ctx), await todoSince(ctx)]);
  seen.push(await readCalendar(world, { token, now: ctx.now }));
  return seen.map((one) => JSON.stringify(one));
}

it("what a reader may not see changes no byte of what she sees: no count, mark, month, order, offer, list or day", async () => {
  const scene = await aPupilWithNotes();
  const { mentor, author, counsellor } = scene;
  const readers: { ctx: StaffCtx; token: string }[] = [];
  for (const ctx of [mentor, author])
    readers.push({ ctx: later(ctx, day), token: (await makeCalendarAddress(ctx)).token });
  const look = async () => {
    const all: string[][] = [];
    for (const { ctx, token } of readers) all.push(await met(scene, ctx, token));
    return all;
  };
  // The first look marks what has been told as read.
  await look();
  const without = await look();
  const health = later(counsellor, day);
  const { token } = await makeCalendarAddress(counsellor);
  const before = await met(scene, health, token);
  await hide(scene);
  const [toMentor, toAuthor] = await look();
  expect(toMentor).toEqual(without[0]);
  expect(toAuthor).toEqual(without[1]);
  // Who may see it meets it in every list: what was compared is not deaf.
  const after = await met(scene, health, token);
  expect(after.filter((text, i) => text === before[i]).length).toBeLessThan(6);
}, 60_000);
