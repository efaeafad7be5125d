// A half-written note: kept on the server under a content key of its own, restored to its writer alone, gone after 14
// days or when the note is saved, and then its key with it: what becomes a note and is deleted must not live on in a
// backup as a draft. It stands on the first page, which a class may see, so it waits until it is asked for; one on a
// pupil whom its writer has no longer is not opened. A draft is nobody's record yet, so keeping one leaves no audit row.
import { randomUUID } from "node:crypto";
import type { StaffCtx } from "~/access/context.server";
import type { Vault } from "~/vault/vault.server";
import { VaultError } from "~/vault/vault-error";
import type { Database, Queries } from "~db/database";
import { findDraft, putDraft, removeDraft, removeDraftsBefore } from "~db/draft.server";
import { grantsByPupil } from "~db/grant.server";
import { enqueue } from "~db/outbox.server";
import { pupilsByClass } from "~db/pupil.server";
import { civilDate } from "../calendar/stockholm";
import { nameKey } from "../pupil/name-key";
import { offered } from "../pupil/resolve-pupil";
import { type DraftContent, draftContent, draftPlace } from "./draft-content";

const keptMs = 14 * 86_400_000;

/** Also called for a session that has just ended: it can only write, never read. */
export async function keepDraft(
  house: { db: Database; vault: Vault },
  input: { accountId: string; authorityId: string; content: DraftContent; now: Date },
): Promise<void> {
  const { accountId, now } = input;
  for (let left = 3; left > 0; left -= 1) {
    const over = await findDraft(house.db.read, accountId);
    const contentId = over?.contentId ?? randomUUID();
    const { owner, place } = draftPlace(accountId, contentId);
    try {
      await house.vault.ensureKey(owner, { kind: "authority", id: input.authorityId });
      const sealed = await house.vault.seal(owner, place, JSON.stringify(input.content));
      const put = { accountId, over, contentId, sealed, now };
      if (await house.db.write((tx) => putDraft(tx, put))) return;
    } catch (error) {
      // Dropped in these moments, and its key with it: the next try begins a draft of its own.
      if (!(error instanceof VaultError)) throw error;
    }
  }
  throw new Error("a draft could not be kept: others came first each time");
}

/** The runner destroys them: the key store is a database of its own. */
const destroyKeys = (tx: Queries, contentIds: string[], now: Date) =>
  enqueue(
    tx,
    contentIds.map((id) => ({ kind: "destroy-content-key", subjectId: id, availableAt: now })),
  );

/** Those that nobody has touched since. */
export async function dropDraftsBefore(tx: Queries, input: { before: Date; now: Date }): Promise<void> {
  await destroyKeys(tx, await removeDraftsBefore(tx, input.before), input.now);
}

/** Keeps the writer's own, with the id of the pupil whom she typed: a name can mean nobody later, an id cannot. */
export async function keepOwnDraft(ctx: StaffCtx, content: DraftContent): Promise<void> {
  const pupil = await ownPupil(ctx, content);
  const { accountId, authorityId } = ctx.actor;
  await keepDraft(ctx, {
    accountId,
    authorityId,
    content: { ...content, pupilId: pupil?.id ?? content.pupilId },
    now: ctx.now,
  });
}

export type OpenedDraft =
  | { state: "open"; content: DraftContent }
  /** Not asked for. */
  | { state: "held" }
  /** On a pupil whom the writer has no longer. */
  | { state: "lost" };

export async function readDraft(ctx: StaffCtx, input: { asked: boolean }): Promise<OpenedDraft | null> {
  const row = await findDraft(ctx.db.read, ctx.actor.accountId);
  if (!row || ctx.now.getTime() - row.updatedAt.getTime() > keptMs) return null;
  const { owner, place } = draftPlace(ctx.actor.accountId, row.contentId);
  const [text] = await ctx.vault.openTexts([{ owner, place, sealed: row.sealed }]);
  if (!text) return null;
  const parsed = draftContent.safeParse(JSON.parse(text));
  if (!parsed.success) return null;
  const content = parsed.data;
  const pupil = await ownPupil(ctx, content);
  if (!pupil && content.pupilId !== "") return { state: "lost" };
  if (!input.asked) return { state: "held" };
  // A name that is none of her pupils' is not put on a page that a class may see.
  return { state: "open", content: pupil ? content : { ...content, pupil: "" } };
}

/** Which of the writer's own pupils the draft is on. */
async function ownPupil(ctx: StaffCtx, content: DraftContent) {
  if (content.pupilId === "" && content.pupil.trim() === "") return null;
  const ids = [...(await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now)).keys()];
  const own = await pupilsByClass(ctx.db.read, ids, civilDate(ctx.now));
  if (content.pupilId !== "") return own.find((p) => p.id === content.pupilId) ?? null;
  const typed = nameKey(content.pupil);
  const named = own.filter((p) => {
    const name = `${p.givenName} ${p.familyName}`;
    return [name, offered({ name, className: p.groupName })].some((n) => nameKey(n) === typed);
  });
  return named.find((p) => p.protection !== "none") ?? named[0] ?? null;
}

export async function dropDraft(ctx: StaffCtx): Promise<void> {
  await ctx.db.write(async (tx) => destroyKeys(tx, await removeDraft(tx, ctx.actor.accountId), ctx.now));
}
