// Keeps the half-written note while one writes. Answers with nothing: the page has all that it needs.
import type { ActionFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { draftContent } from "~/domain/draft/draft-content";
import { keepOwnDraft } from "~/domain/draft/keep-draft.server";
import { field, typed } from "~/form-data";

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  return asStaff({ request }, async (ctx) => {
    const content = draftContent.safeParse(typed(form, Object.keys(draftContent.shape)));
    // A page left open since she acted as another of her accounts: its text is not this one's to keep.
    const writer = field(form, "writer");
    const kept = content.success && (writer === "" || writer === ctx.actor.accountId);
    if (kept) await keepOwnDraft(ctx, content.data);
    return { kept };
  });
}

/** The first page need not be loaded anew because a draft was kept. */
export const shouldRevalidate = () => false;
