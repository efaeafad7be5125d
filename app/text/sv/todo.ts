export const todo = {
  title: "Att göra",
  emptyTitle: "Inget väntar på dig",
  empty: "Det som någon berättar för dig, och det som behöver göras om dina elever, visas här.",
  told: "Till dig",
  open: "Öppna noteringar",
  protected: "Elev med skyddade uppgifter",
  notice: {
    concern_told: "{{from}} vill att du läser en notering",
    loose_note: "{{from}} har lämnat en notering som du behöver placera",
    handover: "{{from}} lämnar över elever",
    temporary_access: "{{from}} har gett dig åtkomst till en elev",
    access_narrowed: "En elev har fått skyddade personuppgifter: välj vilka som ska ha åtkomst",
    route_to_confirm: "{{from}} ber dig bekräfta vart en anmälan gick",
    report_event: "Något har hänt med en anmälan",
  },
} as const;
