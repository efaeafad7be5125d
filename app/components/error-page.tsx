import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { useRequestFacts } from "./request-context";

/** One page for what does not exist and for what the reader may not see: it never tells which. */
export function NotFoundPage({ reader }: { reader: "teaching" | "other" | "stranger" }) {
  const { t } = useTranslation("errors");
  return (
    <div className="quiet-page">
      <h1>{t("notFound.title")}</h1>
      <p>{t("notFound.body")}</p>
      <p>{t(`notFound.next.${reader}`)}</p>
      <p>
        <a className="btn" href={paths.home()}>
          {t("toStart")}
        </a>
      </p>
    </div>
  );
}

export function FailurePage() {
  const { t } = useTranslation("errors");
  const { requestId } = useRequestFacts();
  return (
    <div className="quiet-page">
      <h1>{t("failure.title")}</h1>
      <p>{t("failure.body")}</p>
      <p>{t("failure.saved")}</p>
      <p>
        <b>{t("failure.urgent")}</b>
      </p>
      <p>
        <a className="btn" href={paths.home()}>
          {t("toStart")}
        </a>
      </p>
      {requestId ? <p className="soft">{t("reference", { id: requestId })}</p> : null}
    </div>
  );
}

/** For what was asked in a way that no page answers, and for a form that cannot be read. */
export function RefusedPage({ status }: { status: number }) {
  const { t } = useTranslation("errors");
  const what = status === 400 ? "form" : "method";
  return (
    <div className="quiet-page">
      <h1>{t(`refused.${what}.title`)}</h1>
      <p>{t(`refused.${what}.body`)}</p>
      <p>
        <a className="btn" href={paths.home()}>
          {t("toStart")}
        </a>
      </p>
    </div>
  );
}
