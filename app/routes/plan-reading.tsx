// What a link to an action plan opens for the person that it is for: that version in the page's viewer, and signing it. No
// account, no menu, nothing else of the pupil.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { callerOf } from "~/access/bankid-sign-in.server";
import { leaveLink, linkReader } from "~/access/plan-link.server";
import { keepSignatureOrder, signatureBrowser } from "~/access/signature-browser.server";
import { PdfView } from "~/components/pdf-view";
import { PlanText } from "~/components/plan-text";
import { qrPath } from "~/components/qr-code";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { WaitingOrder } from "~/components/waiting-order";
import {
  beginSignatureByLink,
  followSignatureByLink,
  giveUpSignatureByLink,
  readByLink,
} from "~/domain/action-plan/open-plan-link.server";
import { pressed, readForm } from "~/form-data";
import { house } from "~/house.server";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";
import { wordsIn } from "~/words-in.server";

export const meta = titled("planLink");
export const handle = { alone: true };

const over = { state: "over" as const };

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const found = await linkReader(request, new Date());
  const message = new URL(request.url).searchParams.get("message") ?? "";
  if (!found) return { ...over, left: message === "closed" };
  const { reader, at } = found;
  const browser = await signatureBrowser(request);
  const step = browser.order
    ? await followSignatureByLink(at, { ...reader, order: browser.order, device: browser.device })
    : null;
  if (step?.state === "pending")
    return { state: "pending" as const, order: { ...step, qr: step.qr ? qrPath(step.qr) : null } };
  if (step) {
    const said = step.state === "failed" ? step.messageKey : step.state;
    throw redirect(paths.planReading({ message: said }), {
      headers: { "Set-Cookie": await keepSignatureOrder(null) },
    });
  }
  const read = await readByLink(at, reader);
  if (!read) return { ...over, left: false };
  return {
    state: "ready" as const,
    text: read.text,
    canSign: read.canSign,
    signedAt: read.signedAt ? dates.when(read.signedAt, language) : "",
    message: /^(?:[a-z]{1,20}:)?[A-Za-z0-9_]{1,20}$/.test(message) ? message : "",
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const now = new Date();
  const found = await linkReader(request, now);
  if (!found) return redirect(paths.planReading());
  const { reader, at } = found;
  switch (pressed(form, ["sign", "leave", "cancel"])) {
    case "leave":
      return redirect(paths.planReading({ message: "closed" }), {
        headers: { "Set-Cookie": await leaveLink(request, now) },
      });
    case "cancel": {
      const { order } = await signatureBrowser(request);
      if (order) await giveUpSignatureByLink(at, { ...reader, order });
      return redirect(paths.planReading(), { headers: { "Set-Cookie": await keepSignatureOrder(null) } });
    }
    case "sign": {
      const caller = callerOf(request, (await house()).env);
      const begun = await beginSignatureByLink(at, { ...reader, words: wordsIn, caller });
      if (!begun) return redirect(paths.planReading());
      if ("messageKey" in begun) return redirect(paths.planReading({ message: begun.messageKey }));
      return redirect(paths.planReading(), { headers: { "Set-Cookie": await keepSignatureOrder(begun) } });
    }
  }
}

const messages = ["signed", "signed_earlier", "other_person", "ended", "none"] as const;

export default function PlanReading() {
  const { t } = useTranslation("plan");
  const loaded = useLoaderData<typeof loader>();
  if (loaded.state === "over")
    return (
      <div className="reading stack">
        <PageTitle title={t("reading.title")} />
        <p>{t(loaded.left ? "reading.closed" : "door.none")}</p>
      </div>
    );
  if (loaded.state === "pending")
    return <WaitingOrder title={t("sign.bankidTitle")} cancel={t("sign.cancel")} order={loaded.order} />;
  return <Ready page={loaded} />;
}

function Ready({
  page,
}: {
  page: Extract<ReturnType<typeof useLoaderData<typeof loader>>, { state: "ready" }>;
}) {
  const { t } = useTranslation("plan");
  const { t: tb } = useTranslation("bankid");
  const own = messages.find((each) => each === page.message);
  return (
    <div className="reading stack">
      <PageTitle title={t("reading.title")} under={t("reading.lead")} />
      {own ? (
        <Banner tone={own === "signed" ? "done" : "notice"}>{t(`reading.message.${own}`)}</Banner>
      ) : page.message ? (
        <Banner>{tb(page.message)}</Banner>
      ) : null}
      {page.signedAt ? <p>{t("reading.signed", { date: page.signedAt })}</p> : null}
      {page.text ? (
        <>
          <PlanText text={page.text} />
          <h2>{t("text.document")}</h2>
          <p className="soft">{t("text.same")}</p>
        </>
      ) : null}
      <PdfView
        src={paths.planReadingPdf()}
        label={t("sign.document")}
        words={{
          open: t("sign.open"),
          loading: t("sign.loading"),
          failed: t("sign.viewFailed"),
          page: (n, of) => t("sign.page", { n, of }),
        }}
      />
      <div className="row">
        {page.canSign ? (
          <form method="post">
            <SubmitButton name="do" value="sign">
              {t("reading.sign")}
            </SubmitButton>
          </form>
        ) : null}
        <form method="post">
          <SubmitButton look="quiet" name="do" value="leave">
            {t("reading.close")}
          </SubmitButton>
        </form>
      </div>
    </div>
  );
}
