// One received report: what was told, by when what is due, what is done with it, and the child's other reports here.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asSocial } from "~/access/guard.server";
import { ReceivedBeside } from "~/components/reception-beside";
import { ReceivedContent } from "~/components/reception-content";
import { AcuteMark } from "~/components/reception-row";
import { ReceivedWork } from "~/components/reception-work";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, Chip, PageTitle } from "~/components/ui/page-pieces";
import { acknowledgeReceived, registerReceived } from "~/domain/reception/acknowledge-received.server";
import { assessProtection } from "~/domain/reception/assess-protection.server";
import { readReceived } from "~/domain/reception/read-received.server";
import { noteFeedback, recordDecision } from "~/domain/reception/record-decision.server";
import { recordEnding } from "~/domain/reception/record-ending.server";
import { field, typed, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { textsFor } from "~/text/i18n.server";
import { receivedForScreen } from "~/text/received-for-screen";
import { titled } from "~/text/titled";

export const meta = titled("received");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { language, t } = await textsFor(request);
  return asSocial({ request }, async (ctx) => {
    const received = await readReceived(ctx, { receivedId: params.receivedId ?? "" });
    return { idempotencyKey: randomUUID(), ...receivedForScreen(received, { language, words: t }) };
  });
}

const typedNames = ["number", "decision", "ending", "date", "withhold"] as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const values = typed(form, typedNames);
  const step = {
    receivedId: params.receivedId ?? "",
    version: versionOf(form),
    idempotencyKey: field(form, "key") || randomUUID(),
  };
  const date = field(form, "date");
  return asSocial({ request }, (ctx) =>
    orRefused(values, async () => {
      const what = field(form, "do");
      if (what === "acknowledge") await acknowledgeReceived(ctx, step);
      else if (what === "register") await registerReceived(ctx, { ...step, number: field(form, "number") });
      else if (what === "protect") await assessProtection(ctx, { ...step, date });
      else if (what === "tell") await noteFeedback(ctx, step);
      else if (what === "end") await recordEnding(ctx, { ...step, date, ending: field(form, "ending") });
      else if (what === "decide") {
        const withhold = field(form, "withhold") === "yes";
        await recordDecision(ctx, { ...step, date, withhold, decision: field(form, "decision") });
      }
      return redirect(paths.received(step.receivedId));
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
        over={t("read.over", { reference: page.reference })}
        title={page.childName ?? t(page.protectedIdentity ? "row.protected" : "row.nameless")}
        under={under}
      >
        {page.acute ? <AcuteMark /> : null}
        <Chip>{t(`statuses.${page.status}`)}</Chip>
      </PageTitle>
      <ErrorSummary errors={refused?.errors} />
      {page.protectedIdentity ? <Banner title={t("read.protected")}>{t("read.protectedHow")}</Banner> : null}
      {page.acute ? <Banner>{t("read.acute")}</Banner> : null}
      <div className="two">
        <ReceivedContent {...page} />
        <div className="aside">
          <ReceivedWork {...page} refused={refused ?? null} />
          <ReceivedBeside {...page} />
        </div>
      </div>
    </>
  );
}
