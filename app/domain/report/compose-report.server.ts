// Composes a report's document out of what it says: the PDF, the data that the receiver stores, and the machine-readable
// twin of the very same content: what the document does not say is in neither. A picture that cannot be shown, or a
// character that no font has, never holds a report back. Reads no database and decides nothing: the caller has loaded
// what may be shown (render-report, and the sample that administrators try with).
// audit: none here; the use cases that call it log what they do.
import { sha256Of } from "~/documents/digest.server";
import type { DocumentDraft } from "~/documents/model";
import { RenderError } from "~/documents/render-document.server";
import { renderWhatCanBe } from "~/documents/render-what-can-be.server";
import { withMarks } from "../body-map/mark-words";
import type { BodyMark } from "../body-map/marks";
import { isPicture, type ListedAttachment, type OwnAttachment, picturesThatFit } from "./attachment-list";
import { askedValues } from "./completeness";
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
  entries: (Omit<DocumentFacts["entries"][number], "quoted"> & { marks?: readonly BodyMark[] })[];
  attachments: (Omit<ListedAttachment, "label"> & { id: string })[];
  /** The bytes of a picture: whole, since the document is laid out with it. */
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
  const { attachments, formVersion, receiver } = parts;
  const values = askedValues(parts.values, formVersion);
  const isProtected = values.protectedIdentity === "yes";
  const facts = {
    ...parts,
    sections: sectionsOf(values, { formVersion, words, receiver }),
    authority: isProtected ? words("report:document.issuerHidden") : parts.issuer.authority,
    unit: isProtected ? "" : parts.issuer.unit,
    protectedIdentity: isProtected,
    // What was marked on a body map comes along in words.
    entries: parts.entries.map(({ marks = [], ...entry }) => {
      const text = withMarks(words, entry.text, marks);
      return { ...entry, text, quoted: quotedIn(values, text) };
    }),
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

/**
 * What there is no room for goes beside. A picture that cannot be shown never holds a report back: then the pictures go beside it, as the other files do.
 */
async function renderWithPictures(
  draftOf: (shown: Files) => Promise<Draft>,
  { pictures, words }: { pictures: Files; words: Words },
): Promise<Rendered> {
  const fitting = picturesThatFit(pictures);
  const draft = await draftOf(fitting);
  const told = fitting.length < pictures.length ? [words("report:document.imagesBeside")] : [];
  const notices = [...(draft.model.notices ?? []), ...told];
  try {
    return { ...draft, ...(await renderWhatCanBe({ ...draft.model, notices })) };
  } catch (error) {
    if (!(error instanceof RenderError) || error.fault.kind !== "image" || pictures.length === 0) throw error;
    const without = await draftOf([]);
    const notices = [...(without.model.notices ?? []), words("report:document.imageLost")];
    return { ...without, ...(await renderWhatCanBe({ ...without.model, notices })) };
  }
}
