import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { EmptyState } from "./ui/page-pieces";
import { PriorityWord, type ShownPriority } from "./ui/priority";

interface ShownPupil {
  id: string;
  name: string;
  state: { worst: ShownPriority | null; open: number } | null;
}

interface PupilGroupsProps {
  groups: { name: string | null; pupils: ShownPupil[] }[];
  /** Somebody is left out, who is never counted or marked: a class may see the screen. */
  hidden: boolean;
  showing: string | null;
}

/** One's pupils by class: names alone, until the state is asked for. */
export function PupilGroups({ groups, hidden, showing }: PupilGroupsProps) {
  const { t } = useTranslation("pupil");
  if (groups.length === 0 && !hidden) {
    return (
      <EmptyState title={t("list.emptyTitle")} actions={<a href={paths.leaveNote()}>{t("aside.myNotes")}</a>}>
        {t("list.empty")}
      </EmptyState>
    );
  }
  const withState = showing === "state";
  return (
    <section className="pupil-groups" aria-label={t("list.title")}>
      <p className="soft">
        {withState ? null : `${t("list.hiddenState")} `}
        <a href={withState ? paths.home() : paths.home({ show: "state" })}>
          {t(withState ? "list.hideState" : "list.showState")}
        </a>
      </p>
      {groups.map((group) => (
        <details key={group.name ?? ""} open={groups.length <= 4}>
          <summary>
            <h2>
              {group.name ?? t("list.noClass")} · {t("list.count", { count: group.pupils.length })}
            </h2>
          </summary>
          <ul className="names">
            {group.pupils.map((p) => (
              <li key={p.id}>
                <a href={paths.pupil(p.id)}>{p.name}</a>
                {p.state ? <PupilState {...p.state} /> : null}
              </li>
            ))}
          </ul>
        </details>
      ))}
      {hidden && showing !== "all" ? (
        <p className="soft">
          {t("list.hidden")} <a href={paths.home({ show: "all" })}>{t("list.showHidden")}</a>
        </p>
      ) : null}
    </section>
  );
}

function PupilState({ worst, open }: NonNullable<ShownPupil["state"]>) {
  const { t } = useTranslation("pupil");
  return (
    <span className="pupil-state soft">
      {worst ? <PriorityWord priority={worst} /> : null}
      {open > 0 ? t("list.open", { count: open }) : t("list.calm")}
    </span>
  );
}
