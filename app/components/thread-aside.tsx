import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import type { ScreenMatter } from "~/text/matter-for-screen";
import type { ShownPattern } from "~/text/noticed-for-screen";
import type { ScreenReader } from "~/text/readers-for-screen";
import { MatterList } from "./matter-list";
import { DutyDays } from "./noticed-pattern";
import { WhyAndWho } from "./who-may-read";

interface ThreadAsideProps {
  pupilId: string;
  matters: readonly ScreenMatter[];
  why: { ground: string; since: string; until: string };
  others: readonly ScreenReader[];
  /** Whether student health's own notes are the reader's to read. */
  mine: boolean;
  protectedIdentity: boolean;
  can: { log: boolean; handOver: boolean; giveAccess: boolean; writePlan: boolean };
  /** The days since the first note that may mean a duty, where nothing of late says it above the thread. */
  duty: ShownPattern["duty"];
}

/** Beside the thread: why the reader sees it, who else can, and what can be done. */
export function ThreadAside(props: ThreadAsideProps) {
  const { pupilId, matters, can, duty } = props;
  const { t } = useTranslation("pupil");
  const { t: tp } = useTranslation("plan");
  const { t: tf } = useTranslation("files");
  return (
    <aside className="aside">
      <MatterList matters={matters} />
      <WhyAndWho {...props} />
      {can.giveAccess ? (
        <p>
          <a href={paths.pupilAccess(pupilId)}>{t("head.access")}</a>
        </p>
      ) : null}
      <section>
        <h2>{t("aside.worried")}</h2>
        <p className="soft">{t("aside.worriedBody")}</p>
        {duty ? (
          <p className="soft">
            <DutyDays duty={duty} />
          </p>
        ) : null}
        <p>
          <a href={paths.newReport({ pupil: pupilId })}>{t("aside.startReport")}</a>
        </p>
        <p>
          <a href={paths.bringToStudentHealth(pupilId)}>{t("aside.bringToTeam")}</a>
        </p>
      </section>
      {can.writePlan ? (
        <section>
          <h2>{tp("title")}</h2>
          <p>
            <a href={paths.newPlan(pupilId)}>{tp("thread.new")}</a>
          </p>
        </section>
      ) : null}
      {can.log ? (
        <p>
          <a href={paths.pupilNewFile(pupilId)}>{tf("pupil.title")}</a>
        </p>
      ) : null}
      {can.handOver ? (
        <section>
          <h2>{t("aside.handover")}</h2>
          <p>
            <a href={paths.newHandover({ group: "" })}>{t("aside.handovers")}</a>
          </p>
        </section>
      ) : null}
    </aside>
  );
}
