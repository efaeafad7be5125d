// Changes the reader's language and returns to the page the reader was on. Only paths of this site are followed.
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { languageCookie } from "~/text/i18n.server";
import { isLanguage } from "~/text/language";

/** A path of this site, or the start page: "//host" and "/\host" would lead elsewhere. */
function ownPath(value: FormDataEntryValue | null): string {
  if (typeof value !== "string" || !/^\/(?![/\\])/.test(value)) return "/";
  const here = new URL("http://here");
  const url = URL.canParse(value, here) ? new URL(value, here) : here;
  return url.origin === here.origin ? `${url.pathname}${url.search}` : "/";
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const form = await request.formData();
  const language = form.get("language");
  if (!isLanguage(language)) throw new Response(null, { status: 400 });
  const secure = new URL(request.url).protocol === "https:";
  const cookie = await languageCookie.serialize(language, { secure });
  return redirect(ownPath(form.get("returnTo")), { headers: { "Set-Cookie": cookie } });
}

export function loader(): Response {
  return redirect("/");
}
