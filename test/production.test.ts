// A production installation from nothing, as docs/operations.md says it: the files it tells to make, by its own commands;
// npm start up to serving; the first people invited beside it; and an end on SIGTERM. BankID's files are of an authority
// that the test invents: BankID itself is never asked.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issue, makeKeys, packPfx, pemOf } from "~/integrations/signing/simulator-certificates.server";

const doc = readFileSync("docs/operations.md", "utf8");
const folder = mkdtempSync(join(tmpdir(), "thread-production-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Nothing of the test's own environment that would make it something else than production. */
const bare = { PATH: process.env.PATH, HOME: process.env.HOME };
let env: Record<string, string>;

interface Ended {
  code: number | null;
  out: string;
}

function run(command: string, args: string[], more: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(command, args, { env: { ...bare, ...more } as unknown as NodeJS.ProcessEnv });
  return ended(child);
}

function ended(child: ChildProcess): Promise<Ended> {
  let out = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      out += chunk;
    });
  }
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out })));
}

const start = (more: Record<string, string>) => run(process.execPath, ["bin/start.mjs"], more);
const admin = (...args: string[]) => run(process.execPath, ["--import", "tsx", "bin/admin.ts", ...args], env);

async function freePort(): Promise<string> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return String(port);
}

/** What a bank would hand over. */
async function bankIdFiles(): Promise<void> {
  const span = { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() + 86_400_000) };
  const named = { organisation: "Exempelbanken AB", ...span };
  const authority = await issue(
    { ...named, commonName: "Exempel Root CA", kind: "authority" },
    await makeKeys("ec"),
  );
  const client = await issue(
    { ...named, commonName: "Eks kommun", kind: "client" },
    await makeKeys("rsa"),
    authority,
  );
  writeFileSync(join(folder, "keys/bankid.p12"), await packPfx(client, "a passphrase"));
  writeFileSync(join(folder, "keys/bankid.passphrase"), "a passphrase\n");
  writeFileSync(join(folder, "keys/ca.pem"), pemOf(authority.certificate));
}

/** The block of commands in the document, with its folder in place of `keys`; what is installed and built is so already. */
async function runDocumented(): Promise<void> {
  const [, block = ""] = /```sh\n([\s\S]*?)```/.exec(doc) ?? [];
  expect(block.split("\n").length).toBeGreaterThan(4);
  const commands = block.replace("npm run build\n", "").replaceAll(/\bkeys\b/g, `"${join(folder, "keys")}"`);
  expect(await run("bash", ["-ec", commands])).toMatchObject({ code: 0 });
}

beforeAll(async () => {
  await runDocumented();
  await bankIdFiles();
  const file = (name: string) => join(folder, "keys", name);
  env = {
    DATABASE_URL: `sqlite:${join(folder, "data/main.db")}`,
    KEYS_DATABASE_URL: `sqlite:${join(folder, "keys/keys.db")}`,
    MASTER_KEY_FILE: file("master.key"),
    PUBLIC_URL: "https://traden.example",
    SEAL_P12_FILE: file("seal.p12"),
    SEAL_PASSPHRASE_FILE: file("seal.passphrase"),
    BANKID_URL: "https://appapi2.bankid.com/rp/v6.0",
    BANKID_P12_FILE: file("bankid.p12"),
    BANKID_PASSPHRASE_FILE: file("bankid.passphrase"),
    BANKID_CA_FILE: file("ca.pem"),
    BANKID_SIGNATURE_CA_FILE: file("ca.pem"),
    PORT: await freePort(),
  };
}, 60_000);

/** The variables that the document says must be there. */
function required(): string[] {
  const [, start = ""] = /\n## Start\n([\s\S]*?)\n## /.exec(doc) ?? [];
  const table = start.split("\n\n").find((part) => part.startsWith("| variable")) ?? "";
  const rows = table.split("\n").filter((line) => /^\|.*\| yes \|/.test(line));
  return rows.flatMap((row) =>
    [...(row.split("|")[1] ?? "").matchAll(/`([A-Z0-9_]+)`/g)].map(([, name]) => name ?? ""),
  );
}

