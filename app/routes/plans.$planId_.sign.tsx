// Reading a finished version of an action plan and signing that very one: oneself, a guardian or a pupil of age on the same
// screen or by a link, a colleague who is asked, or on paper.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import type { StaffCtx } from "~/access/context.server";
import { asStaff } from "~/access/guard.server";
import { organisationSeal } from "~/access/organisation-seal.server";
import { linkAddress } from "~/access/plan-link.server";
import { keepSignatureOrder, signatureBrowser, signatureCaller } from "~/access/signature-browser.server";
import { PdfView } from "~/components/pdf-view";
import { PlanFamily, PlanLinkMade } from "~/components/plan-family";
import { AskForPlan, OwnPlanSignature, PaperForPlan, PlanSignatures } from "~/components/plan-signatures";
import { PlanSteps } from "~/components/plan-steps";
import { FoldedPlanText } from "~/components/plan-text";
import { qrPath } from "~/components/qr-code";
import { GuardedPage } from "~/components/report-guard";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { WaitingOrder } from "~/components/waiting-order";
import { askPlanSignatures } from "~/domain/action-plan/ask-plan-signatures.server";
import { attachPlanPaper } from "~/domain/action-plan/attach-plan-paper.server";
import { finishPlan } from "~/domain/action-plan/finish-plan.server";
import { mailPlanLink } from "~/domain/action-plan/mail-plan-link.server";
import { makePlanLink, revokePlanLink } from "~/domain/action-plan/plan-link.server";
import { readPlanSigning } from "~/domain/action-plan/read-plan-signing.server";
import {
  beginPlanSignature,
  followPlanSignature,
  giveUpPlanSignature,
} from "~/domain/action-plan/sign-plan.server";
import { field, fields, files, pressed, readForm } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { planSigningForScreen } from "~/text/plan-for-screen";
import { titled } from "~/text/titled";
import { wordsIn } from "~/words-in.server";

export const meta = titled("planSign");

