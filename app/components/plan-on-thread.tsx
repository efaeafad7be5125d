import { useTranslation } from "react-i18next";
import { paths } from "~/paths";
import type { ScreenItem } from "~/text/thread-for-screen";

/** How far a plan has come, and the next date: "3 of 5 measures done". */
export function PlanOnThread({
  item,
  still,
}: {
  item: Extract<ScreenItem, { kind: "plan" }>;
  still: boolean;
}) {
  const { t } = useTranslation("plan");
  const { done, of, next, overdue } = item.progress;
  const title = t(item.closed ? "thread.closed" : item.finished ? "thread.title" : "thread.draft");
  const said = [
    of > 0 ? t("thread.progress", { count: of, done }) : t("thread.noMeasures"),
    next && !item.closed ? t(overdue ? "thread.overdue" : "thread.next", { date: next }) : "",
  ];
  return (
    <>
      <b>{still ? title : <a href={paths.plan(item.id)}>{title}</a>}</b>
      <p className="soft">{said.filter(Boolean).join(" · ")}</p>
    </>
  );
}
