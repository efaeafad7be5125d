// What a report that came by phone, on paper or at the counter must say to be entered: some description of the child,
// and what has happened. All else may be left out. Does not check that the person exists.
// Source: the report form's own rule of what holds a report back; SoL 19:1 sets no form.
import { ageOn, civilDate, instantAt, isCivilDate } from "../calendar/stockholm";
import { normaliseNote } from "../concern/graphemes";
import type { FieldErrors } from "../refusal";
import { reportCategories } from "../report/categories";
import { birthDateOf, readPersonalNumber, sexOf } from "../roster/personal-number";
import { reporterKinds, waysIn } from "../statistics/dimensions";

export interface EnterForm {
  wayIn: string;
  date: string;
  time: string;
  childName: string;
  personalNumber: string;
  birthDate: string;
  sex: string;
  summary: string;
  categories: string[];
  reporterKind: string;
  reporter: string;
  acute: boolean;
  protectedIdentity: boolean;
  feedbackRequested: boolean;
}

export const enteredWays = waysIn.filter((way) => way !== "tool");
export const longest = { summary: 10_000, line: 300 } as const;

const sexes = { girl: "female", boy: "male" } as const;
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

function readWhen({ date, time }: EnterForm, now: Date, errors: FieldErrors): Date {
  if (date === "" && time === "") return now;
  const day = date || civilDate(now);
  if (!isCivilDate(day)) errors.date = { key: "date_unreadable" };
  else if (time !== "" && !clock.test(time)) errors.time = { key: "time_unreadable" };
  else {
    const at = instantAt(day, time || "00:00");
    if (at > now) errors[day > civilDate(now) ? "date" : "time"] = { key: "date_in_future" };
    else if (ageOn(day, civilDate(now)) >= 1) errors.date = { key: "date_too_old" };
    return at;
  }
  return now;
}

function readChild(form: EnterForm, now: Date, errors: FieldErrors) {
  const personalNumber = form.personalNumber.trim() ? readPersonalNumber(form.personalNumber) : null;
  if (form.personalNumber.trim() && !personalNumber) errors.personalNumber = { key: "personal_number_wrong" };
  const typed = form.birthDate.trim();
  if (typed !== "" && !isCivilDate(typed)) errors.birthDate = { key: "date_unreadable" };
  else if (typed > civilDate(now)) errors.birthDate = { key: "date_in_future" };
  const name = normaliseNote(form.childName).trim();
  if (name.length > longest.line)
    errors.childName = { key: "name_too_long", params: { limit: longest.line } };
  const described = name || form.personalNumber.trim() || typed;
  if (!described) errors.childName = { key: "child_missing" };
  return {
    name: name || null,
    personalNumber,
    birthDate: personalNumber ? birthDateOf(personalNumber) : typed || null,
    sex: personalNumber ? sexOf(personalNumber) : (sexes[form.sex as keyof typeof sexes] ?? "unknown"),
  } as const;
}

/** The fields that can be wrong, from the top of the form: the summary of errors leads through them in that order. */
const fromTheTop = [
  ...["wayIn", "childName", "personalNumber", "summary"],
  ...["birthDate", "sex", "reporterKind", "reporter", "date", "time"],
];

const asTheyStand = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries(
    Object.entries(errors).sort(([a], [b]) => fromTheTop.indexOf(a) - fromTheTop.indexOf(b)),
  );

/** The report as it can be stored, or every error beside its field. */
export function checkEntered(form: EnterForm, now: Date) {
  const errors: FieldErrors = {};
  const wayIn = enteredWays.find((way) => way === form.wayIn);
  if (!wayIn) errors.wayIn = { key: "way_in_missing" };
  const reporterKind = reporterKinds.find((kind) => kind === (form.reporterKind || "unknown"));
  if (!reporterKind) errors.reporterKind = { key: "choice_unknown" };
  const summary = normaliseNote(form.summary).trim();
  if (summary === "") errors.summary = { key: "note_empty" };
  if (summary.length > longest.summary)
    errors.summary = { key: "text_too_long", params: { limit: longest.summary } };
  const reporter = normaliseNote(form.reporter).trim();
  if (reporter.length > longest.line)
    errors.reporter = { key: "name_too_long", params: { limit: longest.line } };
  const receivedAt = readWhen(form, now, errors);
  const child = readChild(form, now, errors);
  const categories = reportCategories.filter((category) => form.categories.includes(category));
  if (!wayIn || !reporterKind || Object.keys(errors).length > 0)
    return { ok: false, errors: asTheyStand(errors) } as const;
  const { acute, protectedIdentity, feedbackRequested } = form;
  const ticked = { acute, protectedIdentity, feedbackRequested };
  const value = { wayIn, reporterKind, summary, reporter: reporter || null, receivedAt, child, categories };
  return { ok: true, value: { ...value, ...ticked } } as const;
}
