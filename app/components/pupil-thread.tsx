import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FoundBeyond } from "~/domain/thread/found-words";
import { paths } from "~/paths";
import type { LinkedElsewhere, ScreenItem, ScreenMonth } from "~/text/thread-for-screen";
import { SearchedWords } from "./searched-words";
import { FilterState, type ShownFilter, ThreadFilter } from "./thread-filter";
import { ThreadParts } from "./thread-parts";
import { ThreadView } from "./thread-view";
import { EmptyState } from "./ui/page-pieces";

interface PupilThreadProps {
  pupilId: string;
  months: ScreenMonth[];
  elsewhere: LinkedElsewhere[];
  place: { older: string | null; newer: string | null };
  /** Whether the thread is filtered. */
  on: boolean;
  shown: ShownFilter & { authors: { id: string; name: string }[] };
  /** By item: where what was searched for is, when the thread does not show it. */
  beyond: Readonly<Record<string, readonly FoundBeyond[]>>;
  beside?: (item: ScreenItem) => ReactNode;
}

/** A part of one pupil's thread, with the ways to the rest of it. */
export function PupilThread(props: PupilThreadProps) {
  const { pupilId, months, elsewhere, place, on, shown, beyond, beside } = props;
  const { t } = useTranslation("thread");
  const { filter, count } = shown;
  const here = months.flatMap((m) => m.items).filter((item) => item.kind === "entry").length;
  return (
    <div>
      <ThreadFilter pupilId={pupilId} on={on} {...shown} />
      {here < count.selected ? (
        <p className="on-paper">{t("parts.onPaper", { count: here, of: count.selected })}</p>
      ) : null}
      <FilterState pupilId={pupilId} on={on} {...shown} />
      <ThreadParts pupilId={pupilId} filter={filter} place={place} above />
      {on && months.length === 0 ? (
        <EmptyState title={t("filter.noneTitle")}>{t("filter.none")}</EmptyState>
      ) : (
        <SearchedWords words={shown.words}>
          <ThreadView
            months={months}
            elsewhere={elsewhere}
            placeOf={(id) => paths.pupilAt(pupilId, id)}
            beyond={beyond}
            {...(beside ? { beside } : {})}
          />
        </SearchedWords>
      )}
      <ThreadParts pupilId={pupilId} filter={filter} place={place} />
    </div>
  );
}
