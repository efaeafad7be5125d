// Seals concerns with their versions and files, and the summaries of handovers, each under its own key.
import { createHash } from "node:crypto";
import {
  attachmentMetaPlace,
  attachmentPlace,
  textPlace,
  withdrawalPlace,
} from "~/domain/concern/seal-concern";
import { summaryPlace } from "~/domain/handover/summary-place";
import type { Vault } from "~/vault/vault.server";
import type { attachment, attachmentChunk, concern, concernVersion } from "../schema/concern.server";
import type { handover, handoverPupil } from "../schema/handover.server";
import type { SeedPlan } from "./plan";

export async function sealConcerns(vault: Vault, plan: SeedPlan) {
  const concerns: (typeof concern.$inferInsert)[] = [];
  const versions: (typeof concernVersion.$inferInsert)[] = [];
  for (const { versions: texts, withdrawal, theme: _, ...row } of plan.concerns) {
    const { owner, place } = withdrawalPlace(row.id);
    await vault.ensureKey(owner, { kind: "pupil", id: row.pupilId });
    const sealedWithdrawal = withdrawal === null ? null : await vault.seal(owner, place, withdrawal);
    concerns.push({ ...row, sealedWithdrawal, version: texts.length });
    for (const [index, { text, createdAt }] of texts.entries()) {
      const version = index + 1;
      const { priority, category, circle, occurredAt } = row;
      versions.push({
        concernId: row.id,
        version,
        sealedText: await vault.seal(owner, textPlace(row.id, version).place, text),
        priority,
        category,
        circle,
        occurredAt,
        createdAt,
        createdBy: row.authorId,
      });
    }
  }
  return { concerns, versions };
}

export async function sealFiles(vault: Vault, plan: SeedPlan) {
  const attachments: (typeof attachment.$inferInsert)[] = [];
  const chunks: (typeof attachmentChunk.$inferInsert)[] = [];
  for (const { name, content, ...row } of plan.attachments) {
    const { owner, place } = attachmentPlace(row.id);
    await vault.ensureKey(owner, { kind: "pupil", id: row.pupilId });
    const sha256 = createHash("sha256").update(content).digest("hex");
    const meta = JSON.stringify({ name, sha256 });
    const sealedMeta = await vault.seal(owner, attachmentMetaPlace(row.id).place, meta);
    attachments.push({ ...row, size: content.byteLength, sealedMeta });
    let position = 0;
    for await (const sealed of vault.sealChunks(owner, place, onePiece(content))) {
      chunks.push({ attachmentId: row.id, position: position++, sealed });
    }
  }
  return { attachments, chunks };
}

async function* onePiece(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}

export async function sealHandovers(vault: Vault, plan: SeedPlan) {
  const handovers: (typeof handover.$inferInsert)[] = [];
  const summaries: (typeof handoverPupil.$inferInsert)[] = [];
  for (const { pupils, ...row } of plan.handovers) {
    handovers.push(row);
    for (const { pupilId, summary } of pupils) {
      const { owner, place } = summaryPlace(row.id, pupilId);
      summaries.push({
        handoverId: row.id,
        pupilId,
        sealedSummary: await vault.seal(owner, place, summary),
      });
    }
  }
  return { handovers, summaries };
}
