// Decides the headers that every answer carries: content policy with a nonce, no framing, no indexing, no
// storing of pages. Does not decide cookies. Sources: CSP Level 3, OWASP secure headers; decision 0008.
import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";

const refusedFeatures = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
  "xr-spatial-tracking",
];

export interface HeaderOptions {
  /** True where the site is reached by https alone. */
  https: boolean;
}

export function contentPolicy(nonce: string, { https }: HeaderOptions): string {
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "script-src-attr 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return [...rules, ...(https ? ["upgrade-insecure-requests"] : [])].join("; ");
}

/** Sets `res.locals.nonce` for the rendering. Static files set their own Cache-Control afterwards. */
export function securityHeaders(options: HeaderOptions): RequestHandler {
  const fixed: Record<string, string> = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": refusedFeatures.map((feature) => `${feature}=()`).join(", "),
    // Not `no-referrer`: under it browsers send forms with `Origin: null`, which the gate must refuse.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
  };
  if (options.https) fixed["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains";
  return (_req, res, next) => {
    const nonce = randomBytes(18).toString("base64");
    res.locals.nonce = nonce;
    res.set(fixed);
    res.set("Content-Security-Policy", contentPolicy(nonce, options));
    next();
  };
}
