/** On a phone: what is to be done next with the report, before one has read all the way down. */
export const receptionNext = {
  label: "Next:",
  acknowledge: "acknowledge",
  assessProtection: "protection assessment",
  register: "register",
  decide: "decision after the preliminary assessment",
  tell: "feedback",
  end: "the investigation’s ending",
} as const;
