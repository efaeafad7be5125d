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

export function calendarFile(days: readonly CalendarDay[], now: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//roda-traden//reminders 1//SV",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...days.flatMap(({ uid, date, summary }) => [
      "BEGIN:VEVENT",
      `UID:${uid}`,
      `DTSTAMP:${basicInstant(now)}`,
      `DTSTART;VALUE=DATE:${basicDate(date)}`,
      `DTEND;VALUE=DATE:${basicDate(addDays(date, 1))}`,
      `SUMMARY:${escapeText(summary)}`,
      "CLASS:PRIVATE",
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escapeText(summary)}`,
      // From the day's midnight: at eight in the morning.
      "TRIGGER;RELATED=START:PT8H",
      "END:VALARM",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}
