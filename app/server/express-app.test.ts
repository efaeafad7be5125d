import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AppOptions, createApp } from "./express-app.server";
import { streamsFiles } from "./request-gate.server";

const acted: string[] = [];

function route(
  id: string,
  path: string,
  module: Partial<ServerBuild["routes"][string] & object>["module"] | object,
) {
  return { id, path, parentId: id === "root" ? undefined : "root", module: module as never };
}

/** Three doors: one tells its context, one notes what was sent to it, one fails with a pupil's words in the error. */
const build = {
  entry: { module: { default: () => new Response("page"), handleError: () => undefined } },
  routes: {
    root: route("root", "", { default: () => null }),
    context: route("context", "context", {
      loader: ({ context, request }: LoaderFunctionArgs) => Response.json({ ...context, url: request.url }),
    }),
    pupil: route("pupil", "pupils/:pupilId", {
      loader: () => Response.json({ ok: true }),
      action: async ({ request }: ActionFunctionArgs) => {
        acted.push(await request.text());
        return Response.json({ ok: true });
      },
    }),
  },
  assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "1" },
  future: { v3_singleFetch: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
  publicPath: "/",
  assetsBuildDirectory: "",
  isSpaMode: false,
  mode: "production",
} as unknown as ServerBuild;

let server: Server;
let address: string;
let lines: Record<string, unknown>[];

