import { type Cell, drawTable } from "./draw-table.server";
import type { TextSetter, TextStyle } from "./lay-out-text.server";
import type { Block } from "./model";
import { type Element, ink, measureWidth, type PageFlow, page } from "./page-flow.server";
import type { Words } from "./words";

// How each kind of block looks and what it is called in the structure tree.

export const styles = {
  title: { weight: 700, size: 22, leading: 28, color: ink.text },
  heading: { weight: 700, size: 14, leading: 19, color: ink.text },
  subheading: { weight: 700, size: 11, leading: 15.5, color: ink.text },
  body: { weight: 400, size: 11, leading: 16, color: ink.text },
  label: { weight: 400, size: 10, leading: 15, color: ink.soft },
  value: { weight: 400, size: 10.5, leading: 15, color: ink.text },
  cell: { weight: 400, size: 9.5, leading: 13.5, color: ink.text },
  small: { weight: 400, size: 9, leading: 12.5, color: ink.soft },
} as const satisfies Record<string, TextStyle>;

export interface Pen {
  flow: PageFlow;
  setter: TextSetter;
  words: Words;
}

export function drawBlock(pen: Pen, parent: Element, block: Block): void {
  switch (block.kind) {
    case "paragraph":
      drawParagraph(pen, parent, block.text);
      break;
    case "subheading":
      drawHeading(pen, parent, "H3", block.text, styles.subheading);
      break;
    case "quotation":
      drawQuotation(pen, parent, block.text, block.source);
      break;
    case "list":
      drawList(pen, parent, block.items, block.ordered);
      break;
    case "facts":
      drawFacts(pen, parent, block.rows);
      break;
    case "table": {
      const widths = block.columns.map(() => 1 / block.columns.length);
      const rows = block.rows.map((row) => row.map((text): Cell => ({ text, style: styles.cell })));
      drawTable(pen.flow, pen.setter, parent, { widths, columns: block.columns, rows });
      break;
    }
  }
  pen.flow.y += 8;
}

export function drawHeading(
  { flow, setter }: Pen,
  parent: Element,
  level: "H1" | "H2" | "H3",
  text: string,
  style: TextStyle,
): void {
  const lines = setter.lines(text, style, measureWidth);
  flow.ensure(lines.length * style.leading + 3 * styles.body.leading);
  const element = flow.open(parent, level);
  flow.flow(element, level, lines, style, { x: page.left, width: measureWidth });
  element.end();
  flow.y += level === "H3" ? 2 : 6;
}

export function drawParagraph(
  { flow, setter }: Pen,
  parent: Element,
  text: string,
  style: TextStyle = styles.body,
): void {
  for (const paragraph of text.split(/\n\s*\n/)) {
    const element = flow.open(parent, "P");
    const lines = setter.lines(paragraph.trim(), style, measureWidth);
    flow.flow(element, "P", lines, style, { x: page.left, width: measureWidth });
    element.end();
    flow.y += 4;
  }
}

function drawQuotation({ flow, setter, words }: Pen, parent: Element, text: string, source?: string): void {
  const quote = flow.open(parent, "BlockQuote");
  const at = {
    x: page.left + 16,
    width: measureWidth - 16,
    beside: (top: number, bottom: number) =>
      flow.artifact(() => flow.doc.rect(page.left + 2, top + 2, 2.5, bottom - top - 3).fill(ink.line)),
  };
  const paragraphs: [string, TextStyle][] = [[text.trim(), styles.body]];
  if (source) paragraphs.push([`${words.source}: ${source}`, styles.small]);
  for (const [content, style] of paragraphs) {
    const element = flow.open(quote, "P");
    flow.flow(element, "P", setter.lines(content, style, at.width), style, at);
    element.end();
  }
  quote.end();
  flow.y += 2;
}

function drawList({ flow, setter }: Pen, parent: Element, items: readonly string[], ordered: boolean): void {
  const list = flow.open(parent, "L");
  const indent = 20;
  const width = measureWidth - indent;
  items.forEach((text, i) => {
    const lines = setter.lines(text, styles.body, width);
    flow.ensure(Math.min(lines.length, 2) * styles.body.leading);
    const item = flow.open(list, "LI");
    const label = flow.open(item, "Lbl");
    const [mark] = setter.lines(ordered ? `${i + 1}.` : "•", styles.body, indent);
    flow.tag(label, "Lbl", () => {
      if (mark) flow.line(mark, styles.body, page.left + 4, flow.y, indent);
    });
    label.end();
    const body = flow.open(item, "LBody");
    flow.flow(body, "LBody", lines, styles.body, { x: page.left + indent, width });
    body.end();
    item.end();
    flow.y += 2;
  });
  list.end();
}

export function drawFacts(
  { flow, setter }: Pen,
  parent: Element,
  facts: readonly { label: string; value: string }[],
): void {
  const rows = facts.map(({ label, value }): Cell[] => [
    { text: label, style: styles.label, head: true },
    { text: value, style: styles.value },
  ]);
  drawTable(flow, setter, parent, { widths: [0.34, 0.66], rows });
}

export function drawNotice({ flow, setter }: Pen, parent: Element, text: string): void {
  const style = { ...styles.subheading, leading: 16 };
  const lines = setter.lines(text, style, measureWidth - 28);
  const height = lines.length * style.leading + 14;
  flow.ensure(height);
  flow.artifact(() => {
    flow.doc.rect(page.left, flow.y, measureWidth, height).fill(ink.hush);
    flow.doc.rect(page.left, flow.y, 3, height).fill(ink.thread);
  });
  flow.y += 7;
  const element = flow.open(parent, "P");
  flow.flow(element, "P", lines, style, { x: page.left + 15, width: measureWidth - 28 });
  element.end();
  flow.y += 7 + 8;
}
