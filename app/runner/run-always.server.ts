// Runs what is due every second while the server stands, one run at a time; a run that fails is logged by its code and the
// next one comes all the same. Looks each minute whether work is lastingly not being done, and alarms. Mail and whatever
// else may take its time has a second line beside it.
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { organisationSeal } from "~/access/organisation-seal.server";
import { type CheckpointKey, makeCheckpointKey, readCheckpointKey } from "~/audit/checkpoint.server";
import { type House, house } from "~/house.server";
import { describeFailure } from "~/server/describe-failure";
import { lookForTrouble } from "./look-for-trouble.server";
import { runBeside } from "./run-beside.server";
import { runDue } from "./run-due.server";
import { createWatch, type Trouble } from "./watch";

const everyMs = 1_000;
const lookEveryMs = 60_000;

export interface Runner {
  /** Ends when the run under way has ended. */
  stop(): Promise<void>;
  troubles(now: Date): Trouble[];
}

export function runAlways(log: (line: Record<string, unknown>) => void): Runner {
  const holder = randomUUID();
  const watch = createWatch(log, new Date());
  let lookedAt = 0;
  let stopped = false;
  const wakes = new Set<() => void>();
  const pause = () =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        wakes.delete(done);
        resolve();
      };
      const timer = setTimeout(done, everyMs);
      wakes.add(done);
    });
  const forever = async (run: (now: Date) => Promise<void>) => {
    while (!stopped) {
      await run(new Date());
      if (!stopped) await pause();
    }
  };
  const tell = (error: unknown) => {
    const { kind, code } = describeFailure(error);
    log({ event: "runner_failed", level: "error", error: kind, ...(code ? { code } : {}) });
  };
  const due = async (now: Date) => {
    const look = now.getTime() - lookedAt >= lookEveryMs;
    if (look) lookedAt = now.getTime();
    try {
      const open = await house();
      const checkpointKey = await checkpointKeyOf(open);
      const seal = await organisationSeal(now);
      await runDue({ ...open, checkpointKey, seal, holder, jitter: Math.random }, now);
      if (look) watch.found(await lookForTrouble(open.db, now, { sealing: true }), now);
    } catch (error) {
      tell(error);
      if (look) watch.found(["runs_fail"], now);
    }
    watch.ran(new Date());
  };
  const beside = async (now: Date) => {
    try {
      const open = await house();
      const digest = open.env.mail?.digest ?? false;
      await runBeside({ ...open, digest, holder, jitter: Math.random }, now, () => !stopped);
    } catch (error) {
      tell(error);
    }
  };
  const running = Promise.all([forever(due), forever(beside)]);
  return {
    stop: async () => {
      stopped = true;
      for (const wake of [...wakes]) wake();
      await running;
    },
    troubles: (now) => watch.standing(now),
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
