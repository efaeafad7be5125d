// Who has the pupil and why; the principal gives temporary access with a reason and an end, and ends it.
import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { orRefused } from "~/access/answer.server";
import { asStaff } from "~/access/guard.server";
import { GivenAccess } from "~/components/given-access";
import { ToThread } from "~/components/to-thread";
import { CountedText } from "~/components/ui/counted-text";
import { ErrorSummary } from "~/components/ui/error-summary";
import { SelectField, TextField } from "~/components/ui/field";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { endTemporaryAccess } from "~/domain/access-grant/end-temporary-access.server";
import { extendTemporaryAccess } from "~/domain/access-grant/extend-temporary-access.server";
import { giveTemporaryAccess } from "~/domain/access-grant/give-temporary-access.server";
import { readAccess } from "~/domain/access-grant/read-access.server";
import { longestDays, reasonLimit } from "~/domain/access-grant/rules";
import { civilDate } from "~/domain/calendar/stockholm";
import type { FieldErrors } from "~/domain/refusal";
import { field, pressed, readForm, typed } from "~/form-data";
import { paths } from "~/paths";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { lastOf } from "~/text/last-of";
import { titled } from "~/text/titled";

export const meta = titled("pupilAccess");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await languageOf(request);
  return asStaff({ request }, async (ctx) => {
    const read = await readAccess(ctx, { pupilId: params.pupilId ?? "" });
    const { pupil, holders, given, staff, protectedIdentity, lost } = read;
    return {
      key: randomUUID(),
      placed: pupil.hasLeft && new URL(request.url).searchParams.has("placed"),
      pupil,
      protectedIdentity,
      lost: lost.map((l) => ({ ...l, endsAt: l.endsAt ? dates.date(l.endsAt, language) : "" })),
      holders: holders.map((h) => ({ ...h, until: h.until && lastOf(h.until, language) })),
      given: given.map(({ startsAt, endsAt, ...g }) => ({
        ...g,
        from: dates.date(startsAt, language),
        until: endsAt ? lastOf(endsAt, language) : "",
        // For the form that moves it: the last day on which it holds.
        untilDate: endsAt ? civilDate(new Date(endsAt.getTime() - 1)) : "",
      })),
      staff: staff.map(({ accountId, name, role }) => ({ accountId, name, role })),
    };
  });
}

const names = ["accountId", "reason", "until", "untilTime", "grantId"] as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const pupilId = params.pupilId ?? "";
  return asStaff({ request }, (ctx) =>
    orRefused(typed(form, names), async () => {
      const what = pressed(form, ["", "end", "extend"]);
      if (what === "end") {
        await endTemporaryAccess(ctx, { pupilId, grantId: field(form, "grantId") });
      } else if (what === "extend") {
        await extendTemporaryAccess(ctx, {
          pupilId,
          grantId: field(form, "grantId"),
          until: field(form, "until"),
          untilTime: field(form, "untilTime"),
        });
      } else {
        await giveTemporaryAccess(ctx, {
          pupilId,
          accountId: field(form, "accountId"),
          reason: field(form, "reason"),
          until: field(form, "until"),
          untilTime: field(form, "untilTime"),
          idempotencyKey: field(form, "key") || randomUUID(),
        });
      }
      return redirect(paths.pupilAccess(pupilId));
    }),
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

export default function PupilAccess() {
  const { t } = useTranslation("access");
  const { t: tp } = useTranslation("pupil");
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      {page.pupil.hasLeft ? (
        <PageTitle
          title={t("title")}
          over={<a href={paths.overdue()}>{t("follow-up:overdueList.title")}</a>}
          under={t("leadLeft", { name: page.pupil.name })}
        />
      ) : (
        <PageTitle title={t("title")} over={<ToThread {...page.pupil} />} under={t("lead")}>
          <a href={paths.earlierSchools(page.pupil.id)}>{t("history:title")}</a>
        </PageTitle>
      )}
      {page.placed && !refused ? (
        <Banner tone="done" title={t("placed")}>
          {t("placedBody")} <a href={paths.overdue()}>{t("follow-up:leftOpen.title")}</a>.
        </Banner>
      ) : null}
      {page.protectedIdentity ? (
        <Banner tone="note" title={t("protected.title")}>
          <p>{t("protected.body")}</p>
        </Banner>
      ) : null}
      <ErrorSummary errors={refused?.errors} />
      <div className="two">
        <div className="stack">
          <GiveForm
            staff={page.staff}
            named={page.protectedIdentity}
            formKey={page.key}
            errors={refused?.errors ?? {}}
            values={refused?.values.grantId ? {} : (refused?.values ?? {})}
          />
          <GivenAccess given={page.given} errors={refused?.errors ?? {}} values={refused?.values ?? {}} />
        </div>
        <aside className="aside">
          <section>
            <h2>{t("holders")}</h2>
            <ul className="plain">
              {page.holders.map((h) => (
                <li key={`${h.name} ${h.ground} ${h.until}`}>
                  {h.name}
                  <div className="soft">
                    {tp(`groundShort.${h.ground}`)}
                    {h.until ? `, ${t("until", { until: h.until })}` : null}
                  </div>
                </li>
              ))}
            </ul>
          </section>
          {page.protectedIdentity ? <Lost lost={page.lost} /> : null}
        </aside>
      </div>
    </>
  );
}

