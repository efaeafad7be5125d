import { useTranslation } from "react-i18next";
import { paths } from "~/paths";

/** On a narrow screen the notes beside lie below all pupils: what waits is said first there, in numbers alone. */
export function TodoLine({ todo, handovers }: { todo: number; handovers: number }) {
  const { t } = useTranslation("pupil");
  if (todo + handovers === 0) return null;
  return (
    <p className="row mb-4 gap-6 min-[47.5625rem]:hidden">
      {todo > 0 ? (
        <a href={paths.todo()}>
          {t("aside.todo")}: <b>{todo}</b>
        </a>
      ) : null}
      {handovers > 0 ? (
        <a href={paths.handovers()}>
          {t("aside.handover")}: <b>{handovers}</b>
        </a>
      ) : null}
    </p>
  );
}

/** What the line above has said is not said again below. */
const told = (count: number) => (count > 0 ? "max-[47.5rem]:hidden" : "");

interface SideNotesProps {
  todo: number;
  handovers: number;
  /** Of student health: the questions without a name that wait; null for everybody else. */
  asked: number | null;
}

/** Beside the composer: numbers only, so that a class that sees the screen learns nothing. */
export function SideNotes({ todo, handovers, asked }: SideNotesProps) {
  const { t } = useTranslation("pupil");
  return (
    <aside className="aside">
      <section className={told(todo)}>
        <h2>{t("aside.todo")}</h2>
        <p>
          <span className="big">{todo}</span>{" "}
          <a href={paths.todo()}>
            {t("aside.todoOpen")}
            <span className="sr-only"> {t("aside.todo")}</span>
          </a>
        </p>
      </section>
      <section className={told(handovers)}>
        <h2>{t("aside.handover")}</h2>
        <p>
          {handovers > 0 ? <span className="big">{handovers} </span> : null}
          {handovers > 0 ? `${t("aside.handoversWaiting", { count: handovers })} ` : null}
          <a href={paths.handovers()}>
            {t(handovers > 0 ? "aside.todoOpen" : "aside.handovers")}
            {handovers > 0 ? <span className="sr-only"> {t("aside.handover")}</span> : null}
          </a>
        </p>
      </section>
      <section>
        <h2>{t("aside.worried")}</h2>
        <p>{t("aside.worriedBody")}</p>
        <p>
          <a href={paths.newReport()}>{t("aside.startReport")}</a>
        </p>
        <p>
          <a href={paths.consult()}>{t("consultation:ask.title")}</a>
        </p>
      </section>
      <section>
        {asked === null ? null : (
          <>
            <p>
              <a href={paths.studentHealth()}>{t("student-health:title")}</a>
            </p>
            <p>
              <a href={paths.consultations()}>
                {t(asked > 0 ? "consultation:list.openCount" : "consultation:list.open", { count: asked })}
              </a>
            </p>
          </>
        )}
        <p>
          <a href={paths.myNotes()}>{t("aside.myNotes")}</a>
        </p>
      </section>
    </aside>
  );
}
