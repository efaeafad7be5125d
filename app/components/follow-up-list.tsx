import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import { Chip } from "./ui/page-pieces";
import { PriorityWord, type ShownPriority } from "./ui/priority";

export interface FollowUpItem {
  concernId: string;
  group: string;
  priority: ShownPriority;
  category: string;
  dueOn: string;
  overdue: boolean;
  /** Null: a protected identity has no name in a list. */
  pupilName: string | null;
  who: { how: "asks" | "has" | "offered"; name: string | null; team: boolean } | null;
  declinedBy: string | null;
}

export interface MatterItem {
  matterId: string;
  group: string;
  dueOn: string;
  overdue: boolean;
  pupilName: string | null;
  /** Null where it is the reader's own. */
  ownerName: string | null;
}

interface ListProps {
  group: "asked" | "due" | "coming" | "waiting";
  items: FollowUpItem[];
  matters: MatterItem[];
}

const leads = { asked: "askedLead", waiting: "waitingLead" } as const;

/** One part of the list of things to do: by status and date. Nothing where there is nothing. */
export function FollowUpList({ group, items, matters }: ListProps) {
  const { t } = useTranslation("follow-up");
  const own = items.filter((item) => item.group === group);
  const followed = matters.filter((m) => m.group === group);
  if (own.length + followed.length === 0) return null;
  return (
    <section>
      <h2>{t(`groups.${group}`)}</h2>
      {group === "asked" || group === "waiting" ? <p className="soft">{t(leads[group])}</p> : null}
      <ul className="plain">
        {own.map((item) => (
          <Item key={item.concernId} item={item} />
        ))}
        {followed.map((m) => (
          <Matter key={m.matterId} matter={m} />
        ))}
      </ul>
    </section>
  );
}

/** Beside one's own list: the team's meeting for its members, what is overdue for the principal. */
export function FollowUpElsewhere({
  team,
  overdue,
}: {
  team: { asked: number; all: number };
  overdue: number;
}) {
  const { t } = useTranslation("follow-up");
  if (team.all + overdue === 0) return null;
  return (
    <ul className="plain">
      {team.all > 0 ? (
        <li>
          <a href={paths.studentHealth()}>{t("team")}</a>{" "}
          {team.asked > 0 ? (
            <b>{t("teamAsked", { count: team.asked })}</b>
          ) : (
            <span className="soft">{t("teamAll", { count: team.all })}</span>
          )}
        </li>
      ) : null}
      {overdue > 0 ? (
        <li>
          <a href={paths.overdue()}>{t("overdueList.link", { count: overdue })}</a>
        </li>
      ) : null}
    </ul>
  );
}

function Item({ item }: { item: FollowUpItem }) {
  const { t } = useTranslation("follow-up");
  const { t: tc } = useTranslation("concern");
  const { t: td } = useTranslation("todo");
  return (
    <li className="row">
      <PriorityWord priority={item.priority} />
      <a href={paths.followUp(item.concernId)}>{item.pupilName ?? td("protected")}</a>
      {item.category !== "other" ? <Chip>{tc(`category.${item.category}`)}</Chip> : null}
      <span className={item.overdue ? "overdue" : "soft"}>
        {t(item.overdue ? "overdue" : "due", { date: item.dueOn })}
      </span>
      {item.who ? <span className="soft">{whoWords(t, item.who)}</span> : null}
      {item.declinedBy ? <span className="soft">{t("declinedBy", { name: item.declinedBy })}</span> : null}
    </li>
  );
}

/** By date alone: what a matter is called is read on its own page. */
function Matter({ matter }: { matter: MatterItem }) {
  const { t } = useTranslation("follow-up");
  const { t: tm } = useTranslation("matter");
  const { t: td } = useTranslation("todo");
  return (
    <li className="row">
      <Chip>{tm("over")}</Chip>
      <a href={paths.matter(matter.matterId)}>{matter.pupilName ?? td("protected")}</a>
      <span className={matter.overdue ? "overdue" : "soft"}>
        {tm(matter.overdue ? "nextLate" : "next", { date: matter.dueOn })}
      </span>
      {matter.ownerName ? <span className="soft">{t("has", { name: matter.ownerName })}</span> : null}
    </li>
  );
}

function whoWords(
  t: (key: string, values?: Record<string, string>) => string,
  { how, name, team }: NonNullable<FollowUpItem["who"]>,
): string {
  if (team) return t(how === "has" ? "hasTeam" : "offeredTeam");
  return t(how, { name: name ?? "" });
}
