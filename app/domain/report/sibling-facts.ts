// Decides what of a report may stand in a sibling's as well: what is of the family and names neither child. Each child's
// own answers stay behind, and so does every text that mentions the first child. Where either is protected nothing that
// could tell a place or a person goes over (OSL 21:3). Paragraphs are offered to be chosen one by one, never taken along
// unseen. Judges nothing by what a text means: whom it describes without a name its writer knows.
import { type ReportCategory, reportCategories } from "./categories";
import type { FieldId } from "./form";
import type { ReportValues } from "./values";

/** Of the family, whichever of its children is reported about. */
const ofFamily = [
  "phoneReport",
  "phoneReportWhen",
  "interpreterGuardian",
  "interpreterLanguage",
  "guardiansInformed",
] as const satisfies readonly FieldId[];

/** Of the family too, and able to tell a place or a person. */
const tellsMore = [
  "phoneReportTo",
  "guardians",
  "otherAdults",
  "siblings",
  "guardiansInformedHow",
  "guardiansNotInformedWhy",
  "contactCare",
] as const satisfies readonly FieldId[];

/** A child's own, whatever the family is like. */
const ownCategories: readonly ReportCategory[] = ["own_behaviour", "absence", "exploitation"];

export interface FirstChild {
  values: ReportValues;
  /** As the roster has it; "" where the child was only described. */
  givenName: string;
  protected: boolean;
}

export interface Sibling {
  /** Given name, or what was written as the name; "" where there is none. */
  givenName: string;
  protected: boolean;
  /** The roster knows its guardians, and who has custody of this very child. */
  inRoster: boolean;
}

const foldText = (text: string) => text.normalize("NFC").toLocaleLowerCase("sv");
const wordsOf = (text: string) => foldText(text).split(/[^\p{L}\p{M}]+/u);
const digits = (text: string) => text.replace(/\D/g, "");

/** Given names, numbers and dates by which a text betrays the first child. The family's name is both children's. */
function marksOf({ values, givenName }: FirstChild): { names: string[]; numbers: string[] } {
  const written = values.childName?.trim().split(/\s+/) ?? [];
  const given = written.length > 1 ? written.slice(0, -1) : written;
  // A double name is looked for by each of its parts, as a text is read word by word.
  const names = wordsOf([givenName, ...given].join(" ")).filter((name) => name.length > 1);
  const numbers = [values.childPersonalNumber, values.childBirthDate, values.childPhone].flatMap((said) => {
    const number = digits(said ?? "");
    // With and without its century.
    const short = number.length === 12 || number.length === 8 ? [number.slice(2)] : [];
    return number.length >= 6 ? [number, ...short] : [];
  });
  return { names: [...new Set(names)], numbers };
}

/** Whether the text names the child: as a word, with or without an ending, or by a number. */
function mentions(text: string, { names, numbers }: ReturnType<typeof marksOf>): boolean {
  const words = wordsOf(text);
  const said = digits(text);
  return (
    names.some((name) => words.some((word) => word === name || word === `${name}s`)) ||
    numbers.some((number) => said.includes(number))
  );
}

/** A quotation out of the first child's thread: date, time, author. */
const quoted = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2} \(/;

/** What was seen, paragraph by paragraph, that may be chosen for the sibling too. */
export function paragraphsOffered(child: FirstChild): string[] {
  if (child.protected) return [];
  const marks = marksOf(child);
  const own = [child.values.childsWords, child.values.childView].flatMap((text) => text?.trim() || []);
  return (child.values.observations ?? "")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((p) => p !== "" && !quoted.test(p) && !mentions(p, marks))
    .filter((p) => !own.some((text) => p.includes(text)));
}

/** The answers that the sibling's report begins with. `chosen` are paragraphs that were offered. */
export function sharedFacts(child: FirstChild, sibling: Sibling, chosen: readonly string[]): ReportValues {
  const hidden = child.protected || sibling.protected;
  const marks = marksOf(child);
  const shared: Record<string, unknown> = {};
  for (const field of hidden ? ofFamily : [...ofFamily, ...tellsMore]) {
    const value = ofSibling(field, child.values[field], sibling);
    if (value !== undefined && !mentions(JSON.stringify(value), marks)) shared[field] = value;
  }
  const categories = reportCategories.filter(
    (c) => child.values.categories?.includes(c) && !ownCategories.includes(c),
  );
  const observations = hidden ? "" : chosen.join("\n\n");
  return {
    ...shared,
    ...(categories.length > 0 ? { categories } : {}),
    ...(observations ? { observations } : {}),
  } as ReportValues;
}

/** Custody is each child's own, and among siblings nobody is her own. */
function ofSibling(
  field: (typeof ofFamily | typeof tellsMore)[number],
  value: unknown,
  { givenName, inRoster }: Sibling,
) {
  if (field === "guardians" && inRoster) return undefined;
  if (!Array.isArray(value)) return value;
  const rows = value as Record<string, string | undefined>[];
  if (field === "guardians") return rows.map(({ custody: _, ...row }) => row);
  if (field !== "siblings" || givenName === "") return rows;
  const own = foldText(givenName).split(/\s+/);
  return rows.filter(
    (row) =>
      !foldText(row.name ?? "")
        .split(/\s+/)
        .some((word) => own.includes(word)),
  );
}
