// Before the tests on SQLite: one migrated, empty database of each store, which every test copies.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openDatabase } from "~db/engine.server";

declare module "vitest" {
  interface ProvidedContext {
    sqliteTemplates: { main: string; keys: string };
  }
}

export default async function makeTemplates(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "thread-template-"));
  const templates = { main: join(folder, "main.db"), keys: join(folder, "keys.db") };
  for (const store of ["main", "keys"] as const)
    await (await openDatabase(`sqlite:${templates[store]}`, { store })).close();
  project.provide("sqliteTemplates", templates);
  return () => rmSync(folder, { recursive: true, force: true });
}
