// What other schools ask about pupils who have gone from here, to be answered one after the other.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { PageTitle } from "~/components/ui/page-pieces";
import { listHistoryRequests } from "~/domain/history/list-requests.server";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("historyRequests");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => ({
    requests: (await listHistoryRequests(ctx)).map(({ askedAt, ...one }) => ({
      ...one,
      askedAt: dates.date(askedAt, language),
    })),
  }));
}

export default function HistoryRequests() {
  const { t } = useTranslation("history");
  const { requests } = useLoaderData<typeof loader>();
  const schools = [...new Set(requests.map((one) => one.toSchool))];
  return (
    <div className="reading stack">
      <PageTitle
        over={<a href={paths.todo()}>{t("todo:title")}</a>}
        title={t("listTitle")}
        under={t("listLead")}
      />
      {requests.length === 0 ? <p className="soft">{t("listNone")}</p> : null}
      {schools.map((school) => (
        <section key={school}>
          <h2>{t("listFrom", { school })}</h2>
          <ul className="plain">
            {requests
              .filter((one) => one.toSchool === school)
              .map((one) => (
                <li key={one.id}>
                  <a href={paths.historyRequest(one.id)}>{one.pupilName}</a>{" "}
                  <span className="soft">{t("askedOn", { date: one.askedAt })}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
