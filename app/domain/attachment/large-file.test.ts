// Issue: "all other files are streamed to and from the sealed store without ever lying whole in memory". On one engine: how
// much is held does not depend on it.
import { createHash } from "node:crypto";
import { count, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { attachment, attachmentChunk } from "~db/schema/concern.server";
import { aNote, aWorld } from "~test/factories/world";
import { logConcern } from "../concern/log-concern.server";
import { readAttachment } from "../concern/read-attachment.server";
import { pieceLength } from "./places";
import { stageFormFile } from "./stage-form-file.server";

describe("a file of 20 MB never lies whole in memory", () => {
  const size = 20 * 1024 * 1024;
  const line = Buffer.from(`${"a".repeat(1023)}\n`);

  it("on its way in and out no more than a few pieces are held at once", async () => {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { group: "teacher" });
    let made = 0;
    const hash = createHash("sha256");
    let written = 0;
    let furthest = 0;
    async function* source() {
      for (; made < size; made += 64 * 1024) {
        furthest = Math.max(furthest, made - written);
        const piece = Buffer.concat(Array.from({ length: 64 }, () => line));
        hash.update(piece);
        yield piece;
      }
    }
    let opened = 0;
    const vault = {
      ...teacher.vault,
      seal: async (...given: Parameters<typeof teacher.vault.seal>) => {
        const sealed = await teacher.vault.seal(...given);
        written += given[2].length;
        return sealed;
      },
      open: async (...given: Parameters<typeof teacher.vault.open>) => {
        opened += 1;
        return teacher.vault.open(...given);
      },
    };
    const ctx = { ...teacher, vault };
    const { id } = await stageFormFile(ctx, { name: "stor.txt", content: source() });
    expect(made).toBe(size);
    expect(furthest).toBeLessThanOrEqual(3 * pieceLength);
    expect(opened).toBeGreaterThan(size / pieceLength);
    const { concernId } = await logConcern(teacher, {
      pupilId: world.pupilId,
      form: aNote(),
      files: [id],
      linkTo: "",
      tell: [],
      idempotencyKey: "large",
    });
    const [row] = await world.db.read.select().from(attachment).where(eq(attachment.concernId, concernId));
    const { content } = await readAttachment(teacher, { attachmentId: row?.id ?? "" });
    const seen = createHash("sha256");
    let [largest, given] = [0, 0];
    for await (const piece of content) {
      seen.update(piece);
      given += piece.byteLength;
      largest = Math.max(largest, piece.byteLength);
    }
    expect([given, seen.digest("hex")]).toEqual([size, hash.digest("hex")]);
    expect(largest).toBeLessThanOrEqual(pieceLength);
    const chunks = await world.db.read
      .select({ n: count() })
      .from(attachmentChunk)
      .where(eq(attachmentChunk.attachmentId, row?.id ?? ""));
    expect(chunks[0]?.n).toBe(size / pieceLength);
  });
});
