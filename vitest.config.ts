import { availableParallelism } from "node:os";
import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";

// What meets a database runs on both engines: files named *.server.test.ts, and the routes, the matrix and
// the drill of test/. Everything else is pure, or of one engine, and runs once.
const onBothEngines = [
  "{app,db,bin}/**/*.server.test.{ts,tsx}",
  "test/{routes,matrix,hostile}/**/*.test.{ts,tsx}",
  "test/*.server.test.ts",
];
const never = ["test/e2e/**", "node_modules/**", "build/**", "data/**"];

const shared = {
  environment: "node" as const,
  pool: "forks" as const,
  poolOptions: { forks: { isolate: true } },
  testTimeout: 30_000,
  hookTimeout: 60_000,
  setupFiles: ["test/factories/let-worker-speak.ts"],
};

// DB_ENGINE, where it is set, picks one of the two.
const asked = (name: string) => [name, undefined, ""].includes(process.env.DB_ENGINE);

export default defineConfig({
  test: {
    // A worker a core. Left to itself vitest keeps one core for itself, which on two cores is half the machine.
    minWorkers: 1,
    maxWorkers: availableParallelism(),
    // A worker's process goes on with the next file on PostgreSQL, and with it the schemas that it keeps (test/factories);
    // bin/test.mjs says so, since vitest asks the root alone. On SQLite it would win nothing: the templates are made before
    // all of them, and what a file's modules leave in memory is gone with its process.
    poolOptions: { forks: { isolate: true } },
    projects: [
      {
        plugins: [tsconfigPaths()],
        test: {
          ...shared,
          name: "sqlite",
          include: ["{app,db,bin}/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
          exclude: never,
          env: { NODE_ENV: "test" as const, APP_MODE: "test", DB_ENGINE: "sqlite" },
          globalSetup: "test/factories/make-templates.ts",
        },
      },
      {
        plugins: [tsconfigPaths()],
        test: {
          ...shared,
          name: "postgres",
          include: onBothEngines,
          exclude: never,
          env: { NODE_ENV: "test" as const, APP_MODE: "test", DB_ENGINE: "postgres" },
          // One server for all; where none is installed, one inside each worker, which its files share.
          globalSetup: "test/factories/start-postgres.ts",
        },
      },
    ].filter((project) => asked(project.test.name)),
  },
});
