export const thread = {
  overview: {
    label: "Overview of the thread",
    sentence_one: "1 note since {{since}}.",
    sentence_other: "{{count}} notes since {{since}}.",
    most_one: "Most in {{month}}: 1.",
    most_other: "Most in {{month}}: {{count}}.",
    month_one: "{{month}}: 1 note",
    month_other: "{{month}}: {{count}} notes",
    inMonth: "{{name}} {{count}}",
    table: "Number of notes month by month, school year by school year",
    none: "none",
    handover: "handover",
  },
  parts: {
    label: "Parts of the thread",
    newer: "Later on the thread",
    older: "Earlier on the thread",
  },
} as const;