describe("npm start", () => {
  test("names every variable that the document says must be there, and a single one that is missing", async () => {
    const nothing = await start({});
    expect(nothing.code).toBe(1);
    const named = [...nothing.out.matchAll(/^ {2}(\w+) is missing\.$/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(required().sort());
    const { BANKID_CA_FILE: _, ...rest } = env;
    const one = await start(rest);
    expect(one.code).toBe(1);
    expect(one.out).toMatch(/^ {2}BANKID_CA_FILE is missing\.$/m);
  }, 60_000);

  test("refuses what a demo has: its mode, its switches, its database", async () => {
    expect(await start({ ...env, APP_MODE: "demo" })).toMatchObject({ code: 1 });
    expect((await start({ ...env, DEMO_SIGN_IN: "1" })).out).toContain(
      "DEMO_SIGN_IN cannot be used in production.",
    );
    mkdirSync(join(folder, "demo"));
    const database = join(folder, "demo/main.db");
    const script = `const { openHouse } = await import("./app/house.server"); const { readEnv } = await import("./app/env.server"); await (await openHouse(readEnv())).close();`;
    const made = await run(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      APP_MODE: "demo",
      DATA_DIR: join(folder, "demo"),
    });
    expect(made).toMatchObject({ code: 0 });
    const demo = await start({ ...env, DATABASE_URL: `sqlite:${database}` });
    expect(demo.code).toBe(1);
    expect(demo.out).toContain("belongs to a demo installation and is refused");
  }, 60_000);

  test("serves, lets a school and social services be invited beside it, and ends on SIGTERM", async () => {
    const server = spawn(process.execPath, ["bin/start.mjs"], {
      env: { ...bare, ...env } as unknown as NodeJS.ProcessEnv,
    });
    const end = ended(server);
    const address = `http://127.0.0.1:${env.PORT}`;
    try {
      const health = await untilReady(`${address}/healthz`, server);
      expect(health).toMatchObject({
        engine: "sqlite",
        version: expect.stringMatching(/^\d+\.\d+\.\d+/),
        migration: expect.stringMatching(/^\d{4}_/),
        runner: "well",
      });
      const page = await (await fetch(`${address}/sign-in`)).text();
      expect(page).toContain("Logga in med BankID");
      expect(page).not.toContain('name="accountId"');
      const school = ["--authority", "Eks kommun", "--profile", "municipal", "--name", "Ada Ek"];
      await invites("first-administrator", ...school);
      await invites("reception:invite", "--municipality", "2282", "--name", "Bo Ek", "--role", "reception");
      expect(
        await admin("reception:invite", "--municipality", "0000", "--name", "Bo Ek", "--role", "analyst"),
      ).toMatchObject({ code: 1 });
      expect(await admin("audit:verify")).toMatchObject({ code: 0 });
    } finally {
      server.kill("SIGTERM");
    }
    const { code, out } = await end;
    expect(code).toBe(0);
    expect(out).toContain("The organisation's seal can be read.");
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
    const db = new Sqlite(join(folder, "data/main.db"), { readonly: true });
    expect(db.prepare("select kind from account order by kind").all()).toEqual([
      { kind: "social" },
      { kind: "staff" },
    ]);
    db.close();
  }, 300_000);

  test("warns of a seal that cannot be used, and does not stop for it", async () => {
    const check = ["--import", "tsx", "bin/check-production.ts"];
    const wrong = await run(process.execPath, check, {
      ...env,
      SEAL_PASSPHRASE_FILE: env.MASTER_KEY_FILE ?? "",
    });
    expect(wrong.code).toBe(0);
    expect(wrong.out).toContain("the file or its passphrase is wrong");
    const absent = await run(process.execPath, check, { ...env, SEAL_P12_FILE: join(folder, "none.p12") });
    expect(absent.code).toBe(0);
    expect(absent.out).toContain("a file is not there");
  }, 60_000);
});

async function invites(...args: string[]): Promise<void> {
  const { code, out } = await admin(...args);
  expect(out).toMatch(
    /^ {2}https:\/\/traden\.example\/sign-in\/invitation\n {2}([2-9A-Z]{5}-){3}[2-9A-Z]{5}$/m,
  );
  expect(code).toBe(0);
}

async function untilReady(url: string, server: ChildProcess): Promise<unknown> {
  while (server.exitCode === null) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.status === 200) return answer.json();
    await pause(200);
  }
  throw new Error("the server ended before it was ready");
}
