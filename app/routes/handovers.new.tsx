// Hands over pupils: who, to whom, when, and a summary each. Two steps where no script runs: pupils, then summaries.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { Tick } from "~/components/ui/choices";
import { CountedText } from "~/components/ui/counted-text";
import { ErrorSummary } from "~/components/ui/error-summary";
import { FieldErrorLine, SelectField, TextField, useErrorWords } from "~/components/ui/field";
import { EmptyState, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { prepareHandover, pupilsMeant } from "~/domain/handover/prepare-handover.server";
import { proposeHandover } from "~/domain/handover/propose-handover.server";
import { field, fields, readForm } from "~/form-data";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("newHandover");

export async function loader({ request }: LoaderFunctionArgs) {
  return asStaff({ request }, async (ctx) => ({ key: randomUUID(), ...(await prepareHandover(ctx)) }));
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const summaries = Object.fromEntries(
    [...form.keys()].flatMap((name) =>
      name.startsWith("summary-") ? [[name.slice("summary-".length), field(form, name)]] : [],
    ),
  );
  const chosen = {
    pupilIds: fields(form, "pupilIds"),
    // A class may have no name: its tick says so by a value of its own.
    classes: fields(form, "classes").map((name) => (name === noClass ? "" : name)),
    all: field(form, "all") === "yes",
  };
  return asStaff({ request }, async (ctx) => {
    const pupilIds = await pupilsMeant(ctx, chosen);
    const values = {
      toId: field(form, "toId"),
      changeOn: field(form, "changeOn"),
      pupilIds: pupilIds.join(" "),
      ...Object.fromEntries(Object.entries(summaries).map(([id, text]) => [`summary-${id}`, text])),
    };
    return orRefused(values, async () => {
      const { handoverId } = await proposeHandover(ctx, {
        pupilIds,
        toId: values.toId,
        changeOn: values.changeOn,
        summaries,
        idempotencyKey: field(form, "key") || randomUUID(),
      });
      return redirect(paths.handover(handoverId));
    });
  });
}

const noClass = "-";

export default function NewHandover() {
  const { t } = useTranslation("handover");
  const { key, groups, receivers } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const words = useErrorWords();
  if (groups.length === 0) {
    return (
      <div className="reading">
        <PageTitle over={<a href={paths.handovers()}>{t("title")}</a>} title={t("create.title")} />
        <EmptyState title={t("create.noneTitle")}>{t("create.none")}</EmptyState>
      </div>
    );
  }
  const errors = refused?.errors ?? {};
  const values: Record<string, string> = refused?.values ?? {};
  const ticked = new Set((values.pupilIds ?? "").split(" "));
  return (
    <div className="reading">
      <PageTitle
        over={<a href={paths.handovers()}>{t("title")}</a>}
        title={t("create.title")}
        under={t("lead")}
      />
      <ErrorSummary errors={errors} />
      <form method="post" className="stack">
        <input type="hidden" name="key" value={key} />
        <SelectField name="toId" label={t("create.to")} error={errors.toId} defaultValue={values.toId}>
          <option value="">{t("create.toNone")}</option>
          {receivers.map((r) => (
            <option key={r.accountId} value={r.accountId}>
              {r.name}
            </option>
          ))}
        </SelectField>
        <TextField
          name="changeOn"
          type="date"
          label={t("create.changeOn")}
          help={t("create.changeHelp")}
          error={errors.changeOn}
          defaultValue={values.changeOn}
          required
        />
        <fieldset className="stack" id="pupilIds">
          <legend className="field-label">{t("create.pupils")}</legend>
          <p className="soft">{t("create.summaryHint")}</p>
          <FieldErrorLine id="pupilIds" words={words(errors.pupilIds)} />
          {groups.length > 1 ? <Whole of="fieldset" name="all" value="yes" label={t("create.all")} /> : null}
          {groups.map((g) => (
            <details
              key={g.name ?? ""}
              className="fold"
              open={groups.length === 1 || g.pupils.some((p) => ticked.has(p.id))}
            >
              <summary>{g.name ?? "–"}</summary>
              <Whole of="details" name="classes" value={g.name ?? noClass} label={t("create.wholeClass")} />
              <ul className="plain">
                {g.pupils.map((p) => (
                  <li key={p.id} className="handed">
                    <Tick
                      name="pupilIds"
                      value={p.id}
                      label={p.name}
                      defaultChecked={refused ? ticked.has(p.id) : groups.length === 1}
                    />
                    <CountedText
                      name={`summary-${p.id}`}
                      label={<span className="soft">{`${t("create.summary")}: ${p.name}`}</span>}
                      error={errors[`summary-${p.id}`]}
                      defaultValue={values[`summary-${p.id}`]}
                      optional
                      rows={2}
                    />
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </fieldset>
        <div className="row">
          <SubmitButton>{t("create.send")}</SubmitButton>
        </div>
      </form>
    </div>
  );
}

interface WholeProps {
  /** The element within which everybody is meant. */
  of: "details" | "fieldset";
  name: string;
  value: string;
  label: string;
}

/** A class, or all. With scripts everybody is ticked at once and can be unticked; without them one tick means everybody. */
function Whole({ of, name, value, label }: WholeProps) {
  const [ready, setReady] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const tickAll = useCallback(() => {
    const ticks = box.current?.closest(of)?.querySelectorAll<HTMLInputElement>("[name=pupilIds]");
    for (const tick of ticks ?? []) tick.checked = true;
  }, [of]);
  useEffect(() => {
    // Ticked before the scripts came: the tick goes, and what it means stands.
    if (box.current?.querySelector("input")?.checked) tickAll();
    setReady(true);
  }, [tickAll]);
  return (
    <div ref={box}>
      {ready ? (
        <button type="button" className="textbutton" onClick={tickAll}>
          {label}
        </button>
      ) : (
        <Tick name={name} value={value} label={label} />
      )}
    </div>
  );
}
