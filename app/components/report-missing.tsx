import { useTranslation } from "react-i18next";
import { currentForm } from "~/domain/report/form";
import { paths } from "~/paths";
import { useTogether } from "./report-together";

const sectionOf = (field: string) =>
  currentForm.sections.find((s) => s.fields.some((f) => f.id === field))?.id ?? "now";

/** Where a field of the draft stands. */
export const fieldHref = (reportId: string, field: string) =>
  `${paths.report(reportId, { section: sectionOf(field) })}#${field}`;

/** The first field of what can hold a report back. */
const firstOf: Record<string, string> = { child: "childName", what: "observations", receiver: "receiver" };

/** What holds the report back, if anything does: each leads to its field. */
export function HeldBack() {
  const { t } = useTranslation("report-form");
  const { reportId, still } = useTogether();
  if (still.heldBack.length === 0) return null;
  return (
    <section className="banner">
      <b>{t("holdsBack.lead")}</b>
      <ul>
        {still.heldBack.map((h) => (
          <li key={h}>
            <a href={fieldHref(reportId, firstOf[h] ?? "observations")}>{t(`holdsBack.${h}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a complete report would also have: each leads to its field, and none is worth waiting for. */
export function MissingList() {
  const { t: tf } = useTranslation("report-fields");
  const { reportId, still } = useTogether();
  return (
    <ul className="plain missing">
      {still.missing.map((field) => (
        <li key={field}>
          <a href={fieldHref(reportId, field)}>{tf(`${field}.label`)}</a>
        </li>
      ))}
    </ul>
  );
}

/** In view on each part of the form, folded to a line. */
export function StillMissing() {
  const { t } = useTranslation("report-together");
  const { still } = useTogether();
  const [held, left] = [still.heldBack.length, still.missing.length];
  if (held + left === 0) return <p className="soft">{t("missing.none")}</p>;
  return (
    <div>
      <HeldBack />
      {left > 0 ? (
        <details className="fold why">
          <summary>{t("missing.count", { count: left })}</summary>
          <p className="soft">{t(held > 0 ? "missing.held" : "missing.canBeSent")}</p>
          <MissingList />
        </details>
      ) : null}
    </div>
  );
}

/** How many of these fields lack an answer now. */
export function useLeft(): (section: string) => number {
  const { still } = useTogether();
  return (section) => still.missing.filter((field) => sectionOf(field) === section).length;
}
