import PDFDocument from "pdfkit";
import type { ChainFont } from "./font-chain.server";
import type { Line, TextStyle } from "./lay-out-text.server";
import { type EmbeddedFont, tellLettersApart } from "./tell-letters-apart.server";

// Where on which page the next thing goes, and under which element of the structure tree. All drawing goes through
// here, so that everything on a page is either tagged content or a marked artifact (PDF/A-2a, 6.7).

export type Doc = PDFKit.PDFDocument;
export type Element = PDFKit.PDFStructureElement;

export const page = { width: 595.28, height: 841.89, left: 72, right: 72, top: 92, bottom: 78 };
export const measureWidth = page.width - page.left - page.right;
export const ink = { text: "#1c2226", soft: "#515b62", line: "#d9d3c6", thread: "#b3382d", hush: "#f5f2ea" };

export interface ElementOptions {
  alt?: string;
  bbox?: [number, number, number, number];
  scope?: "Row" | "Column";
  placement?: "Block" | "Inline";
}

export class PageFlow {
  readonly doc: Doc;
  y = page.top;
  readonly #registered = new Set<string>();
  #inked: Doc["page"] | null = null;
  readonly #onBreak: (() => void)[] = [];

  constructor(doc: Doc) {
    this.doc = doc;
  }

  get room(): number {
    return page.height - page.bottom - this.y;
  }

  breakPage(): void {
    this.doc.addPage();
    this.y = page.top;
    for (const repeat of this.#onBreak) repeat();
  }

  /** What is drawn again at the top of each new page while `work` runs, such as a table's head. */
  repeating(repeat: () => void, work: () => void): void {
    this.#onBreak.push(repeat);
    work();
    this.#onBreak.pop();
  }

  ensure(height: number): void {
    if (this.room < height && this.y > page.top) this.breakPage();
  }

  /** pdfkit counts a bookmark's left from the right edge, so the page's width is its left. */
  bookmark(title: string, top: number): void {
    const outline = this.doc.outline as unknown as { addItem(title: string, at: object): void };
    outline.addItem(title, { left: page.width, top });
  }

  open(parent: Element, type: string, options: ElementOptions = {}): Element {
    const element = this.doc.struct(type, options as PDFKit.Mixins.StructureElementOptions);
    parent.add(element);
    return element;
  }

  /** Tagged content of one element on one page. */
  tag(element: Element, type: string, draw: () => void): void {
    const content = this.doc.markStructureContent(type);
    draw();
    this.doc.endMarkedContent();
    element.add(content);
  }

  artifact(draw: () => void, type: "Layout" | "Pagination" = "Layout"): void {
    this.doc.markContent("Artifact", { type });
    draw();
    this.doc.endMarkedContent();
  }

  rule(x: number, y: number, width: number, color: string = ink.line, weight = 0.6): void {
    this.artifact(() =>
      this.doc
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(weight)
        .stroke(color),
    );
  }

  /** Draws one line with its top at y. The caller has opened the marked content. */
  line(line: Line, style: TextStyle, x: number, y: number, width: number): void {
    const left = line.rightToLeft ? x + width - line.width : x;
    const baseline = y + style.leading / 2 + style.size * 0.34;
    this.#ink(style.color);
    for (const run of line.runs) {
      this.#use(run.font);
      this.doc.fontSize(style.size);
      // Measured already, as the words and as a whole: pdfkit would do so twice more.
      const at = { lineBreak: false, baseline: "alphabetic", textWidth: run.width, wordCount: 1 } as const;
      if (run.rightToLeft) {
        // Drawn from the last letter to the first, and marked as such (ISO 32000-1, 14.8.2.3.3). The empty list of
        // features makes pdfkit shape the run as a whole instead of word by word.
        this.doc.markContent("ReversedChars");
        this.doc.text(run.text, left + run.x, baseline, { ...at, features: [] });
        this.doc.endMarkedContent();
      } else this.doc.text(run.text, left + run.x, baseline, at);
    }
  }

  /** The colour is said once on a page, until another is. */
  #ink(color: string): void {
    const { page } = this.doc;
    const [last] = (this.doc as unknown as { _fillColor?: [string] })._fillColor ?? [];
    if (page === this.#inked && last === color) return;
    this.#inked = page;
    this.doc.fillColor(color);
  }

  #use({ name, face, rightToLeft }: ChainFont): void {
    if (this.#registered.has(name)) {
      this.doc.font(name);
      return;
    }
    this.#registered.add(name);
    this.doc.registerFont(name, face as unknown as PDFKit.Mixins.PDFFontSource).font(name);
    if (rightToLeft) {
      tellLettersApart((this.doc as unknown as { _font: EmbeddedFont })._font);
    }
  }

  /**
   * Lines of one element down the page and over to the next, never one line alone on either side of a break.
   * `beside` draws what accompanies the lines on each page, such as a bar.
   */
  flow(
    element: Element,
    type: string,
    lines: readonly Line[],
    style: TextStyle,
    at: { x: number; width: number; beside?: (top: number, bottom: number) => void },
  ): void {
    let next = 0;
    while (next < lines.length) {
      const left = lines.length - next;
      let fits = Math.min(left, Math.floor(this.room / style.leading));
      if (fits < left && left - fits === 1 && fits > 2) fits--;
      if (fits < left && fits < 2) {
        this.breakPage();
        continue;
      }
      const top = this.y;
      this.tag(element, type, () => {
        for (let i = 0; i < fits; i++) {
          this.line(lines[next + i] as Line, style, at.x, this.y, at.width);
          this.y += style.leading;
        }
      });
      at.beside?.(top, this.y);
      next += fits;
      if (next < lines.length) this.breakPage();
    }
  }
}

/** A tagged PDF/A-2a document with nothing in it. No personal data in its metadata: the caller gives the title. */
export function openDocument(options: { language: string; title: string; created: Date }): Doc {
  return new PDFDocument({
    size: [page.width, page.height],
    margins: { top: page.top, bottom: 0, left: page.left, right: page.right },
    font: "",
    pdfVersion: "1.7",
    subset: "PDF/A-2a",
    tagged: true,
    lang: options.language,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: true,
    info: {
      Title: options.title,
      CreationDate: options.created,
      Creator: "Röda tråden",
      Producer: "PDFKit",
    },
  });
}

export function bytesOf(doc: Doc): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on("error", reject);
    doc.end();
  });
}
