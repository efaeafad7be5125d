// A process that takes in a file until it kills itself: between two writes, or inside the second. Run by upload-killed.test.ts.
import type { StaffCtx } from "~/access/context.server";
import { pieceLength } from "~/domain/attachment/places";
import { receivePiece } from "~/domain/attachment/receive-piece.server";
import { createVault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { openDatabase } from "~db/engine.server";
import { openKeyStore } from "~db/key-store.server";

export interface ToldUpload {
  url: string;
  keysUrl: string;
  masterKey: string;
  actor: StaffCtx["actor"];
  now: number;
  uploadId: string;
  /** What the file holds: this so many times. */
  line: string;
  times: number;
  kill: "between" | "inside";
}
const told = JSON.parse(process.argv[2] ?? "") as ToldUpload;

const die = () => process.kill(process.pid, "SIGKILL");
const inner = await openDatabase(told.url);
let writes = 0;
const write: Database["write"] = (unit) =>
  inner.write(async (tx) => {
    const result = await unit(tx);
    writes += 1;
    if (told.kill === "inside" && writes === 2) die();
    return result;
  });
const db = { engine: inner.engine, read: inner.read, write } as Database;
const vault = createVault(await openKeyStore(told.keysUrl), Buffer.from(told.masterKey, "hex"));

async function* content(): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(told.line.repeat(told.times));
  for (let at = 0; at < bytes.length; at += pieceLength) {
    if (told.kill === "between" && at === 6 * pieceLength) die();
    yield bytes.subarray(at, at + pieceLength);
  }
}

const ctx: StaffCtx = { db, vault, ports: { signing: null }, now: new Date(told.now), actor: told.actor };
await receivePiece(ctx, { uploadId: told.uploadId, offset: 0, content: content() });
