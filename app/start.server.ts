// What the running server holds open, and whether it is ready to serve.
import { version } from "../package.json";
import { closeHouse, house } from "./house.server";
import { type Runner, runAlways } from "./runner/run-always.server";
import { toStandardOutput } from "./server/access-log.server";
import { whyNotReady } from "./server/why-not-ready";

export type Health =
  | {
      ready: true;
      engine: string;
      version: string;
      migration: string;
      /** "well", or what is lastingly not being done: the pages serve all the same. */
      runner: "well" | "not_started" | string[];
    }
  | { ready: false; code: string; reason: string };

/** The reason is for the one who runs the server: no address, path or secret stands in it. */
export async function health(): Promise<Health> {
  try {
    const { db } = await house();
    const { engine, migration } = await db.health();
    if (migration === null)
      return { ready: false, code: "migration_missing", reason: "the database has no migration" };
    return { ready: true, engine, version, migration, runner: runnerState(new Date()) };
  } catch (error) {
    const { code, reason } = whyNotReady(error);
    return { ready: false, code, reason };
  }
}

let runner: Runner | null = null;

function runnerState(now: Date): "well" | "not_started" | string[] {
  if (!runner) return "not_started";
  const troubles = runner.troubles(now);
  return troubles.length === 0 ? "well" : troubles;
}

/** Opens the house and begins the runner: deliveries, erasures and the sealing of the audit. */
export function start(): void {
  runner ??= runAlways(toStandardOutput);
}

export async function stop(): Promise<void> {
  await runner?.stop();
  runner = null;
  await closeHouse();
}
