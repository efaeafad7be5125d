// A received report's document, read in the page: the file itself in the viewer, or the same content as a web page with
// headings, lists and tables. Both are the sender's words; what is done with the report stands on its own page.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asSocial } from "~/access/guard.server";
import { DocumentTwin } from "~/components/document-twin";
import { PdfView } from "~/components/pdf-view";
import { PageTitle } from "~/components/ui/page-pieces";
import { receivedDocument } from "~/domain/reception/read-twin.server";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("receivedDocument");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const receivedId = params.receivedId ?? "";
  const asPage = new URL(request.url).searchParams.get("as") === "page";
  return asSocial({ request }, async (ctx) => ({
    id: receivedId,
    ...(await receivedDocument(ctx, { receivedId, asPage })),
  }));
}

/** The way that is shown now. */
const current = "aria-[current]:font-bold aria-[current]:no-underline";

export default function ReceivedDocument() {
  const { t } = useTranslation("received-document");
  const { id, reference, hasFile, hasTwin, twin } = useLoaderData<typeof loader>();
  return (
    <div className="reading stack">
      <PageTitle
        over={<a href={paths.received(id)}>{t("back", { reference })}</a>}
        title={twin ? <span lang={twin.language}>{twin.title}</span> : t("title")}
        under={t(twin ? "aboutPage" : "aboutFile")}
      />
      <nav aria-label={t("ways")} className="row no-print">
        {hasFile ? (
          <a className={current} href={paths.receivedDocument(id)} aria-current={twin ? undefined : "page"}>
            {t("asFile")}
          </a>
        ) : null}
        {hasTwin ? (
          <>
            <a
              className={current}
              href={paths.receivedDocument(id, { as: "page" })}
              aria-current={twin ? "page" : undefined}
            >
              {t("asPage")}
            </a>
            <a href={paths.receivedData(id)} download>
              {t("asData")}
            </a>
          </>
        ) : null}
      </nav>
      {twin ? (
        <DocumentTwin twin={twin} />
      ) : (
        <PdfView
          src={paths.receivedPdf(id)}
          label={t("file")}
          words={{
            open: t("open"),
            loading: t("loading"),
            failed: t("failed"),
            page: (n, of) => t("page", { n, of }),
          }}
        />
      )}
    </div>
  );
}
