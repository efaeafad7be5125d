// Two reports beside each other that may be of one child or one family; a person says whether they are.
import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  type SerializeFrom,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asSocial } from "~/access/guard.server";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, Chip, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { asWritten } from "~/domain/pupil/personal-number";
import { answerProposal, compareReceived } from "~/domain/reception/compare-received.server";
import { field, readForm } from "~/form-data";
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
  const form = await readForm(request);
  const pair = { receivedId: params.receivedId ?? "", otherId: params.otherId ?? "" };
  return asSocial({ request }, (ctx) =>
    orRefused({}, async () => {
      const answer = field(form, "answer");
      await answerProposal(ctx, { ...pair, answer, idempotencyKey: field(form, "key") || randomUUID() });
      return redirect(paths.received(pair.receivedId, { done: "answered" }));
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
      <PageTitle
        over={<a href={paths.received(here?.id ?? "")}>{t("read.over", { reference: here?.reference })}</a>}
        title={t(`compare.${page.kind}.title`)}
        under={t(`compare.${page.kind}.lead`)}
      />
      <ErrorSummary errors={refused?.errors} />
      <Sides sides={page.sides} />
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

type Side = SerializeFrom<typeof loader>["sides"][number];

/** Fact by fact beside each other, so that the eye need not carry a number from one card to the next. */
function Sides({ sides }: { sides: readonly Side[] }) {
  const { t } = useTranslation("reception");
  const [here, other] = sides;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen is scrolled by the keyboard too
    <section className="card table-scroll mb-5" aria-label={t("compare.both")} tabIndex={0}>
      <table className="figures figures-text">
        <thead>
          <tr>
            <td />
            {sides.map((side, position) => (
              <th key={side.id} scope="col">
                <b className="text-ink">{t(position === 0 ? "compare.this" : "compare.other")}</b>
                <br />
                {side.reference} · {side.receivedAt} · {t(`statuses.${side.status}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {here?.facts.map(({ label, value }, at) => {
            const beside = other?.facts[at]?.value ?? null;
            return (
              <tr key={label}>
                <th scope="row">{t(`read.${label}`)}</th>
                <Fact value={value} />
                <Fact value={beside} differs={value !== null && beside !== null && !alike(value, beside)} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const alike = (one: string, other: string) => one.toLocaleLowerCase("sv") === other.toLocaleLowerCase("sv");

function Fact({ value, differs = false }: { value: string | null; differs?: boolean }) {
  const { t } = useTranslation("reception");
  if (value === null) return <td className="soft">{t("compare.unknown")}</td>;
  return (
    <td>
      {value} {differs ? <Chip>{t("compare.differs")}</Chip> : null}
    </td>
  );
}
