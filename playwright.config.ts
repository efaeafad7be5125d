// Browser tests against the demo itself: what a newcomer starts is what is tested, with data of its own.
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const port = process.env.E2E_PORT ?? "3987";
// Kept in the environment, so that the workers find the demo's data where the server has it.
process.env.E2E_DATA_DIR ??= `test-results/data-${process.pid}`;
const data = process.env.E2E_DATA_DIR;

const systemChromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = process.env.CHROMIUM_PATH ?? systemChromium.find((path) => existsSync(path));
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "test/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/e2e",
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: "sv-SE",
    timezoneId: "Europe/Stockholm",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: { executablePath, args: isRoot ? ["--no-sandbox"] : [] },
  },
  webServer: {
    command: "node bin/demo.mjs",
    url: `http://127.0.0.1:${port}/healthz`,
    env: { PORT: port, DATA_DIR: data },
    timeout: 360_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
