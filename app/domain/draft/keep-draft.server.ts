// Half-written notes: each kept on the server under a content key of its own, by the key of the page it is written on, so
// that a new one never takes the place of one that waits. Gone after 14 days or when the note is saved, and then its key with
// it: what becomes a note and is deleted must not live on in a backup as a draft. Files that have come are held by the draft,
// the writer's own alone, and go with it; they count as under way (begin-upload). Restoring them: read-drafts. A draft is
// nobody's record yet, so keeping one leaves no audit row.
import { randomUUID } from "node:crypto";
import type { StaffCtx } from "~/access/context.server";
import type { Vault } from "~/vault/vault.server";
import { VaultError } from "~/vault/vault-error";
import type { Database, Queries } from "~db/database";
import { countDrafts, findDraft, putDraft, removeDraft, removeDraftsBefore } from "~db/draft.server";
import { enqueue } from "~db/outbox.server";
import { removeUploadsOfDraft, tieToDraft } from "~db/upload.server";
import { filesLimit } from "../concern/file-rules";
import {
  type DraftContent,
  type DraftContents,
  type DraftKind,
  draftPlace,
  keptMs,
  linesOf,
  mostDrafts,
} from "./draft-content";
import { ownPupils, pupilOf } from "./own-pupils.server";

interface KeepDraft<K extends DraftKind> {
  accountId: string;
  authorityId: string;
  kind: K;
  id: string;
  content: DraftContents[K];
  now: Date;
}

/** Also called for a session that has just ended: it can only write, never read. False where there are too many. */
export async function keepDraft<K extends DraftKind>(
  house: { db: Database; vault: Vault },
  input: KeepDraft<K>,
): Promise<boolean> {
  const { accountId, kind, id, now } = input;
  const since = new Date(+now - keptMs);
  for (let left = 3; left > 0; left -= 1) {
    const over = await findDraft(house.db.read, { accountId, kind, id });
    if (!over && (await countDrafts(house.db.read, { accountId, since })) >= mostDrafts) return false;
    const contentId = over?.contentId ?? randomUUID();
    const { owner, place } = draftPlace(accountId, contentId);
    try {
      await house.vault.ensureKey(owner, { kind: "authority", id: input.authorityId });
      const sealed = await house.vault.seal(owner, place, JSON.stringify(input.content));
      const put = { accountId, kind, id, over, contentId, sealed, now };
      const isPut = await house.db.write(async (tx) => {
        if (!(await putDraft(tx, put))) return false;
        await tieToDraft(tx, { accountId, draftId: id, ids: uploadsOf(input.content) });
        return true;
      });
      if (isPut) return true;
    } catch (error) {
      // Dropped in these moments, and its key with it: the next try begins a draft of its own.
      if (!(error instanceof VaultError)) throw error;
    }
  }
  throw new Error("a draft could not be kept: others came first each time");
}

const uploadsOf = (content: DraftContents[DraftKind]) =>
  "uploads" in content ? linesOf(content.uploads).slice(0, filesLimit) : [];

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
export async function keepOwnDraft(
  ctx: StaffCtx,
  { id, content }: { id: string; content: DraftContent },
): Promise<boolean> {
  const pupil = pupilOf(content, await ownPupils(ctx));
  const known = { ...content, pupilId: pupil?.id ?? content.pupilId };
  return keepDraft(ctx, { ...writing(ctx), kind: "concern", id, content: known });
}

export async function keepLeftNote(
  ctx: StaffCtx,
  { id, content }: { id: string; content: DraftContents["left_note"] },
): Promise<boolean> {
  return keepDraft(ctx, { ...writing(ctx), kind: "left_note", id, content });
}

const writing = ({ actor: { accountId, authorityId }, now }: StaffCtx) => ({ accountId, authorityId, now });

/** By oneself, or because it has become a note. One that is not there is as good as dropped. */
export async function dropDraft(ctx: StaffCtx, input: { kind: DraftKind; id: string }): Promise<void> {
  const { accountId } = ctx.actor;
  await ctx.db.write(async (tx) => {
    const keys = await removeDraft(tx, { accountId, ...input });
    // What has become of a note is no upload any longer.
    const files =
      input.kind === "concern" ? await removeUploadsOfDraft(tx, { accountId, draftId: input.id }) : [];
    await destroyKeys(tx, [...keys, ...files], ctx.now);
  });
}
