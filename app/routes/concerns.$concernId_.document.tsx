// One note as a PDF, read in the page; from here it is kept or printed.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { PdfView } from "~/components/pdf-view";
import { GuardedPage } from "~/components/report-guard";
import { PageTitle } from "~/components/ui/page-pieces";
import { concernToCopy } from "~/domain/concern/copy-concern.server";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("concernDocument");

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asStaff({ request }, (ctx) => concernToCopy(ctx, { concernId: params.concernId ?? "" }));
}

export default function ConcernDocument() {
  const { t } = useTranslation("thread");
  const { id, lockedBy } = useLoaderData<typeof loader>();
  return (
    <GuardedPage lockedBy={lockedBy}>
      <PageTitle
        title={t("copy.document")}
        over={<a href={paths.concern(id)}>{t("copy.entryBack")}</a>}
        under={t("copy.recorded")}
      />
      <PdfView
        src={paths.concernPdf(id)}
        label={t("copy.document")}
        words={{
          open: t("copy.open"),
          loading: t("copy.loading"),
          failed: t("copy.failed"),
          page: (n, of) => t("copy.page", { n, of }),
        }}
      />
    </GuardedPage>
  );
}
