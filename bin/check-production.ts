// Before a production server starts: is the configuration whole, and is what it names there and fit for production?
// Names every missing variable, never a value. A seal that cannot be used is a warning: reports leave without it.
import { readFile } from "node:fs/promises";
import { openSealKey } from "../app/documents/seal-document.server";
import { openTokenKey } from "../app/documents/token-key.server";
import { type Environment, EnvironmentError, readEnv } from "../app/env.server";
import { openHouse } from "../app/house.server";
import { NotOpened } from "../app/server/why-not-ready";

function reason(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message;
  const cause = error instanceof NotOpened ? error.cause : error;
  if (cause instanceof Error && "code" in cause && cause.code === "ENOENT" && "path" in cause)
    return `A file that the configuration names is not there: ${String(cause.path)}`;
  return error instanceof Error ? error.message : "The configuration cannot be used.";
}

async function sealIn({ seal }: Environment): Promise<string> {
  if (!seal) return "Warning: no organisation's seal is configured. Documents leave without one.";
  try {
    if ("token" in seal) await openTokenKey(seal.token);
    else {
      const passphrase = (await readFile(seal.passphraseFile, "utf8")).trim();
      await openSealKey(await readFile(seal.p12File), passphrase);
    }
    return "The organisation's seal can be read.";
  } catch (error) {
    const absent = error instanceof Error && "code" in error && error.code === "ENOENT";
    const inFile =
      "token" in seal ? "the token does not sign for its certificate" : "the file or its passphrase is wrong";
    const why = absent ? "a file is not there" : inFile;
    return `Warning: the organisation's seal cannot be used (${why}). Documents leave without one until it can.`;
  }
}

try {
  const env = readEnv();
  const house = await openHouse(env);
  await house.close();
  process.stdout.write(`${await sealIn(env)}\n`);
} catch (error) {
  process.stderr.write(`\n${reason(error)}\n\nSee docs/operations.md.\n\n`);
  process.exitCode = 1;
}
