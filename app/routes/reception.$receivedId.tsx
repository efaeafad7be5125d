// One received report: what was told, by when what is due, what is done with it, and the child's other reports here.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import type { SocialCtx } from "~/access/context.server";
import { asSocial } from "~/access/guard.server";
import { ReceivedBeside } from "~/components/reception-beside";
import { ReceivedContent } from "~/components/reception-content";
import { ReceivedMore } from "~/components/reception-more";
import { NextHere } from "~/components/reception-next";
import { ReceivedMarks } from "~/components/reception-origin";
import { AcuteMark } from "~/components/reception-row";
import { ReceivedWork } from "~/components/reception-work";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, Chip, PageTitle } from "~/components/ui/page-pieces";
import { acknowledgeReceived, registerReceived } from "~/domain/reception/acknowledge-received.server";
import { assessProtection } from "~/domain/reception/assess-protection.server";
import { assignReceived } from "~/domain/reception/assign-received.server";
import { inviteToMeeting, markTakenBack } from "~/domain/reception/invite-received.server";
import { readReceived } from "~/domain/reception/read-received.server";
import { recordConsent, withdrawConsent } from "~/domain/reception/record-consent.server";
import { noteFeedback, recordDecision } from "~/domain/reception/record-decision.server";
import { recordEnding } from "~/domain/reception/record-ending.server";
import type { StepForm } from "~/domain/reception/step-received.server";
import { field, pressed, readForm, typed, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { textsFor } from "~/text/i18n.server";
import { receivedForScreen } from "~/text/received-for-screen";
import { titled } from "~/text/titled";

export const meta = titled("received");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { language, t } = await textsFor(request);
  return asSocial({ request }, async (ctx) => {
    const received = await readReceived(ctx, { receivedId: params.receivedId ?? "" });
    const done = new URL(request.url).searchParams.get("done") ?? "";
    return {
      idempotencyKey: randomUUID(),
      done: Object.hasOwn(steps, done) || otherDone.includes(done) ? done : null,
      ...receivedForScreen(received, { language, words: t }),
    };
  });
}

/** What other pages lead here after: entered by hand, compared with another. */
const otherDone = ["entered", "answered"];

const typedNames = [
  "number",
  "decision",
  "ending",
  "date",
  "withhold",
  "by",
  "way",
  "to",
  "day",
  "who",
  "what",
  "until",
] as const;

interface Sent {
  step: StepForm;
  said: (name: (typeof typedNames)[number] | "consentId") => string;
}

/** Each button's step. */
const steps: Record<string, (ctx: SocialCtx, sent: Sent) => Promise<void>> = {
  acknowledge: (ctx, { step }) => acknowledgeReceived(ctx, step),
  register: (ctx, { step, said }) => registerReceived(ctx, { ...step, number: said("number") }),
  protect: (ctx, { step, said }) => assessProtection(ctx, { ...step, date: said("date"), by: said("by") }),
  decide: (ctx, { step, said }) =>
    recordDecision(ctx, {
      ...step,
      date: said("date"),
      decision: said("decision"),
      withhold: said("withhold") === "yes",
    }),
  tell: (ctx, { step, said }) => noteFeedback(ctx, { ...step, date: said("date"), way: said("way") }),
  end: (ctx, { step, said }) => recordEnding(ctx, { ...step, date: said("date"), ending: said("ending") }),
  assign: (ctx, { step, said }) => assignReceived(ctx, { ...step, to: said("to") }),
  invite: (ctx, { step, said }) => inviteToMeeting(ctx, { ...step, day: said("day") }),
  consent: (ctx, { step, said }) =>
    recordConsent(ctx, { ...step, who: said("who"), what: said("what"), until: said("until") }),
  unconsent: (ctx, { step, said }) => withdrawConsent(ctx, { ...step, consentId: said("consentId") }),
  "take-back": (ctx, { step }) => markTakenBack(ctx, step),
};

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const values = typed(form, typedNames);
  const step = {
    receivedId: params.receivedId ?? "",
    version: versionOf(form),
    idempotencyKey: field(form, "key") || randomUUID(),
  };
  return asSocial({ request }, (ctx) =>
    orRefused(values, async () => {
      const what = pressed(form, Object.keys(steps));
      await steps[what]?.(ctx, { step, said: (name) => field(form, name) });
      return redirect(paths.received(step.receivedId, { done: what }));
    }),
  );
}

export default function Received() {
  const { t } = useTranslation(["reception", "statistics"]);
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const under = t("read.under", {
    when: page.receivedAt,
    way: t(`statistics:wayIn.${page.wayIn}`),
    from: t(`statistics:reporterKind.${page.reporterKind}`),
  });
  return (
    <>
      <PageTitle
        over={
          <>
            <a href={paths.reception()}>{t("title")}</a> · {t("read.over", { reference: page.reference })}
          </>
        }
        title={page.childName ?? t(page.protectedIdentity ? "row.protected" : "row.nameless")}
        under={under}
      >
        {page.acute ? <AcuteMark /> : null}
        <Chip>{t(`statuses.${page.status}`)}</Chip>
      </PageTitle>
      <ErrorSummary errors={refused?.errors} />
      {page.done && !refused ? <Banner tone="done">{t(`reception-next:done.${page.done}`)}</Banner> : null}
      {page.protectedIdentity ? <Banner title={t("read.protected")}>{t("read.protectedHow")}</Banner> : null}
      {page.acute ? <Banner>{t("read.acute")}</Banner> : null}
      <ReceivedMarks {...page} />
      <NextHere {...page} />
      <div className="two">
        <ReceivedContent {...page} />
        <div className="aside">
          <ReceivedWork {...page} refused={refused ?? null} />
          <ReceivedMore {...page} refused={refused ?? null} />
          <ReceivedBeside {...page} />
        </div>
      </div>
    </>
  );
}
