// Receptions are brought into the register from one CSV file, after a dry run.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { requireGround } from "~/access/require";
import { TextField } from "~/components/ui/field";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import type { CsvProblem } from "~/domain/register/csv";
import { importRegister } from "~/domain/register/import-register.server";
import { files, pressed, readForm } from "~/form-data";
import { readCsvTable } from "~/integrations/roster/csv-tables";
import { paths } from "~/paths";
import { textsFor } from "~/text/i18n.server";
import { csvProblemWords } from "~/text/register-problems";
import { titled } from "~/text/titled";

export const meta = titled("registerImport");

export async function loader({ request }: LoaderFunctionArgs) {
  return asStaff({ request }, async ({ actor }) => {
    requireGround(actor, "register.manage", { authorityId: actor.authorityId });
    return null;
  });
}

const shownProblems = 100;

export async function action({ request }: ActionFunctionArgs) {
  const { t } = await textsFor(request);
  const form = await readForm(request);
  const wrong = (problems: readonly CsvProblem[]) => ({
    done: null,
    problems: problems.slice(0, shownProblems).map((problem) => csvProblemWords(problem, t)),
    more: Math.max(0, problems.length - shownProblems),
    counts: null,
  });
  return asStaff({ request }, async (ctx) => {
    requireGround(ctx.actor, "register.manage", { authorityId: ctx.actor.authorityId });
    const [file] = await files(form, "file");
    if (!file) return wrong([{ line: null, column: null, key: "no_file" }]);
    const read = readCsvTable(file.bytes);
    if (!read.ok) return wrong([{ line: null, column: null, key: "not_csv", params: { line: read.line } }]);
    const result = await importRegister(ctx, {
      table: read.table,
      dryRun: pressed(form, ["", "try", "run"]) !== "run",
    });
    if (!result.ok) return wrong(result.problems);
    const { written, added, changed, same } = result;
    return { done: written, problems: [], more: 0, counts: { added, changed, same } };
  });
}

export default function RegisterImport() {
  const { t } = useTranslation("register");
  const answer = useActionData<typeof action>();
  return (
    <div className="reading stack">
      <PageTitle
        over={<a href={paths.register()}>{t("title")}</a>}
        title={t("csv.title")}
        under={t("csv.lead")}
      />
      {answer ? <Outcome {...answer} /> : null}
      <form method="post" encType="multipart/form-data" className="card stack">
        <TextField
          name="file"
          type="file"
          required
          accept=".csv,text/csv"
          label={t("csv.file")}
          help={
            <>
              {t("csv.fileHelp")} <a href={paths.registerCsv()}>{t("export")}</a>
            </>
          }
        />
        <div className="row">
          <SubmitButton name="do" value="try">
            {t("csv.try")}
          </SubmitButton>
          <SubmitButton look="quiet" name="do" value="run">
            {t("csv.run")}
          </SubmitButton>
        </div>
      </form>
    </div>
  );
}

function Outcome({ done, problems, more, counts }: Awaited<ReturnType<typeof action>>) {
  const { t } = useTranslation("register");
  if (done === null || counts === null) {
    return (
      <Banner title={t("csv.wrongTitle")}>
        <ul>
          {problems.map(({ place, words }) => (
            <li key={`${place} ${words}`}>
              <b>{place}</b>: {words}
            </li>
          ))}
        </ul>
        {more > 0 ? <p>{t("csv.more", { count: more })}</p> : null}
      </Banner>
    );
  }
  return (
    <Banner tone="done" title={t(done ? "csv.doneTitle" : "csv.dryTitle")}>
      {t("csv.counts", counts)} {done ? null : t("csv.again")}
    </Banner>
  );
}
