import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import type { ShownRoute } from "./report-route";
import { Banner } from "./ui/page-pieces";

type Route = Pick<
  ShownRoute,
  "explanation" | "receiverCode" | "receiverName" | "reason" | "unit" | "movedRecently" | "parentsApart"
>;

/** Of a protected identity it is not said why: that a child has gone from somewhere is told of by nobody here. */
const bodyOf = ({ explanation }: Pick<ShownRoute, "explanation">) =>
  explanation === "protected" ? "outdated.bodyProtected" : "outdated.body";

/** Above the choice: that the municipality may be an old one, with a press to keep it. Below it another is chosen. */
export function RouteOutdated({ route }: { route: Route }) {
  const { t } = useTranslation("routing");
  return (
    <Banner tone="note" title={t("outdated.title")}>
      <p>{t(bodyOf(route))}</p>
      <form method="post" className="mt-3">
        <input type="hidden" name="do" value="route" />
        <input type="hidden" name="municipalityCode" value={route.receiverCode} />
        <input type="hidden" name="routeReason" value={route.reason} />
        <input type="hidden" name="receiverUnit" value={route.unit} />
        <input type="hidden" name="movedRecently" value={route.movedRecently ? "yes" : ""} />
        <input type="hidden" name="parentsApart" value={route.parentsApart ? "yes" : ""} />
        <button className="btn btn-quiet" type="submit">
          {t("outdated.keep", { municipality: route.receiverName })}
        </button>
      </form>
    </Banner>
  );
}

/** The same where nothing is chosen: a way to where it is. */
export function RouteOutdatedElsewhere({ id, explanation }: { id: string; explanation: string }) {
  const { t } = useTranslation("routing");
  return (
    <Banner tone="note" title={t("outdated.title")}>
      <p>{t(bodyOf({ explanation }))}</p>
      <a href={paths.report(id, { section: "review" })}>{t("outdated.check")}</a>
    </Banner>
  );
}
