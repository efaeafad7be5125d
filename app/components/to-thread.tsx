import { useTranslation } from "react-i18next";
import { paths } from "~/paths";

/** Above the heading of what belongs to one pupil: whom it is about, and the way back. The same words everywhere. */
export function ToThread({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation("concern");
  return (
    <a href={paths.pupil(id)}>
      {name} · {t("entry.back")}
    </a>
  );
}
