import { useTranslation } from "react-i18next";
import coverKey from "./cover-key.js?url&no-inline";

/** React 18 does not know the popover attributes; written in lower case they reach the page as they are. */
const hides = { popovertarget: "cover", popovertargetaction: "show" };
const shows = { popovertarget: "cover", popovertargetaction: "hide" };
const popover = { popover: "manual" };

export function HidePageButton() {
  const { t } = useTranslation("shell");
  return (
    <button type="button" className="hide-page" title={t("cover.hideHint")} {...hides}>
      {t("cover.hide")}
      <kbd>Esc</kbd>
    </button>
  );
}

/**
 * A neutral sheet over the page, for eyes that come too near. It is no lock and does not say that it is.
 * The buttons work without scripts; the key and the neutral title need the one small script.
 */
export function PageCover() {
  const { t } = useTranslation("shell");
  return (
    <div
      id="cover"
      className="cover"
      role="dialog"
      tabIndex={-1}
      aria-labelledby="cover-heading"
      data-title={t("cover.title")}
      {...popover}
    >
      <h2 id="cover-heading">{t("cover.heading")}</h2>
      <p>{t("cover.body")}</p>
      <button type="button" className="btn btn-quiet" {...shows}>
        {t("cover.show")}
      </button>
      <script src={coverKey} defer />
    </div>
  );
}
