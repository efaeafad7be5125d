// A link to a document that waits for one person's signature. Before she has signed in, and for anybody else, the page is the
// same as at a link that never was: it names no school, no child and no kind of document.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { callerOf } from "~/access/bankid-sign-in.server";
import { beginAtLink, followAtLink, forgetLink, giveUpAtLink } from "~/access/plan-link.server";
import { IdentityOrder } from "~/components/identity-order";
import { qrPath } from "~/components/qr-code";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { pressed, readForm } from "~/form-data";
import { house } from "~/house.server";
import { paths } from "~/paths";
import { RateGate } from "~/server/rate-gate.server";
import { titled } from "~/text/titled";

export const meta = titled("planLink");
export const handle = { alone: true };

const gate = new RateGate({ windowMs: 60_000, perCaller: 10, inAll: 120, atOnce: 20 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const message = new URL(request.url).searchParams.get("message") ?? "";
  const step = await followAtLink(request, { token, now: new Date() });
  if (step.state === "open") throw redirect(paths.planReading(), { headers: { "Set-Cookie": step.cookie } });
  if (step.state === "pending") return { ...step, qr: step.qr ? qrPath(step.qr) : null };
  if (step.state === "refused" || step.state === "failed") {
    const said = step.state === "failed" ? step.messageKey : "none";
    throw redirect(paths.planLink(token, { message: said }), {
      headers: { "Set-Cookie": await forgetLink() },
    });
  }
  const isCode = /^(?:none|[a-z]{1,20}:[A-Za-z0-9]{1,20})$/.test(message);
  return { state: "none" as const, message: isCode ? message : "" };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const token = params.token ?? "";
  if (pressed(form, ["", "cancel"]) === "cancel")
    return redirect(paths.planLink(token), { headers: { "Set-Cookie": await giveUpAtLink(request, token) } });
  const now = new Date();
  const leave = gate.enter(callerOf(request, (await house()).env).endUserIp, now.getTime());
  if (!leave) return data({ tooMany: true }, { status: 429 });
  try {
    const begun = await beginAtLink(request, { token, now });
    if ("messageKey" in begun) return redirect(paths.planLink(token, { message: begun.messageKey }));
    return redirect(paths.planLink(token), { headers: { "Set-Cookie": begun.cookie } });
  } finally {
    leave();
  }
}

export default function PlanLink() {
  const { t } = useTranslation("plan");
  const { t: tb } = useTranslation("bankid");
  const step = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const pending = step.state === "pending";
  return (
    <div className="reading stack">
      <PageTitle title={t("door.title")} under={pending ? "" : t("door.lead")} />
      {refused ? <Banner>{t("door.tooMany")}</Banner> : null}
      {step.state === "none" && step.message ? (
        <Banner>{step.message === "none" ? t("door.none") : tb(step.message)}</Banner>
      ) : null}
      {pending ? (
        <>
          <noscript>
            <meta httpEquiv="refresh" content="5" />
          </noscript>
          <IdentityOrder {...step} />
        </>
      ) : null}
      <form method="post">
        {pending ? (
          <button className="btn btn-quiet" type="submit" name="do" value="cancel">
            {t("door.cancel")}
          </button>
        ) : (
          <button className="btn" type="submit">
            {t("door.start")}
          </button>
        )}
      </form>
    </div>
  );
}
