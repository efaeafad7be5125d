// Makes the organisation's seal for one who has no certificate yet.
import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createSealKey } from "../app/documents/create-seal-key.server";
import { type AdminCommand, CommandRefused, needed, say } from "./admin-command";

const dayMs = 86_400_000;
const years = 5;

export const sealMake: AdminCommand = {
  options: "--organisation NAME --to DIR",
  says: "Makes seal.p12 and seal.passphrase: a seal that the organisation vouches for itself. Needs no configuration.",
  accepts: { organisation: { type: "string" }, to: { type: "string" } },
  async run(values) {
    const [organisation, folder] = [needed(values, "organisation"), needed(values, "to")];
    const files = { key: join(folder, "seal.p12"), passphrase: join(folder, "seal.passphrase") };
    const now = Date.now();
    const passphrase = randomBytes(24).toString("base64url");
    const holder = {
      organisation,
      commonName: organisation,
      notBefore: new Date(now - dayMs),
      notAfter: new Date(now + years * 365 * dayMs),
    };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeNew(files.passphrase, passphrase);
    await writeNew(files.key, await createSealKey(holder, passphrase));
    say(`${files.key}\n${files.passphrase}\n`);
    say(`It holds until ${holder.notAfter.toISOString().slice(0, 10)}.`);
    say(
      "Readers of a document see an issuer that nobody has vouched for. Change it for a bought one when you can.",
    );
    return 0;
  },
};

async function writeNew(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as { code?: unknown }).code === "EEXIST")
      throw new CommandRefused(`${file} is there already, and a seal is never overwritten.`);
    throw error;
  }
}
