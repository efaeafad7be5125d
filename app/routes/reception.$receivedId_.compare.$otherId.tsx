// Two reports beside each other that may be of one child or one family; a person says whether they are.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asSocial } from "~/access/guard.server";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, Card, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { asWritten } from "~/domain/pupil/personal-number";
import { answerProposal, compareReceived } from "~/domain/reception/compare-received.server";
import { field } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("receivedCompare");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const pair = { receivedId: params.receivedId ?? "", otherId: params.otherId ?? "" };
  return asSocial({ request }, async (ctx) => {
    const { proposal, here, other } = await compareReceived(ctx, pair);
    const shown = ({ child, receivedAt, guardians, ...side }: typeof here) => ({
      ...side,
      receivedAt: dates.date(receivedAt, language),
      facts: [
        ["name", child?.name],
        ["personalNumber", child?.personalNumber && asWritten(child.personalNumber)],
        ["birthDate", child?.birthDate && dates.civil(child.birthDate, language)],
        ["address", child?.address],
        ["description", child?.description],
        ["guardians", guardians.join(", ")],
      ].map(([label, value]) => ({ label, value: value || null })),
    });
    return {
      idempotencyKey: randomUUID(),
      kind: proposal.kind,
      answer: proposal.answer,
      sides: [shown(here), shown(other)],
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const pair = { receivedId: params.receivedId ?? "", otherId: params.otherId ?? "" };
  return asSocial({ request }, (ctx) =>
    orRefused({}, async () => {
      const answer = field(form, "answer");
      await answerProposal(ctx, { ...pair, answer, idempotencyKey: field(form, "key") || randomUUID() });
      return redirect(paths.received(pair.receivedId));
    }),
  );
}

export default function Compare() {
  const { t } = useTranslation("reception");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [here] = page.sides;
  return (
    <>
      <p>
        <a href={paths.received(here?.id ?? "")}>{t("forwarding:back")}</a>
      </p>
      <PageTitle title={t(`compare.${page.kind}.title`)} under={t(`compare.${page.kind}.lead`)} />
      <ErrorSummary errors={refused?.errors} />
      <div className="two-even">
        {page.sides.map((side, position) => (
          <Card key={side.id} title={t(position === 0 ? "compare.this" : "compare.other")}>
            <p className="soft">
              {side.reference} · {side.receivedAt} · {t(`statuses.${side.status}`)}
            </p>
            <dl className="facts">
              {side.facts.map(({ label, value }) => (
                <div key={label} className="contents">
                  <dt>{t(`read.${label}`)}</dt>
                  <dd>{value ?? t("compare.unknown")}</dd>
                </div>
              ))}
            </dl>
          </Card>
        ))}
      </div>
      {page.answer ? <Banner tone="note">{t(`proposals.said.${page.kind}_${page.answer}`)}</Banner> : null}
      <form method="post" className="row mt-4">
        <input type="hidden" name="key" value={page.idempotencyKey} />
        {page.answer === "confirmed" ? null : (
          <SubmitButton name="answer" value="confirmed">
            {t(`compare.${page.kind}.yes`)}
          </SubmitButton>
        )}
        {page.answer === "rejected" ? null : (
          <SubmitButton look="quiet" name="answer" value="rejected">
            {t(`compare.${page.kind}.no`)}
          </SubmitButton>
        )}
        {page.answer ? (
          <SubmitButton look="quiet" name="answer" value="reopened">
            {t("compare.reopen")}
          </SubmitButton>
        ) : null}
      </form>
      <p className="soft mt-3">{t("compare.logged")}</p>
    </>
  );
}