async function serve(options: Partial<AppOptions> = {}): Promise<void> {
  const clientFolder = mkdtempSync(join(tmpdir(), "client-"));
  mkdirSync(join(clientFolder, "assets"));
  writeFileSync(join(clientFolder, "assets/page-1a2b.js"), "export {};");
  writeFileSync(join(clientFolder, "favicon.svg"), "<svg/>");
  const write = (line: Record<string, unknown>) => void lines.push(line);
  server = createServer(
    createApp({ build, clientFolder, https: false, trustProxy: false, write, ...options }),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const post = (headers: Record<string, string>, body = "note=hej") =>
  fetch(`${address}/pupils/k3x9`, {
    method: "POST",
    body,
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
  });

function close(): Promise<unknown> {
  const closed = new Promise((done) => server.close(done));
  server.closeAllConnections();
  return closed;
}

const logged = async () => {
  while (lines.length === 0) await new Promise((done) => setTimeout(done, 5));
  return lines;
};

beforeEach(async () => {
  acted.length = 0;
  lines = [];
  await serve();
});

afterEach(close);

async function serveAgain(options: Partial<AppOptions>): Promise<void> {
  await close();
  await serve(options);
}

describe("headers", () => {
  test("a page admits its own nonce alone, is not stored, framed or indexed", async () => {
    const first = await fetch(`${address}/context`);
    const second = await fetch(`${address}/context`);
    const { nonce } = (await first.json()) as { nonce: string };
    const policy = first.headers.get("content-security-policy") ?? "";
    expect(nonce).toMatch(/^[\w+/]{24}$/);
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}';`);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}';`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|data:|http/);
    expect(second.headers.get("content-security-policy")).not.toContain(nonce);
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(first.headers.get("x-robots-tag")).toContain("noindex");
    expect(first.headers.get("referrer-policy")).toBe("same-origin");
    expect(first.headers.has("x-powered-by")).toBe(false);
  });

  test("https is demanded for two years where the site is reached by https, and not elsewhere", async () => {
    expect((await fetch(address)).headers.has("strict-transport-security")).toBe(false);
    await serveAgain({ https: true });
    const { headers } = await fetch(address);
    expect(headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
    expect(headers.get("content-security-policy")).toContain("upgrade-insecure-requests");
  });

  test("built files are kept for good; a missing one is a 404 that is not", async () => {
    const found = await fetch(`${address}/assets/page-1a2b.js`);
    expect(found.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    const missing = await fetch(`${address}/assets/page-0000.js`);
    expect([missing.status, missing.headers.get("cache-control")]).toEqual([404, "no-store"]);
  });
});

describe("the gate for forms", () => {
  test("a form of the site's own page comes through", async () => {
    const sent = await post({ Origin: address, "Sec-Fetch-Site": "same-origin" });
    expect(sent.status).toBe(200);
    expect((await post({ Origin: address })).status).toBe(200);
    expect(acted).toEqual(["note=hej", "note=hej"]);
  });

  test.each([
    ["a page elsewhere", { Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" }],
    ["a page elsewhere, in a browser without fetch metadata", { Origin: "https://elsewhere.example" }],
    ["a neighbouring host", { "Sec-Fetch-Site": "same-site" }],
    ["a page that hides its origin", { Origin: "null", "Sec-Fetch-Site": "same-origin" }],
    ["nobody knows where", {}],
  ])("a form from %s is refused in words, unread", async (_from, headers) => {
    const refused = await post(headers as Record<string, string>);
    const page = await refused.text();
    expect(refused.status).toBe(403);
    expect(page).toContain("Formuläret kom inte från den här webbplatsen");
    expect(page).toContain("The form did not come from this site");
    expect(acted).toEqual([]);
  });

  test("the browser's word that a form is foreign stands against an origin that looks right", async () => {
    expect((await post({ Origin: address, "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
    expect((await post({ Origin: address, "Sec-Fetch-Site": "none" })).status).toBe(403);
    expect(acted).toEqual([]);
  });

  test("behind a proxy the site's known address counts, not the host that was asked", async () => {
    await serveAgain({ origin: "https://traden.example", trustProxy: true });
    expect((await post({ Origin: address, "X-Forwarded-Host": "traden.example" })).status).toBe(403);
    const sent = await post({ Origin: "https://traden.example", "X-Forwarded-Host": "traden.example" });
    expect(sent.status).toBe(200);
  });

  test("forwarded headers are worth nothing where no proxy stands", async () => {
    const forged = { "X-Forwarded-Host": "elsewhere.example:9", "X-Forwarded-Proto": "https" };
    const { url } = (await (await fetch(`${address}/context`, { headers: forged })).json()) as {
      url: string;
    };
    expect(url).toBe(`${address}/context`);
    expect((await post({ Origin: "https://elsewhere.example", ...forged })).status).toBe(403);
  });

  test("other methods than GET, HEAD and POST are refused with the list", async () => {
    const refused = await fetch(`${address}/pupils/k3x9`, { method: "DELETE", headers: { Origin: address } });
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
    expect((await fetch(`${address}/pupils/k3x9`, { method: "HEAD" })).status).toBe(200);
  });

  test("what no form of ours is, is refused and no fault; no body is an empty form", async () => {
    expect((await post({ Origin: address, "Content-Type": "application/json" }, "{}")).status).toBe(415);
    expect((await post({ Origin: address, "Content-Type": "multipart/form-data" }, "x")).status).toBe(415);
    expect((await post({ Origin: address }, "")).status).toBe(200);
  });

  test("a body over the ceiling is refused by its stated length, a larger one lets a file through", async () => {
    const large = "x".repeat(1024 * 1024 + 1);
    expect((await post({ Origin: address }, large)).status).toBe(413);
    expect(
      (await post({ Origin: address, "Content-Type": "multipart/form-data; boundary=b" }, large)).status,
    ).toBe(200);
  });

  test("only doors that stream take a form with files that would not fit in memory", async () => {
    const stated = (path: string) =>
      new Promise<number | undefined>((done) => {
        const headers = {
          Origin: address,
          "Content-Type": "multipart/form-data; boundary=b",
          "Content-Length": String(30 * 1024 * 1024),
        };
        const sent = httpRequest(`${address}${path}`, { method: "POST", headers });
        sent.on("error", () => {});
        sent.on("response", (response) => {
          done(response.statusCode);
          sent.destroy();
        });
        sent.flushHeaders();
      });
    expect([await stated("/roster"), await stated("/pupils/k3x9")]).toEqual([413, 413]);
    const streaming = ["/", "/_root.data", "/pupils/k3x9/files/new", "/pupils/k3x9/files/new.data"];
    expect(streaming.filter(streamsFiles)).toEqual(streaming);
    expect(["/pupils/k3x9", "/roster", "/sign-in"].filter(streamsFiles)).toEqual([]);
  });

  test("a body that does not state its length is refused", async () => {
    const status = await new Promise<number | undefined>((done) => {
      const sent = httpRequest(`${address}/pupils/k3x9`, { method: "POST", headers: { Origin: address } });
      sent.on("response", (response) => done(response.resume().statusCode));
      sent.write("note=");
      sent.end("hej");
    });
    expect([status, acted]).toEqual([411, []]);
  });
});

describe("the log", () => {
  test("names the route's pattern and nothing of the address, the body or the reader", async () => {
    const answer = await fetch(`${address}/pupils/k3x9?q=Alva`, {
      headers: { "User-Agent": "Skolans dator" },
    });
    const [line] = await logged();
    expect(line).toEqual({
      event: "request",
      requestId: answer.headers.get("x-request-id"),
      method: "GET",
      route: "/pupils/:pupilId",
      status: 200,
      ms: expect.any(Number),
    });
  });

  test("takes no request id from outside, and calls what is no route by a star", async () => {
    await fetch(`${address}/Alva/Lindqvist`, { headers: { "X-Request-Id": "forged" } });
    const [line] = await logged();
    expect(line?.requestId).not.toBe("forged");
    expect(line?.route).toBe("*");
  });

  test("an address that cannot be decoded goes no further", async () => {
    const refused = await fetch(`${address}/pupils/%E0%A4%A`);
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("cannot be read")]);
    expect((await logged())[0]?.route).toBe("*");
  });
});
