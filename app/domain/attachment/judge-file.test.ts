// Issue: "type judged by content against an allow-list (PDF, JPEG, PNG, HEIC, WebP, DOCX, XLSX, ODT, TXT, MP3, M4A, MP4)".
import { describe, expect, it } from "vitest";
import { aDocx, anOdt, anXlsx, aPng, aZip, smallHeic } from "~test/factories/small-files";
import { keptName } from "../concern/file-rules";
import { judgeFile } from "./judge-file.server";

async function judged(bytes: Uint8Array, pieceSize = 1000): Promise<string> {
  const answer = await judgeFile({
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    async *pieces() {
      for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
    },
  });
  return "kind" in answer ? answer.kind : answer.refused;
}

/** An ID3 tag of 200 000 bytes, its length in bytes of seven bits. */
const withPicture = (sound: Buffer) =>
  Buffer.concat([
    Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0x0c, 0x1a, 0x40]),
    Buffer.alloc(200_000),
    sound,
    Buffer.alloc(500),
  ]);

const box = (kind: string, brand: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`${kind}${brand}`), Buffer.alloc(12)]);
const hidingBeforeItsEnd = (zip: Buffer) =>
  Buffer.concat([zip.subarray(0, -22), Buffer.from("MZ"), zip.subarray(-22)]);
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

describe("what is on the list is known by its content", () => {
  it.each<[string, Uint8Array, string]>([
    ["a PDF", Buffer.from("%PDF-1.7\n1 0 obj"), "application/pdf"],
    ["a JPEG", Buffer.from("ffd8ffe000104a46494600", "hex"), "image/jpeg"],
    ["a PNG", aPng(8, 8), "image/png"],
    ["a HEIC", smallHeic, "image/heic"],
    ["a WebP", Buffer.from("RIFF\x1a\0\0\0WEBPVP8L\r\0\0\0/\0\0\0\x10", "latin1"), "image/webp"],
    ["a Word document", aDocx(), word],
    ["an Excel sheet", anXlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["an ODT", anOdt(), "application/vnd.oasis.opendocument.text"],
    ["an MP3", Buffer.concat([Buffer.from("fffb9064", "hex"), Buffer.alloc(500)]), "audio/mpeg"],
    ["an MP3 with a large picture before it", withPicture(Buffer.from("fffb9064", "hex")), "audio/mpeg"],
    ["an M4A", box("ftyp", "M4A "), "audio/x-m4a"],
    ["an MP4", box("ftyp", "isom"), "video/mp4"],
    ["text", Buffer.from("Åsa åt frukost.\r\nSen gick hon.\t<3"), "text/plain"],
    ["text with a mark", Buffer.from("\ufeffÅsa"), "text/plain"],
    ["text of Windows' letters", Buffer.from("\xc5sa \xe5t", "latin1"), "text/plain"],
    [
      "text in UTF-16",
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("Åsa", "utf16le")]),
      "text/plain",
    ],
  ])("%s", async (_what, bytes, kind) => {
    expect(await judged(bytes)).toBe(kind);
  });

  it("a letter cut between two pieces is one letter", async () => {
    expect(await judged(Buffer.from("åäö".repeat(50)), 1)).toBe("text/plain");
  });
});

