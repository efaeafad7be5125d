import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ArcPiece } from "./link-arcs";
import { PriorityGlyph, type ShownPriority } from "./priority";

/** The red line with its entries; children are ThreadMonth and ThreadEntry. */
export function Thread({ label, children }: { label?: string; children: ReactNode }) {
  const { t } = useTranslation("shell");
  return (
    <ol className="thread" aria-label={label ?? t("thread.label")}>
      {children}
    </ol>
  );
}

/** "November 2025", in the thread's colour. */
export function ThreadMonth({ children }: { children: ReactNode }) {
  return (
    <li className="month">
      <h2>{children}</h2>
    </li>
  );
}

/** What marks the entry on the line: a priority's shape, a filled dot for what happened, a ring for what is to come. */
export type ThreadMark = ShownPriority | "event" | "future";

function Mark({ mark }: { mark: ThreadMark }) {
  if (mark === "event") {
    return (
      <svg className="glyph" viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="5" fill="currentColor" />
      </svg>
    );
  }
  return <PriorityGlyph priority={mark === "future" ? "no_action" : mark} />;
}

interface ThreadEntryProps {
  mark: ThreadMark;
  /** For the reader: "mån 17 nov", and the time or nothing. */
  day: string;
  time?: string | null;
  /** For machines: "2025-11-17" or with the time. */
  dateTime?: string;
  /** The place in the page to link to. */
  anchor?: string;
  arcs?: readonly ArcPiece[];
  children: ReactNode;
}

export function ThreadEntry({ mark, day, time, dateTime, anchor, arcs, children }: ThreadEntryProps) {
  const nodeClass = mark === "event" || mark === "future" ? `node-${mark}` : `p-${mark}`;
  return (
    <li id={anchor}>
      <time className="when" dateTime={dateTime}>
        <span>{day}</span> {time ? <span>{time}</span> : null}
      </time>
      <span className={`node ${nodeClass}`}>
        <Mark mark={mark} />
      </span>
      {arcs?.map(({ part, lane, key }) => (
        <span key={key} className={`arc arc-${part} arc-lane-${lane}`} aria-hidden="true" />
      ))}
      {children}
    </li>
  );
}
