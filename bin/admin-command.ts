// What a command of npm run admin is made of.
import type { ParseArgsConfig } from "node:util";
import type { Environment } from "../app/env.server";
import type { House } from "../app/house.server";

export type Values = Record<string, string | boolean | undefined>;

export interface AdminCommand {
  /** As help shows them. */
  options: string;
  says: string;
  accepts: NonNullable<ParseArgsConfig["options"]>;
  /** The exit code for options that it does not know; 1 where nothing is said. */
  wrongUse?: number;
  /** A file's name after the options. */
  takesFile?: true;
  /** The exit code. */
  run(values: Values, file?: string): Promise<number>;
}

/** Told in words, without a stack, with the command's exit code. */
export class CommandRefused extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}

export function needed(values: Values, name: string): string {
  const value = values[name];
  if (typeof value !== "string" || value.trim() === "") throw new CommandRefused(`--${name} is missing.`);
  return value.trim();
}

/** Null where it was not given, or is empty. */
export function optional(values: Values, name: string): string | null {
  const value = values[name];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** What opens the house is read here and not before: a command that needs none starts without configuration. */
export async function inHouse<T>(run: (house: House) => Promise<T>, env?: Environment): Promise<T> {
  const [{ readEnv }, { openHouse }] = await Promise.all([
    import("../app/env.server"),
    import("../app/house.server"),
  ]);
  const house = await openHouse(env ?? readEnv());
  try {
    return await run(house);
  } finally {
    await house.close();
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
