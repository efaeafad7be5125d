// Keeps a half-written note while one writes. Answers with whether it was kept: the page has all else that it needs.
import type { ActionFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { draftContent, draftId, leftNoteContent } from "~/domain/draft/draft-content";
import { keepLeftNote, keepOwnDraft } from "~/domain/draft/keep-draft.server";
import { field, typed } from "~/form-data";

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  return asStaff({ request }, async (ctx) => {
    // A page left open since she acted as another of her accounts: its text is not this one's to keep.
    const writer = field(form, "writer");
    if (writer !== "" && writer !== ctx.actor.accountId) return { kept: false };
    const id = draftId(field(form, "draft"));
    if (field(form, "draftKind") === "left_note") {
      const left = leftNoteContent.safeParse(typed(form, Object.keys(leftNoteContent.shape)));
      return { kept: left.success && (await keepLeftNote(ctx, { id, content: left.data })) };
    }
    const content = draftContent.safeParse(typed(form, Object.keys(draftContent.shape)));
    return { kept: content.success && (await keepOwnDraft(ctx, { id, content: content.data })) };
  });
}

/** The page need not be loaded anew because a draft was kept. */
export const shouldRevalidate = () => false;
