import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { DueWords, type ShownDue } from "./reception-deadlines";
import { Chip } from "./ui/page-pieces";
import { PriorityGlyph } from "./ui/priority";

interface InboxRowProps {
  id: string;
  reference: string;
  /** Null where the name is not known, or not shown. */
  childName: string | null;
  protectedIdentity: boolean;
  acute: boolean;
  status: string;
  category: string | null;
  reporterKind: string;
  receivedAt: string;
  assignee: string | null;
  /** Empty where the municipality has one reception alone. */
  unit: string;
  cameFrom: string | null;
  forwardTo: string | null;
  takenBack: boolean;
  due: ShownDue | null;
}

export function AcuteMark() {
  const { t } = useTranslation("reception");
  return (
    <span className="priority p-act_now">
      <PriorityGlyph priority="act_now" />
      {t("row.acute")}
    </span>
  );
}

/** One report of the inbox: who, since when, how far, and what is next. */
export function InboxRow(one: InboxRowProps) {
  const { t } = useTranslation(["reception", "statistics"]);
  const who = one.protectedIdentity ? t("row.protected") : (one.childName ?? t("row.nameless"));
  const about = [
    t("row.came", { when: one.receivedAt }),
    t(`statistics:reporterKind.${one.reporterKind}`),
    ...(one.category ? [t(`statistics:category.${one.category}`)] : []),
    one.reference,
    ...(one.unit ? [one.unit] : []),
    one.assignee ?? t("row.unassigned"),
  ];
  return (
    <li className="row row-apart">
      <div>
        <div className="row">
          <a href={paths.received(one.id)} className="font-semibold">
            {who}
          </a>
          {one.acute ? <AcuteMark /> : null}
          <Chip>{t(`statuses.${one.status}`)}</Chip>
          {one.cameFrom ? <Chip>{t("row.cameFrom", { municipality: one.cameFrom })}</Chip> : null}
          {one.forwardTo ? <Chip>{t("row.forwardTo", { municipality: one.forwardTo })}</Chip> : null}
          {one.takenBack ? <Chip>{t("row.takenBack")}</Chip> : null}
        </div>
        <p className="soft">
          {about.map((words, at) => (
            <span key={words}>
              {at > 0 ? " · " : ""}
              <span className={words === one.reference ? "whitespace-nowrap" : undefined}>{words}</span>
            </span>
          ))}
        </p>
      </div>
      {one.due ? <DueWords {...one.due} /> : null}
    </li>
  );
}
