// npm test: everything that must hold, from types to the browser. Ends with one line, `N passed, N failed`.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { build } from "./build.mjs";
import { countPlaywright, countVitest } from "./count-tests.mjs";
import { install } from "./install.mjs";
import { quickFolder } from "./quick-folder.mjs";
import { projectRoot, run } from "./run-command.mjs";
import { prepareSystem } from "./system-packages.mjs";

const results = join(projectRoot, "test-results");
const temporary = quickFolder();
const tally = { passed: 0, failed: 0 };
const summary = [];

function note(name, passed, failed, startedAt, notes = []) {
  tally.passed += passed;
  tally.failed += failed;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  const line = `${failed === 0 ? "ok    " : "FAILED"} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`;
  summary.push([line, ...notes.map((text) => `       ${text}`)].join("\n"));
  console.log(`\n${summary.at(-1)}`);
}

/** A check that holds or does not; its output is shown when it does not. */
async function check(name, command, args) {
  const startedAt = performance.now();
  const { code, output } = await run(command, args, { quiet: true });
  if (code !== 0) console.log(`\n── ${name}\n${output.trimEnd()}`);
  note(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1, startedAt);
}

function bin(path, ...args) {
  return [process.execPath, [join("node_modules", path), ...args]];
}

async function staticChecks() {
  await check("types", ...bin("typescript/bin/tsc", "--noEmit"));
  await check("linter", ...bin("@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."));
  await check(
    "boundaries",
    ...bin(
      "dependency-cruiser/bin/dependency-cruise.mjs",
      "--config",
      ".dependency-cruiser.cjs",
      "app",
      "db",
      "bin",
      "test",
    ),
  );
  await check("dead code", ...bin("knip/bin/knip.js", "--no-config-hints"));
}

async function buildPages() {
  const startedAt = performance.now();
  try {
    await build();
    note("build", 1, 0, startedAt);
  } catch (error) {
    console.log(`\n── build\n${error.message}`);
    note("build", 0, 1, startedAt);
  }
}

/** vitest.config.ts says which files meet a database, and therefore run on both engines. */
async function vitest(engine) {
  const startedAt = performance.now();
  const report = join(results, `vitest-${engine}.json`);
  console.log(`\n── unit and use-case tests on ${engine}`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  // What a worker keeps for PostgreSQL, it keeps from one file to the next (vitest.config.ts).
  const kept = engine === "postgres" ? ["--poolOptions.forks.isolate=false"] : [];
  const [node, args] = bin("vitest/vitest.mjs", "run", "--project", engine, ...kept, ...reporters);
  const { code } = await run(node, args, { env: { ...process.env, TMPDIR: temporary } });
  const { passed, failed, notes } = countVitest(report, code);
  note(`unit and use-case tests on ${engine}`, passed, failed, startedAt, notes);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(String(port)));
    });
  });
}

async function browser() {
  const startedAt = performance.now();
  const report = join(results, "playwright.json");
  const data = mkdtempSync(join(temporary, "e2e-"));
  console.log("\n── browser tests");
  const env = {
    ...process.env,
    TMPDIR: temporary,
    E2E_PORT: await freePort(),
    E2E_DATA_DIR: data,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const [node, args] = bin("@playwright/test/cli.js", "test", "--reporter=list,json");
  const { code } = await run(node, args, { env });
  rmSync(data, { recursive: true, force: true });
  const { passed, failed, notes } = countPlaywright(report, code);
  note("browser tests", passed, failed, startedAt, notes);
}

await install();
const missing = await prepareSystem();
for (const sentence of missing) console.log(sentence);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

await Promise.all([staticChecks(), buildPages()]);
await vitest("sqlite");
await vitest("postgres");
await browser();

console.log(`\n${[...missing, ...summary].join("\n")}\n`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;
