import { describe, expect, it } from "vitest";
import { runDue } from "~/runner/run-due.server";
import { draft } from "~db/schema/concern.server";
import { pupil } from "~db/schema/school.server";
import { aWorld, later } from "~test/factories/world";
import { draftContent, draftPlace } from "./draft-content";
import { dropDraft, keepDraft, keepOwnDraft, readDraft } from "./keep-draft.server";

const day = 86_400_000;
const typed = draftContent.parse({ pupil: "Alva Lindqvist, 5B", text: "Kom sent och", priority: "act_now" });

/** As the first page asks, and as she asks who wants to see it. */
const first = { asked: false };
const asked = { asked: true };

async function aDraft() {
  const world = await aWorld();
  const writer = await world.staff("teacher", { group: "teacher" });
  const { accountId, authorityId } = writer.actor;
  const keep = (content: typeof typed) =>
    keepDraft(world, { accountId, authorityId, content, now: writer.now });
  await keep(typed);
  return { world, writer, keep };
}

it("comes back as it was typed, the last one", async () => {
  const { writer, keep } = await aDraft();
  expect(await readDraft(writer, asked)).toEqual({ state: "open", content: typed });
  await keep({ ...typed, text: "Kom sent och grät." });
  expect(await readDraft(writer, asked)).toMatchObject({ content: { text: "Kom sent och grät." } });
});

it("is never another person's, not even one's who has the same pupils", async () => {
  const { world } = await aDraft();
  const colleague = await world.staff("teacher", { group: "mentor" });
  const principal = await world.staff("principal");
  expect(await readDraft(colleague, first)).toBeNull();
  expect(await readDraft(principal, first)).toBeNull();
});

it("is gone after fourteen days, and not before", async () => {
  const { writer } = await aDraft();
  expect(await readDraft(later(writer, 14 * day), asked)).toMatchObject({ content: typed });
  expect(await readDraft(later(writer, 14 * day + 1), asked)).toBeNull();
});

it("is gone when it is dropped, and lies sealed until then", async () => {
  const { world, writer } = await aDraft();
  const [row] = await world.db.read.select().from(draft);
  expect(Buffer.from(row?.sealed ?? []).includes("Alva")).toBe(false);
  await dropDraft(writer);
  expect(await readDraft(writer, first)).toBeNull();
});

it("moved to another account's row by hand does not open there", async () => {
  const { world } = await aDraft();
  const other = await world.staff("teacher");
  await world.db.write((tx) => tx.update(draft).set({ accountId: other.actor.accountId }));
  await expect(readDraft(other, first)).rejects.toThrow();
});

it("waits until it is asked for: a class may see the first page", async () => {
  const { writer } = await aDraft();
  expect(await readDraft(writer, first)).toEqual({ state: "held" });
});

it("on a protected pupil waits until it is asked for, by name or by id", async () => {
  const world = await aWorld();
  await world.pupil({ givenName: "Nils", familyName: "Berg", protection: "confidentiality" });
  const mentor = await world.staff("teacher", { group: "mentor" });
  const content = draftContent.parse({ pupil: "nils berg", text: "Bytte väg hem." });
  await keepDraft(world, { ...mentor.actor, content, now: mentor.now });
  expect(await readDraft(mentor, first)).toEqual({ state: "held" });
  expect(await readDraft(mentor, asked)).toMatchObject({ state: "open", content });
  await keepOwnDraft(mentor, { ...content, pupil: "Nils Berg, 5B" });
  expect(await readDraft(mentor, first)).toEqual({ state: "held" });
});

it("on a pupil who has become protected is not opened by the teacher who lost the pupil, asked for or not", async () => {
  const { world, writer } = await aDraft();
  await keepOwnDraft(writer, typed);
  await world.db.write((tx) => tx.update(pupil).set({ protection: "confidentiality" }));
  await world.grant(writer.now);
  for (const how of [first, asked])
    expect(await readDraft(later(writer, 1000), how)).toEqual({ state: "lost" });
});

it("with a name that is none of the writer's pupils' comes back without it", async () => {
  const { writer, keep } = await aDraft();
  await keep({ ...typed, pupil: "Nils Berg" });
  expect(await readDraft(writer, asked)).toEqual({ state: "open", content: { ...typed, pupil: "" } });
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
    await dropDraft(drafted.writer);
    await runAt(drafted, drafted.writer.now);
    expect(await opened()).toEqual([null]);
    await drafted.keep(typed);
    expect(await readDraft(drafted.writer, asked)).toEqual({ state: "open", content: typed });
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
          await dropDraft(writer);
          await runAt(drafted, writer.now);
        }
        return world.db.write(unit);
      },
    } as typeof world.db;
    await keepDraft({ ...world, db }, { accountId, authorityId, content: typed, now: writer.now });
    expect(await readDraft(writer, { asked: true })).toEqual({ state: "open", content: typed });
  });
});
