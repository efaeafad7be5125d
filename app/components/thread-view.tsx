import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FoundBeyond } from "~/domain/thread/found-words";
import type { LinkedElsewhere, ScreenItem, ScreenMonth } from "~/text/thread-for-screen";
import type { LinkWords } from "./entry-links";
import { OwnTurn } from "./own-turn";
import { ThreadItemView } from "./thread-items";
import { linkArcs } from "./ui/link-arcs";
import { EmptyState } from "./ui/page-pieces";
import { Thread, ThreadMonth } from "./ui/thread";

interface ThreadViewProps {
  months: ScreenMonth[];
  /** Without links to each entry: a preview, or paper. */
  still?: boolean;
  /** Linked entries on other parts of the thread, and where each is found. */
  elsewhere?: LinkedElsewhere[];
  placeOf?: (id: string) => string;
  /** By item: where what was searched for is, when the thread does not show it. */
  beyond?: Readonly<Record<string, readonly FoundBeyond[]>>;
  /** Stands beside an entry, such as a box to tick. */
  beside?: (item: ScreenItem) => ReactNode;
}

/** More than a page's window with its months; a whole thread on paper is rendered in several parts. */
const partLength = 100;

/** A month's name, or an item of it. */
type Row = string | ScreenItem;

interface RowsProps {
  rows: readonly Row[];
  piece: (row: Row) => ReactNode;
}

function Rows({ rows, piece }: RowsProps) {
  return rows.map(piece);
}

/** Each part is made in its own turn too, not only rendered: what stands beside thousands of items is much to make. */
function InParts({ rows, piece }: RowsProps) {
  if (rows.length <= partLength) return <Rows rows={rows} piece={piece} />;
  const starts = Array.from({ length: Math.ceil(rows.length / partLength) }, (_, i) => i * partLength);
  return starts.map((start) => (
    <OwnTurn key={start} name={`thread-${start}`}>
      <Rows rows={rows.slice(start, start + partLength)} piece={piece} />
    </OwnTurn>
  ));
}

const nowhere: readonly FoundBeyond[] = [];

/** The red thread: months, entries, what happened, linked entries joined by arcs. */
export function ThreadView(props: ThreadViewProps) {
  const { months, still = false, elsewhere = [], placeOf, beyond = {}, beside } = props;
  const { t } = useTranslation("pupil");
  if (months.length === 0) return <EmptyState title={t("thread.emptyTitle")}>{t("thread.empty")}</EmptyState>;
  const items = months.flatMap((m) => m.items);
  const arcs = linkArcs(
    items.map((i) => ({ id: i.id, links: i.kind === "entry" ? i.links.map((l) => l.otherId) : [] })),
  );
  const dayOf = new Map(items.map((i) => [i.id, i.day]));
  const dateOf = new Map(elsewhere.map((l) => [l.id, l.date]));
  const linked: LinkWords = (id) => {
    const day = dayOf.get(id);
    if (day !== undefined) return { date: day, href: `#n-${id}` };
    const date = dateOf.get(id);
    return date !== undefined && placeOf ? { date, href: placeOf(id) } : null;
  };
  const piece = (row: Row) =>
    typeof row === "string" ? (
      <ThreadMonth key={row}>{row}</ThreadMonth>
    ) : (
      <ThreadItemView
        key={row.id}
        item={row}
        arcs={arcs.get(row.id) ?? []}
        linked={linked}
        still={still}
        beyond={beyond[row.id] ?? nowhere}
      >
        {beside?.(row)}
      </ThreadItemView>
    );
  return (
    <Thread>
      <InParts rows={months.flatMap((m) => [m.month, ...m.items])} piece={piece} />
    </Thread>
  );
}
