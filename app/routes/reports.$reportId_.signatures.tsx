// Signatures on one report: who has signed which version, who is asked and on what ground; asking a colleague, and
// attaching a photograph of paper. The document itself is read and signed on its own page.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { GuardedPage } from "~/components/report-guard";
import { AskToSign, AttachPaper } from "~/components/signature-forms";
import { SignatureEvidence, SignatureList } from "~/components/signature-list";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { askSignatures } from "~/domain/report/ask-signatures.server";
import { attachPaperSignature } from "~/domain/report/attach-paper-signature.server";
import { readSigning } from "~/domain/report/read-signing.server";
import { field, fields, files, pressed, readForm } from "~/form-data";
import { paths } from "~/paths";
import { languageOf } from "~/text/i18n.server";
import { signingForScreen } from "~/text/signing-for-screen";
import { titled } from "~/text/titled";

export const meta = titled("reportSignatures");

const done = ["asked", "attached"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const said = new URL(request.url).searchParams.get("done");
  return asStaff({ request }, async (ctx) => ({
    done: done.find((each) => each === said) ?? null,
    key: randomUUID(),
    ...signingForScreen(await readSigning(ctx, { reportId: params.reportId ?? "" }), language),
  }));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const reportId = params.reportId ?? "";
  const idempotencyKey = field(form, "key") || randomUUID();
  const accountIds = fields(form, "signers");
  const typed = { signer: field(form, "signer"), signers: accountIds.join(" ") };
  return asStaff({ request }, (ctx) =>
    orRefused(typed, async () => {
      if (pressed(form, ["ask", "attach"]) === "attach") {
        const [file = null] = await files(form, "photo");
        const paper = { documentId: field(form, "documentId"), signer: typed.signer, file };
        await attachPaperSignature(ctx, { reportId, idempotencyKey, ...paper });
        return redirect(paths.reportSignatures(reportId, { done: "attached" }));
      }
      await askSignatures(ctx, { reportId, accountIds, idempotencyKey });
      return redirect(paths.reportSignatures(reportId, { done: "asked" }));
    }),
  );
}

export default function ReportSignatures() {
  const { t } = useTranslation("signing");
  const { t: tr } = useTranslation("report");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <GuardedPage lockedBy={page.printLocked ? page.id : null}>
      <div className="reading stack">
        <PageTitle
          over={tr("follow.over", { reference: page.reference })}
          title={t("page.title")}
          under={t(page.status === "sent" ? "page.leadSent" : "page.lead")}
        />
        <ErrorSummary errors={refused?.errors} />
        {page.done && !refused ? <Banner tone="done">{t(`page.${page.done}`)}</Banner> : null}
        <SignatureList page={page} />
        <p className="row">
          {page.document ? (
            <a className="btn" href={paths.reportSign(page.id)}>
              {t(page.signedByMe || !page.can.sign ? "page.read" : "page.sign")}
            </a>
          ) : null}
          {page.can.work && page.status === "sent" ? (
            <a href={paths.reportNext(page.id)}>{t("page.follow")}</a>
          ) : null}
        </p>
        <SignatureEvidence page={page} />
        <AskToSign page={page} refused={refused ?? null} />
        <AttachPaper page={page} refused={refused ?? null} />
      </div>
    </GuardedPage>
  );
}
