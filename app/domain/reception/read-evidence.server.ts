// The evidence of signatures at the reception: what the page shows of it, and the files themselves. Policy
// "reception.work"; a reading of a file is logged before it is given out. Judges no signature: what the sender's
// verification said stands in it, and the raw evidence lets anybody verify anew. Source: OSL 26:1; decision 0022.
import { actorRef, type SocialCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { record } from "~/audit/record.server";
import { evidenceOfReceived, findReceivedEvidence } from "~db/received-evidence.server";
import { type EvidenceSummary, evidenceSummary } from "../signing/evidence-summary";
import { receivedEvidencePlace } from "./places";
import { visibleReceived } from "./visible-received.server";

export interface ShownEvidence extends EvidenceSummary {
  id: string;
  receivedAt: Date;
  /** Of the very file that was delivered here. */
  ofThisFile: boolean;
}

/** Of a report whose reading the caller has logged. The latest first: it lists all signatures that the earlier do. */
export async function shownEvidence(
  ctx: Pick<SocialCtx, "db" | "vault">,
  received: { id: string; digest: string | null },
): Promise<ShownEvidence[]> {
  const rows = await evidenceOfReceived(ctx.db.read, received.id);
  const texts = await ctx.vault.openTexts(
    rows.map((row) => ({
      ...receivedEvidencePlace(received.id, row.id, "sealed_summary"),
      sealed: row.sealedSummary,
    })),
  );
  return rows
    .flatMap(({ id, receivedAt }, at) => {
      const text = texts[at];
      if (!text) return [];
      const summary = evidenceSummary.parse(JSON.parse(text));
      return [{ id, receivedAt, ...summary, ofThisFile: summary.fileSha256 === received.digest }];
    })
    .reverse();
}

export async function readReceivedEvidence(
  ctx: SocialCtx,
  input: { receivedId: string; evidenceId: string; raw: boolean },
): Promise<{ file: Uint8Array; reference: string }> {
  const { row, ground } = await visibleReceived(ctx, input.receivedId);
  const evidence = await findReceivedEvidence(ctx.db.read, {
    receivedId: row.id,
    evidenceId: input.evidenceId,
  });
  if (!evidence) throw new NotVisible();
  const column = input.raw ? "sealed_raw" : "sealed_file";
  const { owner, place } = receivedEvidencePlace(row.id, evidence.id, column);
  const file = await ctx.vault.open(owner, place, input.raw ? evidence.sealedRaw : evidence.sealedFile);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "reception.evidence-read",
        receivedId: row.id,
        municipalityCode: row.municipalityCode,
        evidenceId: evidence.id,
      },
    }),
  );
  return { file, reference: row.reference };
}
