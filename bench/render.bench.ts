// A report with sixty pages of notes, rendered and sealed, beside plain pdfkit with the same text and the same fonts,
// untagged and unsealed; and how long the event loop waits for a turn meanwhile, as it would serve others.
import { expect, it } from "vitest";
import { createSealKey } from "~/documents/create-seal-key.server";
import { renderDocument } from "~/documents/render-document.server";
import { openSealKey, sealDocument } from "~/documents/seal-document.server";
import { infoOf } from "~test/documents/read-pdf";
import { entriesOf, sampleModel } from "~test/documents/sample-model";
import { measure } from "./measure";
import { plainPdf } from "./plain-pdf";

const entries = entriesOf(412);
const latin = {
  sections: sampleModel()
    .sections.slice(1, 2)
    .map((s) => ({ ...s, blocks: s.blocks.slice(0, 3) })),
};
const model = sampleModel({ ...latin, entries, attachments: [] });
const at = new Date("2026-11-22T04:15:00Z");
const holder = { organisation: "Prov", commonName: "Prov", notBefore: at, notAfter: at };

const pagesOf = (pdf: Uint8Array) => Number(/Pages: +(\d+)/.exec(infoOf(pdf))?.[1]);

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

it("renders and seals sixty pages in at most 1.5 times what plain pdfkit takes, in turns of at most 20 ms", async () => {
  const key = await openSealKey(await createSealKey(holder, "prov"), "prov");
  const made = async () => sealDocument(await renderDocument(model), key, { at });
  expect(pagesOf(await made())).toBeGreaterThanOrEqual(60);
  expect(pagesOf(await plainPdf(model))).toBeGreaterThanOrEqual(55);
  const { ratio } = await measure({
    name: "a report of sixty pages, rendered and sealed",
    reference: "plain pdfkit",
    rounds: 9,
    measured: made,
    against: () => plainPdf(model),
  });
  const turns = await measure({
    name: "longest turn of the event loop while rendering and sealing",
    reference: "the longest at rest",
    rounds: 9,
    measured: async () => await longestTurn(made()),
    against: async () => await longestTurn(null),
    of: "given",
  });
  expect(ratio).toBeLessThanOrEqual(1.5);
  expect(turns.measuredMs).toBeLessThanOrEqual(20);
});
