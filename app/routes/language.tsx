// Changes the reader's language and returns to the page the reader was on. Only paths of this site are followed.

import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { ownPath } from "~/access/own-path";
import { readForm } from "~/form-data";
import { languageCookie } from "~/text/i18n.server";
import { isLanguage } from "~/text/language";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const form = await readForm(request);
  const language = form.get("language");
  if (!isLanguage(language)) throw new Response(null, { status: 400 });
  const secure = new URL(request.url).protocol === "https:";
  const cookie = await languageCookie.serialize(language, { secure });
  return redirect(ownPath(form.get("returnTo")), { headers: { "Set-Cookie": cookie } });
}

export function loader(): Response {
  return redirect("/");
}
