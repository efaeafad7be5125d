// Reads a received document by its twin: the same content in the same order as the PDF, for a page that a screen reader
// reads, and as the JSON that a case system takes in, exactly as it came. Policy "reception.work" of the municipality that
// holds it; logged before a byte leaves. Reports from before there was a twin have none. Does not compare it with the PDF:
// both were made of one model, and the sender's register vouches for both digests.
import { actorRef, type SocialCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { record } from "~/audit/record.server";
import { twinSchema } from "../report/report-twin";
import { openTwin } from "./open-twin.server";
import { visibleReceived } from "./visible-received.server";

export async function readTwin(
  ctx: SocialCtx,
  input: { receivedId: string },
): Promise<{ json: string; reference: string }> {
  const { row, ground } = await visibleReceived(ctx, input.receivedId);
  const json = await openTwin(ctx, row.id);
  if (json === null) throw new NotVisible();
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "reception.file-read", receivedId: row.id, municipalityCode: row.municipalityCode },
    }),
  );
  return { json, reference: row.reference };
}

/** What there is to read, and as a page what it says; the file itself is read by its own use case. */
export async function receivedDocument(ctx: SocialCtx, input: { receivedId: string; asPage: boolean }) {
  const { row } = await visibleReceived(ctx, input.receivedId);
  const { reference, hasFile, hasTwin } = row;
  if (!hasFile && !hasTwin) throw new NotVisible();
  if (!input.asPage) return { reference, hasFile, hasTwin, twin: null };
  const { json } = await readTwin(ctx, input);
  const { form: _, pdf: __, schema: ___, ...twin } = twinSchema.parse(JSON.parse(json));
  return { reference, hasFile, hasTwin, twin };
}
