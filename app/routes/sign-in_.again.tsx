// What a form said whose sender's session had ended: it waits on this page alone until she has signed in, in a tab beside,
// and sends it again. Nothing of it is stored, and nothing of it shown: others may see the screen.

import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ownPath } from "~/access/own-path";
import { formSentTooLate } from "~/access/sent-too-late.server";
import { PageTitle } from "~/components/ui/page-pieces";
import { WaitingFormPage } from "~/components/waiting-form";
import { readForm } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("signIn");
export const handle = { scripts: false };

export async function action({ request }: ActionFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const to = ownPath(searchParams.get("to"));
  const form = await readForm(request);
  const found = await formSentTooLate(request, { writer: searchParams.get("by") ?? "", now: new Date() });
  if (found.state === "unknown" || to.startsWith(paths.signIn())) return redirect(paths.signIn());
  // The browser sends the same form once more, to where it was going.
  if (found.state === "go_on") return redirect(formPath(to), 307);
  const fields = [...form].flatMap(([name, value]) => (typeof value === "string" ? [{ name, value }] : []));
  return { ...found, to, fields };
}

/** The first page takes forms as the index that it is, and a door is not told that its address said so. */
function formPath(to: string): string {
  const { pathname, searchParams } = new URL(to, "http://here");
  if (pathname !== "/" || searchParams.has("index")) return to;
  return `/?index${[...searchParams].length > 0 ? `&${searchParams}` : ""}`;
}

export default function SendAgain() {
  const { t } = useTranslation("sign-in");
  const sent = useActionData<typeof action>();
  // Come to without a form: an address that was kept.
  if (!sent)
    return <PageTitle title={t("title")} under={<a href={paths.signIn()}>{t("late.toSignIn")}</a>} />;
  return <WaitingFormPage {...sent} />;
}
