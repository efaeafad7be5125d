// npm run admin -- <command>: what the one who runs an installation does from outside it. Each command calls one use
// case; the audit names the command, and none of them shows a child's record.
import { parseArgs } from "node:util";
import { type AdminCommand, CommandRefused } from "./admin-command";

/** Each is loaded when it is asked for: most of them read the environment as they load, and some need none. */
const commands: Record<string, () => Promise<AdminCommand>> = {
  "first-administrator": async () => (await import("./admin-people")).firstAdministrator,
  "roster:import": async () => (await import("./admin-school")).rosterImport,
  "reception:invite": async () => (await import("./admin-people")).receptionInvite,
  "account:close": async () => (await import("./admin-people")).accountClose,
  "seal:make": async () => (await import("./admin-seal")).sealMake,
  "register:import": async () => (await import("./admin-register")).registerImport,
  "register:export": async () => (await import("./admin-register")).registerExport,
  "deliveries:check": async () => (await import("./admin-deliveries")).deliveriesCheck,
  route: async () => (await import("./admin-route")).routeCommand,
  "report:verify": async () => (await import("./admin-verify")).reportVerify,
  "audit:verify": async () => (await import("./admin-audit")).auditVerify,
  backup: async () => (await import("./admin-backup")).backup,
  restore: async () => (await import("./admin-backup")).restore,
  "restore:keys": async () => (await import("./admin-backup")).restoreKeysCommand,
};

const outcomes =
  "Code 0: done. Code 1: refused, and nothing was changed; the reason stands above. Code 2: audit:verify or deliveries:check has findings; report:verify found the file altered or unknown; route or report:verify was asked wrongly.";

const lineOf = (name: string, { options, says }: AdminCommand) =>
  `  npm run admin -- ${name} ${options}\n      ${says}`;

async function help(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => lineOf(name, await load())),
  );
  return `Commands:\n\n${lines.join("\n\n")}\n\n${outcomes}\nMost read the same environment as the server: see docs/operations.md.\n`;
}

async function main(): Promise<number> {
  const [name, ...rest] = process.argv.slice(2);
  if (!name || name === "--help" || name === "help") {
    process.stdout.write(await help());
    return name ? 0 : 1;
  }
  const load = commands[name];
  if (!load) throw new CommandRefused(`There is no command ${name}.\n\n${await help()}`);
  const command = await load();
  if (rest.includes("--help")) {
    process.stdout.write(`${lineOf(name, command)}\n`);
    return 0;
  }
  process.exitCode = command.wrongUse ?? 1;
  const allowPositionals = command.takesFile ?? false;
  const { values, positionals } = parseArgs({
    args: rest,
    options: command.accepts,
    strict: true,
    allowPositionals,
  });
  if (positionals.length > 1) throw new CommandRefused("One file at a time.", command.wrongUse);
  return command.run(values as Record<string, string | boolean | undefined>, positionals[0]);
}

try {
  process.exitCode = await main();
} catch (error) {
  // A refusal, a wrong option or a configuration at fault is told in words; a fault of ours with its stack.
  const inWords =
    error instanceof CommandRefused ||
    (error instanceof Error && (error.name === "EnvironmentError" || "code" in error));
  process.stderr.write(`\n${error instanceof Error ? (inWords ? error.message : error.stack) : error}\n\n`);
  if (error instanceof CommandRefused) process.exitCode = error.exitCode;
  else process.exitCode ||= 1;
}
