// What a button beside a field's comments does: writes, answers, resolves or opens again. A refusal is given back beside its
// box, since the fields around it are saved by the same press. Decides nothing of its own.
// audit: none here; write-comment and resolve-comment record.
import type { StaffCtx } from "~/access/context.server";
import { type FieldErrors, Refusal } from "../refusal";
import { resolveComment } from "./resolve-comment.server";
import { writeComment } from "./write-comment.server";

export interface ActOnComment {
  reportId: string;
  verb: "comment" | "answer" | "resolve" | "reopen";
  field: string;
  threadId: string;
  text: string;
  idempotencyKey: string;
}

export async function actOnComment(ctx: StaffCtx, input: ActOnComment): Promise<FieldErrors> {
  const { reportId, verb, field, threadId, text, idempotencyKey } = input;
  try {
    if (verb === "resolve" || verb === "reopen")
      await resolveComment(ctx, { reportId, commentId: threadId, resolved: verb === "resolve" });
    else
      await writeComment(ctx, {
        reportId,
        field,
        text,
        answersId: verb === "answer" ? threadId : "",
        idempotencyKey,
      });
    return {};
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.errors;
  }
}
