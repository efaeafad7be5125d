// A document is made in a thread of its own: while one of sixty entries is rendered, the event loop answers a timer
// almost as it does in peace. Told as the longest wait for a turn beside the longest without anything to render.
import { it } from "vitest";
import { renderDocument } from "~/documents/render-document.server";
import { entriesOf, sampleModel } from "~test/documents/sample-model";
import { measure } from "./measure";

const model = sampleModel({ entries: entriesOf(60) });

/** Resolves after the work, having waited in turns of a millisecond all the while, with at least 50 turns. */
async function longestTurn(work: Promise<unknown> | null): Promise<number> {
  let going = work !== null;
  const ended = work?.finally(() => {
    going = false;
  });
  let longest = 0;
  for (let turns = 0; going || turns < 50; turns += 1) {
    const startedAt = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 1));
    longest = Math.max(longest, performance.now() - startedAt);
  }
  await ended;
  return longest;
}

it("renders without holding up the event loop", async () => {
  await renderDocument(model);
  await measure({
    name: "longest turn of the event loop while rendering",
    reference: "the longest at rest",
    rounds: 9,
    measured: async () => await longestTurn(renderDocument(model)),
    against: async () => await longestTurn(null),
    of: "given",
  });
});
