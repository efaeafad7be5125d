// Reading one document, signing that very one with an electronic identity if one wants to, and sending it. Where the
// report has changed since it was read, the new version is shown at once with what changed. Who is asked to sign meets the
// same bytes here, and signs; what has been sent is read and signed here afterwards.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { connectedChannels } from "~/access/connected-channels.server";
import type { StaffCtx } from "~/access/context.server";
import { asStaff } from "~/access/guard.server";
import { organisationSeal } from "~/access/organisation-seal.server";
import { keepSignatureOrder, signatureBrowser, signatureCaller } from "~/access/signature-browser.server";
import { PdfView } from "~/components/pdf-view";
import { qrPath } from "~/components/qr-code";
import { DangerNow } from "~/components/report-aside";
import { GuardedPage } from "~/components/report-guard";
import { ReportChanges, SignMessages, SignOrSend } from "~/components/report-sign";
import { RouteOutdatedElsewhere } from "~/components/route-outdated";
import { ErrorSummary } from "~/components/ui/error-summary";
import { PageTitle } from "~/components/ui/page-pieces";
import { WaitingOrder } from "~/components/waiting-order";
import { Refusal } from "~/domain/refusal";
import { readReport } from "~/domain/report/read-report.server";
import { readReportChanges } from "~/domain/report/read-report-changes.server";
import { readSigning } from "~/domain/report/read-signing.server";
import { renderReport } from "~/domain/report/render-report.server";
import { sendReport } from "~/domain/report/send-report.server";
import { beginSignature, followSignature, giveUpSignature } from "~/domain/report/sign-report.server";
import type { Words } from "~/domain/report/words";
import { field, pressed, readForm } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import type { Language } from "~/text/language";
import { titled } from "~/text/titled";
import { wordsIn } from "~/words-in.server";

export const meta = titled("reportSign");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const reportId = params.reportId ?? "";
  const browser = await signatureBrowser(request);
  const { searchParams } = new URL(request.url);
  const message = searchParams.get("message") ?? "";
  const since = searchParams.get("since") ?? "";
  return asStaff({ request }, async (ctx) => {
    const step = browser.order
      ? await followSignature(ctx, { reportId, order: browser.order, device: browser.device })
      : null;
    if (step && step.state !== "pending") {
      const said = step.state === "failed" ? step.messageKey : step.state;
      const since = step.state === "signed_earlier" ? { since: step.documentId } : {};
      throw redirect(paths.reportSign(reportId, { message: said, ...since }), {
        headers: { "Set-Cookie": await keepSignatureOrder(null) },
      });
    }
    // Asked each second: nothing of the report is read, and nothing logged, while the person signs.
    if (step?.state === "pending") {
      return {
        state: "pending" as const,
        id: reportId,
        order: { ...step, qr: step.qr ? qrPath(step.qr) : null },
      };
    }
    let signing = await readSigning(ctx, { reportId });
    if (signing.status === "draft" && !signing.document?.current) {
      await renderReport(ctx, { reportId, words: wordsIn(signing.language) });
      signing = await readSigning(ctx, { reportId });
    }
    const { status, document, signedByMe, can, earlier } = signing;
    const sends = can.work && status === "draft";
    return {
      state: "ready" as const,
      id: signing.id,
      reference: signing.reference,
      status,
      ...(sends ? await toSend(ctx, reportId) : notSent),
      lockedBy: signing.printLocked ? signing.id : null,
      sends,
      works: can.work,
      document: { id: document?.id ?? "", number: document?.number ?? 0, sha256: document?.sha256 ?? "" },
      signatures: signing.signatures.map((s) => ({ name: s.name, at: dates.when(s.signedAt, language) })),
      asked: signing.requests.filter((r) => !r.signed).map((r) => r.name),
      ground: signing.policy.ground,
      signedByMe,
      earlierSignatures: earlier.map((s) => ({
        name: s.name,
        at: dates.when(s.signedAt, language),
        number: s.number,
      })),
      changed: since && can.work ? await changesFor(ctx, { reportId, documentId: since, language }) : null,
      canSign: can.sign,
      message: /^(?:[a-z]{1,20}:)?[A-Za-z0-9_]{1,20}$/.test(message) ? message : "",
    };
  });
}

/** What only whoever sends it is shown. */
async function toSend(ctx: StaffCtx, reportId: string) {
  const { pupil, heldBack, route } = await readReport(ctx, { reportId });
  return {
    pupilName: pupil.name,
    heldBack,
    municipality: route.receiver?.name ?? "",
    outdated: route.outdated ? route.proposed.explanation : null,
    connected: route.connected,
    phone: route.phone ?? "",
    outOfHours: route.outOfHoursPhone ?? "",
  };
}

