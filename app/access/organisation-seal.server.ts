// The organisation's seal for documents that leave: from the configured key; in a demo from one made at first use, which
// lives beside the master key. Null where none is configured: a report goes without, it never waits. Seals nothing itself.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createSealKey } from "~/documents/create-seal-key.server";
import { openSealKey, type SealKey, sealDocument } from "~/documents/seal-document.server";
import { openTokenKey } from "~/documents/token-key.server";
import type { Environment } from "~/env.server";
import { house } from "~/house.server";
import type { SealSettings } from "~/read-seal-settings";
import { toStandardOutput } from "~/server/access-log.server";
import { describeFailure } from "~/server/describe-failure";

const dayMs = 86_400_000;
let opened: Promise<SealKey | null> | null = null;

export async function organisationSeal(at: Date): Promise<((pdf: Uint8Array) => Promise<Uint8Array>) | null> {
  const { env } = await house();
  opened ??= openKey(env, at).catch((error) => {
    opened = null;
    return withoutSeal(error);
  });
  const key = await opened;
  const timestampUrl = env.seal?.timestampUrl ?? null;
  return key && ((pdf) => sealed(pdf, key, { at, timestampUrl }).catch((error) => withoutSeal(error) ?? pdf));
}

/** A time-stamp server that does not answer holds nothing back either: then the seal is without its stamp, and logged. */
async function sealed(
  pdf: Uint8Array,
  key: SealKey,
  { at, timestampUrl }: { at: Date; timestampUrl: string | null },
): Promise<Uint8Array> {
  if (timestampUrl === null) return sealDocument(pdf, key, { at });
  try {
    return await sealDocument(pdf, key, { at, timestampUrl });
  } catch (error) {
    toStandardOutput({ event: "timestamp-failed", ...describeFailure(error) });
    return sealDocument(pdf, key, { at });
  }
}

/** No fault of the seal holds a report back: it is logged for the one who runs the server, and the file goes unsealed. */
function withoutSeal(error: unknown): null {
  toStandardOutput({ event: "seal-failed", ...describeFailure(error) });
  return null;
}

async function openKey(env: Environment, at: Date): Promise<SealKey | null> {
  const files = env.seal ?? (env.mode === "demo" ? await demoKey(env, at) : null);
  if (!files) return null;
  if ("token" in files) return openTokenKey(files.token);
  const passphrase = (await readFile(files.passphraseFile, "utf8")).trim();
  return openSealKey(await readFile(files.p12File), passphrase);
}

async function demoKey(env: Environment, at: Date): Promise<SealSettings> {
  const folder = dirname(env.masterKeyFile);
  const files = {
    p12File: join(folder, "seal.p12"),
    passphraseFile: join(folder, "seal.passphrase"),
    timestampUrl: null,
  };
  if (!existsSync(files.p12File)) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const passphrase = randomBytes(24).toString("base64url");
    const key = await createSealKey(
      {
        organisation: "Demo",
        commonName: "Demo seal",
        notBefore: new Date(at.getTime() - dayMs),
        notAfter: new Date(at.getTime() + 3650 * dayMs),
      },
      passphrase,
    );
    await writeFile(files.passphraseFile, passphrase, { mode: 0o600 });
    await writeFile(files.p12File, key, { mode: 0o600 });
  }
  return files;
}
