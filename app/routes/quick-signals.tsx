// A school authority's quick signals: what its administrator offers to staff, one opened at a time.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { wasChangedElsewhere } from "~/components/changed-elsewhere";
import { SignalEditor, SignalList } from "~/components/signal-keep";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { readSignals } from "~/domain/quick-signal/read-signals.server";
import { saveSignal } from "~/domain/quick-signal/save-signal.server";
import { field, readForm, typed, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("quickSignals");

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  return asStaff({ request }, async (ctx) => {
    const { signals, opened, changes } = await readSignals(ctx, { item: query.get("signal") ?? "" });
    return {
      key: randomUUID(),
      done: query.has("done"),
      signals,
      opened,
      changes: changes
        .map(({ version, nameSv, byName, changedAt }) => ({
          version,
          nameSv,
          byName,
          changedAt: dates.date(changedAt, language),
        }))
        .reverse(),
    };
  });
}

const names = ["nameSv", "nameEn", "category", "priority", "position", "offered", "version"] as const;

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  return asStaff({ request }, (ctx) =>
    orRefused(typed(form, names), async () => {
      await saveSignal(ctx, {
        item: field(form, "item"),
        form: {
          nameSv: field(form, "nameSv"),
          nameEn: field(form, "nameEn"),
          category: field(form, "category"),
          priority: field(form, "priority"),
          position: field(form, "position"),
          offered: field(form, "offered") === "yes",
        },
        version: versionOf(form),
        idempotencyKey: field(form, "key"),
      });
      return redirect(paths.quickSignals({ done: "1" }));
    }),
  );
}

export default function QuickSignals() {
  const { t } = useTranslation("quick-signal");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const editor = (
    <SignalEditor
      key={page.opened?.item ?? ""}
      signal={page.opened}
      idempotencyKey={page.key}
      nextPosition={page.signals.length + 1}
      changes={page.changes}
      refused={refused ?? null}
    />
  );
  return (
    <div className="reading stack">
      <PageTitle
        over={<a href={paths.roster()}>{t("shell:nav.roster")}</a>}
        title={t("keep.title")}
        under={t("keep.lead")}
      />
      {page.done && !refused ? <Banner tone="done">{t("keep.done")}</Banner> : null}
      {page.opened && wasChangedElsewhere(refused) ? null : <ErrorSummary errors={refused?.errors} />}
      {page.opened ? editor : null}
      <SignalList signals={page.signals} />
      {page.opened ? null : (
        <details className="fold" open={refused ? true : undefined}>
          <summary>{t("keep.add")}</summary>
          {editor}
        </details>
      )}
    </div>
  );
}
