// Measures one thing beside a reference in the same run: machines differ, a ratio between two of its own times does so
// much less. Rounds alternate, so that what else the machine does falls on both; the median is told, with the spread.
import { appendFileSync, mkdirSync } from "node:fs";

interface Measured {
  /** What is compared, in words. */
  name: string;
  /** What the ratio is to: in words too. */
  reference: string;
  measured: () => Promise<unknown>;
  against: () => Promise<unknown>;
  rounds?: number;
  /** What counts: the time that it took (default), or the milliseconds that it gives. */
  of?: "time" | "given";
}

interface Ratio {
  name: string;
  reference: string;
  /** Median of the measured, through the median of the reference. */
  ratio: number;
  /** Medians, milliseconds. */
  measuredMs: number;
  referenceMs: number;
  /** The measured's slowest round through its quickest. */
  spread: number;
}

const median = (times: number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

async function once(run: () => Promise<unknown>, of: "time" | "given"): Promise<number> {
  const startedAt = performance.now();
  const given = await run();
  return of === "given" ? Number(given) : performance.now() - startedAt;
}

/** Prints one line and leaves the same in test-results/bench.jsonl. */
export async function measure(asked: Measured): Promise<Ratio> {
  const { name, reference, measured, against, rounds = 15, of = "time" } = asked;
  const times: number[] = [];
  const referenceTimes: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const [one, other] = [await once(measured, of), await once(against, of)];
    if (round < 0) continue;
    times.push(one);
    referenceTimes.push(other);
  }
  const [measuredMs, referenceMs] = [median(times), median(referenceTimes)];
  const spread = Math.max(...times) / Math.min(...times);
  const found: Ratio = { name, reference, ratio: measuredMs / referenceMs, measuredMs, referenceMs, spread };
  mkdirSync("test-results", { recursive: true });
  appendFileSync("test-results/bench.jsonl", `${JSON.stringify(found)}\n`);
  process.stdout.write(
    `${name}: ${found.ratio.toFixed(2)} × ${reference} (${measuredMs.toFixed(1)} ms through ${referenceMs.toFixed(1)} ms, spread ${spread.toFixed(1)})\n`,
  );
  return found;
}
