export const pattern = {
  short: {
    many_one: "{{count}} note in {{days}} days",
    many_other: "{{count}} notes in {{days}} days",
    several_people_one: "Notes by {{count}} person in {{days}} days",
    several_people_other: "Notes by {{count}} people in {{days}} days",
    worsening_one: "The latest notes grow more urgent",
    worsening_other: "The latest notes grow more urgent",
    days_zero: "the first that may mean a duty to report is from today",
    days_one: "{{count}} day since the first that may mean a duty to report",
    days_other: "{{count}} days since the first that may mean a duty to report",
    reported_one: "report of concern sent on {{date}}",
    reported_other: "report of concern sent on {{date}}",
  },
  found: {
    many_one: "{{count}} note of concern in the last {{days}} days:",
    many_other: "{{count}} notes of concern in the last {{days}} days:",
    several_people_one: "{{count}} person has written of concern in the last {{days}} days:",
    several_people_other: "{{count}} different people have written of concern in the last {{days}} days:",
    worsening_one: "The latest note is more urgent than those before:",
    worsening_other: "The {{count}} latest notes grow in priority:",
  },
  earlier_one: "1 earlier and",
  earlier_other: "{{count}} earlier and",
  duty: {
    since: "The first note of a kind that may mean a duty to report was written on {{date}} ({{category}}).",
    days_zero: "That is today.",
    days_one: "{{count}} day has passed since then.",
    days_other: "{{count}} days have passed since then.",
    reported: "A report of concern was sent on {{date}}.",
    again_one: "One more such note has been written after it: you can report again.",
    again_other: "{{count}} more such notes have been written after it: you can report again.",
  },
  yours:
    "The tool counts and judges nothing. Suspicion is enough for a report, it is your own, and nothing here has to be done first.",
  adult:
    "The tool counts and judges nothing. The pupil has turned 18: talk with the pupil about what may help.",
  offer: {
    report: "Make a report of concern",
    consult: "Ask without naming anyone",
    orCall: ", or phone social services:",
    team: "Bring it to the student-health team",
  },
} as const;