const dones = ["finished", "asked", "attached", "revoked", "mailed"] as const;
const messages = ["signed", "signed_earlier", "other_person", "not_signer", "none"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const planId = params.planId ?? "";
  const browser = await signatureBrowser(request);
  const { searchParams } = new URL(request.url);
  const message = searchParams.get("message") ?? "";
  return asStaff({ request }, async (ctx) => {
    const step = browser.order
      ? await followPlanSignature(ctx, { planId, order: browser.order, device: browser.device })
      : null;
    if (step?.state === "pending")
      return {
        state: "pending" as const,
        order: { ...step, qr: step.qr ? qrPath(step.qr) : null },
      };
    if (step) {
      const said = step.state === "failed" ? step.messageKey : step.state;
      throw redirect(paths.planSign(planId, { message: said }), {
        headers: { "Set-Cookie": await keepSignatureOrder(null) },
      });
    }
    const shown = planSigningForScreen(await readPlanSigning(ctx, { planId }), language);
    // The family of a protected pupil is on the screen once somebody asks for it.
    const familyHidden = shown.isProtected && searchParams.get("show") !== "family";
    return {
      state: "ready" as const,
      key: randomUUID(),
      ...shown,
      family: familyHidden ? [] : shown.family,
      familyHidden,
      done: dones.find((each) => each === searchParams.get("done")) ?? null,
      message: /^(?:[a-z]{1,20}:)?[A-Za-z0-9_]{1,20}$/.test(message) ? message : "",
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const planId = params.planId ?? "";
  const accountIds = fields(form, "signers");
  const typed = {
    signers: accountIds.join(" "),
    paperSigner: field(form, "paperSigner"),
    about: field(form, "signer"),
    mailTo: field(form, "mailTo"),
    days: field(form, "days"),
  };
  const back = (query: Parameters<typeof paths.planSign>[1]) => redirect(paths.planSign(planId, query));
  return asStaff({ request }, (ctx) =>
    orRefused(typed, async () => {
      const idempotencyKey = field(form, "key") || randomUUID();
      const documentId = field(form, "documentId");
      switch (pressed(form, ["sign", "link", "mail", "revoke", "ask", "attach", "finish", "cancel"])) {
        case "link":
          return makeLink(ctx, request, { planId, form });
        case "mail":
          await mailPlanLink(ctx, {
            planId,
            ...whom(form),
            days: Number(typed.days),
            to: typed.mailTo,
            addressOf: (token) => linkAddress(request, token),
            idempotencyKey: `${idempotencyKey}:${typed.about}`,
          });
          return back({ done: "mailed" });
        case "revoke":
          await revokePlanLink(ctx, { planId, linkId: field(form, "linkId") });
          return back({ done: "revoked" });
        case "ask":
          await askPlanSignatures(ctx, { planId, accountIds, idempotencyKey });
          return back({ done: "asked" });
        case "attach": {
          const [file = null] = await files(form, "photo");
          const signer = typed.paperSigner;
          await attachPlanPaper(ctx, { planId, documentId, signer, file, idempotencyKey });
          return back({ done: "attached" });
        }
        case "finish": {
          const { language } = await readPlanSigning(ctx, { planId });
          const seal = await organisationSeal(ctx.now);
          await finishPlan(ctx, { planId, words: wordsIn(language), seal });
          return back({ done: "finished" });
        }
        case "cancel": {
          await readPlanSigning(ctx, { planId });
          const { order } = await signatureBrowser(request);
          if (order) await giveUpPlanSignature(ctx, { planId, order });
          return redirect(paths.planSign(planId), {
            headers: { "Set-Cookie": await keepSignatureOrder(null) },
          });
        }
        case "sign":
          return beginSigning(ctx, request, { planId, form });
      }
    }),
  );
}

interface Given {
  planId: string;
  form: FormData;
}

const whom = (form: FormData) => ({
  documentId: field(form, "documentId"),
  signer: field(form, "signer"),
  protectedChosen: field(form, "protected") === "on",
});

async function beginSigning(ctx: StaffCtx, request: Request, { planId, form }: Given) {
  const { language } = await readPlanSigning(ctx, { planId });
  const caller = await signatureCaller(request, ctx.now);
  const begun = await beginPlanSignature(ctx, {
    planId,
    ...whom(form),
    words: wordsIn(language),
    caller,
  });
  if ("messageKey" in begun) return redirect(paths.planSign(planId, { message: begun.messageKey }));
  return redirect(paths.planSign(planId), { headers: { "Set-Cookie": await keepSignatureOrder(begun) } });
}

/** The answer of the form itself: a link is in no address, and on no page a second time. */
async function makeLink(ctx: StaffCtx, request: Request, { planId, form }: Given) {
  const language = await languageOf(request);
  const { token, expiresAt } = await makePlanLink(ctx, {
    planId,
    ...whom(form),
    days: Number(field(form, "days")),
  });
  const url = await linkAddress(request, token);
  const { family } = await readPlanSigning(ctx, { planId });
  const name = family.find((f) => f.signer === field(form, "signer"))?.name ?? "";
  return data({ made: { url, qr: qrPath(url), name, until: dates.when(expiresAt, language) } });
}

export default function SignPlan() {
  const { t } = useTranslation("plan");
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (loaded.state === "ready") {
    const made = answer && "made" in answer ? answer.made : null;
    const refused = answer && "errors" in answer ? answer : null;
    return <Ready page={loaded} made={made} refused={refused} />;
  }
  return (
    <WaitingOrder
      title={t("sign.bankidTitle")}
      under={t("sign.bankidBeside")}
      cancel={t("sign.cancel")}
      order={loaded.order}
    />
  );
}

type Page = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { state: "ready" }>;
type Answer = ReturnType<typeof useActionData<typeof action>>;

interface ReadyProps {
  page: Page;
  made: Extract<Answer, { made: object }>["made"] | null;
  refused: Extract<Answer, { errors: object }> | null;
}

function Ready({ page, made, refused }: ReadyProps) {
  const { t } = useTranslation("plan");
  const { document } = page;
  const errors = refused?.errors ?? {};
  const typed = refused?.values ?? null;
  return (
    <GuardedPage lockedBy={page.lockedBy}>
      <div className="reading stack">
        <PageTitle
          over={
            <>
              <a href={paths.plan(page.id)}>{t("sign.back")}</a> · {page.reference}
            </>
          }
          title={t("sign.title")}
          under={t("sign.lead")}
        />
        {page.can.write ? <PlanSteps planId={page.id} here="sign" /> : null}
        {made ? <PlanLinkMade made={made} planId={page.id} /> : null}
        <Messages page={page} />
        <ErrorSummary errors={errors} />
        {document ? (
          <>
            <h2>{t("sign.version", { number: document.number })}</h2>
            {document.current ? null : <Stale page={page} />}
            <FoldedPlanText text={document.text} />
            <PdfView
              key={document.id}
              src={paths.planPdf(page.id, { document: document.id })}
              label={t("sign.document")}
              words={{
                open: t("sign.open"),
                loading: t("sign.loading"),
                failed: t("sign.viewFailed"),
                page: (n, of) => t("sign.page", { n, of }),
              }}
            />
            <PlanSignatures page={page} />
            <OwnPlanSignature page={page} />
            <PlanFamily page={page} errors={errors} typed={typed} />
            <AskForPlan page={page} errors={errors} typed={typed} />
            <PaperForPlan page={page} errors={errors} typed={typed} />
          </>
        ) : (
          <EmptyState
            title={t("sign.none")}
            actions={<a href={paths.planEdit(page.id)}>{t("page.write")}</a>}
          />
        )}
      </div>
    </GuardedPage>
  );
}

function Stale({ page }: { page: Page }) {
  const { t } = useTranslation("plan");
  return (
    <Banner>
      {t("sign.stale")}
      {page.can.write ? (
        <form method="post">
          <SubmitButton look="quiet" name="do" value="finish">
            {t("sign.finish")}
          </SubmitButton>
        </form>
      ) : null}
    </Banner>
  );
}

function Messages({ page }: { page: Page }) {
  const { t } = useTranslation("plan");
  const { t: tb } = useTranslation("bankid");
  const own = messages.find((each) => each === page.message);
  return (
    <>
      {page.done ? <Banner tone="done">{t(`sign.done.${page.done}`)}</Banner> : null}
      {own ? (
        <Banner tone={own === "signed" ? "done" : "notice"}>{t(`sign.message.${own}`)}</Banner>
      ) : page.message ? (
        <Banner>{tb(page.message)}</Banner>
      ) : null}
    </>
  );
}
