import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { paths } from "~/paths";

/** Where what was typed stands on this page alone: the way to sign in that does not leave it. */
export function SignInBeside({ errors }: { errors: FieldErrors }) {
  const { t } = useTranslation("draft");
  if (errors.form?.key !== "signed_out") return null;
  return (
    <p className="mb-4">
      <a href={paths.signIn()} target="_blank" rel="noreferrer">
        {t("signInBeside")}
      </a>
    </p>
  );
}
