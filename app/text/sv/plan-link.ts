/** En länk till en handlingsplan som går med e-post: formuläret, vad som blev av det, och mejlets ord. */
export const planLink = {
  away: "Inte här? Skicka en länk",
  lead: "Länken öppnas bara av {{name}}, med e-legitimation.",
  days: "Länken gäller i",
  to: "E-postadress",
  toHelp:
    "Mejlet säger att en skola ber om att ett dokument blir läst, och inget om eleven, skolan eller planen. Ändra adressen om den i registret inte stämmer.",
  send: "Skicka länken med e-post",
  sendAgain: "Skicka en ny länk med e-post",
  show: "Gör en länk att visa",
  unset: "E-post är inte inställd här. Gör en länk och visa eller kopiera den.",
  protected:
    "Länken skickas inte med e-post: adressen i den kan röja i vilken kommun eleven går i skola. Lämna den på annat sätt.",
  mail: {
    subject: "Ett dokument att läsa och skriva under",
    body: "En skola ber dig läsa ett dokument, och skriva under det om du vill. Öppna länken och legitimera dig med BankID:\n\n{{url}}\n\nLänken är bara till för dig. Den gäller till {{until}}.\n\nÄr du osäker på om mejlet är äkta: ring skolan på ett nummer som du redan har. Ingen från skolan ber dig använda BankID i telefon. Mejlet går inte att svara på.",
  },
  state: {
    waiting: "Mejlet till {{to}} är på väg.",
    late: "E-postservern har inte tagit emot mejlet till {{to}} ännu. Nya försök görs. Har du bråttom: gör en länk att visa i stället.",
    sent: "Mejlat till {{to}} {{at}}.",
    failed:
      "Mejlet till {{to}} gick inte att lämna ({{at}}). Kontrollera adressen och skicka igen, eller gör en länk att visa.",
  },
  fault: {
    empty: "Skriv en e-postadress.",
    noAt: "Det saknas ett @. En e-postadress ser ut som namn@exempel.se.",
    several: "Skriv en enda adress, utan namn, mellanslag eller komma.",
    before: "Det som står före @ går inte att använda: bara a–z, siffror och punkter inuti.",
    after: "Det som står efter @ ska vara en domän med punkt i, som exempel.se.",
    long: "Adressen är längre än en e-postadress kan vara.",
    unset: "E-post är inte inställd här. Gör en länk att visa i stället.",
    protected: "Eleven har skyddade personuppgifter: länken skickas inte med e-post.",
  },
} as const;
