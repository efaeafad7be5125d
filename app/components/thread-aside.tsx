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
  can: { log: boolean; handOver: boolean; giveAccess: boolean; writePlan: boolean; askEarlier: boolean };
  /** What earlier schools have handed over. */
  copies: readonly { id: string; schoolName: string; sentAt: string; entries: number | null }[];
  /** The days since the first note that may mean a duty, where nothing of late says it above the thread. */
  duty: ShownPattern["duty"];
}

/** Beside the thread: what can be done, why the reader sees it, and who else can. */
export function ThreadAside(props: ThreadAsideProps) {
  const { pupilId, matters, can, duty } = props;
  const { t } = useTranslation("pupil");
  return (
    <aside className="aside">
      <FromEarlierSchools {...props} />
      <MatterList matters={matters} />
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
      <OtherDeeds pupilId={pupilId} can={can} />
      <WhyAndWho {...props} />
    </aside>
  );
}

/** A copy each, on a page of its own: it is not of this school's thread. */
function FromEarlierSchools({ pupilId, copies }: Pick<ThreadAsideProps, "pupilId" | "copies">) {
  const { t } = useTranslation("history");
  if (copies.length === 0) return null;
  return (
    <section>
      <h2>{t("copies")}</h2>
      <ul className="plain">
        {copies.map(({ id, schoolName, sentAt, entries }) => (
          <li key={id}>
            <a href={paths.history(pupilId, id)}>{t("copyTitle", { school: schoolName })}</a>
            <div className="soft">{t("copyOf", { count: entries ?? 0, date: sentAt })}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is seldom done, each on a page of its own. */
function OtherDeeds({ pupilId, can }: Pick<ThreadAsideProps, "pupilId" | "can">) {
  const { t } = useTranslation("pupil");
  const { t: tp } = useTranslation("plan");
  const { t: tf } = useTranslation("files");
  const deeds = [
    can.writePlan && { href: paths.newPlan(pupilId), words: tp("thread.new") },
    can.log && { href: paths.pupilNewFile(pupilId), words: tf("pupil.title") },
    can.handOver && { href: paths.newHandover({ group: "" }), words: t("aside.handovers") },
    can.askEarlier && { href: paths.earlierSchools(pupilId), words: t("history:title") },
    can.giveAccess && { href: paths.pupilAccess(pupilId), words: t("head.access") },
  ].filter((deed) => deed !== false);
  if (deeds.length === 0) return null;
  return (
    <section>
      <h2>{t("aside.other")}</h2>
      {deeds.map(({ href, words }) => (
        <p key={href}>
          <a href={href}>{words}</a>
        </p>
      ))}
    </section>
  );
}
