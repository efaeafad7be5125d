// Starts other programs from the scripts in bin/: no dependencies, since it runs before anything is installed.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("..", import.meta.url));

/** @typedef {{ code: number, output: string }} Ended */

/**
 * Runs a program to its end. Output is passed through, or collected when `quiet` is set.
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<Ended>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? projectRoot,
      env: options.env ?? process.env,
      stdio: options.quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    });
    let output = "";
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.on("error", (error) => resolve({ code: 127, output: `${output}${command}: ${error.message}\n` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The npm that started us, or the one on the path. */
export function npm(args, options) {
  const own = process.env.npm_execpath;
  return own?.endsWith(".js") ? run(process.execPath, [own, ...args], options) : run("npm", args, options);
}

/** Runs the project's own TypeScript. */
export function tsx(file, args = [], options = {}) {
  return run(process.execPath, ["--import", "tsx", file, ...args], options);
}

/** Prints why, in one sentence, and ends: a script's refusal is no stack trace. */
export function refuse(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}
