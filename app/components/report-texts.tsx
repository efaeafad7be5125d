import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import type { TextKind } from "~/domain/report-text/own-texts";
import { paths } from "~/paths";
import { Field, SelectField } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

interface Slot {
  kind: TextKind;
  item: string;
}

/** What a text is written for, as the form calls it. */
function useItemWords(): (slot: Slot) => string {
  const { t } = useTranslation("report-text");
  const { t: tf } = useTranslation("report-form");
  const { t: tq } = useTranslation("report-fields");
  return ({ kind, item }) => {
    if (kind === "intro") return t("kinds.intro");
    return kind === "guidance" ? tq(`${item}.label`) : tf(`options.${item}`);
  };
}

/** Which text to open: a form, so that it works without scripts. */
export function PickText({ kinds }: { kinds: readonly { kind: TextKind; items: readonly string[] }[] }) {
  const { t } = useTranslation("report-text");
  const words = useItemWords();
  return (
    <form method="get" className="card stack">
      <SelectField name="text" label={t("which")} required>
        <option value="">{t("choose")}</option>
        {kinds.map(({ kind, items }) => (
          <optgroup key={kind} label={t(`kinds.${kind}`)}>
            {items.map((item) => (
              <option key={item} value={`${kind}.${item}`}>
                {words({ kind, item })}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <div className="row">
        <button type="submit" className="btn btn-quiet">
          {t("open")}
        </button>
      </div>
    </form>
  );
}

interface OpenedTextProps {
  opened: Slot & {
    version: number;
    texts: { sv: string; en: string };
    earlier: { version: number; text: string; byName: string; writtenAt: string }[];
    longest: number;
  };
  errors: FieldErrors;
  typed: { sv?: string; en?: string };
}

/** One text in both languages, with its earlier versions. */
export function OpenedText({ opened, errors, typed }: OpenedTextProps) {
  const { t } = useTranslation("report-text");
  const words = useItemWords();
  const help = { sv: t("empty"), en: t("enHelp") };
  return (
    <form method="post" className="card stack">
      <h2>
        {t(`kinds.${opened.kind}`)}
        {opened.kind === "intro" ? null : `: ${words(opened)}`}
      </h2>
      <input type="hidden" name="text" value={`${opened.kind}.${opened.item}`} />
      <input type="hidden" name="version" value={opened.version} />
      {(["sv", "en"] as const).map((language) => (
        <Field
          key={language}
          name={language}
          label={t(language)}
          help={help[language]}
          error={errors[language]}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              className="input"
              rows={4}
              lang={language}
              defaultValue={typed[language] ?? opened.texts[language]}
            />
          )}
        </Field>
      ))}
      <div className="row">
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
      {opened.earlier.length > 0 ? (
        <details className="fold">
          <summary>{t("earlier")}</summary>
          <ul className="plain soft">
            {opened.earlier.map((v) => (
              <li key={v.version}>
                {t("version", { version: v.version, name: v.byName, date: v.writtenAt })}:{" "}
                <span className="whitespace-pre-line">{v.text || t("gone")}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </form>
  );
}

interface WrittenTextsProps {
  written: (Slot & { version: number; byName: string; writtenAt: string })[];
}

export function WrittenTexts({ written }: WrittenTextsProps) {
  const { t } = useTranslation("report-text");
  const words = useItemWords();
  return (
    <section>
      <h2>{t("written")}</h2>
      {written.length === 0 ? <p className="soft">{t("none")}</p> : null}
      <ul className="plain">
        {written.map((w) => (
          <li key={`${w.kind}.${w.item}`}>
            <a href={paths.reportTexts({ text: `${w.kind}.${w.item}` })}>{words(w)}</a>{" "}
            <span className="soft">
              {t("version", { version: w.version, name: w.byName, date: w.writtenAt })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
