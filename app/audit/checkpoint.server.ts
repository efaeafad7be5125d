// Signed checkpoints: how far the chain had come, and its hash there, under an Ed25519 key (RFC 8032) from a file.
// Who can write the database but has not the key cannot shorten or rewrite the chain unseen.
// Does not send them to another host: the runner may, and verification takes them back as witnesses.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import type { auditCheckpoint } from "~db/schema/audit.server";

export type Checkpoint = typeof auditCheckpoint.$inferSelect;

export interface CheckpointKey {
  keyId: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** Reads a private key in PEM (PKCS 8). */
export async function readCheckpointKey(path: string): Promise<CheckpointKey> {
  const privateKey = createPrivateKey(await readFile(path));
  if (privateKey.asymmetricKeyType !== "ed25519")
    throw new Error("The audit's signing key must be of Ed25519.");
  const publicKey = createPublicKey(privateKey);
  return { keyId: keyIdOf(publicKey), privateKey, publicKey };
}

/** Makes the file, readable by its owner alone. Fails when it exists. */
export async function makeCheckpointKey(path: string): Promise<void> {
  const { privateKey } = generateKeyPairSync("ed25519");
  await writeFile(path, privateKey.export({ type: "pkcs8", format: "pem" }), { flag: "wx", mode: 0o600 });
}

export function signCheckpoint(
  key: CheckpointKey,
  point: Omit<Checkpoint, "signature" | "keyId">,
): Checkpoint {
  const unsigned = { ...point, keyId: key.keyId };
  return { ...unsigned, signature: sign(null, signedBytes(unsigned), key.privateKey).toString("base64") };
}

export function checkpointHolds(publicKey: KeyObject, point: Checkpoint): boolean {
  return verify(null, signedBytes(point), publicKey, Buffer.from(point.signature, "base64"));
}

/** Names the key: the start of the SHA-256 of its public part. */
function keyIdOf(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(spki).digest("hex").slice(0, 16);
}

function signedBytes({ id, seq, hash, at, keyId }: Omit<Checkpoint, "signature">): Buffer {
  return Buffer.from(
    JSON.stringify(["roda-traden/audit-checkpoint/1", id, seq, hash, at.toISOString(), keyId]),
  );
}
