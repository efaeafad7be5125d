// A form with files that comes when nobody is signed in: what was typed waits, as every other form's does (access/sent-too-late),
// and its files are chosen again. It is read here and shown at once: sent on to the page where forms wait, a browser would
// send every file once more.
import { data } from "@remix-run/node";
import type { Refused } from "./access/answer.server";
import { lastWriter } from "./access/last-writer.server";
import { formWithFiles } from "./form-with-files.server";
import type { ServerContext } from "./server/load-context";
import { signedOut } from "./unreached-answer";
import type { WaitingForm } from "./waiting-form";

interface Sent {
  request: Request;
  context: ServerContext;
}

/** Null where a session stands, or nobody knows whose it is: then not a byte of it is read. */
export async function readTooLate({ request }: Sent): Promise<{ form: FormData; writer: string } | null> {
  const writer = await lastWriter(request, new Date());
  if (!writer) return null;
  // In a form's own time: nobody without a session has longer.
  const { form } = await formWithFiles({ request, context: {} }, null);
  return { form, writer };
}

/** For a page's script a refusal in words; for a browser without scripts, thrown: the page where the form waits. */
export function answerTooLate(
  { request }: Sent,
  { form, writer }: { form: FormData; writer: string },
  values: Record<string, string>,
) {
  if (!(request.headers.get("Accept") ?? "").includes("text/html"))
    return data<Refused>({ errors: { form: { key: "signed_out" } }, values }, { status: signedOut });
  const { pathname, search } = new URL(request.url);
  const fields = [...form].flatMap(([name, value]) => (typeof value === "string" ? [{ name, value }] : []));
  const waiting: WaitingForm = { state: "waits", writer, to: `${pathname}${search}`, fields, hadFiles: true };
  throw data(waiting, { status: signedOut });
}
