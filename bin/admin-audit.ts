// Verifies the chain that the audit is sealed into.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { readCheckpointKey } from "../app/audit/checkpoint.server";
import { verifyChain } from "../app/audit/verify.server";
import { type AdminCommand, inHouse, say } from "./admin-command";

export const auditVerify: AdminCommand = {
  options: "[--key FILE]",
  says: "Walks the whole audit and tells what was altered, removed or put in. --key is a former signing key, in PEM.",
  accepts: { key: { type: "string" } },
  async run(values) {
    return inHouse(async ({ db, env }) => {
      const own = join(dirname(env.masterKeyFile), "checkpoint.pem");
      const files = [own, values.key].filter((file) => typeof file === "string" && existsSync(file));
      const keys = await Promise.all(files.map((file) => readCheckpointKey(String(file))));
      const publicKeys = new Map(keys.map(({ keyId, publicKey }) => [keyId, publicKey]));
      const { sealed, unsealed, checkpoints, findings } = await verifyChain(db.read, { publicKeys });
      say(
        `${sealed} rows sealed, ${unsealed} waiting, ${checkpoints} checkpoints, ${findings.length} findings`,
      );
      for (const { kind, seq } of findings) say(`  ${kind} at row ${seq}`);
      return findings.length === 0 ? 0 : 2;
    });
  },
};
