// The preview of a handover is the successor's own page of the pupil: compared whole, as it goes to the screen, for a pupil
// who has everything. Who else looks on is shown of it what she may see herself.
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { shownForScreen } from "~/text/shown-for-screen";
import { insertGrant } from "~db/grant.server";
import { logged, staged } from "~test/factories/logged";
import { aReport } from "~test/factories/report";
import { aNote, at, aWorld, later, type World } from "~test/factories/world";
import { startPlan } from "../action-plan/choose-plan-entries.server";
import { logConcern } from "../concern/log-concern.server";
import { withdrawConcern } from "../concern/withdraw-concern.server";
import { keepOwnDraft } from "../draft/keep-draft.server";
import { openMatter } from "../matter/open-matter.server";
import { readThread } from "../pupil/read-thread.server";
import { addPupilFile } from "../pupil-file/add-pupil-file.server";
import { acceptHandover } from "./answer-handover.server";
import { proposeHandover } from "./propose-handover.server";
import { readHandover } from "./read-handover.server";

const day = 86_400_000;
const ago = <C extends StaffCtx>(ctx: C, days: number) => later(ctx, -days * day);

/** Had the pupil for a while, until yesterday. */
async function hadOnce(world: World, ctx: StaffCtx) {
  const { authorityId, pupilId } = world;
  const { accountId } = ctx.actor;
  const [startsAt, endsAt] = [ago(ctx, 20).now, ago(ctx, 1).now];
  await world.db.write((tx) =>
    insertGrant(tx, {
      ...{ id: randomUUID(), authorityId, pupilId, accountId, startsAt, endsAt, createdAt: startsAt },
      ...{ ground: "temporary", sourceId: randomUUID() },
    }),
  );
}

async function holds(world: World, ctx: StaffCtx, pupilId: string) {
  const { accountId } = ctx.actor;
  await world.db.write((tx) =>
    insertGrant(tx, {
      ...{ id: randomUUID(), sourceId: randomUUID(), authorityId: world.authorityId, pupilId, accountId },
      ...{ ground: "named", startsAt: ago(ctx, 30).now, endsAt: null, createdAt: ago(ctx, 30).now },
    }),
  );
}

async function matter(ctx: StaffCtx, pupilId: string, name: string, concernIds: string[], circle = "") {
  const form = { name, nextOn: "2026-12-01", circle };
  await openMatter(ctx, { pupilId, form, concernIds, idempotencyKey: randomUUID() });
}

/** Everything that a thread can hold, by those who write it. */
async function everything() {
  const world = await aWorld();
  const giver = await world.staff("teacher", { group: "mentor", name: "Per Dahl" });
  const receiver = await world.staff("teacher", { name: "Maria Ek" });
  const principal = await world.staff("principal", { name: "Jonas Hed" });
  const counsellor = await world.staff("counsellor", { name: "Karin Ström" });
  const { pupilId } = world;
  const theo = await world.pupil({ givenName: "Theo", familyName: "Åkesson" });
  const ida = await world.pupil({ givenName: "Ida", familyName: "Norén" });
  const noor = await world.pupil({ givenName: "Noor", familyName: "Hassan", inClass: false });
  await holds(world, receiver, theo);
  await holds(world, receiver, noor);
  await hadOnce(world, receiver);
  const write = (ctx: StaffCtx, given: Partial<Parameters<typeof logConcern>[1]>) =>
    logConcern(ctx, {
      ...{ pupilId, form: aNote(), files: [], linkTo: "", tell: [], idempotencyKey: randomUUID() },
      ...given,
    });
  const { concernId: quarrel } = await write(ago(giver, 9), {
    form: aNote({ text: "Slogs på skolgården.", category: "conflict", priority: "no_action" }),
    also: [theo, ida],
    marks: [{ part: "front-cheek-left", kind: "bruise", words: "" }],
    files: await staged(ago(giver, 9), [{ name: "Samtal.txt", bytes: Buffer.from("hej") }]),
  });
  const bruise = await logged(ago(counsellor, 6), pupilId, { form: { category: "injury" }, linkTo: quarrel });
  await logged(ago(principal, 3), pupilId, { form: { priority: "act_now" }, tell: [] });
  const own = await logged(ago(receiver, 2), pupilId, {
    form: { text: "Sov hela dagen.", priority: "act_now" },
  });
  const inner = await logged(ago(counsellor, 2), pupilId, { form: { circle: "student_health" } });
  const gone = await logged(giver, pupilId);
  await withdrawConcern(giver, { concernId: gone, version: 1, reason: "Fel elev." });
  await logged(giver, pupilId, { form: { priority: "act_now" }, tell: [principal.actor.accountId] });
  await matter(giver, pupilId, "Skolgården", [quarrel, bruise]);
  await matter(counsellor, pupilId, "Elevhälsans eget", [bruise, inner], "student_health");
  await addPupilFile(giver, {
    ...{ pupilId, title: "Åtgärdsprogram", circle: "", idempotencyKey: randomUUID() },
    uploads: await staged(giver, [{ name: "plan.txt", bytes: Buffer.from("Vid fönstret.") }]),
  });
  await startPlan(giver, {
    ...{ pupilId, concernIds: [quarrel], release: false, language: "sv" as const },
    idempotencyKey: randomUUID(),
  });
  const hers = await aReport(ago(receiver, 2), pupilId);
  const secret = await aReport(giver, pupilId);
  const content = { pupil: "Alva Lindqvist", text: "Halvfärdigt utkast" };
  await keepOwnDraft(giver, { id: randomUUID(), content: { ...emptyDraft, ...content } as never });
  const { handoverId } = await proposeHandover(giver, {
    ...{ pupilIds: [pupilId], toId: receiver.actor.accountId, changeOn: "2026-12-01" },
    ...{ summaries: { [pupilId]: "Behöver tydliga övergångar." }, idempotencyKey: "h" },
  });
  return {
    ...{ world, giver, receiver, principal, handoverId, quarrel, own, inner, hers, secret },
  };
}

