export const thread = {
  overview: {
    label: "Översikt över tråden",
    sentence_one: "1 notering sedan {{since}}.",
    sentence_other: "{{count}} noteringar sedan {{since}}.",
    most_one: "Flest i {{month}}: 1.",
    most_other: "Flest i {{month}}: {{count}}.",
    month_one: "{{month}}: 1 notering",
    month_other: "{{month}}: {{count}} noteringar",
    inMonth: "{{name}} {{count}}",
    table: "Antal noteringar månad för månad, läsår för läsår",
    none: "inga",
    handover: "överlämning",
  },
  parts: {
    label: "Delar av tråden",
    newer: "Senare på tråden",
    older: "Tidigare på tråden",
  },
} as const;
