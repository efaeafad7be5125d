// What the reception has been told, as it is sealed: who the child is, what happened, and the answers of the report
// form by their ids. Read leniently: a report is shown with what it has. Does not check the form's own rules.
import { z } from "zod";
import { attachmentList } from "../report/attachment-list";

const text = z.string().nullish();

export const receivedContentSchema = z.object({
  child: z
    .object({ name: text, personalNumber: text, birthDate: text, address: text, description: text })
    .default({}),
  /** What was seen, heard or told. */
  summary: z.string().nullish(),
  /** Of a report entered by hand: who called or wrote, in words. */
  reporter: z.unknown().optional(),
  /** The report form's answers by field id. */
  fields: z.record(z.string(), z.unknown()).optional(),
  /** Reference of the same sender's earlier report that this one adds to. */
  follows: text,
  /** The files beside the document, as it lists them. */
  attachments: attachmentList,
  /** The version of the form that they answer. */
  formVersion: z.int().default(1),
});

/** What is handed in. Everything may be missing. */
export type ReceivedContent = z.input<typeof receivedContentSchema>;
