// The accessibility statement (lag 2018:1937), readable without signing in.
import { useTranslation } from "react-i18next";
import { PageTitle } from "~/components/ui/page-pieces";
import { titled } from "~/text/titled";

export const meta = titled("accessibility");
export const handle = { scripts: false };

export default function Accessibility() {
  const { t } = useTranslation("accessibility");
  return (
    <article className="reading stack">
      <PageTitle title={t("title")} />
      <p>{t("aim")}</p>
      <h2>{t("how")}</h2>
      <ul className="plain">
        {(["keyboard", "scripts", "words", "colour", "zoom"] as const).map((k) => (
          <li key={k}>{t(`howList.${k}`)}</li>
        ))}
      </ul>
      <h2>{t("known")}</h2>
      <ul className="plain">
        {(["readers", "documents"] as const).map((k) => (
          <li key={k}>{t(`knownList.${k}`)}</li>
        ))}
      </ul>
      <h2>{t("complain")}</h2>
      <p>{t("complainBody")}</p>
    </article>
  );
}
