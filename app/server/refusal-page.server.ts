// The answer to a request that never reached a page: in words, in both languages, with nothing from the request.
import type { Response } from "express";
import { errors as english } from "../text/en/errors";
import { errors as swedish } from "../text/sv/errors";

export type RefusalKind = "address" | "method" | "origin" | "size" | "length" | "form" | "failure" | "asset";

const statuses: Record<RefusalKind, number> = {
  address: 400,
  method: 405,
  origin: 403,
  size: 413,
  length: 411,
  form: 415,
  failure: 500,
  asset: 404,
};

const style = `
:root { color-scheme: light dark; }
body { font: 1.0625rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 12vh auto; padding: 0 1rem;
  background: light-dark(#faf8f3, #14181a); color: light-dark(#1c2226, #e9ecea); }
h1 { font-size: 1.5rem; line-height: 1.2; }
section + section { border-top: 1px solid light-dark(#e3ded3, #2e373b); margin-top: 2rem; padding-top: 1rem; }
a { color: light-dark(#0b5a58, #6cc4bd); }`;

function section(lang: "sv" | "en", kind: RefusalKind, requestId: string): string {
  const text = lang === "sv" ? swedish : english;
  const { title, body } = text.refused[kind];
  const reference = text.reference.replace("{{id}}", requestId);
  return `<section lang="${lang}"><h1>${title}</h1><p>${body}</p><p><a href="/">${text.toStart}</a></p><p><small>${reference}</small></p></section>`;
}

/** Nothing of the request is echoed: the texts are fixed and the id is the server's own. */
export function refusalPage(kind: RefusalKind, nonce: string, requestId: string): string {
  const title = swedish.refused[kind].title;
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style nonce="${nonce}">${style}</style></head><body><main>${section("sv", kind, requestId)}${section("en", kind, requestId)}</main></body></html>`;
}

export function sendRefusal(kind: RefusalKind, res: Response): void {
  const { nonce, requestId } = res.locals as { nonce: string; requestId: string };
  res
    .status(statuses[kind])
    .type("html")
    .send(refusalPage(kind, nonce, requestId));
}
