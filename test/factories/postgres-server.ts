// A PostgreSQL server of the system's own installation, on a folder and a port of its own, for what concerns
// several processes. Where none is installed there is none, and the test that asks says so.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

export interface PostgresServer {
  /** Makes an empty database and answers its address. */
  database(options?: { locale?: string }): Promise<string>;
  /** Stops as by a crash, without a last flush, and starts again on the same folder. */
  crashAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

const home = "/usr/lib/postgresql";

/** The folder of the newest server's programs, or null where none is installed. */
export function installedPostgres(): string | null {
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = versions.map((version) => join(home, version, "bin"));
  return folders.find((folder) => existsSync(join(folder, "postgres"))) ?? null;
}

export async function startPostgres(bin: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "thread-postgres-"));
  const data = join(folder, "data");
  const secret = randomBytes(12).toString("hex");
  const secretFile = join(folder, "secret");
  writeFileSync(secretFile, secret, { mode: 0o600 });
  const as = ownerOf([folder, secretFile]);
  const settings = ["-A", "scram-sha-256", "-U", "tester", "--pwfile", secretFile, "--encoding=UTF8"];
  execFileSync(join(bin, "initdb"), ["-D", data, "--locale=C.UTF-8", ...settings], { ...as, stdio: "pipe" });
  const port = await freePort();
  const address = (database: string) => `postgres://tester:${secret}@127.0.0.1:${port}/${database}`;
  const start = () => startOn(bin, data, port, as, address("postgres"));
  let server = await start();
  let made = 0;

  return {
    database: async ({ locale = "C.UTF-8" } = {}) => {
      const name = `thread_${++made}`;
      await ask(address("postgres"), `CREATE DATABASE ${name} TEMPLATE template0 LOCALE '${locale}'`);
      return address(name);
    },
    crashAndRestart: async () => {
      await endOf(server, "SIGQUIT");
      server = await start();
    },
    stop: async () => {
      await endOf(server, "SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server refuses to run as root: then it runs as the user whom its package made. */
function ownerOf(paths: string[]): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  const owner = { uid: id("-u"), gid: id("-g") };
  for (const path of paths) chownSync(path, owner.uid, owner.gid);
  return owner;
}

async function startOn(
  bin: string,
  data: string,
  port: number,
  as: object,
  url: string,
): Promise<ChildProcess> {
  const options = [
    "-D",
    data,
    "-p",
    String(port),
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "unix_socket_directories=",
    // Schemas are emptied and used again: what is swept meanwhile would give rows places out of their order by chance.
    "-c",
    "autovacuum=off",
  ];
  const server = spawn(join(bin, "postgres"), options, { ...as, stdio: "ignore" });
  const deadline = performance.now() + 30_000;
  for (;;) {
    try {
      await ask(url, "SELECT 1");
      return server;
    } catch (error) {
      if (performance.now() > deadline || server.exitCode !== null) throw error;
      await pause(50);
    }
  }
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function endOf(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
