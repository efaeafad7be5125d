// What a button beside a field's comments asks for: `comment.<field>`, `answer.<field>.<thread>`, `resolve.…` and `reopen.…`.
// The text stands in `comment.<field>`, or `comment.<thread>` for an answer. Judges nothing.

export interface CommentAct {
  verb: "comment" | "answer" | "resolve" | "reopen";
  field: string;
  /** The comment that begins the thread; "" where one is begun. */
  threadId: string;
  /** The name of its text in the form. */
  input: string;
}

export function commentAct(pressed: string): CommentAct | null {
  const [verb, field = "", threadId = ""] = pressed.split(".");
  if (verb === "comment") return { verb, field, threadId: "", input: `comment.${field}` };
  if (verb !== "answer" && verb !== "resolve" && verb !== "reopen") return null;
  return { verb, field, threadId, input: `comment.${threadId}` };
}
