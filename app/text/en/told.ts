/** On a note's page: who has been told, and whether they have read it. */
export const told = {
  nobody: "Tell somebody",
  title_one: "One has been told: {{read}} has read it",
  title_other: "{{count}} have been told: {{read}} have read it",
  read: "read it {{date}}",
  unread: "has not read it yet",
  what: "They learn that there is something to read, and nothing of what.",
  tell: "Tell",
} as const;
