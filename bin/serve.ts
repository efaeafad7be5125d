// Serves the built pages. Expects build/: `npm start` and `npm run demo` see to it. Refuses a configuration that
// is not whole, naming every variable at fault.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { type Environment, EnvironmentError, readEnv } from "../app/env.server";
import { toStandardOutput } from "../app/server/access-log.server";
import { usualTimes } from "../app/server/body-time.server";
import { createApp } from "../app/server/express-app.server";
import { stopOnSignal } from "../app/server/stop-on-signal.server";

function checkedEnvironment(): Environment {
  try {
    return readEnv();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

const env = checkedEnvironment();
const built = fileURLToPath(new URL("../build", import.meta.url));
const build: ServerBuild = await import(pathToFileURL(`${built}/server/index.js`).href);
// The build holds the database and the runner; its own way out is exported beside the rendering.
const { start, stop } = build.entry.module as unknown as { start: () => void; stop: () => Promise<void> };

const app = createApp({
  build,
  clientFolder: `${built}/client`,
  https: env.publicUrl?.protocol === "https:",
  origin: env.publicUrl?.origin,
  trustProxy: env.trustProxy,
  streamedBytes: 2 * env.files.limits.concernBytes + 16 * 1024 * 1024,
  write: toStandardOutput,
});

const server = createServer(app);
server.headersTimeout = 20_000;
// How long a body may take is decided for each request (body-time): this only lets its longest time pass.
server.requestTimeout = usualTimes.longestMs + 60_000;
server.listen(env.port, env.host, () => {
  toStandardOutput({ event: "listening", port: (server.address() as AddressInfo).port });
  start();
});
stopOnSignal(server, stop);
