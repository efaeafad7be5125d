// Makes node_modules agree with package-lock.json, and touches nothing when it already does.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { npm, projectRoot, refuse, run } from "./run-command.mjs";

const oldestNode = [20, 19];

/** Refuses a Node that the locked packages do not run on. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  refuse(`Röda tråden needs Node ${oldestNode.join(".")} or newer; this is Node ${version}.`);
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(projectRoot, path), "utf8")).packages;
  } catch {
    return null;
  }
}

/** What npm wrote about the tree it installed, against the lock file: every package, at its exact version. */
export function treeMatches(locked, installed) {
  if (!locked || !installed) return false;
  for (const [place, entry] of Object.entries(locked)) {
    if (place === "" || entry.link) continue;
    const found = installed[place];
    if (!found && (entry.optional || entry.devOptional || entry.peer)) continue;
    if (!found || found.version !== entry.version || found.integrity !== entry.integrity) return false;
  }
  return Object.entries(installed).every(([place, entry]) => place in locked || entry.optional);
}

/** better-sqlite3 is compiled for one version of Node: another one cannot load it. */
async function nativeModuleLoads() {
  const probe = "new (require('better-sqlite3'))(':memory:').close()";
  return (await run(process.execPath, ["-e", probe], { quiet: true })).code === 0;
}

/** Returns true when something had to be installed. */
export async function install() {
  checkNode();
  const matches = treeMatches(
    readPackages("package-lock.json"),
    readPackages("node_modules/.package-lock.json"),
  );
  if (matches && (await nativeModuleLoads())) return false;
  console.log("Installing packages (the database engine is compiled once; this takes a minute or two) …");
  // Not `npm ci`: it fails where a registry lacks binaries of foreign platforms and the lock file therefore names none.
  // This installs the same locked versions, verified, and writes neither package.json nor the lock file.
  const args = ["install", "--no-save", "--prefer-offline", "--include=dev", "--no-audit", "--no-fund"];
  const { code, output } = await npm(args, { quiet: true, env: { JOBS: "max", ...process.env } });
  if (code !== 0) {
    console.error(output);
    refuse("npm install failed; the reason stands above. A C++ compiler, make and Python 3 must be at hand.");
  }
  if (!(await nativeModuleLoads())) refuse("better-sqlite3 was installed but cannot be loaded by this Node.");
  return true;
}
