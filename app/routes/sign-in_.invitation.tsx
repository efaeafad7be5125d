// Somebody invited types the code and goes on to BankID. The code never stands in a URL.
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { beginInvitedSignIn } from "~/access/invitation-sign-in.server";
import { ErrorSummary } from "~/components/ui/error-summary";
import { TextField } from "~/components/ui/field";
import { PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { field, readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("invitation");
export const handle = { scripts: false };

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  return orRefused(typed(form, ["code"]), async () => {
    const code = field(form, "code").slice(0, 60);
    const begun = await beginInvitedSignIn(request, { code, now: new Date() });
    if ("messageKey" in begun) return redirect(`${paths.signInBankId()}?message=${begun.messageKey}`);
    return redirect(paths.signInBankId(), { headers: { "Set-Cookie": begun.cookie } });
  });
}

export default function Invitation() {
  const { t } = useTranslation("sign-in");
  const refused = useActionData<typeof action>();
  return (
    <div className="reading stack">
      <PageTitle title={t("invitation.title")} under={t("invitation.body")} />
      <ErrorSummary errors={refused?.errors} />
      <form method="post" className="card stack">
        <TextField
          name="code"
          label={t("invitation.code")}
          required
          autoComplete="off"
          maxLength={60}
          defaultValue={refused?.values.code}
          error={refused?.errors.code}
        />
        <div className="row">
          <SubmitButton>{t("invitation.use")}</SubmitButton>
        </div>
      </form>
    </div>
  );
}
