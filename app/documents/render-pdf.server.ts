import { cleanImage, UnusableImage } from "./clean-image";
import {
  drawBlock,
  drawFacts,
  drawHeading,
  drawNotice,
  drawParagraph,
  type Pen,
  styles,
} from "./draw-block.server";
import { type Cell, drawTable } from "./draw-table.server";
import { TextSetter } from "./lay-out-text.server";
import type { DocumentModel } from "./model";
import { bytesOf, type Element, ink, measureWidth, openDocument, PageFlow, page } from "./page-flow.server";
import { showInstant, showSize, words } from "./words";

// Makes the PDF of a document: tagged PDF/A-2a with bookmarks, the same bytes for the same model. Runs in the worker.
// It does not seal (seal-document.server.ts) and does not judge the content. A character that no font has fails the
// whole document, named. Source: ISO 19005-2 level A; docs/decisions/0007-pdf-and-seal.md.

export async function renderPdf(model: DocumentModel): Promise<Uint8Array> {
  const doc = openDocument({
    language: model.language === "sv" ? "sv-SE" : "en-GB",
    title: `${model.title} ${model.reference}`,
    created: new Date(model.created),
  });
  const flow = new PageFlow(doc);
  const setter = new TextSetter();
  const pen: Pen = { flow, setter, words: words[model.language] };
  const root = doc.struct("Document");
  doc.addStructure(root);
  drawOpening(pen, root, model);
  for (const section of model.sections) {
    drawSection(pen, root, section.heading, (element) => {
      for (const block of section.blocks) drawBlock(pen, element, block);
    });
  }
  drawEntries(pen, root, model);
  drawImages(pen, root, model);
  drawAttachments(pen, root, model);
  if (model.footnotes.length > 0) {
    drawSection(pen, root, pen.words.notes, (element) => {
      for (const note of model.footnotes) drawParagraph(pen, element, note, styles.small);
    });
  }
  root.end();
  drawMargins(pen, model);
  setter.failIfGlyphsAreMissing();
  return bytesOf(doc);
}

function drawOpening(pen: Pen, root: Element, model: DocumentModel): void {
  const { flow, words: w } = pen;
  flow.bookmark(model.title, 0);
  drawHeading(pen, root, "H1", model.title, styles.title);
  flow.y += 4;
  for (const notice of model.notices) drawNotice(pen, root, notice);
  const { authority, unit } = model.issuer;
  drawFacts(pen, root, [
    { label: w.reference, value: model.reference },
    { label: w.created, value: showInstant(model.created, model.language) },
    { label: w.issuer, value: unit ? `${unit}\n${authority}` : authority },
    ...model.facts,
  ]);
  flow.y += 6;
}

function drawSection(pen: Pen, root: Element, heading: string, draw: (section: Element) => void): void {
  const { flow } = pen;
  flow.y += 14;
  flow.ensure(styles.heading.leading + 5 * styles.body.leading);
  flow.bookmark(heading, flow.y - 8);
  const section = flow.open(root, "Sect");
  drawHeading(pen, section, "H2", heading, styles.heading);
  draw(section);
  section.end();
}

function drawEntries(pen: Pen, root: Element, model: DocumentModel): void {
  const { entries, language } = model;
  if (!entries || entries.items.length === 0) return;
  const w = pen.words;
  const cell = (text: string): Cell => ({ text, style: styles.cell });
  const rows = entries.items.map((entry) => {
    const { author, role, version, quoted } = entry;
    const when = showInstant(entry.when, language, "short");
    const state = [
      ...(version ? [w.entryVersion(version)] : []),
      ...(quoted === undefined ? [] : [w.entryQuoted(quoted)]),
    ];
    return [
      { ...cell(when), head: true },
      cell(role ? `${role}\n${author}` : author),
      cell(state.join("\n")),
      cell(entry.text),
    ];
  });
  drawSection(pen, root, entries.heading, (section) => {
    if (entries.lead) drawParagraph(pen, section, entries.lead);
    const columns = [w.entryDate, w.entryAuthor, w.entryState, w.entryText];
    drawTable(pen.flow, pen.setter, section, { widths: [0.15, 0.2, 0.15, 0.5], columns, rows });
  });
}

function drawImages(pen: Pen, root: Element, model: DocumentModel): void {
  if (model.images.length === 0) return;
  const { flow, setter, words: w } = pen;
  drawSection(pen, root, w.images, (section) => {
    model.images.forEach(({ label, bytes }, i) => {
      const image = openImage(flow, bytes);
      const [width, height] =
        image.orientation > 4 ? [image.height, image.width] : [image.width, image.height];
      const caption = setter.lines(w.image(i + 1, label), styles.small, measureWidth);
      const below = 6 + caption.length * styles.small.leading;
      const scale = Math.min(0.75, measureWidth / width, 520 / height);
      const size = { width: width * scale, height: height * scale };
      flow.ensure(size.height + below);
      const { left: x } = page;
      const bbox: [number, number, number, number] = [x, flow.y, x + size.width, flow.y + size.height];
      const figure = flow.open(section, "Figure", { alt: label, bbox, placement: "Block" });
      flow.tag(figure, "Figure", () => flow.doc.image(image as never, x, flow.y, size));
      figure.end();
      flow.y += size.height + 6;
      const element = flow.open(section, "Caption");
      flow.flow(element, "Caption", caption, styles.small, { x, width: measureWidth });
      element.end();
      flow.y += 16;
    });
  });
}

interface OpenedImage {
  width: number;
  height: number;
  orientation: number;
}

function openImage(flow: PageFlow, bytes: Uint8Array): OpenedImage {
  try {
    const opener = flow.doc as unknown as { openImage(bytes: Uint8Array): OpenedImage };
    return opener.openImage(cleanImage(bytes));
  } catch (error) {
    if (error instanceof UnusableImage) throw error;
    throw new UnusableImage("broken");
  }
}

function drawAttachments(pen: Pen, root: Element, model: DocumentModel): void {
  if (model.attachments.length === 0) return;
  const w = pen.words;
  const rows = model.attachments.map((file): Cell[] => [
    { text: file.label, style: styles.cell, head: true },
    { text: file.type, style: styles.cell },
    { text: showSize(file.size, model.language), style: styles.cell },
    { text: `${file.sha256.slice(0, 32)}\n${file.sha256.slice(32)}`, style: styles.cell },
  ]);
  const columns = [w.attachmentLabel, w.attachmentType, w.attachmentSize, w.attachmentDigest];
  drawSection(pen, root, w.attachments, (section) =>
    drawTable(pen.flow, pen.setter, section, { widths: [0.27, 0.16, 0.14, 0.43], columns, rows }),
  );
}

/** Head and foot of every page, once their number is known. */
function drawMargins(pen: Pen, model: DocumentModel): void {
  const { flow, setter, words: w } = pen;
  const { start, count } = flow.doc.bufferedPageRange();
  const style = styles.small;
  const half = measureWidth / 2;
  const put = (text: string, y: number, side: "left" | "right") => {
    const [line] = setter.lines(text, style, measureWidth);
    if (!line) return;
    const x = side === "left" ? page.left : page.left + measureWidth - line.width;
    flow.artifact(() => flow.line(line, style, x, y, half), "Pagination");
  };
  for (let n = start; n < start + count; n++) {
    flow.doc.switchToPage(n);
    put(model.issuer.authority, 44, "left");
    put(model.mark ?? model.reference, 44, "right");
    flow.rule(page.left, 62, measureWidth, ink.line);
    put(`${model.title} ${model.reference}`, page.height - 50, "left");
    put(w.page(n + 1, count), page.height - 50, "right");
  }
}
