// Signing in: with BankID where it is set up; in a demo, from a list of invented people.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { signInAsDemoPerson, waysOfSigningIn } from "~/access/demo-sign-in.server";
import { ownPath } from "~/access/own-path";
import { signedIn } from "~/access/session.server";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { field, readForm } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("signIn");

export async function loader({ request }: LoaderFunctionArgs) {
  const next = ownPath(new URL(request.url).searchParams.get("next"));
  if (await signedIn(request, new Date())) throw redirect(next);
  return { ...(await waysOfSigningIn()), next };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const cookie = await signInAsDemoPerson(request, field(form, "accountId"), new Date());
  if (!cookie) return { unknown: true };
  return redirect(ownPath(field(form, "next")), { headers: { "Set-Cookie": cookie } });
}

export default function SignIn() {
  const { t } = useTranslation("sign-in");
  const { t: tc } = useTranslation("concern");
  const { bankid, demoPeople, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="reading stack">
      <PageTitle title={t("title")} under={t("lead")} />
      {answer ? <Banner>{t("unknown")}</Banner> : null}
      {bankid ? (
        <form method="post" action={paths.signInBankId()}>
          <input type="hidden" name="next" value={next} />
          <button className="btn" type="submit">
            {t("bankid")}
          </button>
        </form>
      ) : null}
      {bankid ? (
        <p className="soft">
          <a href={paths.invitation()}>{t("invitation.have")}</a>
        </p>
      ) : null}
      {demoPeople.length > 0 ? (
        <section className="card">
          <h2>{t("demo")}</h2>
          <p className="soft">{t("demoBody")}</p>
          <ul className="plain">
            {demoPeople.map((p) => (
              <li key={p.accountId}>
                <form method="post" className="row row-apart">
                  <input type="hidden" name="next" value={next} />
                  <span>
                    <b>{p.name}</b> <span className="soft">{`${tc(`role.${p.role}`)}, ${p.place}`}</span>
                  </span>
                  <button className="btn btn-quiet" type="submit" name="accountId" value={p.accountId}>
                    {t("enter")}
                    <span className="sr-only"> {p.name}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {!bankid && demoPeople.length === 0 ? <Banner>{t("notHere")}</Banner> : null}
    </div>
  );
}
