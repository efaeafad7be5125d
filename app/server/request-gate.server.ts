// Decides which requests reach a page at all: methods, size of the body, and whether a form was sent from the
// site itself (CSRF). Does not know sessions or rights. Sources: RFC 9110 §15.5.6, §15.5.12, §15.5.14; Fetch
// metadata (Sec-Fetch-Site) with Origin where a browser lacks it; decision 0008.
import type { Request, RequestHandler } from "express";
import type { RefusalKind } from "./refusal-page.server";

export type Refuse = (kind: RefusalKind, req: Request, res: Parameters<RequestHandler>[1]) => void;

const methods = new Set(["GET", "HEAD", "POST"]);
const mebibyte = 1024 * 1024;

/**
 * Hard ceilings. What a form accepts is less, and is said in words beside the field. `streamed` is for the doors that read
 * what comes a piece at a time, once the session has been asked: no more than these lies in memory.
 */
export const bodyLimits = { form: mebibyte, upload: 24 * mebibyte, streamed: 220 * mebibyte };
/** The doors that read forms with files through form-with-files. */
export const streamsFiles = (path: string): boolean =>
  /^\/(?:_root\.data)?$|^\/pupils\/[^/]+\/files\/new(?:\.data)?$/.test(path);

/** An address that cannot be decoded, or holds a null byte, is no page's, and must not travel on into warnings. */
export function readableAddress(refuse: Refuse): RequestHandler {
  return (req, res, next) => {
    if (/%00/.test(req.originalUrl)) return refuse("address", req, res);
    try {
      decodeURIComponent(req.path);
    } catch {
      return refuse("address", req, res);
    }
    next();
  };
}

export function allowedMethods(refuse: Refuse): RequestHandler {
  return (req, res, next) => {
    if (methods.has(req.method)) return next();
    res.set("Allow", [...methods].join(", "));
    refuse("method", req, res);
  };
}

function isSafe(req: Request): boolean {
  return req.method === "GET" || req.method === "HEAD";
}

/** True when the browser vouches that the request came from a page of this very origin. */
export function isFromOwnPage(req: Request, ownOrigin: string | undefined): boolean {
  const site = req.get("sec-fetch-site");
  if (site !== undefined && site !== "same-origin") return false;
  const origin = req.get("origin");
  if (origin === undefined) return site === "same-origin";
  return origin === (ownOrigin ?? `${req.protocol}://${req.get("host")}`);
}

export function ownPagesOnly(ownOrigin: string | undefined, refuse: Refuse): RequestHandler {
  return (req, res, next) => {
    if (isSafe(req) || isFromOwnPage(req, ownOrigin)) return next();
    refuse("origin", req, res);
  };
}

/** A body must say its length, so that its size is refused before it is read. */
export function bodyWithinLimits(refuse: Refuse, streamed = bodyLimits.streamed): RequestHandler {
  return (req, res, next) => {
    if (req.get("transfer-encoding") !== undefined) return refuse("length", req, res);
    const length = Number(req.get("content-length") ?? 0);
    const upload = req.get("content-type")?.startsWith("multipart/form-data") ?? false;
    const file = streamsFiles(req.path) ? streamed : bodyLimits.upload;
    if (length <= (upload ? file : bodyLimits.form)) return next();
    refuse("size", req, res);
  };
}

const formKinds =
  /^(?:application\/x-www-form-urlencoded|multipart\/form-data\s*;.*boundary=|application\/octet-stream)/i;

/** What no page of ours sends is refused here: read as a form it would be a fault of the house. No body is an empty form. */
export function readableForm(refuse: Refuse): RequestHandler {
  return (req, res, next) => {
    if (isSafe(req)) return next();
    const type = req.get("content-type");
    if (type === undefined && Number(req.get("content-length") ?? 0) === 0) {
      req.headers["content-type"] = "application/x-www-form-urlencoded";
      return next();
    }
    if (formKinds.test(type ?? "")) return next();
    refuse("form", req, res);
  };
}

/** Forwarded headers count only where a proxy that sets them stands in front. */
export function ignoreForwarded(trustProxy: boolean): RequestHandler {
  return (req, _res, next) => {
    if (!trustProxy) {
      for (const name of Object.keys(req.headers)) {
        if (name === "forwarded" || name.startsWith("x-forwarded-")) delete req.headers[name];
      }
    }
    next();
  };
}
