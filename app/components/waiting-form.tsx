import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import type { WaitingForm } from "~/waiting-form";
import { Banner, PageTitle } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

/** What a form said waits on this page alone, unseen, until its writer has signed in beside and sends it again. */
export function WaitingFormPage({ state, writer, to, fields, hadFiles = false }: WaitingForm) {
  const { t } = useTranslation("sign-in");
  return (
    <div className="reading stack">
      <PageTitle title={t("late.title")} under={t("late.lead")} />
      {state === "another" ? <Banner>{t("late.another")}</Banner> : null}
      <ol className="stack">
        <li>
          <a href={paths.signIn()} target="_blank" rel="noreferrer">
            {t("late.signIn")}
          </a>
        </li>
        <li>{t("late.back")}</li>
      </ol>
      {hadFiles ? <p>{t("late.files")}</p> : null}
      <form method="post" action={paths.sendAgain({ to, by: writer })}>
        {fields.map(({ name, value }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a form may say one name several times, in this order
          <input key={at} type="hidden" name={name} value={value} />
        ))}
        <SubmitButton>{t("late.send")}</SubmitButton>
      </form>
    </div>
  );
}
