import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { Marked } from "./searched-words";
import { Chip } from "./ui/page-pieces";

interface ThreadFileProps {
  item: {
    id: string;
    title: string;
    addedByName: string;
    mine: boolean;
    held: boolean;
    circle: "pupil" | "student_health";
  };
  /** Without links: a preview, or paper. */
  still: boolean;
}

/** A file on the thread that is on no note. */
export function ThreadFile({ item, still }: ThreadFileProps) {
  const { t } = useTranslation("files");
  return (
    <>
      <b>
        <Marked>{item.title}</Marked>
      </b>
      <div className="row soft">
        <Chip>{t("pupil.on")}</Chip>
        <span>{item.addedByName}</span>
        {item.circle === "student_health" ? <Chip>{t("pupil.circleHealth")}</Chip> : null}
        {item.held ? <span>{t("attached.held")}</span> : null}
        {still || item.held ? null : (
          <a href={paths.attachment(item.id)}>
            {t("pupil.download")}
            <span className="sr-only"> {item.title}</span>
          </a>
        )}
        {still || !item.mine ? null : (
          <a href={paths.removePupilFile(item.id)}>
            {t("pupil.remove")}
            <span className="sr-only"> {item.title}</span>
          </a>
        )}
      </div>
    </>
  );
}
