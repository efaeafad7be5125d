// How long a request's body may take. Every body has a time in all; a door that takes files from somebody whose session it has
// asked may let one take longer, for as long as bytes keep coming: none for a while, or too few in a longer while, and the
// connection is cut, so that nobody holds it open with a byte now and then. What the server has not read yet is never the
// sender's delay. Does not know sessions: the door decides. Decision 0034.
import type { Request, RequestHandler, Response } from "express";

export interface BodyTimes {
  /** For every body, whatever it holds. */
  allMs: number;
  /** Where files are taken: without a byte. */
  idleMs: number;
  /** Where files are taken: so many bytes in each such while. */
  least: { bytes: number; ms: number };
  /** Where files are taken: in all. */
  longestMs: number;
}

/** The least is a kilobyte a second: 20 MB at the slowest telephone's pace, ten kilobytes a second, take half an hour. */
export const usualTimes: BodyTimes = {
  allMs: 120_000,
  idleMs: 30_000,
  least: { bytes: 60 * 1024, ms: 60_000 },
  longestMs: 3_600_000,
};

/** Sets `res.locals.allowSlowBody`, which a door calls once it has asked the session. */
export function bodyInTime(times: BodyTimes = usualTimes): RequestHandler {
  return (req, res, next) => {
    if (!req.get("content-length") || req.get("content-length") === "0") return next();
    const timer = setTimeout(cutOff, times.allMs, req, res);
    let watch: NodeJS.Timeout | undefined;
    const done = () => {
      clearTimeout(timer);
      clearInterval(watch);
    };
    req.once("end", done);
    req.once("close", done);
    res.locals.allowSlowBody = () => {
      if (watch || req.complete || req.destroyed) return;
      clearTimeout(timer);
      watch = watchFor(req, times, () => {
        done();
        cutOff(req, res);
      });
    };
    next();
  };
}

function watchFor(req: Request, times: BodyTimes, cut: () => void): NodeJS.Timeout {
  const began = Date.now();
  let came = { bytes: req.socket.bytesRead, at: began };
  let mark = came;
  return setInterval(
    () => {
      const now = Date.now();
      // Bytes lie here unread: it is the server that waits with them.
      if (req.complete || req.readableLength > 0) {
        came = { bytes: req.socket.bytesRead, at: now };
        mark = came;
        return;
      }
      const bytes = req.socket.bytesRead;
      if (bytes > came.bytes) came = { bytes, at: now };
      if (now - mark.at >= times.least.ms) {
        if (bytes - mark.bytes < times.least.bytes) return cut();
        mark = { bytes, at: now };
      }
      if (now - came.at >= times.idleMs || now - began >= times.longestMs) cut();
    },
    Math.max(10, Math.floor(Math.min(times.idleMs, times.least.ms) / 15)),
  );
}

/** As Node itself answers a request that takes too long. */
function cutOff(req: Request, res: Response): void {
  if (req.complete || req.socket.destroyed) return;
  if (!res.headersSent) req.socket.write("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
  req.socket.destroy();
}
