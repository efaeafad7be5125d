import { useTranslation } from "react-i18next";
import { PriorityGlyph } from "./ui/priority";

/** On a draft whose writer has said that the child is in danger: it stands first, and is marked in word and shape. */
export function AcuteMark() {
  const { t } = useTranslation("report-together");
  return (
    <span className="chip p-act_now">
      <PriorityGlyph priority="act_now" />
      {t("acute")}
    </span>
  );
}
