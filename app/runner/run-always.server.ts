// Runs what is due every second while the server stands, one run at a time; a run that fails is logged by the error's
// name and the next one comes all the same.
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { type CheckpointKey, makeCheckpointKey, readCheckpointKey } from "~/audit/checkpoint.server";
import { type House, house } from "~/house.server";
import { runDue } from "./run-due.server";

const everyMs = 1_000;

/** Gives the way to stop, which ends when the run under way has ended. */
export function runAlways(log: (line: Record<string, unknown>) => void): () => Promise<void> {
  const holder = randomUUID();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let wake = () => {};
  const pause = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      timer = setTimeout(resolve, everyMs);
    });
  const forever = async () => {
    while (!stopped) {
      try {
        const open = await house();
        const checkpointKey = await checkpointKeyOf(open);
        await runDue({ ...open, checkpointKey, holder, jitter: Math.random }, new Date());
      } catch (error) {
        log({ event: "runner_failed", error: error instanceof Error ? error.name : "unknown" });
      }
      if (!stopped) await pause();
    }
  };
  const running = forever();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    wake();
    await running;
  };
}

let key: CheckpointKey | null = null;

/** Beside the master key, made at the first start. */
async function checkpointKeyOf({ env }: House): Promise<CheckpointKey> {
  const file = join(dirname(env.masterKeyFile), "checkpoint.pem");
  if (!key && !existsSync(file)) await makeCheckpointKey(file);
  key ??= await readCheckpointKey(file);
  return key;
}
