// Brings outcomes in from a case system's CSV, after a dry run.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asSocial } from "~/access/guard.server";
import { requireGround } from "~/access/require";
import { TextField } from "~/components/ui/field";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { importOutcomes } from "~/domain/reception/import-outcomes.server";
import {
  decisionWords,
  endingWords,
  mostLines,
  type OutcomeProblem,
  outcomeColumns,
} from "~/domain/reception/outcome-table";
import { files, pressed, readForm } from "~/form-data";
import { readCsvTable } from "~/integrations/roster/csv-tables";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("receptionOutcomes");

export async function loader({ request }: LoaderFunctionArgs) {
  return asSocial({ request }, async ({ actor }) => {
    requireGround(actor, "reception.work", { municipalityCode: actor.municipalityCode });
    return null;
  });
}

const shownProblems = 100;

const wrong = (problems: OutcomeProblem[]) => ({
  done: null,
  problems: problems.slice(0, shownProblems),
  more: Math.max(0, problems.length - shownProblems),
  lines: 0,
  changed: 0,
});

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  return asSocial({ request }, async (ctx) => {
    requireGround(ctx.actor, "reception.work", { municipalityCode: ctx.actor.municipalityCode });
    const [file] = await files(form, "file");
    if (!file) return wrong([{ line: null, key: "no_file" }]);
    const read = readCsvTable(file.bytes);
    if (!read.ok) return wrong([{ line: read.line, key: "not_csv" }]);
    const result = await importOutcomes(ctx, {
      table: read.table,
      dryRun: pressed(form, ["", "try", "run"]) !== "run",
    });
    if (!result.ok) return wrong(result.problems);
    const { written, lines, changed } = result;
    return { done: written, problems: [], more: 0, lines, changed };
  });
}

type Answer = Awaited<ReturnType<typeof action>>;

export default function Outcomes() {
  const { t } = useTranslation("reception");
  const answer = useActionData<typeof action>();
  return (
    <div className="reading stack">
      <PageTitle
        over={<a href={paths.reception()}>{t("title")}</a>}
        title={t("outcome-import:title")}
        under={t("outcome-import:lead")}
      />
      {answer ? <Result {...answer} /> : null}
      <form method="post" encType="multipart/form-data" className="card stack">
        <TextField
          name="file"
          type="file"
          required
          accept=".csv,text/csv"
          label={t("outcome-import:file")}
          help={t("outcome-import:fileHelp", { limit: mostLines })}
        />
        <div className="row">
          <SubmitButton name="do" value="try">
            {t("outcome-import:try")}
          </SubmitButton>
          <SubmitButton look="quiet" name="do" value="run">
            {t("outcome-import:run")}
          </SubmitButton>
        </div>
      </form>
      <section className="stack">
        <h2>{t("outcome-import:columns")}</h2>
        <p>
          <a href={paths.receptionOutcomesTemplate()}>{t("outcome-import:template")}</a>
        </p>
        <dl className="facts">
          {outcomeColumns.map((column) => (
            <div key={column} className="contents">
              <dt>{column}</dt>
              <dd>{t(`outcome-import:column.${column}`, words)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

const words = {
  decisions: Object.keys(decisionWords).join(", "),
  endings: Object.keys(endingWords).join(", "),
};

function Result({ done, problems, more, lines, changed }: Answer) {
  const { t } = useTranslation("reception");
  if (done === null) {
    return (
      <Banner title={t("outcome-import:wrong")}>
        <ul>
          {problems.map((p) => (
            <li key={`${p.line}-${p.column}-${p.key}`}>
              <b>
                {p.line === null ? t("outcome-import:wholeFile") : t("outcome-import:line", { line: p.line })}
              </b>
              : {t(`outcome-import:problem.${p.key}`, { column: p.column ?? "", limit: mostLines })}
            </li>
          ))}
        </ul>
        {more > 0 ? <p>{t("outcome-import:more", { count: more })}</p> : null}
      </Banner>
    );
  }
  return (
    <Banner tone="done" title={t(done ? "outcome-import:done" : "outcome-import:dry")}>
      {t("outcome-import:counted", { lines, changed, same: lines - changed })}{" "}
      {done ? null : t("outcome-import:again")}
    </Banner>
  );
}
