import { useTranslation } from "react-i18next";
import { paths, type ThreadQuery } from "~/paths";

interface ThreadPartsProps {
  pupilId: string;
  /** What the thread is filtered by: it holds in every part. */
  filter?: ThreadQuery;
  place: { older: string | null; newer: string | null };
  /** Above the thread: to what is later alone. */
  above?: boolean;
}

/** Ways to the earlier and the later part of a long thread. */
export function ThreadParts({ pupilId, filter = {}, place, above = false }: ThreadPartsProps) {
  const { t } = useTranslation("thread");
  const { newer } = place;
  const older = above ? null : place.older;
  if (!older && !newer) return null;
  return (
    <nav
      className="row row-apart no-print thread-parts"
      aria-label={t(above ? "parts.later" : "parts.label")}
    >
      {newer ? <a href={paths.pupil(pupilId, { ...filter, newer })}>{t("parts.newer")}</a> : <span />}
      {older ? <a href={paths.pupil(pupilId, { ...filter, older })}>{t("parts.older")}</a> : null}
    </nav>
  );
}
