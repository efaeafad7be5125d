/** Eget val: om antalet saker som väntar ska komma med e-post. */
export const mailChoice = {
  title: "Mejl om det som väntar",
  lead: "Mejlet går till {{email}} och säger bara hur många saker som väntar. Det nämner aldrig någon elev och inte vad det gäller.",
  question: "När vill du ha det?",
  daily: "Morgon eller eftermiddag, om något nytt har kommit",
  none: "Aldrig",
  save: "Spara",
  saved: "Sparat.",
  noAddress: "Skolan har ingen e-postadress till dig i elevregistret, så inga mejl skickas.",
} as const;
