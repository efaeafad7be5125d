// What a report is begun from, beside what the tool knows of the child: another report's answers and entries. A report that
// follows an earlier one starts from it; what is of the day is asked anew, what the tool filled in and nobody touched it
// fills in afresh, and whoever reports now is not who reported then. Of a protected child nothing of place or family goes
// over. Seals and stores nothing.
import type { FieldId } from "./form";
import type { ReportValues } from "./values";

export interface BegunFrom {
  /** They stand over what the tool knows. */
  values: ReportValues;
  /** Entries that the new report rests on too, in the version that the earlier one had. */
  entries: { concernId: string; version: number }[];
  /** The report of a sibling that this one is linked to, or null. */
  siblingOf: string | null;
}

const ofTheDay: readonly FieldId[] = [
  "acute",
  "acuteHow",
  "nextContact",
  "phoneReport",
  "phoneReportWhen",
  "phoneReportTo",
  "childWhereNow",
  "whyNow",
  "childInformed",
  "childView",
  "guardiansInformed",
  "guardiansInformedHow",
  "guardiansNotInformedWhy",
  "reporters",
  "absenceContact",
  "meeting",
  "feedback",
  "receiver",
];

const ofPlace: readonly FieldId[] = [
  "childAddress",
  "childPhone",
  "school",
  "schoolClass",
  "schoolAuthority",
  "guardians",
  "protectedIdentity",
];

/** `untouched`: fields that the tool filled in and nobody has changed. */
export function carriedOver(
  earlier: ReportValues,
  { untouched, protectedNow }: { untouched: ReadonlySet<string>; protectedNow: boolean },
): ReportValues {
  const { unknown, ...values } = earlier;
  return Object.fromEntries(
    Object.entries(values).filter(
      ([field]) =>
        !ofTheDay.includes(field as FieldId) &&
        !untouched.has(field) &&
        !(protectedNow && ofPlace.includes(field as FieldId)),
    ),
  ) as ReportValues;
}

/** The answers in which a report differs from the one that it follows, in no order; what is asked anew counts when given. */
export function changedSince(earlier: ReportValues, now: ReportValues): FieldId[] {
  const text = (value: unknown) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return '""';
    return JSON.stringify(typeof value === "string" ? value.trim() : value);
  };
  const fields = new Set([...Object.keys(earlier), ...Object.keys(now)]) as Set<FieldId | "unknown">;
  return [...fields].filter((field): field is FieldId => {
    if (field === "unknown" || field === "reporters" || field === "receiver") return false;
    if (ofTheDay.includes(field) && text(now[field]) === '""') return false;
    return text(earlier[field]) !== text(now[field]);
  });
}

/** Its first answers: what the tool knows, and over it what it is begun from; a mark of protection takes the place away. */
export function firstAnswers(known: ReportValues, from: BegunFrom | null): ReportValues {
  if (!from) return known;
  const { reporters, ...rest } = { ...known, ...from.values };
  const marked = rest.protectedIdentity === "yes" && known.protectedIdentity === "no";
  const values = Object.entries(rest).filter(
    ([field]) =>
      !marked || field === "protectedIdentity" || !ofPlace.includes(field as FieldId) || field in from.values,
  );
  const rows = marked ? reporters?.map(({ workplace: _, ...row }) => row) : reporters;
  return { ...Object.fromEntries(values), ...(rows ? { reporters: rows } : {}) } as ReportValues;
}