const emptyDraft = { priority: "", category: "", circle: "", date: "", time: "" };

const view = { language: "sv" as const, now: new Date("2026-11-22T12:00:00Z") };

type Shown = Parameters<typeof shownForScreen>[0];
/** As it goes to the screen, less the handover itself: in the preview it is the page. */
const onScreen = (shown: Shown, handoverId: string) => {
  const items = shown.items.filter(({ id }) => id !== handoverId);
  return { ...shownForScreen({ ...shown, items }, view), count: shown.count, authors: shown.authors };
};

it("is, for a pupil who has everything, the very page that the successor meets once she has accepted", async () => {
  const { giver, receiver, principal, handoverId, world, ...cast } = await everything();
  const previewFor = async (ctx: StaffCtx) => {
    const [shown] = (await readHandover(ctx, { handoverId })).pupils;
    if (!shown) throw new Error("no preview");
    return shown;
  };
  const forGiver = await previewFor(giver);
  const forPrincipal = await previewFor(principal);
  const forReceiver = await previewFor(receiver);
  await acceptHandover(receiver, { handoverId, version: 1 });
  const page = await readThread(receiver, { pupilId: world.pupilId });
  expect(onScreen(forReceiver, handoverId)).toEqual(onScreen(page, handoverId));
  expect(forReceiver.summary).toBe("Behöver tydliga övergångar.");

  // What a thread can hold is there, or nothing would have been compared.
  const { items, entries, matters, occasions, noticed } = forReceiver;
  expect([...new Set(items.map((i) => i.kind))].sort()).toEqual(["entry", "file", "plan", "report"]);
  expect(entries.map((e) => e.marks.length)).toContain(1);
  expect(entries.map((e) => e.attachments.length)).toContain(1);
  expect(entries.map((e) => e.withdrawal)).toContain("Fel elev.");
  expect(entries.flatMap((e) => e.links)).toHaveLength(2);
  expect(entries.filter((e) => e.mine).map((e) => e.id)).toEqual([cast.own]);
  expect(entries.map((e) => e.followUp?.status)).toContain("offered");
  expect(matters.map((m) => [m.name, m.concernIds.length])).toEqual([["Skolgården", 2]]);
  // Of the two others of the quarrel, the one whom she has.
  expect(occasions.map((o) => o.ofId)).toEqual([cast.quarrel]);
  expect(noticed?.patterns.map((p) => p.id)).toEqual(["many", "several_people", "worsening"]);
  expect(noticed?.duty?.category).toBe("injury");

  // The giver and the principal meet the same, but no report: the principal may know that it exists, and not who wrote it.
  const reports = (shown: Shown) => shown.items.flatMap((i) => (i.kind === "report" ? [i.id] : []));
  const less = (shown: Shown) => ({ ...shown, items: shown.items.filter(({ kind }) => kind !== "report") });
  expect(onScreen(forGiver, handoverId)).toEqual(onScreen(less(forReceiver), handoverId));
  expect([reports(forReceiver), reports(forPrincipal), reports(forGiver)]).toEqual([[cast.hers], [], []]);

  // What stays is in none: drafts, student health's own, reports that she may not know of, the other pupils.
  for (const shown of [forReceiver, forGiver, forPrincipal]) {
    const said = JSON.stringify(shown);
    for (const stays of [cast.inner, cast.secret, "Halvfärdigt", "Elevhälsans eget", "Norén", "Åkesson"])
      expect(said).not.toContain(stays);
  }
});

