// What a command of npm run admin is made of.
import type { ParseArgsConfig } from "node:util";
import { readEnv } from "../app/env.server";
import { type House, openHouse } from "../app/house.server";

export type Values = Record<string, string | boolean | undefined>;

export interface AdminCommand {
  /** As help shows them. */
  options: string;
  says: string;
  accepts: NonNullable<ParseArgsConfig["options"]>;
  /** The exit code. */
  run(values: Values): Promise<number>;
}

/** Told in words, without a stack. */
export class CommandRefused extends Error {}

export function needed(values: Values, name: string): string {
  const value = values[name];
  if (typeof value !== "string" || value.trim() === "") throw new CommandRefused(`--${name} is missing.`);
  return value.trim();
}

export async function inHouse<T>(run: (house: House) => Promise<T>): Promise<T> {
  const house = await openHouse(readEnv());
  try {
    return await run(house);
  } finally {
    await house.close();
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
