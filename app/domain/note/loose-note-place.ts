import { z } from "zod";
import { categories, priorities } from "../concern/rules";

/** Where a note that waits with the principal stands in the vault: a content key wrapped by the school authority's. */
export const looseNotePlace = (noteId: string) => ({
  owner: { kind: "content" as const, id: noteId },
  place: { table: "loose_note", row: noteId, column: "sealed_note", version: 1 },
});

/** What is sealed there. */
export const looseNoteContent = z.object({
  about: z.string(),
  text: z.string(),
  priority: z.enum(priorities),
  category: z.enum(categories),
  occurredAt: z.iso.datetime().transform((t) => new Date(t)),
});
