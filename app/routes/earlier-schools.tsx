// Asks the earlier schools about several newly arrived pupils of a class at once: a question for each.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { Tick } from "~/components/ui/choices";
import { ErrorSummary } from "~/components/ui/error-summary";
import { FieldErrorLine, TextField, useErrorWords } from "~/components/ui/field";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { askForSeveral, readClassToAsk } from "~/domain/history/ask-for-several.server";
import { field, fields, readForm } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("earlierSchoolsOfSeveral");
export const handle = { scripts: false };

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  return asStaff({ request }, async (ctx) => {
    const { rows, ...read } = await readClassToAsk(ctx, { className: query.get("class") ?? "" });
    return {
      ...read,
      key: randomUUID(),
      asked: query.get("asked") === "1",
      rows: rows.map(({ transfer, ...row }) => ({
        ...row,
        transfer: transfer && { ...transfer, askedAt: dates.date(transfer.askedAt, language) },
      })),
    };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const [className, reason, chosen] = [field(form, "class"), field(form, "reason"), fields(form, "chosen")];
  const all = field(form, "all") === "yes";
  return asStaff({ request }, (ctx) =>
    orRefused({ reason, chosen: chosen.join(" "), all: all ? "yes" : "" }, async () => {
      const idempotencyKey = field(form, "key") || randomUUID();
      await askForSeveral(ctx, { className, chosen, all, reason, idempotencyKey });
      return redirect(paths.earlierSchoolsOfSeveral({ class: className, asked: "1" }));
    }),
  );
}

export default function EarlierSchoolsOfSeveral() {
  const { t } = useTranslation("history");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="reading stack">
      <PageTitle
        title={page.className ?? t("severalTitle")}
        over={page.className ? <ToClasses several={page.classes.length > 1} /> : undefined}
        under={t("severalLead")}
      />
      {page.asked && !refused ? <Banner tone="done" title={t("askedSeveral")} /> : null}
      <ErrorSummary errors={refused?.errors} />
      {page.className === null ? (
        <Classes names={page.classes} />
      ) : (
        <Newcomers page={page} refused={refused} />
      )}
      {page.className !== null && page.classes.length > 1 ? (
        <p>
          <a href={paths.earlierSchoolsOfSeveral()}>{t("otherClass")}</a>
        </p>
      ) : null}
    </div>
  );
}

function ToClasses({ several }: { several: boolean }) {
  const { t } = useTranslation("history");
  return several ? <a href={paths.earlierSchoolsOfSeveral()}>{t("severalTitle")}</a> : t("severalTitle");
}

function Classes({ names }: { names: string[] }) {
  const { t } = useTranslation("history");
  if (names.length === 0) return <p className="soft">{t("noClasses")}</p>;
  return (
    <section>
      <h2>{t("chooseClass")}</h2>
      <ul className="plain">
        {names.map((name) => (
          <li key={name}>
            <a href={paths.earlierSchoolsOfSeveral({ class: name })}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface NewcomersProps {
  page: ReturnType<typeof useLoaderData<typeof loader>>;
  refused: ReturnType<typeof useActionData<typeof action>>;
}

function Newcomers({ page, refused }: NewcomersProps) {
  const { t } = useTranslation("history");
  const words = useErrorWords();
  const [errors, values] = [refused?.errors ?? {}, (refused?.values ?? {}) as Record<string, string>];
  const ticked = new Set((values.chosen ?? "").split(" "));
  const open = page.rows.filter((row) => row.transfer?.status !== "asked" && row.transfer?.status !== "sent");
  const done = page.rows.filter((row) => !open.includes(row));
  const without = page.pupils - new Set(page.rows.map((row) => row.pupilId)).size;
  return (
    <>
      {open.length > 0 ? (
        <form method="post" className="stack">
          <input type="hidden" name="key" value={refused?.key ?? page.key} />
          <input type="hidden" name="class" value={page.className ?? ""} />
          <fieldset className="stack" id="chosen">
            <legend className="field-label">{t("newcomers")}</legend>
            <FieldErrorLine id="chosen" words={words(errors.chosen)} />
            <Tick name="all" value="yes" label={t("all")} defaultChecked={values.all === "yes"} />
            <ul className="plain">
              {open.map((row) => (
                <li key={row.key}>
                  <Tick
                    name="chosen"
                    value={row.key}
                    defaultChecked={ticked.has(row.key)}
                    label={
                      <>
                        {row.name} <span className="soft">{row.schoolName}</span>
                      </>
                    }
                  />
                  {row.transfer ? <p className="soft">{t("refused")}</p> : null}
                </li>
              ))}
            </ul>
          </fieldset>
          <TextField
            name="reason"
            label={t("askReason")}
            help={t("askReasonHelp")}
            error={errors.reason}
            defaultValue={values.reason}
            optional
          />
          <div className="row">
            <SubmitButton>{t("askSeveral")}</SubmitButton>
          </div>
        </form>
      ) : null}
      {page.rows.length === 0 ? <p className="soft">{t("noNewcomers")}</p> : null}
      {done.length > 0 ? (
        <section className="mt-4">
          <h2>{t("already")}</h2>
          <ul className="plain">
            {done.map(({ key, name, schoolName, pupilId, transfer }) => (
              <li key={key}>
                {name}{" "}
                <span className="soft">
                  {schoolName}
                  {transfer?.status === "asked" ? ` · ${t("asked", { date: transfer.askedAt })}` : null}
                </span>
                {transfer?.status === "sent" ? (
                  <>
                    {" · "}
                    <a href={paths.history(pupilId, transfer.id)}>
                      {t("sentShort")}
                      <span className="sr-only"> {name}</span>
                    </a>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {page.rows.length > 0 && without > 0 ? (
        <p className="soft">{t("othersNone", { count: without })}</p>
      ) : null}
    </>
  );
}