describe("who looks on meets no more than she may herself", () => {
  it("where student health takes over: its own notes, matters and counts are in the receiver's preview alone", async () => {
    const world = await aWorld();
    const { pupilId } = world;
    const giver = await world.staff("teacher", { group: "mentor" });
    const receiver = await world.staff("special_educator");
    const note = await logged(giver, pupilId);
    const inner: string[] = [];
    for (let i = 0; i < 3; i += 1)
      inner.push(await logged(receiver, pupilId, { form: { circle: "student_health" }, linkTo: note }));
    await matter(receiver, pupilId, "Elevhälsans eget", [note, ...inner], "student_health");
    const handoverId = await propose(giver, [pupilId], receiver);
    const [shown] = (await readHandover(giver, { handoverId })).pupils;
    const [hers] = (await readHandover(receiver, { handoverId })).pupils;
    expect([shown?.count.all, hers?.count.all]).toEqual([1, 4]);
    expect(hers?.matters).toHaveLength(1);
    expect(shown?.matters).toEqual([]);
    expect(shown?.noticed).toBeNull();
    expect(hers?.noticed?.patterns).toHaveLength(1);
    for (const id of inner) expect(JSON.stringify(shown)).not.toContain(id);
    await acceptHandover(receiver, { handoverId, version: 1 });
    const page = await readThread(receiver, { pupilId });
    expect(hers && onScreen(hers, handoverId)).toEqual(onScreen(page, handoverId));
  });

  it("where the successor has the other pupil of an occasion and the giver has lost it", async () => {
    const world = await aWorld();
    const giver = await world.staff("teacher", { group: "mentor" });
    const receiver = await world.staff("teacher");
    const theo = await world.pupil({ givenName: "Theo", familyName: "Åkesson" });
    await logConcern(await world.staff("teacher", { group: "teacher" }), {
      ...{ pupilId: world.pupilId, form: aNote(), files: [], linkTo: "", tell: [], also: [theo] },
      idempotencyKey: "k",
    });
    await holds(world, receiver, theo);
    await propose(giver, [theo], receiver, "2026-11-23");
    const then = at(giver, new Date("2026-11-23T09:00:00Z"));
    const handoverId = await propose(giver, [world.pupilId], receiver, "2026-12-01");
    const occasions = async (ctx: StaffCtx) =>
      (await readHandover(ctx, { handoverId })).pupils.map((p) => p.occasions.length);
    expect(await occasions(giver)).toEqual([1]);
    expect(await occasions(then)).toEqual([0]);
    expect(await occasions(at(receiver, then.now))).toEqual([1]);
  });

  it("a class that goes together: others of an occasion are there where they go too", async () => {
    const world = await aWorld();
    const giver = await world.staff("teacher", { group: "mentor" });
    const receiver = await world.staff("teacher");
    const theo = await world.pupil({ givenName: "Theo", familyName: "Åkesson" });
    await logConcern(giver, {
      ...{ pupilId: world.pupilId, form: aNote(), files: [], linkTo: "", tell: [], also: [theo] },
      idempotencyKey: "k",
    });
    const alone = await propose(giver, [world.pupilId], receiver, "2026-12-01");
    const both = await propose(giver, [world.pupilId, theo], receiver, "2026-12-02");
    const occasions = async (handoverId: string) =>
      (await readHandover(giver, { handoverId })).pupils.map((p) => p.occasions.length);
    expect(await occasions(alone)).toEqual([0]);
    expect(await occasions(both)).toEqual([1, 1]);
  });
});

async function propose(giver: StaffCtx, pupilIds: string[], to: StaffCtx, changeOn = "2026-12-01") {
  const { handoverId } = await proposeHandover(giver, {
    ...{ pupilIds, toId: to.actor.accountId, changeOn, summaries: {}, idempotencyKey: randomUUID() },
  });
  return handoverId;
}
