export const who = {
  title: "Why can I see this, and who else can?",
  why: "Why can I see this?",
  else: "Who else can read?",
  nobody: "Nobody else just now.",
  more: "Show all {{count}}",
  until: "until {{date}} inclusive",
  inner: "Student health's own notes",
  innerWho: "Read only by: {{names}}.",
  innerNobody: "Read by nobody just now.",
  innerYou: "you",
  innerLead: "If there are any, nobody else sees them (OSL 23:2).",
  protected:
    "Protected identity: only the mentor, the principal and those whom the principal has named can have the pupil.",
  beyond:
    "The school authority's administrator and those who run the system see nothing of this. Whoever has left a note without having the pupil sees that note alone.",
  note: {
    author: "You wrote it. Other things about the pupil you see only if you have the pupil.",
    file: "The attachments are read by the same people.",
  },
  report: {
    title: "Who may know of the report?",
    lead: "That it exists must not be told to others: its secrecy is strong, within the school too (OSL 40:7 g).",
    received: "The receiving social services read it when it has arrived.",
    alone: "You may know that it exists. What it says, and who wrote it, is not shown to you.",
  },
  ground: {
    teaching: "teaches the pupil",
    mentor: "the pupil's mentor",
    principal: "principal",
    student_health: "the school's student health",
    handover: "has taken over the pupil",
    temporary: "temporary access by the principal",
    named: "named by the principal",
    author: "wrote the note",
    report_author: "writes the report",
    report_signer: "has signed the report",
  },
} as const;
