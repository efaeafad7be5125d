// What the running server holds open, and whether it is ready to serve.
import packageFile from "../package.json";

export type Health =
  | { ready: true; engine: string; version: string; migration: string }
  | { ready: false; reason: string };

export async function health(): Promise<Health> {
  return { ready: false, reason: `${packageFile.name}: no database` };
}

export async function stop(): Promise<void> {}
