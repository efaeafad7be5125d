// The real daemon of ClamAV with a signature of one's own, for tests of what it finds. Debian: clamav-daemon. Started and
// ended by the test, with nothing but what lies in its folder: no signatures are fetched.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** What the daemon of these tests finds. */
export const signature = "RODA-TRADEN-PROVFIL-7f3a";

const command = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"]
  .map((folder) => join(folder, "clamd"))
  .find((path) => existsSync(path));

export interface Clamd {
  socket: string;
  stop(): Promise<void>;
}

/** Throws where the daemon is not installed: npm test installs it on Debian, or names it. */
export async function startClamd(): Promise<Clamd> {
  if (!command) throw new Error("clamd is missing: install clamav-daemon");
  const folder = mkdtempSync(join(tmpdir(), "clamd-"));
  const socket = join(folder, "clamd.sock");
  mkdirSync(join(folder, "db"));
  writeFileSync(join(folder, "db/own.ndb"), `Own.Test:0:*:${Buffer.from(signature).toString("hex")}\n`);
  const settings = [
    `DatabaseDirectory ${join(folder, "db")}`,
    `LocalSocket ${socket}`,
    `TemporaryDirectory ${folder}`,
    "Foreground yes",
    "StreamMaxLength 1M",
    "MaxThreads 2",
  ];
  writeFileSync(join(folder, "clamd.conf"), settings.join("\n"));
  const daemon = spawn(command, [`--config-file=${join(folder, "clamd.conf")}`], { stdio: "ignore" });
  await answering(daemon, socket);
  return {
    socket,
    stop: async () => {
      const ended = new Promise((resolve) => daemon.once("exit", resolve));
      daemon.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(daemon: ChildProcess, socket: string): Promise<void> {
  for (const until = Date.now() + 20_000; Date.now() < until; ) {
    if (daemon.exitCode !== null) throw new Error(`clamd ended with ${daemon.exitCode}`);
    if (await ponged(socket)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  daemon.kill("SIGKILL");
  throw new Error("clamd does not answer");
}

function ponged(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path });
    socket.on("connect", () => socket.write("zPING\0"));
    socket.on("data", () => resolve(true));
    socket.on("error", () => resolve(false));
    socket.on("close", () => resolve(false));
  });
}
