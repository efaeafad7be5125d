// Where the school's pupils live, stay or were placed from, and whether a report can reach each municipality.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { connectedChannels } from "~/access/connected-channels.server";
import { asStaff } from "~/access/guard.server";
import { ChannelFaultLine } from "~/components/register-row";
import { Banner, Chip, EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { schoolMunicipalities } from "~/domain/register/school-municipalities.server";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("registerOurs");

export async function loader({ request }: LoaderFunctionArgs) {
  const connected = await connectedChannels();
  return asStaff({ request }, (ctx) => schoolMunicipalities(ctx, { connected }));
}

export default function RegisterOurs() {
  const { t } = useTranslation("register");
  const { municipalities, manages } = useLoaderData<typeof loader>();
  const lacking = municipalities.filter((one) => one.fault !== null).length;
  return (
    <div className="stack">
      <PageTitle
        over={manages ? <a href={paths.register()}>{t("title")}</a> : null}
        title={t("overview.title")}
        under={t("overview.lead")}
      />
      {municipalities.length === 0 ? (
        <EmptyState title={t("overview.empty")}>{t("overview.emptyBody")}</EmptyState>
      ) : (
        <>
          <Lacking count={lacking} />
          <ul className="plain">
            {municipalities.map((one) => (
              <li key={one.code} className="row row-apart">
                <div>
                  <b>{one.name}</b>
                  <p className="soft">{[...one.units, one.phone].filter(Boolean).join(" · ")}</p>
                </div>
                <div className="row">
                  {one.fault ? <ChannelFaultLine fault={one.fault} /> : <Chip>{t("works")}</Chip>}
                  {one.unchecked ? <Chip>{t("unchecked")}</Chip> : null}
                  {manages && one.fault === "no_unit" ? (
                    <a href={paths.registerNew({ municipality: one.code })}>{t("overview.add")}</a>
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Lacking({ count }: { count: number }) {
  const { t } = useTranslation("register");
  if (count === 0) return <Banner tone="done">{t("overview.allWork")}</Banner>;
  return <Banner title={t("overview.lacking", { count })}>{t("overview.lackingBody")}</Banner>;
}
