import { z } from "zod";

// What a document is before it is a PDF: a plain, serialisable value that the PDF, the web twin and the JSON
// are made from. It knows no form, no law and no kind of document. It does not check who may read what.
// Source: PDF/A-2a (ISO 19005-2, 6.7) for what a title and metadata must be.

/**
 * Stands in the file's metadata, in window titles and in bookmarks, which travel further than the text does:
 * a kind of document or a section, never a person. No markup characters: pdfkit writes them into XMP unescaped.
 */
const generic = z
  .string()
  .trim()
  .min(1)
  .max(160)
  .regex(/^[^<>&\p{Cc}]+$/u);

const reference = z
  .string()
  .max(60)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} .:/_-]*$/u);

const text = z.string();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ offset: true });

const facts = z.object({
  kind: z.literal("facts"),
  rows: z.array(z.object({ label: text.min(1), value: text })).min(1),
});
const paragraph = z.object({ kind: z.literal("paragraph"), text });
const subheading = z.object({ kind: z.literal("subheading"), text: text.min(1) });
const quotation = z.object({ kind: z.literal("quotation"), text, source: text.optional() });
const list = z.object({
  kind: z.literal("list"),
  ordered: z.boolean().default(false),
  items: z.array(text).min(1),
});
const table = z
  .object({
    kind: z.literal("table"),
    columns: z.array(text.min(1)).min(1).max(6),
    rows: z.array(z.array(text)),
  })
  .refine((t) => t.rows.every((row) => row.length === t.columns.length), "each row has one cell per column");

export const block = z.discriminatedUnion("kind", [facts, paragraph, subheading, quotation, list, table]);

export const documentModel = z.object({
  language: z.enum(["sv", "en"]),
  title: generic,
  reference,
  /** Also the file's CreationDate: the same model always gives the same bytes. */
  created: instant,
  issuer: z.object({ authority: text.min(1), unit: text.optional() }),
  /** A short mark repeated in the head of every page, such as a note of secrecy. */
  mark: text.optional(),
  /** What the reader must see before anything else, such as 'not to guardians'. */
  notices: z.array(text.min(1)).default([]),
  /** Facts about the document itself, below its title, beside reference and date. */
  facts: z.array(z.object({ label: text.min(1), value: text })).default([]),
  sections: z.array(z.object({ heading: generic, blocks: z.array(block) })),
  /** The dated and attributed entries that the document rests on. */
  entries: z
    .object({
      heading: generic,
      lead: text.optional(),
      items: z.array(
        z.object({
          when: instant,
          author: text,
          /** What the author was when it was written. */
          role: text.optional(),
          text,
          version: z.number().int().optional(),
          /** Whether its text stands in the document's own sections too. */
          quoted: z.boolean().optional(),
        }),
      ),
    })
    .optional(),
  /** Shown in the document, one after the other. JPEG (grey or RGB) or PNG. */
  images: z.array(z.object({ label: text.min(1), bytes: z.instanceof(Uint8Array) })).default([]),
  /** Delivered beside the document; labels carry no names. */
  attachments: z
    .array(z.object({ label: text.min(1), type: text.min(1), size: z.number().int().min(0), sha256 }))
    .default([]),
  footnotes: z.array(text.min(1)).default([]),
});

export type Block = z.output<typeof block>;
export type DocumentModel = z.output<typeof documentModel>;
/** What callers write: fields with a default may be left out. */
export type DocumentDraft = z.input<typeof documentModel>;
