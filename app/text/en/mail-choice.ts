/** One's own choice: whether the number of what waits comes by mail. */
export const mailChoice = {
  title: "Mail about what waits",
  lead: "The mail goes to {{email}} and says only how many things wait. It never names a pupil, nor what it is about.",
  question: "When would you like it?",
  daily: "Morning or afternoon, if something new has come",
  none: "Never",
  save: "Save",
  saved: "Saved.",
  noAddress: "The school has no e-mail address for you in its roster, so no mail is sent.",
} as const;
