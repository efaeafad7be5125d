import { useTranslation } from "react-i18next";
import { paths } from "~/paths";

/** Beside the composer: numbers only, so that a class that sees the screen learns nothing. */
export function SideNotes({ todo, handovers }: { todo: number; handovers: number }) {
  const { t } = useTranslation("pupil");
  return (
    <aside className="aside">
      <section>
        <h2>{t("aside.todo")}</h2>
        <p>
          <span className="big">{todo}</span> <a href={paths.todo()}>{t("aside.todoOpen")}</a>
        </p>
      </section>
      <section>
        <h2>{t("aside.handover")}</h2>
        <p>
          {handovers > 0 ? <span className="big">{handovers} </span> : null}
          {handovers > 0 ? `${t("aside.handoversWaiting", { count: handovers })} ` : null}
          <a href={paths.handovers()}>{t(handovers > 0 ? "aside.todoOpen" : "aside.handovers")}</a>
        </p>
      </section>
      <section>
        <h2>{t("aside.worried")}</h2>
        <p>{t("aside.worriedBody")}</p>
        <p>
          <a href={paths.newReport()}>{t("aside.startReport")}</a>
        </p>
      </section>
      <section>
        <p>
          <a href={paths.myNotes()}>{t("aside.myNotes")}</a>
        </p>
      </section>
    </aside>
  );
}
