// How a writer says openly that something is a reading, and what it rests on: then it is not marked.
import type { WordGroup } from "./sources";

/** "Jag tolkar det som …": the writer says openly that it is her reading. */
export const openReading: readonly WordGroup[] = [
  {
    id: "open",
    sources: ["documentation_handbook"],
    form: "listed",
    words: [
      "jag|vi tolkar|tolkade|uppfattar|uppfattade|bedömer|bedömde|förstår|upplever|upplevde|tror|anar|misstänker",
      "tolkar|tolkade|uppfattar|uppfattade|bedömer|bedömde jag|vi",
      "min|vår|mitt tolkning|bedömning|gissning|uppfattning|intryck|slutsats|känsla|upplevelse",
    ],
  },
];

/** And what it rests on. A colon after it counts too. */
export const basis: readonly WordGroup[] = [
  {
    id: "basis",
    sources: ["documentation_handbook"],
    form: "listed",
    words: [
      "eftersom",
      "därför att",
      "utifrån att",
      "baserat på",
      "grundar|grundat|bygger|baserar",
      "för att hon|han|hen|eleven",
      "då hon|han|hen|eleven",
      "när hon|han|hen|eleven",
      "för hon|han|hen",
    ],
  },
];
