// One matter: its notes in order, its state, its next date, and how it ended.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { ChangedElsewhere, versionShown, wasChangedElsewhere } from "~/components/changed-elsewhere";
import { MatterFields } from "~/components/matter-form";
import { GuardedPage } from "~/components/report-guard";
import { ThreadView } from "~/components/thread-view";
import { ToThread } from "~/components/to-thread";
import { CountedText } from "~/components/ui/counted-text";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, Chip, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { changeMatter } from "~/domain/matter/change-matter.server";
import { readMatter } from "~/domain/matter/read-matter.server";
import { closingLimit } from "~/domain/matter/rules";
import { stepMatter } from "~/domain/matter/step-matter.server";
import type { FieldErrors } from "~/domain/refusal";
import { field, fields, readForm, typed, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { matterForScreen } from "~/text/matter-for-screen";
import { threadForScreen } from "~/text/thread-for-screen";
import { titled } from "~/text/titled";

export const meta = titled("matter");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const { items, offered, closing, openedAt, ...matter } = await readMatter(ctx, {
      matterId: params.matterId ?? "",
    });
    type Note = { id: string; category: string; authorName: string; text: string | null };
    const noteOf = (n: Note, at: Date, ticked: boolean) => ({
      ...{ id: n.id, category: n.category, authorName: n.authorName, ticked, text: n.text ?? "" },
      occurredAt: dates.date(at, language),
    });
    return {
      ...matter,
      ...matterForScreen(matter, { language, now: ctx.now }),
      done: new URL(request.url).searchParams.get("done") === "saved",
      opened: dates.date(openedAt, language),
      closing: closing && { ...closing, at: dates.date(closing.at, language) },
      months: threadForScreen(items, language),
      notes: matter.can.change
        ? [...items.map((i) => noteOf(i, i.at, true)), ...offered.map((o) => noteOf(o, o.occurredAt, false))]
        : [],
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const matterId = params.matterId ?? "";
  const concernIds = fields(form, "concernIds");
  const values = {
    ...typed(form, ["name", "nextOn", "closing", "version"]),
    concernIds: concernIds.join(" "),
  };
  return asStaff({ request }, (ctx) =>
    orRefused(values, async () => {
      const version = versionOf(form);
      const step = field(form, "step");
      if (step) await stepMatter(ctx, { matterId, version, step, closing: field(form, "closing") });
      else
        await changeMatter(ctx, {
          ...{ matterId, version, concernIds },
          form: { name: field(form, "name"), nextOn: field(form, "nextOn") },
        });
      return redirect(paths.matter(matterId, { done: "saved" }));
    }),
  );
}

export default function Matter() {
  const { t } = useTranslation("matter");
  const matter = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors ?? {};
  return (
    <GuardedPage lockedBy={matter.lockedBy}>
      <div className="reading">
        <PageTitle title={matter.name ?? t("erased")} over={<ToThread {...matter.pupil} />} />
        {matter.done && !refused ? <Banner tone="done" title={t("saved")} /> : null}
        {wasChangedElsewhere(refused) ? (
          <ChangedElsewhere rows={standing(matter, refused?.values ?? {}, t)} />
        ) : (
          <ErrorSummary errors={refused?.errors} />
        )}
        <State matter={matter} errors={errors} closing={refused?.values.closing ?? ""} />
        <section aria-labelledby="notes">
          <h2 id="notes">{t("entries")}</h2>
          <p className="soft mb-4">{t("entriesHelp")}</p>
          <ThreadView months={matter.months} />
        </section>
        {matter.can.change ? <Change matter={matter} refused={refused} /> : null}
      </div>
    </GuardedPage>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

/** What somebody else may have changed; and a closing word that has no field left to stand in. */
function standing(matter: Loaded, typed: Record<string, string>, t: TFunction<"matter">) {
  const notes = matter.notes.flatMap((n) => (n.ticked ? [`${n.occurredAt}, ${n.authorName}`] : []));
  const unplaced = matter.steps.includes("close") ? "" : (typed.closing ?? "");
  return [
    [t("nameLabel"), matter.name ?? ""],
    [t("nextLabel"), matter.next ?? ""],
    [t("entries"), notes.join("; ")],
    ...(unplaced ? ([[t("closingTyped"), unplaced]] as const) : []),
  ] as const;
}

function State({ matter, errors, closing }: { matter: Loaded; errors: FieldErrors; closing: string }) {
  const { t } = useTranslation("matter");
  const when = matter.next ? t(matter.late ? "nextLate" : "next", { date: matter.next }) : t("noNext");
  return (
    <section className="card stack matter-state">
      <div className="row">
        <Chip>{t(`status.${matter.status}`)}</Chip>
        {matter.circle === "student_health" ? <Chip>{t("innerCircle")}</Chip> : null}
        {matter.status === "closed" ? null : <b>{when}</b>}
        <span className="soft">{t("opened", { date: matter.opened, name: matter.openedBy })}</span>
      </div>
      {matter.closing ? (
        <div>
          <p className="soft">{t("closed", { date: matter.closing.at, name: matter.closing.by })}</p>
          {matter.closing.words ? <p className="note">{matter.closing.words}</p> : null}
        </div>
      ) : null}
      <p className="soft">{t(`stepHelp.${matter.status}`)}</p>
      {matter.steps.length > 0 ? <Steps matter={matter} errors={errors} closing={closing} /> : null}
    </section>
  );
}

function Steps({ matter, errors, closing }: { matter: Loaded; errors: FieldErrors; closing: string }) {
  const { t } = useTranslation("matter");
  const others = matter.steps.filter((step) => step !== "close");
  return (
    <>
      <form method="post" className="row no-print">
        <input type="hidden" name="version" value={matter.version} />
        {others.map((step) => (
          <SubmitButton key={step} look="quiet" name="step" value={step}>
            {t(`steps.${step}`)}
          </SubmitButton>
        ))}
      </form>
      {matter.steps.includes("close") ? (
        <details className="fold no-print" open={errors.closing !== undefined || closing !== "" || undefined}>
          <summary>{t("steps.close")}</summary>
          <form method="post" className="stack">
            <input type="hidden" name="version" value={matter.version} />
            <CountedText
              name="closing"
              label={t("closing")}
              help={t("closingHelp")}
              error={errors.closing}
              defaultValue={closing}
              limit={closingLimit}
              rows={3}
            />
            <div>
              <SubmitButton name="step" value="close">
                {t("steps.close")}
              </SubmitButton>
            </div>
          </form>
        </details>
      ) : null}
    </>
  );
}

interface ChangeProps {
  matter: Loaded;
  refused: { errors: FieldErrors; values: Record<string, string> } | undefined;
}

function Change({ matter, refused }: ChangeProps) {
  const { t } = useTranslation("matter");
  const errors = refused?.errors ?? {};
  const isHere = refused !== undefined && errors.closing === undefined && (refused.values.name ?? "") !== "";
  const open = isHere || errors.name !== undefined || errors.concernIds !== undefined;
  const ticked = isHere ? (refused.values.concernIds ?? "").split(" ") : null;
  return (
    <details className="fold no-print" open={open || undefined}>
      <summary>{t("change")}</summary>
      <form method="post" className="stack card">
        <input type="hidden" name="version" value={versionShown(refused, matter.version)} />
        <MatterFields
          values={{
            name: refused?.values.name || (matter.name ?? ""),
            nextOn: isHere ? (refused.values.nextOn ?? "") : (matter.nextOn ?? ""),
          }}
          notes={matter.notes.map((n) => ({ ...n, ticked: ticked ? ticked.includes(n.id) : n.ticked }))}
          errors={errors}
        />
        <div>
          <SubmitButton>{t("save")}</SubmitButton>
        </div>
      </form>
    </details>
  );
}
