// npm run demo: from a fresh clone to a running tool with invented people in it, and no question asked.
// Installs, builds and makes the data only where that is not done already; a later start takes seconds.
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { build } from "./build.mjs";
import { install } from "./install.mjs";
import { projectRoot, refuse, tsx } from "./run-command.mjs";

const port = Number(process.env.PORT ?? 3000);
const data = resolve(projectRoot, process.env.DATA_DIR ?? "./data/demo");
const address = `http://127.0.0.1:${port}`;
const startedAt = performance.now();
const children = [];
let stopping = false;

function seconds() {
  return ((performance.now() - startedAt) / 1000).toFixed(0);
}

async function checkPort() {
  if (!Number.isInteger(port) || port < 1 || port > 65535) refuse("PORT must be a number from 1 to 65535.");
  const fault = await new Promise((done) => {
    const probe = createServer().once("error", done);
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(null)));
  });
  if (fault?.code === "EADDRINUSE")
    refuse(`Port ${port} is in use by another program. Stop it, or choose another: PORT=3100 npm run demo`);
  if (fault) refuse(`Port ${port} cannot be used (${fault.code}). Choose another: PORT=3100 npm run demo`);
}

/** Made in a folder beside, and moved into place when it is whole: an interrupted start leaves no half data. */
async function makeData() {
  const isMade = existsSync(join(data, "main.db"));
  if (isMade && existsSync(join(data, "people.json"))) return;
  const isEmpty = existsSync(data) && readdirSync(data).length === 0;
  if (existsSync(data) && !isEmpty && !isMade)
    refuse(`${data} exists but holds no demo. Remove it, or choose another DATA_DIR.`);
  const making = `${data}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(dirname(data), { recursive: true });
  console.log("Making the demo's data …");
  // A sample report may have been made here before: what it registered stays known.
  const sealedFrom = isMade ? { SEALED_FROM: data } : {};
  const env = { ...process.env, ...demoMode, DATA_DIR: making, ...sealedFrom };
  const { code, output } = await tsx("bin/make-demo-data.ts", [], { env, quiet: true });
  if (code !== 0) {
    console.error(output);
    rmSync(making, { recursive: true, force: true });
    refuse("The demo's data could not be made; the reason stands above.");
  }
  if (isEmpty) rmdirSync(data);
  if (isMade) renameSync(data, `${data}.before-${Date.now()}`);
  renameSync(making, data);
}

const demoMode = { APP_MODE: "demo", NODE_ENV: "production" };

function start(file, args, env, stdio) {
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...demoMode, ...env },
    stdio,
  });
  children.push(child);
  child.once("exit", (code) => {
    if (!stopping) void stop(code ?? 1, `${file} ended unexpectedly; see above.`);
  });
  return child;
}

async function stop(code, sentence) {
  if (stopping) return;
  stopping = true;
  if (sentence) console.error(`\n${sentence}\n`);
  for (const child of children.toReversed()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGTERM");
    await new Promise((done) => {
      const impatient = setTimeout(() => child.kill("SIGKILL"), 12_000);
      child.once("exit", () => done(clearTimeout(impatient)));
    });
  }
  process.exit(code);
}

/** The first line that the simulators print says where they are. */
function startSimulators() {
  const child = start("bin/simulators.ts", [data], {}, ["ignore", "pipe", "inherit", "ipc"]);
  return new Promise((done) => {
    let text = "";
    child.stdout.on("data", (chunk) => {
      text += chunk;
      if (text.includes("\n")) done(JSON.parse(text.slice(0, text.indexOf("\n"))));
    });
  });
}

async function waitUntilReady() {
  for (let attempt = 0; attempt < 300 && !stopping; attempt++) {
    const answer = await fetch(`${address}/healthz`).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  await stop(1, "The server did not become ready within a minute.");
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd()}`,
  );
}

function printWelcome({ phone, messageService, mail }) {
  const { people } = JSON.parse(readFileSync(join(data, "people.json"), "utf8"));
  const rows = people.map(({ name, role, place, shows }) => [name, role, place, shows]);
  console.log(`\nRöda tråden is running at ${address}  (${seconds()} s)\n`);
  console.log("Sign in as one of these invented people, chosen from the list on the first page:\n");
  console.log(table([["Name", "Role", "Where", "What to see"], ...rows]).join("\n"));
  console.log(`\nThe simulated BankID phone: ${phone}`);
  console.log(`The simulated message service, where you answer for the receiver: ${messageService}`);
  console.log(`The mail that has been sent: ${mail}`);
  console.log("Stop with Ctrl-C. To begin afresh, remove the data folder and start again.\n");
}

process.on("SIGINT", () => void stop(0));
process.on("SIGTERM", () => void stop(0));

await checkPort();
await install();
try {
  await build();
} catch (error) {
  console.error(error.message);
  refuse("The build failed; the reason stands above.");
}
await makeData();
const simulated = await startSimulators();
writeFileSync(
  join(data, "running.json"),
  JSON.stringify({
    address,
    phone: simulated.phone,
    messageService: simulated.messageService,
    mail: simulated.mail,
  }),
);
const log = process.env.DEMO_LOG === "1" ? "inherit" : "ignore";
start("bin/serve.ts", [], { ...simulated.env, PORT: String(port), HOST: "127.0.0.1", DATA_DIR: data }, [
  "ignore",
  log,
  "inherit",
]);
await waitUntilReady();
if (!stopping) printWelcome(simulated);
