// The same text in the same fonts by pdfkit as it comes: lines broken by pdfkit, no tags, no bookmarks, no PDF/A, no seal.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import type { DocumentDraft } from "~/documents/model";
import { unpackWoff } from "~/documents/unpack-woff";
import { showInstant, words } from "~/documents/words";

const require = createRequire(import.meta.url);
const font = (weight: 400 | 700) =>
  Buffer.from(
    unpackWoff(
      readFileSync(
        require.resolve(
          `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff`,
        ),
      ),
    ),
  );
/** Unpacked beforehand: pdfkit would inflate a WOFF again and again, which is its own affair. */
const fonts = { regular: font(400), bold: font(700) };

type Cell = readonly [text: string, x: number, width: number];

/** The table of notes as columns, and everything else as paragraphs, in Latin letters as the notes are. */
export function plainPdf(draft: DocumentDraft): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: "A4",
    margins: { top: 92, bottom: 78, left: 72, right: 72 },
    bufferPages: true,
  });
  doc.registerFont("regular", fonts.regular).registerFont("bold", fonts.bold);
  const w = words[draft.language];
  doc.font("bold").fontSize(22).text(draft.title);
  const row = (cells: readonly Cell[], size: number) => {
    doc.font("regular").fontSize(size);
    const height = Math.max(
      ...cells.map(([text, , width]) => doc.heightOfString(text, { width, lineGap: 3 })),
    );
    if (doc.y + height > doc.page.height - 78) doc.addPage();
    const { y } = doc;
    for (const [text, x, width] of cells) doc.text(text, x, y, { width, lineGap: 3 });
    doc.y = y + height + 10;
    doc
      .moveTo(72, doc.y - 5)
      .lineTo(523, doc.y - 5)
      .lineWidth(0.6)
      .stroke("#d9d3c6");
  };
  for (const { heading, blocks } of draft.sections) {
    doc.font("bold").fontSize(14).text(heading, 72);
    for (const block of blocks) {
      if (block.kind === "facts")
        for (const { label, value } of block.rows)
          row(
            [
              [label, 72, 150],
              [value, 225, 298],
            ],
            10,
          );
      else if ("text" in block)
        doc.font("regular").fontSize(11).text(block.text, 72, doc.y, { width: 451, lineGap: 3 });
    }
  }
  doc
    .font("bold")
    .fontSize(14)
    .text(draft.entries?.heading ?? "", 72);
  for (const entry of draft.entries?.items ?? []) {
    const state = `${w.entryVersion(entry.version ?? 1)}\n${w.entryQuoted(entry.quoted ?? false)}`;
    row(
      [
        [showInstant(entry.when, draft.language, "short"), 72, 60],
        [entry.author, 140, 80],
        [state, 230, 60],
        [entry.text, 298, 225],
      ],
      9.5,
    );
  }
  const { start, count } = doc.bufferedPageRange();
  for (let n = start; n < start + count; n++) {
    doc.switchToPage(n);
    doc.page.margins.bottom = 0;
    doc
      .font("regular")
      .fontSize(9)
      .text(w.page(n + 1, count), 72, doc.page.height - 50, { lineBreak: false });
  }
  return new Promise((resolve) => {
    const parts: Uint8Array[] = [];
    doc.on("data", (part: Uint8Array) => parts.push(part));
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(parts))));
    doc.end();
  });
}
