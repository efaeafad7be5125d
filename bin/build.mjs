// Builds the pages when anything that goes into them has changed: a stamp in build/ holds the sources' digest.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { install } from "./install.mjs";
import { projectRoot, refuse, run } from "./run-command.mjs";

const sources = [
  "app",
  "db",
  "public",
  "package-lock.json",
  "remix.config.js",
  "tsconfig.json",
  "vite.config.ts",
];
const stamp = join(projectRoot, "build/.sources");

function* filesUnder(path) {
  if (!existsSync(path)) return;
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) yield join(entry.parentPath, entry.name);
  }
}

/** SHA-256 over the names and contents of everything that the build reads. */
export function digestSources(root = projectRoot) {
  const digest = createHash("sha256").update(process.versions.node.split(".")[0]);
  for (const source of sources) {
    const path = join(root, source);
    const files = /\.\w+$/.test(source) ? [path].filter(existsSync) : [...filesUnder(path)].sort();
    for (const file of files) digest.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return digest.digest("hex");
}

function isBuilt(digest) {
  const whole = existsSync(join(projectRoot, "build/server/index.js"));
  return whole && existsSync(stamp) && readFileSync(stamp, "utf8") === digest;
}

/** Returns true when a build was made, false when the last one still holds. Throws the build's output. */
export async function build() {
  const digest = digestSources();
  if (isBuilt(digest)) return false;
  rmSync(stamp, { force: true });
  const remix = join(projectRoot, "node_modules/@remix-run/dev/dist/cli.js");
  const env = { ...process.env, NODE_ENV: "production" };
  const { code, output } = await run(process.execPath, [remix, "vite:build"], { quiet: true, env });
  if (code !== 0) throw new Error(output);
  const { buildWorker } = await import("../app/documents/build-worker.mjs");
  await buildWorker(join(projectRoot, "build/worker/render.worker.mjs"));
  // Needs no bundling: it finds its packages from where it lies.
  copyFileSync(
    join(projectRoot, "app/pictures/picture.worker.mjs"),
    join(projectRoot, "build/worker/picture.worker.mjs"),
  );
  writeFileSync(stamp, digest);
  return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await install();
  try {
    console.log((await build()) ? "Built." : "Nothing has changed since the last build.");
  } catch (error) {
    console.error(error.message);
    refuse("The build failed; the reason stands above.");
  }
}
