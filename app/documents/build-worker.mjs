// How the render worker is bundled, for the production build and for running from source alike.
import { createHash } from "node:crypto";
import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");

/** @returns {import("esbuild").BuildOptions} */
export function workerOptions() {
  return {
    entryPoints: [join(here, "render.worker.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    tsconfig: join(root, "tsconfig.json"),
    logLevel: "silent",
  };
}

/**
 * Builds the worker into the production build's folder.
 * @param {string} outfile
 */
export async function buildWorker(outfile) {
  await build({ ...workerOptions(), outfile });
}

/**
 * Builds the worker for a process that runs from source. The file is named by its content and moved into place, so
 * that several processes can do it at once.
 * @returns {Promise<URL>}
 */
export async function buildWorkerOnDemand() {
  const { outputFiles } = await build({ ...workerOptions(), write: false });
  const bytes = outputFiles?.[0]?.contents ?? new Uint8Array();
  const name = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const folder = join(root, "node_modules/.cache/render-worker");
  const file = join(folder, `${name}.mjs`);
  const built = await stat(file).catch(() => null);
  if (!built) {
    await mkdir(folder, { recursive: true });
    await writeFile(`${file}.${process.pid}`, bytes);
    await rename(`${file}.${process.pid}`, file);
  }
  return new URL(`file://${file}`);
}
