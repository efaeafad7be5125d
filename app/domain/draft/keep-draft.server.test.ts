import { expect, it } from "vitest";
import { draft } from "~db/schema/concern.server";
import { aWorld, later } from "~test/factories/world";
import { draftContent } from "./draft-content";
import { dropDraft, keepDraft, readDraft } from "./keep-draft.server";

const day = 86_400_000;
const typed = draftContent.parse({ pupil: "Alva Lindqvist, 5B", text: "Kom sent och", priority: "act_now" });

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
  expect(await readDraft(writer)).toEqual(typed);
  await keep({ ...typed, text: "Kom sent och grät." });
  expect((await readDraft(writer))?.text).toBe("Kom sent och grät.");
});

it("is never another person's, not even one's who has the same pupils", async () => {
  const { world } = await aDraft();
  const colleague = await world.staff("teacher", { group: "mentor" });
  const principal = await world.staff("principal");
  expect(await readDraft(colleague)).toBeNull();
  expect(await readDraft(principal)).toBeNull();
});

it("is gone after fourteen days, and not before", async () => {
  const { writer } = await aDraft();
  expect(await readDraft(later(writer, 14 * day))).toEqual(typed);
  expect(await readDraft(later(writer, 14 * day + 1))).toBeNull();
});

it("is gone when it is dropped, and lies sealed until then", async () => {
  const { world, writer } = await aDraft();
  const [row] = await world.db.read.select().from(draft);
  expect(Buffer.from(row?.sealed ?? []).includes("Alva")).toBe(false);
  await dropDraft(writer);
  expect(await readDraft(writer)).toBeNull();
});

it("moved to another account's row by hand does not open there", async () => {
  const { world } = await aDraft();
  const other = await world.staff("teacher");
  await world.db.write((tx) => tx.update(draft).set({ accountId: other.actor.accountId }));
  await expect(readDraft(other)).rejects.toThrow();
});
