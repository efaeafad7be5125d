// A quick signal about one pupil: one press saves a note, which can be taken back or be given a line. Also where the
// pupil's page and the first page send theirs, so that a refusal has a page to stand on.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import type { StaffCtx } from "~/access/context.server";
import { asStaff } from "~/access/guard.server";
import { LineForm, SignalForm } from "~/components/quick-signals";
import { ToThread } from "~/components/to-thread";
import { ErrorSummary } from "~/components/ui/error-summary";
import { PageTitle } from "~/components/ui/page-pieces";
import { composerFor } from "~/domain/pupil/read-composer.server";
import { addSignalLine } from "~/domain/quick-signal/add-signal-line.server";
import { logSignal } from "~/domain/quick-signal/log-signal.server";
import { offeredSignals } from "~/domain/quick-signal/offered-signals.server";
import { undoSignal } from "~/domain/quick-signal/undo-signal.server";
import { field, pressed, readForm, typed, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("signal");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const { pupilId, name } = await composerFor(ctx, { pupilId: params.pupilId ?? "" });
    return { key: randomUUID(), pupilId, name, signals: await offeredSignals(ctx, language) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const pupilId = params.pupilId ?? "";
  return asStaff({ request }, (ctx) =>
    orRefused(typed(form, ["text", "line", "do", "concernId", "version", "from"]), async () => {
      const what = pressed(form, ["", "undo", "line"]);
      const given = { concernId: field(form, "concernId"), version: versionOf(form) };
      if (what === "undo") {
        await undoSignal(ctx, given);
        return redirect(back(form, pupilId, { undone: "1" }));
      }
      if (what === "line") {
        await addSignalLine(ctx, { ...given, line: field(form, "line") });
        return redirect(back(form, pupilId, { saved: given.concernId }));
      }
      const { concernId } = await press(ctx, form, pupilId);
      return redirect(back(form, pupilId, { saved: concernId }));
    }),
  );
}

const press = (ctx: StaffCtx, form: FormData, pupilId: string) =>
  logSignal(ctx, {
    pupilId,
    signal: field(form, "signal"),
    form: { text: field(form, "text"), priority: "", category: "", circle: "", date: "", time: "" },
    files: [],
    linkTo: "",
    tell: [],
    idempotencyKey: field(form, "key") || randomUUID(),
  });

const back = (form: FormData, pupilId: string, query: { saved?: string; undone?: string }) =>
  field(form, "from") === "home" ? paths.home(query) : paths.pupilSaved(pupilId, query);

export default function Signal() {
  const { t } = useTranslation("quick-signal");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const said: Record<string, string> = refused?.values ?? {};
  return (
    <div className="reading stack">
      <PageTitle title={t("page.title")} over={<ToThread id={page.pupilId} name={page.name} />} />
      <ErrorSummary errors={refused?.errors} />
      {said.concernId ? (
        <div className="card stack">
          {said.do === "line" ? (
            <LineForm
              action={paths.pupilSignal(page.pupilId)}
              concernId={said.concernId}
              version={said.version ?? ""}
              from={said.from ?? ""}
              line={said.line}
              error={refused?.errors.line ?? refused?.errors.text}
            />
          ) : null}
          <p>
            <a href={paths.concern(said.concernId)}>{t("open")}</a>
          </p>
        </div>
      ) : null}
      <div className="card">
        <SignalForm
          pupilId={page.pupilId}
          idempotencyKey={page.key}
          signals={page.signals}
          line={said.text}
          errors={said.concernId ? undefined : refused?.errors}
        />
      </div>
    </div>
  );
}