/** Of a protected pupil: who had it until lately, so that the principal knows whom she may want to name. */
function Lost({ lost }: Pick<Page, "lost">) {
  const { t } = useTranslation("access");
  const { t: tp } = useTranslation("pupil");
  return (
    <section>
      <h2>{t("protected.lost")}</h2>
      {lost.length === 0 ? <p className="soft">{t("protected.lostNone")}</p> : null}
      <ul className="plain">
        {lost.map((l) => (
          <li key={l.accountId}>
            {l.name}
            <div className="soft">
              {t("protected.lostUntil", { ground: tp(`groundShort.${l.ground}`), until: l.endsAt })}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface GiveFormProps extends Pick<Page, "staff"> {
  /** Of a protected pupil: what is given is the named access. */
  named: boolean;
  formKey: string;
  errors: FieldErrors;
  values: Record<string, string>;
}

function GiveForm({ staff, named, formKey, errors, values }: GiveFormProps) {
  const { t } = useTranslation("access");
  const { t: tc } = useTranslation("concern");
  return (
    <form method="post" className="card stack">
      <h2>{t(named ? "protected.give" : "give.title")}</h2>
      <input type="hidden" name="key" value={formKey} />
      <SelectField
        name="accountId"
        label={t("give.who")}
        error={errors.accountId}
        defaultValue={values.accountId ?? ""}
        required
      >
        <option value="">{t("give.choose")}</option>
        {staff.map((s) => (
          <option key={s.accountId} value={s.accountId}>
            {`${s.name}, ${tc(`role.${s.role}`)}`}
          </option>
        ))}
      </SelectField>
      <CountedText
        name="reason"
        limit={reasonLimit}
        label={t("give.reason")}
        help={t("give.reasonHelp", { limit: reasonLimit })}
        error={errors.reason}
        defaultValue={values.reason}
        required
        rows={2}
      />
      <TextField
        name="until"
        type="date"
        label={t("give.until")}
        help={t("give.untilHelp", { days: longestDays })}
        error={errors.until}
        defaultValue={values.until}
        required
      />
      <TextField
        name="untilTime"
        type="time"
        label={t("give.untilTime")}
        help={t("give.untilTimeHelp")}
        error={errors.untilTime}
        defaultValue={values.untilTime}
        optional
      />
      <div className="row">
        <SubmitButton>{t("give.send")}</SubmitButton>
      </div>
    </form>
  );
}
