// Keeps the half-written note while one writes. Answers with nothing: the page has all that it needs.
import type { ActionFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { draftContent } from "~/domain/draft/draft-content";
import { keepOwnDraft } from "~/domain/draft/keep-draft.server";
import { typed } from "~/form-data";

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  return asStaff({ request }, async (ctx) => {
    const content = draftContent.safeParse(typed(form, Object.keys(draftContent.shape)));
    if (content.success) {
      await keepOwnDraft(ctx, content.data);
    }
    return { kept: content.success };
  });
}

/** The first page need not be loaded anew because a draft was kept. */
export const shouldRevalidate = () => false;
