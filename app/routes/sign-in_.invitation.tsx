// Somebody invited types the code and goes on to BankID. The code never stands in a URL.
import { useTranslation } from "react-i18next";
import { TextField } from "~/components/ui/field";
import { PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("invitation");
export const handle = { scripts: false };

export default function Invitation() {
  const { t } = useTranslation("sign-in");
  return (
    <div className="reading">
      <PageTitle title={t("invitation.title")} under={t("invitation.body")} />
      <form method="post" action={paths.signInBankId()} className="card stack">
        <TextField name="code" label={t("invitation.code")} required autoComplete="off" maxLength={60} />
        <SubmitButton>{t("invitation.use")}</SubmitButton>
      </form>
    </div>
  );
}
