import { useTranslation } from "react-i18next";

export const shownPriorities = ["act_now", "action_desirable", "no_action"] as const;
export type ShownPriority = (typeof shownPriorities)[number];

/** A filled diamond, a filled triangle, a ring: told apart without colour. */
export function PriorityGlyph({ priority }: { priority: ShownPriority }) {
  return (
    <svg className="glyph" viewBox="0 0 14 14" aria-hidden="true">
      {priority === "act_now" ? <path d="M7 0 14 7 7 14 0 7z" fill="currentColor" /> : null}
      {priority === "action_desirable" ? <path d="M7 1 14 13H0z" fill="currentColor" /> : null}
      {priority === "no_action" ? (
        <circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" strokeWidth="2.4" />
      ) : null}
    </svg>
  );
}

/** The word in its colour, with its shape unless the shape already stands beside it. */
export function PriorityWord({ priority, glyph = true }: { priority: ShownPriority; glyph?: boolean }) {
  const { t } = useTranslation("shell");
  return (
    <span className={`priority p-${priority}`}>
      {glyph ? <PriorityGlyph priority={priority} /> : null}
      {t(`priority.${priority}`)}
    </span>
  );
}
