// Drafts saved on the server as one writes, restored after a lost session on another computer, listed, deleted by oneself, gone
// after 14 days.
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { runDue } from "~/runner/run-due.server";
import { draft } from "~db/schema/concern.server";
import { pupil } from "~db/schema/school.server";
import { aWorld, later } from "~test/factories/world";
import { contentOf, draftContent, draftId, draftPlace, leftNoteContent, mostDrafts } from "./draft-content";
import { draftFields } from "./draft-fields";
import { dropDraft, keepDraft, keepLeftNote, keepOwnDraft } from "./keep-draft.server";
import { listDrafts, readDraft, waitingDrafts } from "./read-drafts.server";

const day = 86_400_000;
const typed = draftContent.parse({ pupil: "Alva Lindqvist, 5B", text: "Kom sent och", priority: "act_now" });
/** A page's own key. */
const id = "0f8b6d3c-5a1e-4c7b-9b57-2f1c0d9e8a11";
const other = "1a2b6d3c-5a1e-4c7b-9b57-2f1c0d9e8a22";
const kind = "concern" as const;

const read = (ctx: StaffCtx, which: string | null = id) => readDraft(ctx, { kind, id: which });

async function aDraft() {
  const world = await aWorld();
  const writer = await world.staff("teacher", { group: "teacher" });
  const { accountId, authorityId } = writer.actor;
  const keep = (content: typeof typed, as = id, now = writer.now) =>
    keepDraft(world, { accountId, authorityId, kind, id: as, content, now });
  await keep(typed);
  return { world, writer, keep };
}

it("comes back as it was typed, the last words of it", async () => {
  const { writer, keep } = await aDraft();
  expect(await read(writer)).toEqual({ state: "open", id, content: typed });
  await keep({ ...typed, text: "Kom sent och grät." });
  expect(await read(writer)).toMatchObject({ content: { text: "Kom sent och grät." } });
  expect(await waitingDrafts(writer)).toEqual([{ kind, id }]);
});

it("one that is written never takes the place of one that waits: they are listed, newest first", async () => {
  const { world, writer, keep } = await aDraft();
  await world.pupil({ givenName: "Saga", familyName: "Holmgren" });
  const now = later(writer, 1000).now;
  await keep({ ...typed, pupil: "Saga Holmgren", text: "Satt ensam." }, other, now);
  const reader = later(writer, 2000);
  expect(await read(reader)).toMatchObject({ content: { text: "Kom sent och" } });
  expect(await read(reader, null)).toMatchObject({ id: other, content: { text: "Satt ensam." } });
  expect(await listDrafts(reader)).toEqual([
    {
      kind,
      id: other,
      about: { name: "Saga Holmgren", className: "5B" },
      words: "Satt ensam.",
      files: 0,
      updatedAt: now,
      goneAt: new Date(+now + 14 * day),
    },
    {
      kind,
      id,
      about: { name: "Alva Lindqvist", className: "5B" },
      words: "Kom sent och",
      files: 0,
      updatedAt: writer.now,
      goneAt: new Date(+writer.now + 14 * day),
    },
  ]);
});

it("is deleted by oneself, that one alone, and lies sealed until then", async () => {
  const { world, writer, keep } = await aDraft();
  await keep(typed, other);
  const rows = await world.db.read.select().from(draft);
  for (const row of rows) expect(Buffer.from(row.sealed).includes("Alva")).toBe(false);
  const colleague = await world.staff("teacher", { group: "mentor" });
  await dropDraft(colleague, { kind, id });
  expect(await waitingDrafts(writer)).toHaveLength(2);
  await dropDraft(writer, { kind, id });
  await dropDraft(writer, { kind, id });
  expect(await waitingDrafts(writer)).toEqual([{ kind, id: other }]);
});

it("is never another person's, not even one's who has the same pupils", async () => {
  const { world } = await aDraft();
  for (const reader of [
    await world.staff("teacher", { group: "mentor" }),
    await world.staff("principal"),
    await world.staff("authority_administrator"),
  ]) {
    expect(await read(reader)).toBeNull();
    expect(await listDrafts(reader)).toEqual([]);
  }
});

it("is gone after fourteen days, and not before", async () => {
  const { writer } = await aDraft();
  const last = later(writer, 14 * day);
  expect(await read(last)).toMatchObject({ content: typed });
  expect(await listDrafts(last)).toHaveLength(1);
  const after = later(writer, 14 * day + 1);
  expect(await read(after)).toBeNull();
  expect([await listDrafts(after), await waitingDrafts(after)]).toEqual([[], []]);
});

it("moved to another account's row by hand does not open there", async () => {
  const { world } = await aDraft();
  const stranger = await world.staff("teacher");
  await world.db.write((tx) => tx.update(draft).set({ accountId: stranger.actor.accountId }));
  await expect(read(stranger)).rejects.toThrow();
});

it("what waits is told in number alone: a class may see the first page", async () => {
  const { writer } = await aDraft();
  expect(JSON.stringify(await waitingDrafts(writer))).not.toMatch(/Alva|sent/);
});

