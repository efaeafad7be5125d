import { useTranslation } from "react-i18next";
import { paths } from "~/paths";

interface EntryChipsProps {
  concernId: string;
  /** Notes of the same occasion on other pupils' threads that the reader may open. */
  others?: number;
}

/** Beside a note on the thread: that others were part of it, without saying who. */
export function EntryChips({ concernId, others = 0 }: EntryChipsProps) {
  const { t } = useTranslation("links");
  if (others === 0) return null;
  return (
    <a className="chip no-print" href={`${paths.concern(concernId)}#occasion`}>
      {t("occasion.chip", { count: others })}
    </a>
  );
}
