import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Reads documents back with other people's tools (Debian: poppler-utils, qpdf), never with what wrote them.

function readWith<T>(pdf: Uint8Array, read: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "document-"));
  try {
    const file = join(folder, "document.pdf");
    writeFileSync(file, pdf);
    return read(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(tool: string, ...args: string[]): string {
  return execFileSync(tool, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

export const textOf = (pdf: Uint8Array) => readWith(pdf, (file) => run("pdftotext", file, "-"));
export const infoOf = (pdf: Uint8Array) => readWith(pdf, (file) => run("pdfinfo", file));
export const metadataOf = (pdf: Uint8Array) => readWith(pdf, (file) => run("pdfinfo", "-meta", file));
/** The structure with what each element says. pdfinfo draws the page anew for every element: a second of work. */
export const structureOf = (pdf: Uint8Array) => readWith(pdf, (file) => run("pdfinfo", "-struct-text", file));
/** The structure alone. */
export const skeletonOf = (pdf: Uint8Array) => readWith(pdf, (file) => run("pdfinfo", "-struct", file));
export const fontsOf = (pdf: Uint8Array) => readWith(pdf, (file) => run("pdffonts", file));
/** Throws with qpdf's words when it finds a fault. */
export const checkOf = (pdf: Uint8Array) => readWith(pdf, (file) => run("qpdf", "--check", file));
/** Every object uncompressed, for looking into. */
export const objectsOf = (pdf: Uint8Array) =>
  readWith(pdf, (file) =>
    execFileSync("qpdf", ["--qdf", "--object-streams=disable", file, "-"], {
      encoding: "latin1",
      maxBuffer: 1e8,
    }),
  );
export const signaturesOf = (pdf: Uint8Array) => readWith(pdf, (file) => run("pdfsig", file));
