// Plans the concerns of the story: the known pupil's thread, by those who had her.
import { addDays, type CivilDate, civilDate, instantAt } from "~/domain/calendar/stockholm";
import { type SchoolYear, schoolDayAtOrBefore } from "./calendar.server";
import type { Theme } from "./compose.server";
import { concernRow, linkRow, settle } from "./concern-row.server";
import type { ConcernRow, PupilRow } from "./plan";
import type { ConcernInput, ConcernPlan } from "./plan-concerns.server";
import { alvasStory } from "./story.server";

export function tellStory(input: ConcernInput, plan: ConcernPlan, alva: PupilRow): void {
  const { dice, staff, now, years } = input;
  const latest = schoolDayAtOrBefore(addDays(civilDate(now), -1));
  const byTheme = new Map<Theme, ConcernRow>();
  for (const note of alvasStory) {
    const day = storyDay(note.when, { latest, years });
    const occurredAt = instantAt(day, note.time);
    const author = staff.accounts.find((a) => a.name === note.author)?.id as string;
    const row = concernRow(dice, {
      pupil: alva,
      authorId: author,
      theme: note.theme,
      text: note.text,
      occurredAt,
      now,
    });
    row.priority = note.priority;
    if (note.priority === "act_now" || "ago" in note.when) settle(dice, row, now);
    plan.concerns.push(row);
    const earlier = byTheme.get(note.theme);
    if (note.linked && earlier) plan.links.push(linkRow(dice, row, earlier));
    if (note.attachment) plan.withFile.push(row.id);
    byTheme.set(note.theme, row);
  }
}

/** A day of this year that has not come yet moves to the last days before the story's end. */
function storyDay(
  when: (typeof alvasStory)[number]["when"],
  { latest, years }: { latest: CivilDate; years: SchoolYear[] },
): CivilDate {
  if ("daysBefore" in when) return schoolDayAtOrBefore(addDays(latest, -when.daysBefore));
  const startsOn = years[when.ago]?.startsOn as string;
  const year = Number(startsOn.slice(0, 4)) + (when.on < "08-01" ? 1 : 0);
  const day = schoolDayAtOrBefore(`${year}-${when.on}`);
  const before = schoolDayAtOrBefore(addDays(latest, -15));
  return earliest(day, before);
}

function earliest(a: CivilDate, b: CivilDate): CivilDate {
  return [a, b].sort()[0] as CivilDate;
}
