import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { linkKinds } from "~/domain/concern/link-kinds";
import { namedIn } from "~/domain/concern/names-in-text";
import type { FieldErrors } from "~/domain/refusal";
import { SelectField, TextField } from "./ui/field";
import { Banner } from "./ui/page-pieces";

const most = 10;
const atFirst = 2;

interface OtherPupilsProps {
  errors: FieldErrors;
  values: Record<string, string>;
}

/**
 * In the composer's fold: who else was part of it. Fields for two, and one more at a time where scripts run. Marks a name of
 * one of them in the text; it never stops the saving. The offers are the composer's own list.
 */
export function OtherPupils({ errors, values }: OtherPupilsProps) {
  const { t } = useTranslation("links");
  const typed = (values.also ?? "").split("\n").filter(Boolean);
  const [shown, setShown] = useState(Math.min(most, Math.max(atFirst, typed.length + 1)));
  const box = useRef<HTMLDetailsElement>(null);
  const named = useNamed(box);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <details ref={box} className="fold" open={errors.also !== undefined || typed.length > 0 || undefined}>
      <summary>{t("compose.title")}</summary>
      <div className="stack">
        <p className="soft">{t("compose.lead")}</p>
        {Array.from({ length: shown }, (_, at) => (
          <TextField
            // biome-ignore lint/suspicious/noArrayIndexKey: the fields are alike and never change place.
            key={at}
            id={at === 0 ? "also" : `also-${at}`}
            name="also"
            label={t("compose.pupil", { number: at + 2 })}
            error={at === 0 ? errors.also : undefined}
            list="own-pupils"
            autoComplete="off"
            defaultValue={typed[at]}
          />
        ))}
        {ready && shown < most ? (
          <div>
            <button className="textbutton" type="button" onClick={() => setShown(shown + 1)}>
              {t("compose.more")}
            </button>
          </div>
        ) : null}
        <div role="status">
          {named.length > 0 ? (
            <Banner tone="note">{t("compose.names", { names: named.join(", ") })}</Banner>
          ) : null}
        </div>
        <p className="soft">{t("compose.only")}</p>
      </div>
    </details>
  );
}

/** Whom of those in the form its text names, as it is written; nobody while it is about one pupil. */
function useNamed(box: React.RefObject<HTMLElement>): string[] {
  const [named, setNamed] = useState<string[]>([]);
  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    const look = () => {
      const sent = new FormData(form);
      const nameOnly = (value: FormDataEntryValue) => String(value).split(",")[0]?.trim() ?? "";
      const others = sent.getAll("also").map(nameOnly).filter(Boolean);
      const all = [nameOnly(sent.get("pupil") ?? ""), ...others];
      const found = others.length > 0 ? namedIn(String(sent.get("text") ?? ""), all) : [];
      setNamed((before) => (before.join() === found.join() ? before : found));
    };
    look();
    form.addEventListener("input", look);
    return () => form.removeEventListener("input", look);
  }, [box]);
  return named;
}

/** Beside the choice of an earlier note: how the new one belongs with it. */
export function LinkKindField({ errors, values }: OtherPupilsProps) {
  const { t } = useTranslation("links");
  return (
    <SelectField
      name="linkKind"
      label={t("kind.label")}
      error={errors.linkKind}
      defaultValue={values.linkKind || "same_matter"}
    >
      {linkKinds.map((kind) => (
        <option key={kind} value={kind}>
          {t(`kind.${kind}`)}
        </option>
      ))}
    </SelectField>
  );
}
