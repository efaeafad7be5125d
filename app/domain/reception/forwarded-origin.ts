// What goes along when one municipality forwards a report to another: why, and everything that was done with it there.
// Sealed by the receiving municipality under its own key. Names of those who worked with it go along; no account does.
// Source: SoL 29:1.
import { z } from "zod";

const eventSchema = z.object({
  at: z.iso.datetime(),
  kind: z.string(),
  detail: z.string().nullable(),
  by: z.string().nullable(),
});

export interface ForwardedOrigin {
  municipalityCode: string;
  reason: string;
  receivedAt: string;
  registrationNumber: string | null;
  events: z.infer<typeof eventSchema>[];
  /** Where that municipality had it from another in its turn. */
  before: ForwardedOrigin | null;
}

export const forwardedOriginSchema: z.ZodType<ForwardedOrigin> = z.object({
  municipalityCode: z.string(),
  reason: z.string(),
  receivedAt: z.iso.datetime(),
  registrationNumber: z.string().nullable(),
  events: z.array(eventSchema),
  before: z.lazy(() => forwardedOriginSchema.nullable()),
});

/** What names the report at the next municipality: the file's digest, or, of what was told and never written, its id. */
export function digestToForward(row: { id: string; digest: string | null }): string {
  return row.digest ?? `told-${row.id}`;
}
