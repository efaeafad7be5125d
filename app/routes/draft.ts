// Keeps a half-written note while one writes. Called by the page's script, which stays on the page whatever the answer:
// whether it was kept; and of a session that has ended, that it was kept all the same, for whoever signs in again.
import type { ActionFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { keepDraftOfLostSession } from "~/access/lost-session.server";
import { isSavedAsNote } from "~/domain/draft/became-note.server";
import { contentOf, draftContent, draftId, leftNoteContent } from "~/domain/draft/draft-content";
import { keepLeftNote, keepOwnDraft } from "~/domain/draft/keep-draft.server";
import { field, readForm, typed } from "~/form-data";

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const id = draftId(field(form, "draft"));
  const writer = field(form, "writer");
  const kind = field(form, "draftKind") === "left_note" ? "left_note" : "concern";
  const values = typed(form, Object.keys(contentOf[kind].shape));
  if (await keepDraftOfLostSession(request, { kind, draft: id, values, writer }))
    return Response.json({ kept: true }, { status: 401 });
  return asStaff({ request }, async (ctx) => {
    // A page left open since she acted as another of her accounts: its text is not this one's to keep.
    if (writer !== "" && writer !== ctx.actor.accountId)
      return Response.json({ kept: false, why: "other_account" });
    // Sent as the note was on its way: there is nothing left to keep.
    if (await isSavedAsNote(ctx, { kind, id, text: values.text ?? "" })) return Response.json({ kept: true });
    if (kind === "left_note") {
      const left = leftNoteContent.safeParse(values);
      return Response.json({ kept: left.success && (await keepLeftNote(ctx, { id, content: left.data })) });
    }
    const content = draftContent.safeParse(values);
    return Response.json({
      kept: content.success && (await keepOwnDraft(ctx, { id, content: content.data })),
    });
  });
}
