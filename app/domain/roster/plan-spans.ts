// What becomes of memberships and duties: which stay, which are new, which have ended. Pure.
// A row that the roster no longer names ends today; what had ended already is history and stays as it was.

export interface StandingSpan {
  id: string;
  /** Who and what, without the dates. */
  key: string;
  startsOn: string;
  /** Exclusive. */
  endsOn: string | null;
}

export interface WantedSpan {
  key: string;
  startsOn: string | null;
  endsOn: string | null;
}

export interface SpanPlan<W> {
  add: { wanted: W; startsOn: string; endsOn: string | null }[];
  change: { id: string; startsOn: string; endsOn: string | null }[];
  end: { id: string; endsOn: string }[];
}

const isOpen = (span: StandingSpan, today: string) => span.endsOn === null || span.endsOn > today;

export function planSpans<W extends WantedSpan>(
  standing: readonly StandingSpan[],
  wanted: readonly W[],
  today: string,
): SpanPlan<W> {
  const plan: SpanPlan<W> = { add: [], change: [], end: [] };
  const left = new Map<string, StandingSpan[]>();
  for (const span of standing) left.set(span.key, [...(left.get(span.key) ?? []), span]);
  for (const want of wanted) {
    const candidates = left.get(want.key) ?? [];
    const found =
      candidates.find((span) => span.startsOn === want.startsOn) ??
      candidates.find((span) => isOpen(span, today));
    if (!found) {
      plan.add.push({ wanted: want, startsOn: want.startsOn ?? today, endsOn: want.endsOn });
      continue;
    }
    left.set(
      want.key,
      candidates.filter((span) => span !== found),
    );
    const startsOn = want.startsOn ?? found.startsOn;
    if (startsOn !== found.startsOn || want.endsOn !== found.endsOn)
      plan.change.push({ id: found.id, startsOn, endsOn: want.endsOn });
  }
  for (const span of [...left.values()].flat()) {
    if (isOpen(span, today))
      plan.end.push({ id: span.id, endsOn: span.startsOn > today ? span.startsOn : today });
  }
  return plan;
}
