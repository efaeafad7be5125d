import { crc32, deflateSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import {
  checkOf,
  fontsOf,
  infoOf,
  metadataOf,
  objectsOf,
  structureOf,
  textOf,
} from "~test/documents/read-pdf";
import { entriesOf, sampleModel } from "~test/documents/sample-model";
import { documentModel } from "./model";
import { renderPdf } from "./render-pdf.server";

const render = (draft = sampleModel()) => renderPdf(documentModel.parse(draft));
const withText = (text: string) =>
  sampleModel({ sections: [{ heading: "Prov", blocks: [{ kind: "paragraph", text }] }] });

function inOrder(text: string, parts: string[]): string[] {
  let from = 0;
  return parts.filter((part) => {
    const at = text.indexOf(part, from);
    if (at >= 0) from = at + part.length;
    return at >= 0;
  });
}

describe("a rendered document", () => {
  let pdf: Uint8Array;
  let structure: string;
  beforeAll(async () => {
    pdf = await render();
    structure = structureOf(pdf);
  });

  it("is free of faults in qpdf's eyes", () => {
    expect(checkOf(pdf)).toContain("No syntax or stream encoding errors found");
  });

  it("shows headings, paragraphs, lists and tables in reading order", () => {
    const parts = [
      "Document\n", "H1", '"Orosanmälan"', "Table", "TH", "/Scope /Row", '"Referens"', "TD", "Sect", "H2", '"Barnet"',
      "H2", '"Vad som har hänt"', "H3", '"Iakttagelser"', "  P", "BlockQuote", "Jag vill inte", "  L (", "LI", "Lbl", "LBody",
      "Tre dagar", "Table", "/Scope /Column", '"Månad"', '"September"', "Noteringar som dokumentet", '"Skriven av"',
      "20 aug. 2026", "Kontrollsumma",
    ]; // biome-ignore format: the order is what is read
    expect(inOrder(structure, parts)).toEqual(parts);
  });

  it("gives its text in order and in every alphabet", () => {
    const parts = ["Orosanmälan", "Łukasz Åkerö Žižková", "Українська, Ελληνικά, Tiếng Việt", "محمد علي"];
    expect(inOrder(textOf(pdf), parts)).toEqual(parts);
    expect(textOf(pdf)).toContain("اسمي محمد علي وعمري");
    expect(textOf(pdf)).toContain("في الصف الخامس");
  });

  it("keeps words apart where a line was broken by hand", () => {
    expect(structure).toContain("Ådalsskolan Exempelkommunen");
  });

  it("claims PDF/A-2a and has what the claim needs", () => {
    expect(metadataOf(pdf)).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>A</);
    expect(infoOf(pdf)).toMatch(/Tagged: +yes/);
    const objects = objectsOf(pdf);
    expect(objects).toContain("/S /GTS_PDFA1");
    expect(objects).toContain("/Lang (sv-SE)");
    expect(objects).toContain("/DisplayDocTitle true");
    expect(objects).toMatch(/\/Marked true/);
    expect(objects).not.toMatch(/\/JavaScript|\/EmbeddedFiles|\/Encrypt|\/NeedAppearances true/);
    const fonts = fontsOf(pdf).trim().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThan(3);
    for (const font of fonts) expect(font).toMatch(/yes yes yes/);
  });

  it("has a bookmark for each section", () => {
    expect(objectsOf(pdf).match(/\/Title /g)?.length).toBeGreaterThanOrEqual(5);
    expect(objectsOf(pdf)).toContain("/Title (Barnet)");
  });

  it("says page n of m on each page", () => {
    expect(textOf(pdf).match(/Sida \d av 3/g)).toEqual(["Sida 1 av 3", "Sida 2 av 3", "Sida 3 av 3"]);
  });

  it("keeps names out of title and metadata", () => {
    const about = infoOf(pdf) + metadataOf(pdf);
    expect(about).toContain("Orosanmälan RT-7K4Q-92MD");
    expect(about).not.toMatch(/Łukasz|Žižková|Ådalsskolan|Exempel/);
  });

  it("is the same bytes for the same model, whatever was rendered between", async () => {
    await render(withText("a\u00a0b محمد تبن يثب µ"));
    expect(Buffer.from(await render()).equals(Buffer.from(pdf))).toBe(true);
  });
});

describe("glyphs", () => {
  it("fails with every missing character named", async () => {
    await expect(render(withText("Hon skrev 😊 och ሰላም"))).rejects.toThrow(
      "No font has U+1F60A, U+1230, U+120B, U+121D",
    );
  });

  it("tells letters that share a glyph apart", async () => {
    expect(textOf(await render(withText("بتنيث تبن نبت")))).toContain("بتنيث تبن نبت");
  });

  it("draws letters with loose marks and leaves out what is meant to be invisible", async () => {
    expect(textOf(await render(withText("A\u030akerman e\u200bn o\u0308 S\u030c")))).toContain(
      "Åkerman en ö Š",
    );
  });

  it("breaks a word that is wider than the page", async () => {
    const text = textOf(await render(withText(`x${"Donaudampf".repeat(30)}y`)));
    expect(text.replace(/\s/g, "")).toContain(`x${"Donaudampf".repeat(30)}y`);
  });
});

describe("long content", () => {
  it("goes over pages with the table's head repeated as an artifact and no entry lost", async () => {
    const pdf = await render(sampleModel({ entries: entriesOf(40) }));
    const pages = Number(/Pages: +(\d+)/.exec(infoOf(pdf))?.[1]);
    expect(pages).toBeGreaterThan(5);
    expect(textOf(pdf).match(/Skriven av/g)?.length).toBeGreaterThan(3);
    const structure = structureOf(pdf);
    expect(structure.match(/"Skriven av"/g)).toHaveLength(1);
    expect(structure.match(/"\d+ \p{L}+\. 2026 kl\. /gu)).toHaveLength(40);
  });

  it("splits an entry that is longer than a page", async () => {
    const words = Array.from({ length: 1_500 }, (_, i) => `ord${i}`).join(" ");
    const item = { when: "2026-01-02T03:04:05Z", author: "Mentor", text: words };
    const pdf = await render(sampleModel({ entries: { heading: "Noteringar", items: [item] } }));
    expect(checkOf(pdf)).toContain("No syntax");
    // One cell, told page by page.
    expect(structureOf(pdf).replace(/"\n\s*"/g, "")).toContain(words);
  });
});

describe("images", () => {
  function png(width: number, height: number): Uint8Array<ArrayBuffer> {
    const chunk = (type: string, data: Buffer) => {
      const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
      const frame = Buffer.alloc(8);
      frame.writeUInt32BE(data.length, 0);
      frame.writeUInt32BE(crc32(body), 4);
      return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
    };
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([8, 2, 0, 0, 0], 8);
    const pixels = deflateSync(Buffer.alloc((width * 3 + 1) * height, 120));
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const parts = [signature, chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))];
    return new Uint8Array(Buffer.concat(parts));
  }

  it("is appended as a figure with its label read aloud", async () => {
    const pdf = await render(sampleModel({ images: [{ label: "Teckning", bytes: png(300, 200) }] }));
    expect(inOrder(structureOf(pdf), ["Figure", "Caption", "Bild 1. Teckning"])).toHaveLength(3);
    expect(objectsOf(pdf)).toContain("/Alt (Teckning)");
    expect(checkOf(pdf)).toContain("No syntax");
  });

  it("refuses what is no image", async () => {
    const bytes = new TextEncoder().encode("not an image");
    await expect(render(sampleModel({ images: [{ label: "x", bytes }] }))).rejects.toThrow("not-jpeg-or-png");
  });
});
