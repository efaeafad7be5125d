import { useTranslation } from "react-i18next";
import type { FieldErrors } from "~/domain/refusal";
import { TextField } from "./ui/field";
import { SubmitButton } from "./ui/submit-button";

interface GivenGrant {
  id: string;
  name: string;
  reason: string | null;
  active: boolean;
  from: string;
  until: string;
  /** For the form that moves it: the last day on which it holds. */
  untilDate: string;
}

interface GivenAccessProps {
  given: readonly GivenGrant[];
  errors: FieldErrors;
  values: Record<string, string>;
}

/** What the principal has given for a time, each ended or moved on its own line. */
export function GivenAccess({ given, errors, values }: GivenAccessProps) {
  const { t } = useTranslation("access");
  return (
    <section className="card">
      <h2>{t("given.title")}</h2>
      {given.length === 0 ? <p className="soft">{t("given.none")}</p> : null}
      <ul className="plain">
        {given.map((g) => (
          <li key={g.id}>
            <div className="row row-apart">
              <div>
                <b>{g.name}</b>
                <div className="soft">
                  {t("given.period", { from: g.from, until: g.until })}
                  {g.active ? null : ` · ${t("given.ended")}`}
                </div>
                <div>{g.reason}</div>
              </div>
              {g.active ? (
                <form method="post">
                  <input type="hidden" name="grantId" value={g.id} />
                  <button
                    className="textbutton"
                    type="submit"
                    name="do"
                    value="end"
                    aria-label={t("given.endFor", { name: g.name })}
                  >
                    {t("given.end")}
                  </button>
                </form>
              ) : null}
            </div>
            {g.active ? (
              <MoveEnd grant={g} errors={errors} values={values.grantId === g.id ? values : {}} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Longer or shorter: folded, since most run out by themselves. */
function MoveEnd({ grant, errors, values }: { grant: GivenGrant } & Omit<GivenAccessProps, "given">) {
  const { t } = useTranslation("access");
  const [day, time] = [`until-${grant.id}`, `untilTime-${grant.id}`];
  return (
    <details className="fold" open={errors[day] !== undefined || errors[time] !== undefined}>
      <summary>
        {t("given.move")}
        <span className="sr-only">: {grant.name}</span>
      </summary>
      <form method="post" className="stack">
        <input type="hidden" name="grantId" value={grant.id} />
        <TextField
          id={day}
          name="until"
          type="date"
          label={t("give.until")}
          error={errors[day]}
          defaultValue={values.until ?? grant.untilDate}
          required
        />
        <TextField
          id={time}
          name="untilTime"
          type="time"
          label={t("give.untilTime")}
          error={errors[time]}
          defaultValue={values.untilTime}
          optional
        />
        <div className="row">
          <SubmitButton look="quiet" name="do" value="extend">
            {t("given.moveSend")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
