// Serves the built pages. Expects build/ and a checked configuration: `npm start` and `npm run demo` see to both.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { toStandardOutput } from "../app/server/access-log.server";
import { createApp } from "../app/server/express-app.server";
import { stopOnSignal } from "../app/server/stop-on-signal.server";

const built = fileURLToPath(new URL("../build", import.meta.url));
const build: ServerBuild = await import(pathToFileURL(`${built}/server/index.js`).href);
const origin = process.env.PUBLIC_URL ? new URL(process.env.PUBLIC_URL).origin : undefined;

const app = createApp({
  build,
  clientFolder: `${built}/client`,
  https: origin?.startsWith("https:") ?? false,
  origin,
  trustProxy: process.env.TRUST_PROXY === "1",
  write: toStandardOutput,
});

const server = createServer(app);
server.requestTimeout = 120_000;
server.headersTimeout = 20_000;
server.listen(Number(process.env.PORT ?? 3000), process.env.HOST ?? "127.0.0.1", () => {
  toStandardOutput({ event: "listening", port: (server.address() as AddressInfo).port });
});

// The build keeps the database and the runner; its own way out is exported beside the rendering.
const { stop } = build.entry.module as unknown as { stop: () => Promise<void> };
stopOnSignal(server, stop);
