import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { Tick } from "./ui/choices";
import { ErrorSummary } from "./ui/error-summary";
import { FieldErrorLine, useErrorWords } from "./ui/field";
import { Banner, Chip } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

interface PlanEntriesProps {
  formKey: string;
  entries: { id: string; day: string; authorName: string; inner: boolean; text: string }[];
  /** Whether the writer may let student health's own notes in. */
  releases: boolean;
  refused: { errors: FieldErrors; values: Record<string, string> } | null;
  submit: string;
}

/** The notes to tick, and who will read what is made of them. */
export function PlanEntries({ formKey, entries, releases, refused, submit }: PlanEntriesProps) {
  const { t } = useTranslation("plan");
  const say = useErrorWords();
  const errors = refused?.errors ?? {};
  const ticked = refused?.values.concernIds?.split(" ");
  if (entries.length === 0) return <p>{t("new.none")}</p>;
  const offersInner = entries.some((e) => e.inner);
  return (
    <form method="post" className="stack">
      <ErrorSummary errors={errors} />
      <input type="hidden" name="key" value={formKey} />
      <Banner tone="note">{t("new.warning")}</Banner>
      <fieldset className="field">
        <legend className="field-label">{t("new.entries")}</legend>
        <FieldErrorLine id="entries" words={say(errors.entries)} />
        <ul className="plain entries">
          {entries.map((e, at) => (
            <li key={e.id}>
              <Tick
                id={at === 0 ? "entries" : undefined}
                name="concernIds"
                value={e.id}
                defaultChecked={ticked?.includes(e.id) ?? false}
                disabled={e.inner && !releases}
                aria-describedby={`text-${e.id}`}
                label={
                  <>
                    {e.day} <span className="soft">{e.authorName}</span>{" "}
                    {e.inner ? <Chip>{t("new.inner")}</Chip> : null}
                  </>
                }
              />
              <p className="entry-text" id={`text-${e.id}`}>
                {e.text}
              </p>
            </li>
          ))}
        </ul>
        {offersInner && !releases ? <p className="soft">{t("new.innerNotYours")}</p> : null}
      </fieldset>
      {offersInner && releases ? (
        <div>
          <FieldErrorLine id="release" words={say(errors.release)} />
          <Tick id="release" name="release" value="on" label={t("new.release")} />
        </div>
      ) : null}
      <div>
        <SubmitButton>{submit}</SubmitButton>
      </div>
    </form>
  );
}