it("on a protected pupil is listed without a name, by name or by id, and opened when it is asked for", async () => {
  const world = await aWorld();
  await world.pupil({ givenName: "Nils", familyName: "Berg", protection: "confidentiality" });
  const mentor = await world.staff("teacher", { group: "mentor" });
  const content = draftContent.parse({ pupil: "nils berg", text: "Bytte väg hem." });
  const { accountId, authorityId } = mentor.actor;
  await keepDraft(world, { accountId, authorityId, kind, id, content, now: mentor.now });
  await keepOwnDraft(mentor, { id: other, content: { ...content, pupil: "Nils Berg, 5B" } });
  expect((await listDrafts(mentor)).map((d) => d.about)).toEqual(["protected", "protected"]);
  expect((await listDrafts(mentor)).map((d) => d.words)).toEqual(["", ""]);
  expect(await read(mentor)).toMatchObject({ state: "open", content });
});

it("on a pupil whom its writer has no longer is listed as that, without a name, and not opened", async () => {
  const { world, writer } = await aDraft();
  await keepOwnDraft(writer, { id, content: typed });
  await world.db.write((tx) => tx.update(pupil).set({ protection: "confidentiality" }));
  await world.grant(writer.now);
  const reader = later(writer, 1000);
  expect(await read(reader)).toEqual({ state: "lost", id });
  expect((await listDrafts(reader)).map((d) => d.about)).toEqual(["lost"]);
});

it("with a name that is none of the writer's pupils' comes back without it", async () => {
  const { writer, keep } = await aDraft();
  await keep({ ...typed, pupil: "Nils Berg" });
  expect(await read(writer)).toEqual({ state: "open", id, content: { ...typed, pupil: "" } });
  expect((await listDrafts(writer)).map((d) => d.about)).toEqual(["nobody"]);
});

it("of a note left about another pupil is kept apart, and its list tells no name", async () => {
  const { writer } = await aDraft();
  const content = leftNoteContent.parse({
    fullName: "Nils Okänd",
    className: "4A",
    text: "Gick hem utan jacka.",
  });
  await keepLeftNote(writer, { id, content });
  expect(await readDraft(writer, { kind: "left_note", id })).toEqual({ state: "open", id, content });
  expect(await read(writer)).toMatchObject({ content: typed });
  expect(JSON.stringify(await listDrafts(writer))).not.toContain("Okänd");
  await dropDraft(writer, { kind: "left_note", id });
  expect(await waitingDrafts(writer)).toEqual([{ kind, id }]);
});

it("there is room for so many and no more; one that stands goes on", async () => {
  const { writer, keep } = await aDraft();
  for (let n = 1; n < mostDrafts; n += 1) expect(await keep(typed, `draft-${n}`)).toBe(true);
  expect(await keep(typed, "one too many")).toBe(false);
  expect(await keep({ ...typed, text: "Mer." })).toBe(true);
  expect(await waitingDrafts(writer)).toHaveLength(mostDrafts);
});

it("a page's key is a page's key, and the browser keeps the very fields that a draft has", () => {
  expect([draftId(id), draftId("x' or 1=1"), draftId("")]).toEqual([id, "", ""]);
  for (const each of ["concern", "left_note"] as const)
    expect(Object.keys(contentOf[each].shape)).toEqual([...draftFields[each]]);
});

describe("its key", () => {
  async function copyOf({ world, writer }: Awaited<ReturnType<typeof aDraft>>) {
    const [row] = await world.db.read.select().from(draft);
    const { owner, place } = draftPlace(writer.actor.accountId, row?.contentId ?? null);
    return () => world.vault.openTexts([{ owner, place, sealed: row?.sealed ?? new Uint8Array() }]);
  }
  const runAt = ({ world }: Awaited<ReturnType<typeof aDraft>>, now: Date) =>
    runDue({ db: world.db, vault: world.vault, checkpointKey: null, holder: "one", jitter: () => 1 }, now);

  it("is destroyed when the draft is dropped, so that a backup's copy opens no more", async () => {
    const drafted = await aDraft();
    const opened = await copyOf(drafted);
    expect((await opened())[0]).toContain("Kom sent");
    await dropDraft(drafted.writer, { kind, id });
    await runAt(drafted, drafted.writer.now);
    expect(await opened()).toEqual([null]);
    await drafted.keep(typed);
    expect(await read(drafted.writer)).toEqual({ state: "open", id, content: typed });
  });

  it("is destroyed when nobody has touched the draft for fourteen days", async () => {
    const drafted = await aDraft();
    const opened = await copyOf(drafted);
    const long = later(drafted.writer, 15 * day).now;
    await runAt(drafted, long);
    await runAt(drafted, new Date(+long + 1));
    expect(await opened()).toEqual([null]);
  });

  it("is not taken again by what was on its way when the draft was dropped", async () => {
    const drafted = await aDraft();
    const { world, writer } = drafted;
    const { accountId, authorityId } = writer.actor;
    let first = true;
    const db = {
      ...world.db,
      write: async (unit: Parameters<typeof world.db.write>[0]) => {
        if (first) {
          first = false;
          await dropDraft(writer, { kind, id });
          await runAt(drafted, writer.now);
        }
        return world.db.write(unit);
      },
    } as typeof world.db;
    await keepDraft({ ...world, db }, { accountId, authorityId, kind, id, content: typed, now: writer.now });
    expect(await read(writer)).toEqual({ state: "open", id, content: typed });
  });
});
