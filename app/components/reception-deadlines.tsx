import { useTranslation } from "react-i18next";

export interface ShownDue {
  id: string;
  late: boolean;
  daysLeft: number;
  /** In the reader's language. */
  date: string;
}

function useDueWords() {
  const { t } = useTranslation("reception");
  return ({ late, daysLeft }: ShownDue) => {
    if (late) return t("due.late", { count: Math.abs(daysLeft) });
    return daysLeft === 0 ? t("due.today") : t("due.days", { count: daysLeft });
  };
}

const tone = ({ late, daysLeft }: ShownDue) => {
  if (late) return "text-now font-semibold";
  return daysLeft === 0 ? "text-wish font-semibold" : "soft";
};

/** What is next, and how long there is. */
export function DueWords(due: ShownDue) {
  const { t } = useTranslation("reception");
  const words = useDueWords();
  return (
    <p className="text-[0.9375rem]">
      {t(`deadlines.${due.id}`)}: <span className={tone(due)}>{words(due)}</span>
    </p>
  );
}

/** A report's deadlines, met and ahead. */
export function Deadlines({ deadlines }: { deadlines: readonly (ShownDue & { done: boolean })[] }) {
  const { t } = useTranslation("reception");
  const words = useDueWords();
  return (
    <ul className="plain">
      {deadlines.map((due) => (
        <li key={due.id}>
          {t(`deadlines.${due.id}`)}
          <div className="row row-apart">
            <span className="soft">{t("deadline.by", { date: due.date })}</span>
            {due.done ? (
              <span className="text-ok">{t("deadline.done")}</span>
            ) : (
              <span className={tone(due)}>{words(due)}</span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
