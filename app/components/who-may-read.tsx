import { useTranslation } from "react-i18next";
import type { ScreenReader } from "~/text/readers-for-screen";

/** Names, what they work as, on what ground, and until when. Stands in what is unfolded, and is whole there. */
export function ReaderList({ readers }: { readers: readonly ScreenReader[] }) {
  const { t } = useTranslation("who");
  const { t: tc } = useTranslation("concern");
  if (readers.length === 0) return <p className="soft">{t("nobody")}</p>;
  return (
    <ul className="soft readers">
      {readers.map(({ id, name, role, ground, until }) => (
        <li key={id}>
          <b>{name}</b>, {tc(`role.${role}`)}
          {ground === role ? "" : `, ${t(`ground.${ground}`)}`}
          {until ? `, ${t("until", { date: until })}` : ""}
        </li>
      ))}
    </ul>
  );
}

interface InnerCircleProps {
  others: readonly ScreenReader[];
  /** Whether the reader is one of them. */
  mine: boolean;
}

/** Student health's own notes have readers of their own: told whether there are any such notes or not. */
export function InnerCircle({ others, mine }: InnerCircleProps) {
  const { t } = useTranslation("who");
  const names = [...(mine ? [t("innerYou")] : []), ...others.filter((r) => r.inner).map((r) => r.name)];
  return (
    <>
      <h3 className="text-base">{t("inner")}</h3>
      <p className="soft">
        {names.length > 0 ? t("innerWho", { names: names.join(", ") }) : t("innerNobody")} {t("innerLead")}
      </p>
    </>
  );
}

interface WhyAndWhoProps extends InnerCircleProps {
  why: { ground: string; since: string; until: string };
  protectedIdentity: boolean;
}

/** On a pupil's page: why the reader sees it, and who else can. */
export function WhyAndWho({ why, others, mine, protectedIdentity }: WhyAndWhoProps) {
  const { t } = useTranslation("who");
  const { t: tp } = useTranslation("pupil");
  return (
    <>
      <section>
        <h2>{t("why")}</h2>
        <p className="soft">{tp(`ground.${why.ground}`, { since: why.since, until: why.until })}</p>
      </section>
      <section>
        <details className="fold">
          <summary>{t("else", { count: others.length })}</summary>
          <div className="stack">
            {protectedIdentity ? <p className="soft">{t("protected")}</p> : null}
            <ReaderList readers={others} />
            <div>
              <InnerCircle others={others} mine={mine} />
            </div>
            <p className="soft">{t("beyond")}</p>
          </div>
        </details>
      </section>
    </>
  );
}

interface NoteReadersProps {
  /** Null for whoever lacks the pupil: she sees what she wrote, and nothing of who works with the pupil. */
  readers: readonly ScreenReader[] | null;
  ground: string;
  hasFiles: boolean;
}

/** On a note's own page, folded. */
export function NoteReaders({ readers, ground, hasFiles }: NoteReadersProps) {
  const { t } = useTranslation("who");
  return (
    <details className="fold no-print mt-4">
      <summary>{t("title")}</summary>
      <p className="soft mb-2">{readers ? t(`you.${ground}`) : t("note.author")}</p>
      {readers ? <ReaderList readers={readers} /> : null}
      {readers && hasFiles ? <p className="soft">{t("note.file")}</p> : null}
    </details>
  );
}

interface ReportReadersProps {
  /** Null for whoever knows that it exists and no more. */
  readers: readonly ScreenReader[] | null;
}

/** Beside a report: who may know of it, as the policy says. */
export function ReportReaders({ readers }: ReportReadersProps) {
  const { t } = useTranslation("who");
  return (
    <section className="no-print">
      <details className="fold">
        <summary>{t("report.title")}</summary>
        <p className="soft">{t("report.lead")}</p>
        {readers ? <ReaderList readers={readers} /> : <p className="soft">{t("report.alone")}</p>}
        <p className="soft">{t("report.received")}</p>
      </details>
    </section>
  );
}
