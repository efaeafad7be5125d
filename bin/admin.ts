// npm run admin -- <command>: what the one who runs an installation does from outside it. Each command calls one use
// case; the audit names the command, and none of them shows a child's record.
import { parseArgs } from "node:util";
import { auditVerify } from "./admin-audit";
import { backup, restore, restoreKeysCommand } from "./admin-backup";
import { type AdminCommand, CommandRefused } from "./admin-command";
import { firstAdministrator, rosterImport } from "./admin-school";

const commands: Record<string, AdminCommand> = {
  "first-administrator": firstAdministrator,
  "roster:import": rosterImport,
  "audit:verify": auditVerify,
  backup,
  restore,
  "restore:keys": restoreKeysCommand,
};

function help(): string {
  const lines = Object.entries(commands).map(
    ([name, { options, says }]) => `  npm run admin -- ${name} ${options}\n      ${says}`,
  );
  return `Commands:\n\n${lines.join("\n\n")}\n\nThey read the same environment as the server: see docs/operations.md.\n`;
}

async function main(): Promise<number> {
  const [name, ...rest] = process.argv.slice(2);
  if (!name || name === "--help" || name === "help") {
    process.stdout.write(help());
    return name ? 0 : 1;
  }
  const command = commands[name];
  if (!command) throw new CommandRefused(`There is no command ${name}.\n\n${help()}`);
  const { values } = parseArgs({ args: rest, options: command.accepts, strict: true });
  return command.run(values as Record<string, string | boolean | undefined>);
}

try {
  process.exitCode = await main();
} catch (error) {
  // A refusal, a wrong option or a configuration at fault is told in words; a fault of ours with its stack.
  const inWords =
    error instanceof CommandRefused ||
    (error instanceof Error && (error.name === "EnvironmentError" || "code" in error));
  process.stderr.write(`\n${error instanceof Error ? (inWords ? error.message : error.stack) : error}\n\n`);
  process.exitCode = 1;
}
