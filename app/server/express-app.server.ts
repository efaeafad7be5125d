// Puts the server together: log, headers, gates, static files, pages. The order is the policy: nothing is read
// of a request's body before the gates have let it through. Does not listen. Decision 0008.
import { join } from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type Response } from "express";
import { accessLog, patternFinder, type WriteLine } from "./access-log.server";
import { type BodyTimes, bodyInTime } from "./body-time.server";
import { describeFailure } from "./describe-failure";
import { sendRefusal } from "./refusal-page.server";
import {
  allowedMethods,
  bodyWithinLimits,
  ignoreForwarded,
  ownPagesOnly,
  type Refuse,
  readableAddress,
  readableForm,
} from "./request-gate.server";
import { securityHeaders } from "./security-headers.server";

export interface AppOptions {
  build: ServerBuild;
  /** The folder of the built browser files. */
  clientFolder: string;
  /** True where the site is reached by https alone: HSTS, upgraded links. */
  https: boolean;
  /** "https://host", where it is known; otherwise each request's own Host is its origin. */
  origin?: string;
  trustProxy: boolean;
  /** The largest form with files that is read at all; more than such a form may carry, so that it is refused in words. */
  streamedBytes?: number;
  bodyTimes?: BodyTimes;
  write: WriteLine;
}

/** Takes the place of the pages' own `no-store`. */
const keptFor = (policy: string) => ({
  setHeaders: (res: Response) => void res.set("Cache-Control", policy),
});

function staticFiles(app: Express, clientFolder: string): void {
  const served = { redirect: false, index: false, dotfiles: "ignore", cacheControl: false } as const;
  const forGood = { ...served, ...keptFor("public, max-age=31536000, immutable") };
  app.use("/assets", express.static(join(clientFolder, "assets"), forGood), (_req, res) => {
    sendRefusal("asset", res);
  });
  app.use(express.static(clientFolder, { ...served, ...keptFor("public, max-age=3600") }));
}

function lastResort(write: WriteLine): ErrorRequestHandler {
  return (error, _req, res, _next) => {
    write({ event: "failure", requestId: res.locals.requestId, ...describeFailure(error) });
    if (res.headersSent) res.destroy();
    else sendRefusal("failure", res);
  };
}

export function createApp(options: AppOptions): Express {
  const { build, write } = options;
  const app = express();
  const refuse: Refuse = (kind, _req, res) => sendRefusal(kind, res);
  app.disable("x-powered-by");
  app.set("trust proxy", options.trustProxy);
  app.use(ignoreForwarded(options.trustProxy));
  app.use(accessLog(patternFinder(build.routes), write));
  app.use(securityHeaders(options));
  app.use(readableAddress(refuse));
  app.use(allowedMethods(refuse));
  app.use(ownPagesOnly(options.origin, refuse));
  app.use(bodyWithinLimits(refuse, options.streamedBytes));
  app.use(bodyInTime(options.bodyTimes));
  app.use(readableForm(refuse));
  app.use(compression());
  staticFiles(app, options.clientFolder);
  app.use(
    createRequestHandler({
      build,
      mode: "production",
      getLoadContext: (_req, { locals: { nonce, requestId, allowSlowBody } }) => ({
        ...{ nonce, requestId, allowSlowBody },
      }),
    }),
  );
  app.use(lastResort(write));
  return app;
}
