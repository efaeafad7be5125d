import { useTranslation } from "react-i18next";
import { categories } from "~/domain/concern/rules";
import { longestName, type Signal } from "~/domain/quick-signal/signals";
import type { FieldErrors } from "~/domain/refusal";
import { paths } from "~/paths";
import { ChangedElsewhere, versionShown, wasChangedElsewhere } from "./changed-elsewhere";
import { PriorityField, Tick } from "./ui/choices";
import { SelectField, TextField } from "./ui/field";
import { Chip } from "./ui/page-pieces";
import { PriorityWord, type ShownPriority } from "./ui/priority";
import { SubmitButton } from "./ui/submit-button";

/** The authority's signals in their order, with what each is filed as. */
export function SignalList({ signals }: { signals: readonly Signal[] }) {
  const { t } = useTranslation("quick-signal");
  const { t: tc } = useTranslation("concern");
  return (
    <ul className="plain">
      {signals.map((s) => (
        <li key={s.item} className="row row-apart flex-nowrap">
          <span className="row">
            <b>{s.nameSv}</b>
            <span className="soft" lang="en">
              {s.nameEn}
            </span>
            <Chip>{tc(`category.${s.category}`)}</Chip>
            <PriorityWord priority={s.priority} />
            {s.offered ? null : <Chip>{t("keep.notOffered")}</Chip>}
          </span>
          <a
            href={paths.quickSignals({ signal: s.item })}
            aria-label={t("keep.changeOne", { name: s.nameSv })}
          >
            {t("keep.change")}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface SignalEditorProps {
  /** Null: a new one. */
  signal: Signal | null;
  idempotencyKey: string;
  nextPosition: number;
  changes: { version: number; nameSv: string; byName: string; changedAt: string }[];
  refused: { errors: FieldErrors; values: Record<string, string> } | null;
}

export function SignalEditor({ signal, idempotencyKey, nextPosition, changes, refused }: SignalEditorProps) {
  const { t } = useTranslation("quick-signal");
  const { t: tc } = useTranslation("concern");
  const { errors, values: typed } = refused ?? { errors: {} as FieldErrors, values: null };
  const value = (name: string, stands: string) => typed?.[name] ?? stands;
  const offered = typed ? typed.offered === "yes" : (signal?.offered ?? true);
  return (
    <form method="post" className="card stack">
      {signal && wasChangedElsewhere(refused) ? <Standing signal={signal} /> : null}
      <h2>{signal ? t("keep.changeOne", { name: signal.nameSv }) : t("keep.add")}</h2>
      <input type="hidden" name="key" value={idempotencyKey} />
      <input type="hidden" name="item" value={signal?.item ?? ""} />
      <input type="hidden" name="version" value={signal ? versionShown(refused, signal.version) : 0} />
      <div className="pair">
        <TextField
          name="nameSv"
          label={t("keep.nameSv")}
          help={t("keep.nameSvHelp")}
          error={errors.nameSv}
          defaultValue={value("nameSv", signal?.nameSv ?? "")}
          maxLength={longestName}
          lang="sv"
          required
        />
        <TextField
          name="nameEn"
          label={t("keep.nameEn")}
          help={t("keep.nameEnHelp")}
          error={errors.nameEn}
          defaultValue={value("nameEn", signal?.nameEn ?? "")}
          maxLength={longestName}
          lang="en"
        />
      </div>
      <div className="pair">
        <SelectField
          name="category"
          label={t("keep.category")}
          error={errors.category}
          defaultValue={value("category", signal?.category ?? "other")}
        >
          {categories.map((c) => (
            <option key={c} value={c}>
              {tc(`category.${c}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          name="position"
          type="number"
          min={1}
          max={99}
          label={t("keep.position")}
          error={errors.position}
          defaultValue={value("position", String(signal?.position ?? nextPosition))}
          required
        />
      </div>
      <p className="soft">{t("keep.priority")}</p>
      <PriorityField
        error={errors.priority}
        required
        defaultValue={(value("priority", signal?.priority ?? "") || null) as ShownPriority | null}
      />
      <div>
        <Tick name="offered" value="yes" label={t("keep.offer")} defaultChecked={offered} />
      </div>
      <div className="row">
        <SubmitButton>{t("keep.save")}</SubmitButton>
        {signal ? (
          <a className="btn btn-quiet" href={paths.quickSignals()}>
            {t("keep.cancel")}
          </a>
        ) : null}
      </div>
      {changes.length > 0 ? (
        <details className="fold">
          <summary>{t("keep.earlier")}</summary>
          <ul className="plain soft">
            {changes.map((c) => (
              <li key={c.version}>
                {t("keep.version", { version: c.version, name: c.byName, date: c.changedAt, what: c.nameSv })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </form>
  );
}

function Standing({ signal }: { signal: Signal }) {
  const { t } = useTranslation("quick-signal");
  const { t: ts } = useTranslation("shell");
  const { t: tc } = useTranslation("concern");
  const rows = [
    [t("keep.nameSv"), signal.nameSv],
    [t("keep.nameEn"), signal.nameEn],
    [t("keep.category"), tc(`category.${signal.category}`)],
    [t("keep.position"), String(signal.position)],
    [t("keep.priority"), ts(`priority.${signal.priority}`)],
    [t("keep.offer"), t(signal.offered ? "keep.offered" : "keep.notOffered")],
  ] as const;
  return <ChangedElsewhere rows={rows} />;
}
