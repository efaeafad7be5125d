import { generateKeyPairSync } from "node:crypto";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { freshFolder } from "~test/factories/database";
import { checkpointHolds, makeCheckpointKey, readCheckpointKey, signCheckpoint } from "./checkpoint.server";

const point = { id: "point-1", seq: 7, hash: "ab".repeat(32), at: new Date("2026-03-02T10:00:00Z") };

it("signs so that any change is found", async () => {
  const path = join(freshFolder(), "key.pem");
  await makeCheckpointKey(path);
  const key = await readCheckpointKey(path);
  const signed = signCheckpoint(key, point);
  expect(checkpointHolds(key.publicKey, signed)).toBe(true);
  const changes = [
    { id: "point-2" },
    { seq: 8 },
    { hash: "ac".repeat(32) },
    { at: new Date("2026-03-02T10:00:01Z") },
    { keyId: "0".repeat(16) },
    { signature: signCheckpoint(key, { ...point, seq: 8 }).signature },
    { signature: "" },
  ];
  for (const change of changes) {
    expect(checkpointHolds(key.publicKey, { ...signed, ...change }), JSON.stringify(change)).toBe(false);
  }
});

it("keeps the key to its owner, and never overwrites it", async () => {
  const path = join(freshFolder(), "key.pem");
  await makeCheckpointKey(path);
  expect((await stat(path)).mode & 0o077).toBe(0);
  const { keyId } = await readCheckpointKey(path);
  await expect(makeCheckpointKey(path)).rejects.toMatchObject({ code: "EEXIST" });
  expect((await readCheckpointKey(path)).keyId).toBe(keyId);
});

it("refuses a key of another kind", async () => {
  const path = join(freshFolder(), "key.pem");
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  await writeFile(path, privateKey.export({ type: "pkcs8", format: "pem" }));
  await expect(readCheckpointKey(path)).rejects.toThrow("Ed25519");
});
