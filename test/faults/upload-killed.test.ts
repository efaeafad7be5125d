// Issue: "resumed or cleanly refused when broken off": the house itself is killed in the middle of a file, and goes on with
// it when it is opened anew.
import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { beginUpload, readUpload } from "~/domain/attachment/begin-upload.server";
import { finishUpload } from "~/domain/attachment/finish-upload.server";
import { pieceLength } from "~/domain/attachment/places";
import { receivePiece } from "~/domain/attachment/receive-piece.server";
import { stagedBytes } from "~/domain/attachment/staged-file.server";
import { createVault } from "~/vault/vault.server";
import { openDatabase } from "~db/engine.server";
import { openKeyStore } from "~db/key-store.server";
import { account, schoolAuthority } from "~db/schema/school.server";
import { freshFolder } from "~test/factories/database";
import { aMoment } from "~test/factories/world";
import type { ToldUpload } from "./upload-in-a-child";

/** Opened and closed as a process does, on the same files. */
function houseIn(folder: string) {
  const [url, keysUrl] = ["main", "keys"].map((name) => `sqlite:${join(folder, `${name}.db`)}`) as [
    string,
    string,
  ];
  const masterKey = randomBytes(32).toString("hex");
  const [authorityId, accountId] = [randomUUID(), randomUUID()];
  const actor: StaffCtx["actor"] = { kind: "staff", accountId, name: "Maria Ek", authorityId, duties: [] };
  const opened = async <T>(run: (ctx: StaffCtx) => Promise<T>): Promise<T> => {
    const db = await openDatabase(url);
    const keys = await openKeyStore(keysUrl);
    const vault = createVault(keys, Buffer.from(masterKey, "hex"));
    try {
      return await run({ db, vault, ports: { signing: null }, now: aMoment, actor });
    } finally {
      await Promise.all([db.close(), keys.close()]);
    }
  };
  return { url, keysUrl, masterKey, actor, authorityId, opened };
}

async function killed(told: ToldUpload): Promise<NodeJS.Signals | null> {
  const script = "test/faults/upload-in-a-child.ts";
  const child = spawn(process.execPath, ["--import", "tsx", script, JSON.stringify(told)], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DB_ENGINE: "sqlite" },
  });
  return new Promise((resolve) => child.on("close", (_, by) => resolve(by)));
}

const line = "Hon kom utan jacka.\n";
const times = 60_000;

it.each(["between", "inside"] as const)(
  "a process killed %s two writes goes on with the file",
  async (kill) => {
    const { opened, authorityId, ...rest } = houseIn(freshFolder());
    const bytes = Buffer.from(line.repeat(times));
    const uploadId = await opened(async (ctx) => {
      await ctx.vault.ensureKey({ kind: "authority", id: authorityId });
      const { accountId: id, name } = ctx.actor;
      await ctx.db.write(async (tx) => {
        await tx
          .insert(schoolAuthority)
          .values({ id: authorityId, name: "Norra", legalProfile: "municipal" });
        await tx.insert(account).values({ id, kind: "staff", authorityId, name });
      });
      return (await beginUpload(ctx, { name: "Brev.txt", size: bytes.byteLength })).uploadId;
    });
    expect(await killed({ ...rest, now: +aMoment, uploadId, line, times, kill })).toBe("SIGKILL");
    await opened(async (ctx) => {
      const { offset } = await readUpload(ctx, { uploadId });
      // The first four pieces were written; of the second write nothing is left.
      expect(offset).toBe(4 * pieceLength);
      async function* remaining() {
        yield bytes.subarray(offset);
      }
      await receivePiece(ctx, { uploadId, offset, content: remaining() });
      expect(await finishUpload(ctx, { uploadId })).toMatchObject({
        name: "Brev.txt",
        size: bytes.byteLength,
      });
      const whole: Uint8Array[] = [];
      const staged = stagedBytes(ctx, { uploadId, contentId: uploadId, size: bytes.byteLength });
      for await (const piece of staged.pieces()) whole.push(piece);
      expect(Buffer.concat(whole).equals(bytes)).toBe(true);
    });
  },
);
