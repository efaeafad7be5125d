// The school authority's administrator brings the roster in from CSV, after a dry run.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { asStaff } from "~/access/guard.server";
import { requireGround } from "~/access/require";
import { Tick } from "~/components/ui/choices";
import { TextField } from "~/components/ui/field";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { importRoster } from "~/domain/roster/import-roster.server";
import { type RosterProblem, rosterFiles } from "~/domain/roster/table";
import { field, files, pressed, readForm } from "~/form-data";
import { readRosterFiles } from "~/integrations/roster/read-roster-files";
import { paths } from "~/paths";
import { titled } from "~/text/titled";

export const meta = titled("roster");

export async function loader({ request }: LoaderFunctionArgs) {
  return asStaff({ request }, async ({ actor }) => {
    requireGround(actor, "roster.import", { authorityId: actor.authorityId });
    return null;
  });
}

const shownProblems = 100;
const counted = [
  "schools",
  "accounts",
  "groups",
  "duties",
  "groupStaff",
  "pupils",
  "members",
  "guardians",
] as const;

const wrong = (problems: RosterProblem[], strangers: string[]) => ({
  done: null,
  strangers,
  problems: problems.slice(0, shownProblems),
  more: Math.max(0, problems.length - shownProblems),
  counts: [],
  changingSchool: 0,
  reusedIds: { pupils: [], staff: [], likelyStaff: [] },
});

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  return asStaff({ request }, async (ctx) => {
    requireGround(ctx.actor, "roster.import", { authorityId: ctx.actor.authorityId });
    const read = readRosterFiles(await files(form, "files"));
    if (!read.ok) return wrong(read.problems, read.strangers);
    const result = await importRoster(ctx, {
      tables: read.tables,
      dryRun: pressed(form, ["", "try", "run"]) !== "run",
      acceptLeaving: field(form, "acceptLeaving") === "yes",
    });
    if (!result.ok) return wrong(result.problems, read.strangers);
    return {
      done: result.written,
      strangers: read.strangers,
      problems: [],
      more: 0,
      counts: counted.map((name) => ({ name, ...result.counts[name] })),
      changingSchool: result.counts.changingSchool,
      reusedIds: result.reusedIds,
    };
  });
}

const reusedKinds = [
  { of: "pupils", texts: "reused" },
  { of: "staff", texts: "reusedStaff" },
  { of: "likelyStaff", texts: "likelyStaff" },
] as const;

type Answer = Awaited<ReturnType<typeof action>>;

export default function Roster() {
  const { t } = useTranslation("roster");
  const answer = useActionData<typeof action>();
  return (
    <div className="reading stack">
      <PageTitle title={t("title")} under={t("page.lead")} />
      {answer ? <Outcome {...answer} /> : null}
      {answer && answer.strangers.length > 0 ? (
        <Banner tone="note">
          {t("page.strangers", { count: answer.strangers.length, names: answer.strangers.join(", ") })}
        </Banner>
      ) : null}
      <form method="post" encType="multipart/form-data" className="card stack">
        <TextField
          name="files"
          type="file"
          multiple
          required
          accept=".csv,text/csv"
          label={t("page.files")}
          help={t("page.filesHelp", { names: rosterFiles.map((f) => `${f}.csv`).join(", ") })}
        />
        <Tick name="acceptLeaving" value="yes" label={t("page.acceptLeaving")} />
        <div className="row">
          <SubmitButton name="do" value="try">
            {t("page.try")}
          </SubmitButton>
          <SubmitButton look="quiet" name="do" value="run">
            {t("page.run")}
          </SubmitButton>
        </div>
      </form>
      <section>
        <h2>{t("page.also")}</h2>
        <ul className="plain">
          <li>
            <a href={paths.quickSignals()}>{t("title:quickSignals")}</a>
            <p className="soft">{t("page.aboutSignals")}</p>
          </li>
          <li>
            <a href={paths.signingPolicy()}>{t("page.signingPolicy")}</a>
            <p className="soft">{t("page.aboutPolicy")}</p>
          </li>
          <li>
            <a href={paths.reportTexts()}>{t("report-text:title")}</a>
            <p className="soft">{t("page.aboutTexts")}</p>
          </li>
          <li>
            <a href={paths.alarms()}>{t("alarm:title")}</a>
            <p className="soft">{t("page.aboutAlarms")}</p>
          </li>
        </ul>
      </section>
    </div>
  );
}

function Outcome({ done, problems, more, counts, changingSchool, reusedIds }: Answer) {
  const { t } = useTranslation("roster");
  if (done === null) {
    return (
      <Banner title={t("page.wrongTitle")}>
        <ul>
          {problems.map((p) => (
            <li key={`${p.file}-${p.line}-${p.column}-${p.key}`}>
              <b>{place(t, p)}</b>: {t(`problem.${p.key}`, p.params)}
            </li>
          ))}
        </ul>
        {more > 0 ? <p>{t("page.more", { count: more })}</p> : null}
      </Banner>
    );
  }
  return (
    <>
      <Banner tone="done" title={t(done ? "page.doneTitle" : "page.dryTitle")}>
        {done ? null : t("page.again")}
      </Banner>
      {changingSchool > 0 ? (
        <Banner tone="note" title={t(done ? "page.movedTitle" : "page.moveTitle", { count: changingSchool })}>
          {t("page.moveBody")}
        </Banner>
      ) : null}
      {reusedKinds.map(({ of, texts }) =>
        reusedIds[of].length > 0 ? (
          <Banner key={of} tone="note" title={t(`page.${texts}Title`, { count: reusedIds[of].length })}>
            {t(`page.${texts}Body`, { count: reusedIds[of].length, lines: reusedIds[of].join(", ") })}
          </Banner>
        ) : null,
      )}
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t("page.what")}</th>
            <th scope="col">{t("page.add")}</th>
            <th scope="col">{t("page.change")}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((c) => (
            <tr key={c.name}>
              <th scope="row">{t(`page.count.${c.name}`)}</th>
              <td>{c.add}</td>
              <td>{c.change}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function place(t: (key: string, params?: Record<string, string>) => string, p: RosterProblem): string {
  const where = { file: p.file, line: String(p.line ?? ""), column: p.column ?? "" };
  if (p.line === null) return t("placeFile", where);
  return p.column === null ? t("place", where) : t("placeColumn", where);
}
