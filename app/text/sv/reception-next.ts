/** På en telefon: vad som är näst att göra med anmälan, innan man har läst hela vägen ner. */
export const receptionNext = {
  label: "Nästa steg:",
  acknowledge: "bekräfta mottagandet",
  assessProtection: "skyddsbedömning",
  register: "diarieför",
  decide: "beslut efter förhandsbedömning",
  tell: "återkoppling",
  end: "utredningens avslut",
} as const;
