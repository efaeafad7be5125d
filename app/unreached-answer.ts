import { isRouteErrorResponse } from "@remix-run/react";
import type { Refused } from "./access/answer.server";

/** The page's loaders are not asked anew then: they would not be reached either. */
export const notReached = 503;
/** Nor then: they would lead away to signing in, and what was typed with them (access/sent-too-late). */
export const signedOut = 401;

/**
 * In the browser: runs what sends a form, and where the server was not reached, or failed, gives a refusal in words for the
 * page that is there. Else the page of errors would take its place, and what was typed with it.
 */
export async function orUnreached<T>(
  values: Record<string, string>,
  signal: AbortSignal,
  send: () => Promise<T>,
) {
  try {
    return await send();
  } catch (thrown) {
    const isAnswer = thrown instanceof Response || (isRouteErrorResponse(thrown) && thrown.status < 500);
    if (isAnswer || signal.aborted) throw thrown;
    const refused: Refused = { errors: { form: { key: "unreached" } }, values };
    return Response.json(refused, { status: notReached });
  }
}