const notSent: Awaited<ReturnType<typeof toSend>> = {
  pupilName: "",
  heldBack: [],
  municipality: "",
  outdated: null,
  connected: true,
  phone: "",
  outOfHours: "",
};

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const reportId = params.reportId ?? "";
  const documentId = field(form, "documentId");
  const browser = await signatureBrowser(request);
  const language = await languageOf(request);
  return asStaff({ request }, (ctx) =>
    orChanged(ctx, { reportId, documentId, language }, async () => {
      switch (pressed(form, ["sign", "send", "cancel"])) {
        case "sign": {
          const words = await wordsOf(ctx, reportId);
          const caller = await signatureCaller(request, ctx.now);
          const begun = await beginSignature(ctx, { reportId, documentId, words, caller });
          if ("messageKey" in begun)
            return redirect(paths.reportSign(reportId, { message: begun.messageKey }));
          return redirect(paths.reportSign(reportId), {
            headers: { "Set-Cookie": await keepSignatureOrder(begun) },
          });
        }
        case "cancel":
          if (browser.order) await giveUpSignature(ctx, { reportId, order: browser.order });
          return redirect(paths.reportSign(reportId), {
            headers: { "Set-Cookie": await keepSignatureOrder(null) },
          });
        case "send":
          await sendReport(ctx, {
            reportId,
            documentId,
            seal: await organisationSeal(ctx.now),
            connected: await connectedChannels(),
          });
          return redirect(paths.reportNext(reportId));
      }
    }),
  );
}

interface ReadBefore {
  reportId: string;
  documentId: string;
  language: Language;
}

/** A Refusal as the form's answer; where the report has changed, with what changed since the document that was read. */
async function orChanged<T>(ctx: StaffCtx, read: ReadBefore, run: () => Promise<T>) {
  return orRefused({}, async () => {
    try {
      return await run();
    } catch (error) {
      const changed = error instanceof Refusal && error.errors.form?.key === "report_changed";
      if (!changed || read.documentId === "") throw error;
      const { errors } = error;
      return data({ errors, values: {}, changed: await changesIfHers(ctx, read) }, { status: 422 });
    }
  });
}

/** Who is only asked to sign is told that it has changed, and reads the new version: the form is not hers to see. */
async function changesIfHers(ctx: StaffCtx, read: ReadBefore) {
  const { can } = await readSigning(ctx, { reportId: read.reportId });
  return can.work ? changesFor(ctx, read) : null;
}

async function changesFor(ctx: StaffCtx, { reportId, documentId, language }: ReadBefore) {
  const { number, changes } = await readReportChanges(ctx, { reportId, documentId });
  return {
    number,
    changes: changes.map(({ what, byName, at }) => ({
      what,
      byName: byName ?? "",
      at: at ? dates.when(at, language) : "",
    })),
  };
}

/** A refusal shows the new version at once, so that one more press is enough. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return actionStatus === 422 || defaultShouldRevalidate;
}

async function wordsOf(ctx: StaffCtx, reportId: string): Promise<Words> {
  const { language } = await readSigning(ctx, { reportId });
  return wordsIn(language);
}

type Ready = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { state: "ready" }>;

/** Enough to tell two versions apart; the whole stands under the document. */
const shownDigits = 8;

export default function SignReport() {
  const { t } = useTranslation("report");
  const loaded = useLoaderData<typeof loader>();
  if (loaded.state === "ready") return <Ready report={loaded} />;
  return <WaitingOrder title={t("sign.bankid")} cancel={t("sign.cancel")} order={loaded.order} />;
}

function Ready({ report }: { report: Ready }) {
  const { t } = useTranslation("report");
  const refused = useActionData<typeof action>();
  const refusedAsChanged = refused && "changed" in refused ? refused.changed : null;
  const changed = refusedAsChanged ?? report.changed;
  const { reference, pupilName: name, document } = report;
  return (
    <GuardedPage lockedBy={report.lockedBy}>
      <div className="two">
        <section className="stack">
          <PageTitle
            over={name ? t("head.over", { reference, name }) : t("follow.over", { reference })}
            title={t(report.sends ? "sign.title" : "sign.titleSign")}
            under={t(
              report.sends ? "sign.lead" : report.status === "sent" ? "sign.leadSent" : "sign.leadAsked",
            )}
          />
          {refusedAsChanged ? null : <ErrorSummary errors={refused?.errors ?? {}} />}
          <SignMessages report={report} />
          {report.outdated ? <RouteOutdatedElsewhere id={report.id} explanation={report.outdated} /> : null}
          {changed ? <ReportChanges changed={changed} refused={refusedAsChanged !== null} /> : null}
          <div className="row row-apart">
            <h2 id="document" tabIndex={-1}>
              {t("sign.version", { number: document.number })}
            </h2>
            <a className="py-2" href="#act">
              {t(report.sends ? "sign.down" : "sign.downSign")}
            </a>
          </div>
          <PdfView
            key={document.id}
            src={paths.reportPdf(report.id, { document: document.id })}
            label={t("sign.document")}
            words={{
              open: t("sign.open"),
              loading: t("sign.loading"),
              failed: t("sign.viewFailed"),
              page: (n, of) => t("sign.page", { n, of }),
            }}
          />
          <details className="fold why">
            <summary>
              {t("sign.sha")} <code>{document.sha256.slice(0, shownDigits)}</code>
            </summary>
            <p className="soft">
              {t("sign.shaHelp")} <code className="digest">{document.sha256}</code>
            </p>
          </details>
          <div id="act" tabIndex={-1} className="stack">
            <SignOrSend report={report} />
          </div>
          <p className="row">
            {report.sends ? (
              <a href={paths.report(report.id, { section: "review" })}>{t("sign.back")}</a>
            ) : null}
            <a href={paths.reportSignatures(report.id)}>{t(report.works ? "sign.more" : "sign.moreAsked")}</a>
          </p>
        </section>
        <aside className="aside">
          <DangerNow phone={report.phone} outOfHours={report.outOfHours} />
        </aside>
      </div>
    </GuardedPage>
  );
}
