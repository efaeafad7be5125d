// One line per request: method, the route's pattern, status, time. Never the URL, since paths name rows; never
// an address, an agent or an account. Decision 0008. Nothing at all of a visit where somebody asks without a name, unless it
// fails, and then not where: decision 0023.
import { randomUUID } from "node:crypto";
import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import type { RequestHandler } from "express";
import { isUnnamedDoor } from "../access/unnamed-door";

export type WriteLine = (line: Record<string, unknown>) => void;

export function toStandardOutput(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function routeTree(routes: ServerBuild["routes"], parentId?: string): Parameters<typeof matchRoutes>[0] {
  return Object.values(routes)
    .filter((route) => route !== undefined && route.parentId === parentId)
    .map((route) =>
      route.index
        ? { id: route.id, path: route.path, index: true }
        : { id: route.id, path: route.path, children: routeTree(routes, route.id) },
    );
}

/** Finds the pattern of the route that a path belongs to: "/pupils/:pupilId", or "*" where there is none. */
export function patternFinder(routes: ServerBuild["routes"]): (path: string) => string {
  const tree = routeTree(routes);
  return (path) => {
    if (path.startsWith("/assets/")) return "/assets/*";
    if (path === "/__manifest") return path;
    try {
      // The router would only warn, and print the path.
      decodeURIComponent(path);
      const matches = matchRoutes(tree, path.replace(/\.data$/, "").replace(/^\/_root$/, "/"));
      const segments = matches?.map(({ route }) => route.path).filter(Boolean) ?? ["*"];
      const pattern = `/${segments.join("/")}`.replace(/\/{2,}/g, "/");
      return pattern === "/*" ? "*" : pattern;
    } catch {
      // A path that cannot be decoded belongs to no route.
      return "*";
    }
  };
}

/** Sets `res.locals.requestId`; an id from outside is never taken over. */
export function accessLog(patternOf: (path: string) => string, write: WriteLine): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    const path = req.path;
    res.locals.requestId = requestId;
    res.set("X-Request-Id", requestId);
    res.on("close", () => {
      const unnamed = isUnnamedDoor(path);
      if (unnamed && res.statusCode < 500) return;
      write({
        event: "request",
        requestId,
        method: req.method,
        route: unnamed ? "*" : patternOf(path),
        status: res.writableFinished ? res.statusCode : 499,
        ms: Math.round((performance.now() - started) * 10) / 10,
      });
    });
    next();
  };
}