describe("what is not is refused in words", () => {
  it.each<[string, Uint8Array, string]>([
    ["a program", Buffer.from("MZ\x90\0\x03", "latin1"), "file_kind_refused"],
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), "file_kind_refused"],
    ["HTML", Buffer.from("\ufeff \n<!DOCTYPE html><script>x()</script>"), "file_kind_refused"],
    [
      "HTML in UTF-16",
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("<html>", "utf16le")]),
      "file_kind_refused",
    ],
    ["XML", Buffer.from('<?xml version="1.0"?><a/>'), "file_kind_refused"],
    ["a tag with no sound behind it", withPicture(Buffer.from("MZ")), "file_kind_refused"],
    ["a GIF", Buffer.from("GIF89a\x01\0\x01\0", "latin1"), "file_kind_refused"],
    ["text with control signs", Buffer.from("hej\x1b[2J"), "file_kind_refused"],
    ["what is no text", Buffer.from([0x68, 0x81, 0xff]), "file_kind_refused"],
    ["a zip of anything", aZip([{ name: "a.txt", content: "a" }]), "file_kind_refused"],
    ["a zip with something after it", Buffer.concat([aDocx(), Buffer.from("mer")]), "file_kind_refused"],
    ["a cut zip", aDocx().subarray(0, 200), "file_kind_refused"],
    ["a document with macros", aDocx([{ name: "word/vbaProject.bin", content: "x" }]), "file_macros"],
    ["an ODT with macros", anOdt([{ name: "Basic/Standard/Module1.xml", content: "x" }]), "file_macros"],
    ["old macros in a sheet", anXlsx([{ name: "xl/macrosheets/sheet1.xml", content: "x" }]), "file_macros"],
    [
      "a sheet whose type is one with macros",
      anXlsx([], "application/vnd.ms-excel.sheet.macroEnabled"),
      "file_macros",
    ],
    [
      "a program carried in a document",
      aDocx([{ name: "word/embeddings/a.exe", content: "x" }]),
      "file_macros",
    ],
    ["a locked document", aDocx([{ name: "word/a.xml", content: "x", flags: 1 }]), "file_locked"],
    [
      "a document packed in a strange way",
      aDocx([{ name: "word/a.xml", content: "x", method: 12 }]),
      "file_kind_refused",
    ],
    [
      "a document that says twice what it is",
      aDocx([{ name: "[Content_Types].xml", content: "x" }]),
      "file_kind_refused",
    ],
    [
      "a document with macros under another name",
      aZip([
        {
          name: "[Content_Types].xml",
          content: `${word}.main+xml application/vnd.ms-word.document.macroEnabled.main+xml`,
        },
        { name: "word/document.xml", content: "x" },
      ]),
      "file_macros",
    ],
    ["a document with something hidden before its end", hidingBeforeItsEnd(aDocx()), "file_kind_refused"],
    ["a bomb by size", aDocx([{ name: "word/a.xml", content: "x", says: 0xf0000000 }]), "file_bomb"],
    ["a bomb by shared bytes", aDocx([{ name: "word/a.xml", content: "x", shared: true }]), "file_bomb"],
    [
      "an ODT of another kind",
      aZip([
        { name: "mimetype", content: "application/x-other", stored: true },
        { name: "content.xml", content: "x" },
      ]),
      "file_kind_refused",
    ],
  ])("%s", async (_what, bytes, key) => {
    expect(await judged(bytes)).toBe(key);
  });

  it("a naming part that unpacks without end is not unpacked", async () => {
    const bomb = aZip([
      { name: "[Content_Types].xml", content: Buffer.alloc(20_000_000, 65), says: 100 },
      { name: "word/document.xml", content: "x" },
    ]);
    expect(await judged(bomb)).toBe("file_kind_refused");
  });
});

describe("the name that a file is given out under", () => {
  it.each([
    ["bild.jpg", "image/jpeg", "bild.jpg"],
    ["bild.HEIC", "image/jpeg", "bild.jpg"],
    ["bild.jpeg", "image/png", "bild.png"],
    ["brev.exe", "text/plain", "brev.exe.txt"],
    ["C:\\Users\\x\\plan.pdf", "application/pdf", "plan.pdf"],
    ["../../etc/passwd", "text/plain", "passwd.txt"],
    ["\u202egpj.exe", "image/png", "gpj.exe.png"],
    ["", "application/pdf", "fil.pdf"],
    [`${"å".repeat(300)}.pdf`, "application/pdf", `${"å".repeat(120)}.pdf`],
  ] as const)("%j as %s", (given, kind, kept) => {
    expect(keptName(given, kind)).toBe(kept);
  });
});
