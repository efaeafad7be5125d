export const todo = {
  title: "To do",
  emptyTitle: "Nothing waits for you",
  empty: "What somebody tells you, and what needs doing about your pupils, is shown here.",
  told: "For you",
  open: "Open notes",
  protected: "Pupil with a protected identity",
  notice: {
    concern_told: "{{from}} wants you to read a note",
    loose_note: "{{from}} has left a note for you to place",
    handover: "{{from}} is handing over pupils",
    temporary_access: "{{from}} has given you access to a pupil",
    access_narrowed: "A pupil’s personal data has become protected: choose who is to have access",
    route_to_confirm: "{{from}} asks you to confirm where a report went",
    report_event: "Something has happened to a report",
  },
} as const;
