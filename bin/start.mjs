// npm start: production. Refuses demo settings, and a configuration that is not whole, before anything else happens.
import { spawn } from "node:child_process";
import { build } from "./build.mjs";
import { install } from "./install.mjs";
import { projectRoot, refuse, tsx } from "./run-command.mjs";

if (process.env.APP_MODE !== undefined && process.env.APP_MODE !== "production")
  refuse(
    `npm start is for production; APP_MODE=${process.env.APP_MODE} is refused. The demo is: npm run demo`,
  );

const env = { ...process.env, APP_MODE: "production", NODE_ENV: "production" };

await install();
const checked = await tsx("bin/check-production.ts", [], { env });
if (checked.code !== 0) process.exit(1);
try {
  await build();
} catch (error) {
  console.error(error.message);
  refuse("The build failed; the reason stands above.");
}
const server = spawn(process.execPath, ["--import", "tsx", "bin/serve.ts"], {
  cwd: projectRoot,
  env,
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.once("exit", (code) => process.exit(code ?? 1));
