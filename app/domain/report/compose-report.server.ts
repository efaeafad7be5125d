// Composes a report's document out of what it says: the PDF, the data that the receiver stores, and the machine-readable
// twin of the very same content. A picture that cannot be shown, or a character that no font has, never holds a report
// back. Reads no database and decides nothing: the caller has loaded what may be shown (render-report, and the sample
// that administrators try with). audit: none here; the use cases that call it record what they do.
import { sha256Of } from "~/documents/digest.server";
import type { DocumentDraft } from "~/documents/model";
import { RenderError, renderDocument } from "~/documents/render-document.server";
import { isPicture, type ListedAttachment, type OwnAttachment } from "./attachment-list";
import { quotedIn } from "./quote-entries";
import { receivedContentOf, sectionsOf } from "./report-content";
import { type DocumentFacts, reportDocument } from "./report-document";
import { reportTwin } from "./report-twin";
import type { ReportValues } from "./values";
import type { Words } from "./words";

export interface ReportParts
  extends Pick<DocumentFacts, "language" | "reference" | "created" | "legalProfile" | "acute" | "receiver"> {
  formVersion: number;
  issuer: { authority: string; unit: string };
  values: ReportValues;
  entries: Omit<DocumentFacts["entries"][number], "quoted">[];
  attachments: (Omit<ListedAttachment, "label"> & { id: string })[];
  /** The bytes of an attachment. */
  bytesOf: (attachmentId: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** Reference of the report that this one follows. */
  follows: string | null;
}

export interface ComposedReport {
  pdf: Uint8Array;
  data: ReturnType<typeof receivedContentOf> & { attachments: OwnAttachment[] };
  /** JSON, by docs/report-document. */
  twin: string;
}

type Files = ReportParts["attachments"];

export async function composeReport(parts: ReportParts, words: Words): Promise<ComposedReport> {
  const { values, attachments, formVersion, receiver } = parts;
  const isProtected = values.protectedIdentity === "yes";
  const facts = {
    ...parts,
    sections: sectionsOf(values, { formVersion, words, receiver }),
    authority: isProtected ? words("report:document.issuerHidden") : parts.issuer.authority,
    unit: isProtected ? "" : parts.issuer.unit,
    protectedIdentity: isProtected,
    entries: parts.entries.map((entry) => ({ ...entry, quoted: quotedIn(values, entry.text) })),
  };
  const draftOf = async (shown: Files) => {
    const beside = listOf(
      attachments.filter((a) => !shown.includes(a)),
      words,
    );
    const images: Uint8Array<ArrayBuffer>[] = [];
    for (const { id } of shown) images.push(await parts.bytesOf(id));
    return { model: reportDocument({ ...facts, images, beside }, words), beside, shown };
  };
  const pictures = attachments.filter((a) => isPicture(a.mediaType));
  const { pdf, model, beside, shown } = await renderWithPictures(draftOf, { pictures, words });
  const data = receivedContentOf(values, parts.follows);
  const twin = reportTwin({ model, shown, beside, pdf: pdfOf(pdf), data, formVersion });
  return { pdf, data: { ...data, attachments: beside }, twin: JSON.stringify(twin) };
}

const listOf = (files: Files, words: Words): OwnAttachment[] =>
  files.map(({ id, mediaType, size, sha256 }, at) => ({
    id,
    label: words("report:document.attachment", { number: at + 1 }),
    mediaType,
    size,
    sha256,
  }));

const pdfOf = (bytes: Uint8Array) => ({ sha256: sha256Of(bytes), bytes: bytes.length });

type Draft = { model: DocumentDraft; beside: OwnAttachment[]; shown: Files };
type Rendered = Draft & { pdf: Uint8Array };

/** A picture that cannot be shown never holds a report back: then the pictures go beside it, as the other files do. */
async function renderWithPictures(
  draftOf: (shown: Files) => Promise<Draft>,
  { pictures, words }: { pictures: Files; words: Words },
): Promise<Rendered> {
  const draft = await draftOf(pictures);
  try {
    return { ...draft, ...(await renderWhatCanBe(draft.model)) };
  } catch (error) {
    if (!(error instanceof RenderError) || error.fault.kind !== "image" || pictures.length === 0) throw error;
    const without = await draftOf([]);
    const notices = [...(without.model.notices ?? []), words("report:document.imageLost")];
    return { ...without, ...(await renderWhatCanBe({ ...without.model, notices })) };
  }
}

/** A character that no font has never holds a report back. The model is the one that was drawn. */
async function renderWhatCanBe(
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
