// Before the tests on PostgreSQL: a server of the system's own installation for all workers, where one is installed.
// Where none is, each worker has the in-process one (pglite.ts), which takes twice the time and has one connection.
import type { TestProject } from "vitest/node";
import { installedPostgres, startPostgres } from "./postgres-server";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string | null;
  }
}

export default async function startPostgresForTests(project: TestProject): Promise<() => Promise<void>> {
  const bin = installedPostgres();
  if (!bin) {
    project.provide("postgresUrl", null);
    return async () => undefined;
  }
  const server = await startPostgres(bin);
  project.provide("postgresUrl", await server.database());
  return () => server.stop();
}
