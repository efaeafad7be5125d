export const reportSibling = {
  link: "Also concerns a sibling",
  title: "Also concerns a sibling",
  lead: "The sibling gets a report of its own. What is of the family goes along. What is one child's own never stands in the other's.",
  begin: "Begin the sibling's report",
  paragraphs: "Does this concern the sibling too?",
  paragraphsHelp:
    "Tick only what concerns both. Paragraphs that name the child, and quotations from the child's red thread, are not shown.",
  noParagraphs:
    "No paragraph can go along: they name the child or quote the child's red thread. Write the sibling's own.",
  protected: "The child has a protected identity: neither text, address nor family goes along.",
  copied:
    "Goes along: guardians, other adults at home, interpreter, whether you have phoned, what the worry in the family is about. Read it all before you send.",
  other: "A sibling who is no pupil here, or whom you do not have",
  back: "Back to the report",
  beside: "Reports about siblings",
  draft: "draft",
  sent: "sent",
  hidden: "the name is not shown",
  since: "New since {{reference}}, sent {{date}}",
  entries_one: "One new note to choose from the red thread.",
  entries_other: "{{count}} new notes to choose from the red thread.",
  noEntries: "No new notes.",
  changed: "Changed answers",
  unchanged: "No answer has been changed yet. What stood then is filled in; what is of today is asked anew.",
} as const;
