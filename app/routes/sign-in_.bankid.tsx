// Signing in with BankID: the order's code and state until it is complete.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { settingAll } from "~/access/answer.server";
import { beginSignIn, followSignIn, giveUpSignIn } from "~/access/bankid-sign-in.server";
import { ownPath } from "~/access/own-path";
import { IdentityOrder } from "~/components/identity-order";
import { qrPath } from "~/components/qr-code";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { field, pressed, readForm } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("signIn");

export async function loader({ request }: LoaderFunctionArgs) {
  const step = await followSignIn(request, new Date());
  if (step.state === "in") throw redirect(ownPath(step.next), { headers: settingAll(step.cookies) });
  if (step.state === "choose") throw redirect(paths.chooseAccount(), { headers: settingAll(step.cookies) });
  if (step.state === "none") {
    const failed = new URL(request.url).searchParams.get("message");
    if (!failed) throw redirect(paths.signIn());
    return {
      state: "failed" as const,
      messageKey: /^[a-z]{1,20}:[A-Za-z0-9]{1,20}$/.test(failed) ? failed : "bankid:rfa22",
    };
  }
  if (step.state !== "pending") return step;
  return { ...step, qr: step.qr ? qrPath(step.qr) : null };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  if (pressed(form, ["", "cancel"]) === "cancel") {
    return redirect(paths.signIn(), { headers: { "Set-Cookie": await giveUpSignIn(request) } });
  }
  const begun = await beginSignIn(request, { next: ownPath(field(form, "next")), now: new Date() });
  if ("messageKey" in begun) return redirect(`${paths.signInBankId()}?message=${begun.messageKey}`);
  return redirect(paths.signInBankId(), { headers: { "Set-Cookie": begun.cookie } });
}

export default function SignInBankId() {
  const { t } = useTranslation("sign-in");
  const { t: tb } = useTranslation("bankid");
  const step = useLoaderData<typeof loader>();
  return (
    <div className="reading stack">
      <PageTitle title={t("bankid")} />
      {step.state === "pending" ? <IdentityOrder {...step} /> : null}
      {step.state === "unknown" ? <Banner>{t("unknown")}</Banner> : null}
      {step.state === "failed" ? <Banner>{tb(step.messageKey)}</Banner> : null}
      <div className="row">
        {step.state === "pending" ? (
          <form method="post">
            <button className="btn btn-quiet" type="submit" name="do" value="cancel">
              {t("cancel")}
            </button>
          </form>
        ) : (
          <form method="post">
            <button className="btn" type="submit">
              {t("again")}
            </button>
          </form>
        )}
      </div>
    </div>
  );
}
