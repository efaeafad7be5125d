// A draft that has become a note. While the note is on its way (a slow line, or a form sent before the page's scripts had
// come) the page may send the same words as a draft, and they may arrive after it: they must not stand there as something that
// waits to be saved. Of the text a keyed print alone is kept, as of any form. What says more than the note is something new.
// Decides nothing about access: each asks about her own. audit: none, as keep-draft.
import type { StaffCtx } from "~/access/context.server";
import { carriedOutBefore, claimOnce } from "~db/idempotency.server";
import { contentOf } from "../sent-form/same-content";
import type { DraftKind } from "./draft-content";
import { dropDraft } from "./keep-draft.server";

interface Written {
  kind: DraftKind;
  id: string;
  text: string;
}

const keyOf = ({ actor: { accountId } }: StaffCtx, { kind, id }: Written) => ({
  key: id,
  accountId,
  useCase: `draft-became-note:${kind}`,
});

async function printOf({ actor, vault }: StaffCtx, { id, text }: Written): Promise<string> {
  const owner = { kind: "authority", id: actor.authorityId } as const;
  await vault.ensureKey(owner);
  return vault.print(
    owner,
    JSON.stringify([actor.accountId, "draft", id]),
    contentOf(text.trim(), () => ""),
  );
}

/** Drops it, and knows its words again. */
export async function draftBecameNote(ctx: StaffCtx, written: Written): Promise<void> {
  const contentPrint = await printOf(ctx, written);
  await ctx.db.write((tx) =>
    claimOnce(tx, { ...keyOf(ctx, written), result: {}, contentPrint, now: ctx.now }),
  );
  await dropDraft(ctx, written);
}

/** Whether what comes as a draft is what has been saved as a note already. */
export async function isSavedAsNote(ctx: StaffCtx, written: Written): Promise<boolean> {
  const saved = await carriedOutBefore(ctx.db.read, keyOf(ctx, written));
  return saved !== null && saved.contentPrint === (await printOf(ctx, written));
}
