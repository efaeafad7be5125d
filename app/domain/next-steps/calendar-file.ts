// A calendar file of whole days (RFC 5545): lines end in CR LF and are folded at 75 octets, never inside a character;
// text is escaped. A whole day has no zone: the days are those of Stockholm, wherever the calendar is read. The same
// day of the same report has the same identifier, so that a file read in twice does not make the entry twice; the
// identifier tells nothing. Says nothing of child, report or municipality: calendars are shared, and shown on walls.

import type { CivilDate } from "../calendar/stockholm";
import { addDays } from "../calendar/stockholm";

export interface CalendarDay {
  /** Opaque. */
  uid: string;
  date: CivilDate;
  summary: string;
  /** Where to go from there; it names nothing either. */
  url?: string;
}

/** What a calendar that is subscribed to has beside its days. */
export interface CalendarOptions {
  name?: string;
  /** Whether each day rings in the morning. */
  alarms?: boolean;
}

const foldAt = 75;

/** RFC 5545, 3.3.11. */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, "\\n");
}

/** RFC 5545, 3.1: each line at most 75 octets without its end; what continues begins with a space. */
export function fold(line: string): string {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let current = "";
  let octets = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (octets + size > foldAt) {
      lines.push(current);
      current = " ";
      octets = 1;
    }
    current += sign;
    octets += size;
  }
  return [...lines, current].join("\r\n");
}

const basicDate = (date: CivilDate) => date.replaceAll("-", "");
const basicInstant = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, "");

const alarm = (summary: string) => [
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  `DESCRIPTION:${escapeText(summary)}`,
  // From the day's midnight: at eight in the morning.
  "TRIGGER;RELATED=START:PT8H",
  "END:VALARM",
];

/** RFC 7986, 5.1 and 5.7; the older names are what calendars still look for. */
const named = (name: string) => [
  `NAME:${escapeText(name)}`,
  `X-WR-CALNAME:${escapeText(name)}`,
  "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
  "X-PUBLISHED-TTL:PT1H",
];

/** A calendar has at least one component (RFC 5545, 3.4): where there is no day, the zone that the days are of. */
const zone = [
  ...["BEGIN:VTIMEZONE", "TZID:Europe/Stockholm"],
  ...["BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"],
  ...["TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT"],
  ...["BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"],
  ...["TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE"],
];

export function calendarFile(
  days: readonly CalendarDay[],
  now: Date,
  { name, alarms = true }: CalendarOptions = {},
): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//roda-traden//reminders 1//SV",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...(name ? named(name) : []),
    ...(days.length === 0 ? zone : []),
    ...days.flatMap(({ uid, date, summary, url }) => [
      "BEGIN:VEVENT",
      `UID:${uid}`,
      `DTSTAMP:${basicInstant(now)}`,
      `DTSTART;VALUE=DATE:${basicDate(date)}`,
      `DTEND;VALUE=DATE:${basicDate(addDays(date, 1))}`,
      `SUMMARY:${escapeText(summary)}`,
      "CLASS:PRIVATE",
      "TRANSP:TRANSPARENT",
      ...(url ? [`URL:${url}`] : []),
      ...(alarms ? alarm(summary) : []),
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}
