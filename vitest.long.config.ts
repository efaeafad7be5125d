import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";

// The long forms, one command each (package.json): faults by the thousand, hostile input by the thousand, benches.
// None of them belongs to the ordinary run, and each runs alone: the benches measure.
export default defineConfig({
  plugins: [tsconfigPaths()],
  test: {
    environment: "node",
    pool: "forks",
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
    globalSetup: "test/factories/make-templates.ts",
    include: ["test/{faults,hostile}/**/*.{test,long}.ts", "bench/**/*.bench.{ts,tsx}"],
    env: {
      NODE_ENV: "test",
      APP_MODE: "test",
      DB_ENGINE: process.env.DB_ENGINE ?? "sqlite",
      HOSTILE_ROUNDS: process.env.HOSTILE_ROUNDS ?? "300",
    },
    disableConsoleIntercept: true,
  },
});
