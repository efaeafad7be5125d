// The old school's principal decides what goes to the new school, note by note, with the ground.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { BodyMarkList } from "~/components/body-map";
import { FileTicks } from "~/components/history-files";
import { ChoiceField, Tick } from "~/components/ui/choices";
import { ErrorSummary } from "~/components/ui/error-summary";
import { FieldErrorLine, TextField, useErrorWords } from "~/components/ui/field";
import { NoEnter } from "~/components/ui/no-enter";
import { PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { showSize } from "~/documents/words";
import { historyGrounds, historyLaw } from "~/domain/history/content";
import { decideHistory, readHistoryRequest } from "~/domain/history/decide-history.server";
import { cite } from "~/domain/law/citations";
import { field, fields, pressed, readForm, typed, versionOf } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("historyRequest");
export const handle = { scripts: false };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const read = await readHistoryRequest(ctx, { transferId: params.transferId ?? "" });
    const { version, status, ground, sent, toSchool, askedBy, decidedBy, readBy, pupilName, digest } = read;
    const { sentFiles, filesLockedBy, resting, reason } = read;
    const date = (at: Date | null) => at && dates.date(at, language);
    const sized = <F extends { size: number }>(file: F) => ({ ...file, size: showSize(file.size, language) });
    return {
      ...{ version, status, ground, sent, toSchool, askedBy, decidedBy, readBy, pupilName, digest },
      ...{ sentFiles, filesLockedBy, resting, reason },
      law: {
        school_change: cite(historyLaw.school_change, language),
        consent: cite(historyLaw.consent, language),
      },
      next: read.waiting[0] ?? null,
      left: read.waiting.length,
      askedAt: dates.date(read.askedAt, language),
      decidedAt: date(read.decidedAt),
      readAt: date(read.readAt),
      entries: read.entries.map(({ files, ...e }) => ({
        ...e,
        files: files.map(sized),
        occurredAt: dates.date(e.occurredAt, language),
      })),
      looseFiles: read.looseFiles.map(sized),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const transferId = params.transferId ?? "";
  const [entryIds, fileIds] = [fields(form, "entryIds"), fields(form, "fileIds")];
  const ticked = { entryIds: entryIds.join(" "), fileIds: fileIds.join(" ") };
  const values = { ...typed(form, ["ground", "consentOn", "notToGuardians"]), ...ticked };
  return asStaff({ request }, (ctx) =>
    orRefused(values as Record<string, string>, async () => {
      await decideHistory(ctx, {
        transferId,
        version: versionOf(form),
        answer: pressed(form, ["send", "refuse"]),
        ground: field(form, "ground"),
        consentOn: field(form, "consentOn"),
        entryIds,
        fileIds,
        notToGuardians: field(form, "notToGuardians"),
      });
      return redirect(paths.historyRequest(transferId));
    }),
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

export default function HistoryRequest() {
  const { t } = useTranslation("history");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="reading stack">
      <PageTitle
        over={<a href={paths.todo()}>{t("todo:title")}</a>}
        title={t("reqTitle", { school: page.toSchool, pupil: page.pupilName })}
        under={t("reqLead", { name: page.askedBy, date: page.askedAt })}
      />
      <ErrorSummary errors={refused?.errors} />
      {page.resting ? <p>{t("rests")}</p> : null}
      {page.reason ? <p>{t("theirReason", { school: page.toSchool, reason: page.reason })}</p> : null}
      {page.next && (page.resting || page.status !== "asked") ? (
        <p>
          <a className="btn" href={paths.historyRequest(page.next)}>
            {t("nextRequest")}
          </a>{" "}
          <a href={paths.historyRequests()}>{t("requestsLeft", { count: page.left })}</a>
        </p>
      ) : null}
      {page.resting ? null : page.status === "asked" ? (
        <DecideForm
          page={page}
          errors={refused?.errors ?? {}}
          values={(refused?.values ?? {}) as Record<string, string>}
        />
      ) : (
        <Decided {...page} />
      )}
    </div>
  );
}

function Decided(page: Page) {
  const { t } = useTranslation("history");
  const made = { name: page.decidedBy ?? "", date: page.decidedAt ?? "" };
  if (page.status !== "sent") return <p>{t("decidedNo", made)}</p>;
  return (
    <section className="card">
      <p>
        {t("sent", { ...made, count: page.sent ?? 0 })}{" "}
        {page.sentFiles > 0 ? t("sentFiles", { count: page.sentFiles }) : null}
      </p>
      {page.ground ? <p>{t("by", { ground: `${t(page.ground)} (${page.law[page.ground]})` })}</p> : null}
      <p>{page.readAt ? t("receipt", { name: page.readBy ?? "", date: page.readAt }) : t("noReceipt")}</p>
      <p className="soft">
        {t("digest")}: <span className="break-all">{page.digest}</span>
      </p>
    </section>
  );
}

interface DecideFormProps {
  page: Page;
  errors: NonNullable<ReturnType<typeof useActionData<typeof action>>>["errors"];
  values: Record<string, string>;
}

function DecideForm({ page, errors, values }: DecideFormProps) {
  const { t } = useTranslation("history");
  const words = useErrorWords();
  const ticked = new Set((values.entryIds ?? "").split(" "));
  const tickedFiles = values.fileIds === undefined ? null : new Set(values.fileIds.split(" "));
  return (
    <form method="post" className="stack">
      <NoEnter />
      <input type="hidden" name="version" value={page.version} />
      <fieldset className="stack" id="entryIds">
        <legend className="field-label">{t("choose")}</legend>
        <p className="soft">{t("chooseHelp")}</p>
        <FieldErrorLine id="entryIds" words={words(errors.entryIds)} />
        {page.entries.length === 0 ? <p className="soft">{t("noEntries")}</p> : null}
        <ul className="plain">
          {page.entries.map((e) => (
            <li key={e.id}>
              <Tick
                name="entryIds"
                value={e.id}
                defaultChecked={ticked.has(e.id)}
                label={
                  <>
                    <span className="soft">
                      {e.occurredAt} · {e.authorName}
                    </span>
                    <br />
                    {e.text}
                  </>
                }
              />
              <BodyMarkList marks={e.marks} />
              <FileTicks
                files={e.files}
                lockedBy={page.filesLockedBy}
                isTicked={(id) => tickedFiles?.has(id) ?? true}
              />
            </li>
          ))}
        </ul>
      </fieldset>
      {page.looseFiles.length > 0 ? (
        <fieldset className="stack">
          <legend className="field-label">{t("chooseLoose")}</legend>
          <FileTicks
            files={page.looseFiles}
            lockedBy={page.filesLockedBy}
            isTicked={(id) => tickedFiles?.has(id) ?? false}
          />
        </fieldset>
      ) : null}
      <ChoiceField
        name="ground"
        label={t("ground")}
        error={errors.ground}
        defaultValue={values.ground}
        choices={historyGrounds.map((ground) => ({
          value: ground,
          label: `${t(ground)} (${page.law[ground]})`,
        }))}
      />
      <TextField
        name="consentOn"
        type="date"
        label={t("consentOn")}
        help={t("consentOnHelp")}
        error={errors.consentOn}
        defaultValue={values.consentOn}
        optional
      />
      <TextField
        name="notToGuardians"
        label={t("notToGuardians")}
        help={t(page.filesLockedBy ? "notToGuardiansLocked" : "notToGuardiansHelp")}
        error={errors.notToGuardians}
        defaultValue={values.notToGuardians}
        optional
      />
      <div className="row">
        <SubmitButton name="do" value="send">
          {t("send")}
        </SubmitButton>
        <SubmitButton look="quiet" name="do" value="refuse">
          {t("refuse")}
        </SubmitButton>
      </div>
    </form>
  );
}
