// Renders a document in which a character that no font has holds nothing back: a mark shows where it stood, since the
// document is wanted more than the letter. What else is wrong with it is thrown. Does not decide who may have it made.
import type { DocumentDraft } from "./model";
import { RenderError, renderDocument } from "./render-document.server";

/** The model is the one that was drawn. */
export async function renderWhatCanBe(
  model: DocumentDraft,
  attempts = 3,
): Promise<{ pdf: Uint8Array; model: DocumentDraft }> {
  try {
    return { pdf: await renderDocument(model), model };
  } catch (error) {
    if (!(error instanceof RenderError) || attempts === 0 || error.fault.kind !== "missing-glyph")
      throw error;
    return renderWhatCanBe(without(model, error.fault.characters), attempts - 1);
  }
}

/** The characters are named by code point, "U+1F469+U+200D+U+1F467"; a replacement mark shows where they stood. */
function without(model: DocumentDraft, named: readonly string[]): DocumentDraft {
  const lacking = named.map((name) =>
    String.fromCodePoint(
      ...[...name.matchAll(/U\+([0-9A-F]+)/g)].map(([, hex]) => Number.parseInt(hex ?? "", 16)),
    ),
  );
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return lacking.reduce((text, c) => text.replaceAll(c, "[?]"), value);
    if (value instanceof Uint8Array || typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(clean);
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, clean(v)]));
  };
  return clean(model) as DocumentDraft;
}
