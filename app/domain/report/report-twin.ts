// The machine-readable twin of a report's document: the same content in the same order, and the form's answers by their
// ids. Published as docs/report-document/v1.schema.json, which is made from this file (npm run schema). What is published
// is never changed but for what may be left out: anything else is a version 2 beside it. Names what the PDF's metadata
// names, and what its text says. Decides nothing.
import { z } from "zod";
import type { ReceivedContent } from "../reception/content";
import type { ListedAttachment } from "./attachment-list";

const instant = z.string().describe("RFC 3339, UTC");
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const labelled = z.strictObject({ label: z.string(), value: z.string() });

const block = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("facts"), rows: z.array(labelled) }),
  z.strictObject({ kind: z.literal("paragraph"), text: z.string() }),
  z.strictObject({ kind: z.literal("subheading"), text: z.string() }),
  z.strictObject({ kind: z.literal("quotation"), text: z.string(), source: z.string().optional() }),
  z.strictObject({ kind: z.literal("list"), ordered: z.boolean().optional(), items: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal("table"),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
]);

const file = z.strictObject({
  label: z.string(),
  mediaType: z.string(),
  size: z.int().min(0),
  sha256,
});

export const twinSchema = z.strictObject({
  schema: z.literal("urn:roda-traden:report-document:1"),
  language: z.enum(["sv", "en"]),
  title: z.string(),
  reference: z.string(),
  created: instant,
  issuer: z.strictObject({ authority: z.string(), unit: z.string().optional() }),
  mark: z.string().optional().describe("The note of secrecy in every page's head"),
  notices: z.array(z.string()).describe("What is to be seen before anything else"),
  facts: z.array(labelled),
  sections: z
    .array(z.strictObject({ heading: z.string(), blocks: z.array(block) }))
    .describe("The document's sections, in reading order"),
  entries: z
    .strictObject({
      heading: z.string(),
      lead: z.string().optional(),
      items: z.array(
        z.strictObject({
          when: instant,
          author: z.string(),
          role: z.string().optional(),
          version: z.int().optional(),
          quoted: z.boolean().optional().describe("Stands word for word in the report's text"),
          text: z.string(),
        }),
      ),
    })
    .optional()
    .describe("The dated, attributed notes that the report rests on"),
  images: z.array(file).describe("Shown in the PDF, in this order"),
  attachments: z.array(file).describe("Delivered beside the PDF, in this order"),
  footnotes: z.array(z.string()),
  pdf: z
    .strictObject({ sha256, bytes: z.int().min(1) })
    .describe("The unsealed document that people sign: the sealed file begins with exactly these bytes"),
  form: z.strictObject({
    version: z.int().min(1),
    answers: z.record(z.string(), z.unknown()).describe("By the form's own ids"),
    follows: z.string().optional().describe("Reference of the report that this one follows"),
  }),
});

export type ReportTwin = z.output<typeof twinSchema>;

/** A document as it was drawn, without the bytes of its pictures. */
export interface DrawnModel
  extends Omit<
    z.input<typeof twinSchema>,
    "schema" | "images" | "attachments" | "pdf" | "form" | "notices" | "facts" | "footnotes"
  > {
  notices?: string[];
  facts?: { label: string; value: string }[];
  footnotes?: string[];
}

type Shown = Omit<ListedAttachment, "label">;

export function reportTwin(drawn: {
  model: DrawnModel & { images?: { label: string }[] };
  shown: readonly Shown[];
  beside: readonly ListedAttachment[];
  pdf: ReportTwin["pdf"];
  data: ReceivedContent;
  formVersion: number;
}): ReportTwin {
  const { model, shown, beside, pdf, data, formVersion } = drawn;
  const { language, title, reference, created, issuer, mark, sections, entries } = model;
  const listed = ({ mediaType, size, sha256 }: Shown, label: string) => ({ label, mediaType, size, sha256 });
  const follows = data.follows ?? undefined;
  return twinSchema.parse({
    schema: "urn:roda-traden:report-document:1",
    language,
    title,
    reference,
    created,
    issuer: { authority: issuer.authority, ...(issuer.unit ? { unit: issuer.unit } : {}) },
    ...(mark ? { mark } : {}),
    notices: model.notices ?? [],
    facts: model.facts ?? [],
    sections,
    ...(entries ? { entries } : {}),
    images: shown.map((image, at) => listed(image, model.images?.[at]?.label ?? "")),
    attachments: beside.map((attachment) => listed(attachment, attachment.label)),
    footnotes: model.footnotes ?? [],
    pdf,
    form: { version: formVersion, answers: data.fields ?? {}, ...(follows ? { follows } : {}) },
  });
}
