// Answers for a file that somebody has sent in: sealed by whom and when, unaltered or not, superseded or not, no more.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { verifyFile } from "../app/domain/seal/verify-file.server";
import { type AdminCommand, CommandRefused, inHouse, say } from "./admin-command";
import { ownInstallation } from "./own-installation";

export const reportVerify: AdminCommand = {
  options: "FILE",
  says: "Tells whether a file was sealed here, by whom and when, whether it is unaltered, and whether a later version has been sealed; nothing of what it says. Code 2: altered, or unknown.",
  accepts: {},
  takesFile: true,
  wrongUse: 2,
  async run(_values, name) {
    if (!name) throw new CommandRefused("Which file? npm run -s admin -- report:verify FILE", 2);
    const file = await readFile(name).catch(() => {
      throw new CommandRefused(`${name} cannot be read.`, 1);
    });
    const env = ownInstallation();
    // Asking makes no installation: without one there is no register to ask.
    const absent = env.mode === "demo" && !existsSync(env.databaseUrl.replace(/^sqlite:/, ""));
    if (absent)
      throw new CommandRefused(`No installation in ${env.dataDir}. Set DATA_DIR, or configure one.`);
    return inHouse(async (house) => {
      const found = await verifyFile(house, file);
      if (found.verdict !== "intact") {
        say(found.verdict);
        return 2;
      }
      say("unaltered");
      say(`sealed by: ${found.sealedBy}`);
      say(`sealed at: ${found.sealedAt.toISOString()}`);
      say(`superseded by a later version: ${found.superseded ? "yes" : "no"}`);
      return 0;
    }, env);
  },
};
