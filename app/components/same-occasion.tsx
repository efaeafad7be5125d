import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { paths } from "~/paths";
import { SelectField } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

interface SameOccasionProps {
  occasion: readonly { concernId: string; pupilName: string | null; withdrawn: boolean }[];
  mayLeave: boolean;
  /** Notes of the same days about other pupils whom the reader has. */
  tieable: readonly { id: string; occurredAt: string; category: string; pupilName: string }[];
  refused?: { errors: FieldErrors; values: Record<string, string> } | undefined;
}

/** The notes of the same occasion on other pupils' threads that the reader may open. Names are not printed. */
export function SameOccasion({ occasion, mayLeave, tieable, refused }: SameOccasionProps) {
  const { t } = useTranslation("links");
  if (occasion.length + tieable.length === 0) return null;
  const tie = tieable.length > 0 ? <Tie tieable={tieable} refused={refused} /> : null;
  // Nothing stands there yet: what can be done is one line.
  if (occasion.length === 0) return tie;
  return (
    <section className="card entry-links no-print" aria-labelledby="occasion">
      <h2 id="occasion">{t("occasion.title")}</h2>
      <p className="soft">{t("occasion.lead", { count: occasion.length })}</p>
      <ul className="plain">
        {occasion.map(({ concernId, pupilName, withdrawn }) => (
          <li key={concernId}>
            <a href={paths.concern(concernId)}>{pupilName ?? t("occasion.unnamed")}</a>
            {withdrawn ? <span className="soft"> ({t("occasion.withdrawn")})</span> : null}
          </li>
        ))}
      </ul>
      {mayLeave ? (
        <form method="post">
          <button className="textbutton" type="submit" name="do" value="leave-occasion">
            {t("occasion.leave")}
          </button>
          <p className="soft">{t("occasion.leaveHelp")}</p>
        </form>
      ) : null}
      {tie}
    </section>
  );
}

function Tie({ tieable, refused }: Pick<SameOccasionProps, "tieable" | "refused">) {
  const { t } = useTranslation("links");
  const { t: tc } = useTranslation("concern");
  const { errors = {}, values = {} } = refused ?? {};
  return (
    <details className="fold no-print" open={errors.tieId !== undefined || undefined}>
      <summary>{t("occasion.add")}</summary>
      <form method="post" className="stack">
        <SelectField
          name="tieId"
          label={t("occasion.which")}
          help={t("occasion.whichHelp")}
          error={errors.tieId}
          defaultValue={values.tieId}
          required
        >
          <option value="">{t("entry.choose")}</option>
          {tieable.map((e) => (
            <option key={e.id} value={e.id}>
              {`${e.pupilName} · ${e.occurredAt} · ${tc(`category.${e.category}`)}`}
            </option>
          ))}
        </SelectField>
        <div>
          <SubmitButton look="quiet" name="do" value="tie-occasion">
            {t("occasion.save")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
