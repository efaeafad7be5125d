// Whatever is written, reading it takes milliseconds of the one thread that serves everybody: no text makes the rules search
// for long. Measured against the machine itself: four times the text may cost the square of that, and not more.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findMarks, readAtMost } from "./find-marks";

const shapes: Record<string, string> = {
  "full stops": ".",
  "quotation marks": "”a",
  "quotation marks that never close": "„",
  "colons after a word of saying": "sa: ",
  "dashes after a word of saying": "han sa – ",
  "lines of speech": "\n– aa, sa han",
  "one long word": "ö",
  "words that begin a phrase": "på ",
  "phrases with gaps": "mår så så ",
  "words that begin a listed beginning": "adhdx ",
  "nested telling": "säger att alltid ",
  "marks upon marks": "alltid ofta någon adhd ",
  spaces: " ",
  "many signs": "!?…\n",
};

/** What a few milliseconds become on a machine that does much else. */
const busyMs = 150;

const filled = (shape: string, length: number) =>
  shape.repeat(Math.ceil(length / shape.length)).slice(0, length);

/** The best of some runs: what else the machine does counts for nothing. */
function fastest(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 7; run += 1) {
    const start = performance.now();
    findMarks(text);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe("hostile text", () => {
  it.each(Object.entries(shapes))("of %s is read in the time that its length allows", (_, shape) => {
    const [short, long] = [filled(shape, readAtMost / 4), filled(shape, readAtMost)];
    findMarks(short);
    expect(fastest(long)).toBeLessThan(Math.max(24 * fastest(short), busyMs));
  });

  it("beyond what is read costs nothing more", () => {
    const text = filled("alltid ofta ", readAtMost * 20);
    expect(findMarks(text)).toEqual(findMarks(text.slice(0, readAtMost)));
  });

  it("of any signs gives marks that lie within it", () => {
    const signs = fc.constantFrom(
      ..."aå .:–-\"”„'\n?alltid sa någon någon ofta”".split(""),
      "sa ",
      "alltid ",
      "🙂",
      "\u0000",
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 80 }), (parts) => {
        const text = parts.join("");
        for (const { start, end } of findMarks(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
