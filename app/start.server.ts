// What the running server holds open, and whether it is ready to serve.
import { version } from "../package.json";
import { closeHouse, house } from "./house.server";
import { runAlways } from "./runner/run-always.server";
import { toStandardOutput } from "./server/access-log.server";

export type Health =
  | { ready: true; engine: string; version: string; migration: string }
  | { ready: false; reason: string };

/** The reason is for the one who runs the server: no address, path or secret stands in it. */
export async function health(): Promise<Health> {
  try {
    const { db } = await house();
    const { engine, migration } = await db.health();
    if (migration === null) return { ready: false, reason: "the database has no migration" };
    return { ready: true, engine, version, migration };
  } catch (error) {
    const known = error instanceof Error && /installation and is refused/.test(error.message);
    return { ready: false, reason: known ? error.message : "the database cannot be opened" };
  }
}

let stopRunner: (() => Promise<void>) | null = null;

/** Opens the house and begins the runner: deliveries, erasures and the sealing of the audit. */
export function start(): void {
  stopRunner ??= runAlways(toStandardOutput);
}

export async function stop(): Promise<void> {
  await stopRunner?.();
  stopRunner = null;
  await closeHouse();
}
