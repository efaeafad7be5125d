// One handover: exactly what the receiver sees, and the answer.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { HandoverAnswers } from "~/components/handover-answers";
import { HandoverPreview } from "~/components/handover-preview";
import { GuardedPage } from "~/components/report-guard";
import { CountedText } from "~/components/ui/counted-text";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { acceptHandover, declineHandover } from "~/domain/handover/answer-handover.server";
import { appointReceiver } from "~/domain/handover/appoint-receiver.server";
import { readHandover } from "~/domain/handover/read-handover.server";
import { withdrawHandover } from "~/domain/handover/withdraw-handover.server";
import { writeSummaries } from "~/domain/handover/write-summaries.server";
import type { FieldErrors } from "~/domain/refusal";
import { printOf } from "~/domain/report/answer-print";
import { field, pressed, readForm, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { shownForScreen } from "~/text/shown-for-screen";
import { titled } from "~/text/titled";

export const meta = titled("handover");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const read = await readHandover(ctx, { handoverId: params.handoverId ?? "" });
    const { id, version, status, fromName, toName, giver, count, heldBack, can, receivers } = read;
    return {
      id,
      version,
      status,
      fromName,
      toName,
      giver,
      count,
      heldBack,
      can,
      lockedBy: read.lockedBy,
      origin: read.origin,
      readAt: read.readAt && dates.when(read.readAt, language),
      declined: read.declined,
      receivers: receivers.map(({ accountId, name }) => ({ accountId, name })),
      changeOn: dates.civil(read.changeOn, language),
      pupils: read.pupils.map((p) => ({
        id: p.id,
        name: p.name,
        summary: p.summary,
        count: p.count.all,
        shown: shownForScreen(p, { language, now: ctx.now }),
      })),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const input = { handoverId: params.handoverId ?? "", version: versionOf(form) };
  return asStaff({ request }, (ctx) =>
    orRefused(typedOf(form), async () => {
      const what = pressed(form, ["accept", "decline", "withdraw", "appoint", "summarise"]);
      if (what === "accept") await acceptHandover(ctx, input);
      else if (what === "decline") await declineHandover(ctx, { ...input, word: field(form, "word") });
      else if (what === "withdraw") await withdrawHandover(ctx, input);
      else if (what === "appoint") await appointReceiver(ctx, { ...input, toId: field(form, "toId") });
      else {
        await writeSummaries(ctx, { ...input, summaries: changedSummaries(form) });
        return redirect(paths.handover(input.handoverId));
      }
      return redirect(what === "accept" ? paths.home() : paths.handovers());
    }),
  );
}

/** By pupil: those that are not as they were met. All go together, so that no half-written one is lost by saving another. */
const changedSummaries = (form: FormData) =>
  Object.fromEntries(
    [...form.keys()].flatMap((name) => {
      if (!name.startsWith("summary-")) return [];
      const pupilId = name.slice("summary-".length);
      const text = field(form, name);
      return printOf(text) === field(form, `met-${pupilId}`) ? [] : [[pupilId, text]];
    }),
  );

const typedOf = (form: FormData): Record<string, string> => ({
  toId: field(form, "toId"),
  word: field(form, "word"),
  ...Object.fromEntries(Object.entries(changedSummaries(form)).map(([id, text]) => [`summary-${id}`, text])),
});

export default function Handover() {
  const { t } = useTranslation("handover");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const under = t("read.under", {
    count: page.count,
    date: page.changeOn,
    status: t(`status.${page.status}`),
  });
  return (
    <GuardedPage lockedBy={page.lockedBy}>
      <div className="reading stack">
        <PageTitle
          over={<a href={paths.handovers()}>{t("title")}</a>}
          title={t("read.title", { from: page.fromName })}
          under={page.toName ? `${under} · ${t("read.toReceiver", { name: page.toName })}` : under}
        />
        <ErrorSummary errors={refused?.errors} />
        {page.origin === "roster" ? <Banner tone="note">{t("read.fromRoster")}</Banner> : null}
        <Receipt {...page} />
        <HandoverAnswers {...page} refused={refused} />
        {page.heldBack > 0 ? (
          <Banner tone="note">{t("read.heldBack", { count: page.heldBack })}</Banner>
        ) : null}
        {page.pupils.length === 0 && page.count > 0 ? (
          <Banner tone="note">{t(`read.closed.${page.status}`)}</Banner>
        ) : null}
        {page.giver && page.pupils.length > 0 ? <Banner tone="note">{t("read.preview")}</Banner> : null}
        {page.can.summarise ? (
          <form method="post" id={summaries}>
            <input type="hidden" name="version" value={page.version} />
          </form>
        ) : null}
        {page.pupils.map((p) => (
          <section key={p.id} className="card">
            <h2>
              {p.name}
              {p.shown.months.length === 0 ? <span className="soft"> {t("read.empty")}</span> : null}
            </h2>
            <p>{p.summary ?? <span className="soft">{t("read.noSummary")}</span>}</p>
            {page.can.summarise ? (
              <SummaryForm
                pupilId={p.id}
                summary={p.summary}
                open={page.pupils.length === 1 && p.summary === null}
                refused={refused}
              />
            ) : null}
            <HandoverPreview pupilId={p.id} count={p.count} open={page.pupils.length === 1} {...p.shown} />
          </section>
        ))}
      </div>
    </GuardedPage>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

type Refused = { errors: FieldErrors; values: Record<string, string> } | undefined;

/** For whoever gave it, and the principal: whether it has been read, and why it was declined. */
function Receipt({ giver, status, toName, readAt, declined }: Page) {
  const { t } = useTranslation("handover");
  return (
    <>
      {readAt ? (
        <p>{t("read.receipt", { name: toName ?? "", at: readAt })}</p>
      ) : giver && status === "proposed" && toName ? (
        <p className="soft">{t("read.notRead", { name: toName })}</p>
      ) : null}
      {declined ? (
        <Banner
          title={t(status === "proposed" && !toName ? "read.declinedWaits" : "read.declined", {
            name: declined.byName,
          })}
        >
          {declined.word ? <p>{declined.word}</p> : null}
        </Banner>
      ) : null}
    </>
  );
}

interface SummaryFormProps {
  pupilId: string;
  summary: string | null;
  open: boolean;
  refused: Refused;
}

/** The one form of all summaries, apart from the answers'. */
const summaries = "summaries";

/** The giver's words on one pupil, until the day of the change. */
function SummaryForm({ pupilId, summary, open, refused }: SummaryFormProps) {
  const { t } = useTranslation("handover");
  const name = `summary-${pupilId}`;
  const error = refused?.errors[name];
  return (
    <details className="fold" open={open || error !== undefined}>
      <summary>{t(summary === null ? "read.writeSummary" : "read.changeSummary")}</summary>
      <div className="stack">
        <input type="hidden" form={summaries} name={`met-${pupilId}`} value={printOf(summary ?? "")} />
        <CountedText
          form={summaries}
          name={name}
          label={t("create.summary")}
          error={error}
          defaultValue={refused?.values[name] ?? summary ?? ""}
          rows={3}
        />
        <div className="row">
          <SubmitButton form={summaries} look="quiet" name="do" value="summarise">
            {t("read.saveSummary")}
          </SubmitButton>
        </div>
      </div>
    </details>
  );
}
