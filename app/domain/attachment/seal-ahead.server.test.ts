// A file that is sealed ahead gives others their turn: neither ciphers nor SQLite wait for anything.
import { expect, it } from "vitest";
import { uploadChunk } from "~db/schema/upload.server";
import { aWorld } from "~test/factories/world";
import { attachmentPlace } from "../concern/seal-concern";
import { sealAhead } from "./seal-ahead.server";

async function* content(chunks: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < chunks; at += 1) yield new Uint8Array(128 * 1024).fill(at);
}

it("lets others be answered while a long file is sealed", async () => {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const id = "a-long-file";
  const { owner, place } = attachmentPlace(id);
  await world.vault.ensureKey(owner, { kind: "pupil", id: world.pupilId });
  let [turns, going] = [0, true];
  const others = () => {
    turns += 1;
    if (going) setImmediate(others);
  };
  setImmediate(others);
  expect(await sealAhead(teacher, { id, owner, place, content: content(12) })).toBeGreaterThanOrEqual(12);
  going = false;
  expect(turns).toBeGreaterThanOrEqual(3);
  expect(
    (await world.db.read.select({ at: uploadChunk.position }).from(uploadChunk)).length,
  ).toBeGreaterThanOrEqual(12);
});
