import { useTranslation } from "react-i18next";
import { linkDays } from "~/domain/action-plan/link-days";
import type { FieldErrors } from "~/domain/refusal";
import type { ShownPlanSigning } from "~/text/plan-for-screen";
import { Field, TextField } from "./ui/field";
import { Banner } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

type Person = ShownPlanSigning["family"][number];

interface PlanLinkFormProps {
  page: ShownPlanSigning & { key: string };
  person: Person;
  errors: FieldErrors;
  /** What a refused form about this very person said. */
  typed: Record<string, string> | null;
}

/** A link for somebody who is not here: by mail where mail is set up, and always to be shown or copied. */
export function PlanLinkForm({ page, person, errors, typed }: PlanLinkFormProps) {
  const { t } = useTranslation("plan-link");
  const { signer, link, email } = person;
  const own = (name: string) => (typed ? name : `${name}-${signer.split(":")[1]}`);
  return (
    <details className="fold" open={typed ? true : undefined}>
      <summary>{t("away")}</summary>
      <form method="post" className="stack">
        <input type="hidden" name="documentId" value={page.document?.id} />
        <input type="hidden" name="signer" value={signer} />
        <input type="hidden" name="key" value={page.key} />
        <p className="soft">{t("lead", { name: person.name })}</p>
        <PlanLinkDays id={own("days")} error={errors.days} chosen={typed?.days} />
        <TextField
          name="mailTo"
          id={own("mailTo")}
          label={t("to")}
          help={t("toHelp")}
          error={errors.mailTo}
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
          defaultValue={typed?.mailTo ?? (link?.stands ? link.mail?.to : null) ?? email}
        />
        <div className="row">
          <SubmitButton look="quiet" name="do" value="mail">
            {t(link?.stands && link.mail ? "sendAgain" : "send")}
          </SubmitButton>
          <SubmitButton look="quiet" name="do" value="link">
            {t("show")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}

interface PlanLinkDaysProps {
  id: string;
  error: FieldErrors[string] | undefined;
  chosen?: string | undefined;
}

export function PlanLinkDays({ id, error, chosen }: PlanLinkDaysProps) {
  const { t } = useTranslation("plan-link");
  const { t: tp } = useTranslation("plan");
  return (
    <Field name="days" id={id} label={t("days")} error={error}>
      {(wiring) => (
        <select {...wiring} className="input input-short" defaultValue={chosen || "14"}>
          {linkDays.map((days) => (
            <option key={days} value={days}>
              {tp("sign.day", { count: days })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What became of the mail with the link that stands. */
export function PlanLinkMail({ link }: { link: NonNullable<Person["link"]> }) {
  const { t } = useTranslation("plan-link");
  if (!link.mail || !link.stands) return null;
  const { state, ...said } = link.mail;
  const words = t(`state.${state}`, said);
  return state === "failed" || state === "late" ? <Banner>{words}</Banner> : <p className="soft">{words}</p>;
}
