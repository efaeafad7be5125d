/** På noteringens sida: vem som har fått veta, och om de har läst. */
export const told = {
  nobody: "Berätta för någon",
  title_one: "Berättat för en: {{read}} har läst",
  title_other: "Berättat för {{count}}: {{read}} har läst",
  read: "läste {{date}}",
  unread: "har inte läst än",
  what: "De får veta att det finns något att läsa, inget om vad.",
  tell: "Berätta",
} as const;
