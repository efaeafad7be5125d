// A half-written note: kept on the server under a content key of its own, restored to its writer alone, gone after 14
// days or when the note is saved. A draft is nobody's record yet, so keeping one leaves no audit row.
import type { StaffCtx } from "~/access/context.server";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { findDraft, putDraft, removeDraft } from "~db/draft.server";
import { type DraftContent, draftContent, draftPlace } from "./draft-content";

const keptMs = 14 * 86_400_000;

/** Also called for a session that has just ended: it can only write, never read. */
export async function keepDraft(
  house: { db: Database; vault: Vault },
  input: { accountId: string; authorityId: string; content: DraftContent; now: Date },
): Promise<void> {
  const { owner, place } = draftPlace(input.accountId);
  await house.vault.ensureKey(owner, { kind: "authority", id: input.authorityId });
  const sealed = await house.vault.seal(owner, place, JSON.stringify(input.content));
  await house.db.write((tx) => putDraft(tx, { accountId: input.accountId, sealed, now: input.now }));
}

export async function readDraft(ctx: StaffCtx): Promise<DraftContent | null> {
  const row = await findDraft(ctx.db.read, ctx.actor.accountId);
  if (!row || ctx.now.getTime() - row.updatedAt.getTime() > keptMs) return null;
  const { owner, place } = draftPlace(ctx.actor.accountId);
  const parsed = draftContent.safeParse(JSON.parse(await ctx.vault.openText(owner, place, row.sealed)));
  return parsed.success ? parsed.data : null;
}

export async function dropDraft(ctx: StaffCtx): Promise<void> {
  await ctx.db.write((tx) => removeDraft(tx, ctx.actor.accountId));
}
