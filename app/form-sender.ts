// Whose page a form was sent from. In a tab that was left open when another account signed in beside, every form would be
// sent in that one's name: under her rights, in her words, by a form she has not seen. The page's script names the account that
// the page was made for (name-sender), and the form waits for it, in words, as one that is sent when nobody is signed in.
// Gives no right: the field can only refuse. Not where a page has no scripts, and not where somebody asks without a name
// (decision 0023). A form that has a writer of its own answers on its own page.
import { signedOut } from "./unreached-answer";
import type { WaitingForm } from "./waiting-form";

export const senderField = "sender";

interface Met {
  form?: FormData;
  accountId?: string;
}

/** A door asks the session first, or reads the form first: whichever comes last compares. */
const met = new WeakMap<Request, Met>();

function meet(request: Request, found: Met): void {
  const both = { ...met.get(request), ...found };
  met.set(request, both);
  const sender = both.form?.get(senderField);
  if (!both.form || !both.accountId || typeof sender !== "string" || !/^[\w-]{1,64}$/.test(sender)) return;
  if (sender !== both.accountId)
    throw Response.json(waitingFor(sender, request, both.form), { status: signedOut });
}

/** The form has been read. Throws the page on which it waits, where it was made for another than is signed in. */
export const formRead = (request: Request, form: FormData): void => meet(request, { form });

/** Somebody has come in. Throws the same. */
export const cameIn = (request: Request, accountId: string): void => meet(request, { accountId });

function waitingFor(writer: string, request: Request, form: FormData): WaitingForm {
  const { pathname, search } = new URL(request.url);
  const all = [...form];
  return {
    state: "another",
    writer,
    to: `${pathname}${search}`,
    fields: all.flatMap(([name, value]) => (typeof value === "string" ? [{ name, value }] : [])),
    hadFiles: all.some(([, value]) => typeof value !== "string" && value.size > 0),
  };
}
