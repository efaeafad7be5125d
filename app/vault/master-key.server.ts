// The master key wraps the keys of school authorities and municipalities. It lies in a file that is backed up apart
// from both databases (decision 0004). Does not check who else can read the file: mounted secrets differ.
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { VaultError } from "./vault-error";

const length = 32;

/** 32 bytes, raw or as 64 hexadecimal digits with or without a line end. */
export async function readMasterKey(path: string): Promise<Uint8Array> {
  const content = await readFile(path);
  const text = content.toString("latin1").trim();
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : content;
  return acceptMasterKey(key);
}

/** Makes the file, readable by its owner alone. Fails when it exists: a master key is never overwritten. */
export async function makeMasterKey(path: string): Promise<void> {
  await writeFile(path, `${randomBytes(length).toString("hex")}\n`, { flag: "wx", mode: 0o600 });
}

/** A copy of the key, or an error when it is not one. */
export function acceptMasterKey(key: Uint8Array): Uint8Array {
  if (key.length !== length || key.every((byte) => byte === 0)) throw new VaultError("master-key-refused");
  return Uint8Array.from(key);
}
