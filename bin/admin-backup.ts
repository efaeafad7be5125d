// Copies of a SQLite installation, the keys apart, and putting them back: docs/operations.md.
import { readEnv } from "../app/env.server";
import { backupTo, type Copy, listCopies, restoreKeys, restoreMain } from "../db/backup.server";
import { type AdminCommand, CommandRefused, needed, say, type Values } from "./admin-command";

export const backup: AdminCommand = {
  options: "--to DIR --keys-to DIR",
  says: "Copies the database and, to another folder, the keys, while the server runs.",
  accepts: { to: { type: "string" }, "keys-to": { type: "string" } },
  async run(values) {
    const folders = { main: needed(values, "to"), keys: needed(values, "keys-to") };
    const copies = await backupTo(folders, readEnv(), new Date());
    for (const copy of Object.values(copies)) say(`${copy.file}  ${copy.sha256}`);
    return 0;
  },
};

async function choose(values: Values): Promise<{ folder: string; copy: Copy }> {
  const folder = needed(values, "from");
  const copies = await listCopies(folder);
  const copy = copies.find(({ file }) => values.copy === undefined || file === values.copy);
  if (copy) return { folder, copy };
  const names = copies.map(({ file }) => file).join(", ");
  throw new CommandRefused(
    names ? `There is no such copy. There is: ${names}.` : "There is no copy in that folder.",
  );
}

export const restore: AdminCommand = {
  options: "--from DIR [--copy FILE]",
  says: "Puts the newest copy of the database (or the one named) in place; the server must be stopped. The keys stay.",
  accepts: { from: { type: "string" }, copy: { type: "string" } },
  async run(values) {
    const { folder, copy } = await choose(values);
    const aside = await restoreMain(folder, copy, readEnv());
    say(`Restored ${copy.file}, taken ${copy.takenAt}.`);
    if (aside) say(`What stood there is kept as ${aside}`);
    return 0;
  },
};

export const restoreKeysCommand: AdminCommand = {
  options: "--from DIR [--copy FILE]",
  says: "Puts a copy of the keys in place, without those that have been destroyed since; the server must be stopped.",
  accepts: { from: { type: "string" }, copy: { type: "string" } },
  async run(values) {
    const { folder, copy } = await choose(values);
    await restoreKeys(folder, copy, readEnv());
    say(`Restored ${copy.file}, taken ${copy.takenAt}.`);
    return 0;
  },
};
