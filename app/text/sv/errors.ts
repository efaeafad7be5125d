export const errors = {
  toStart: "Till startsidan",
  tryAgain: "Försök igen",
  reference: "Ärendenummer för felsökning: {{id}}",
  summary: {
    title_one: "En uppgift behöver rättas",
    title_other: "{{count}} uppgifter behöver rättas",
    kept: "Det du skrev finns kvar.",
  },
  notFound: {
    title: "Sidan finns inte",
    body: "Den kan ha flyttats eller tagits bort, eller så ingår den inte i det du har tillgång till.",
    next: "Sök upp eleven på startsidan. Saknar du någon som du arbetar med: fråga rektorn.",
  },
  failure: {
    title: "Något gick fel hos oss",
    body: "Det beror inte på dig. Vänta en stund och försök igen.",
    saved: "Sådant som du har fått besked om att det är sparat är sparat.",
    urgent: "Är ett barn i fara: ring 112. Vänta inte på det här systemet.",
  },
  refused: {
    method: { title: "Det går inte att göra så här", body: "Gå till startsidan och börja om därifrån." },
    origin: {
      title: "Formuläret kom inte från den här webbplatsen",
      body: "Därför har ingenting sparats. Öppna sidan på nytt och skicka formuläret därifrån.",
    },
    size: {
      title: "Det som skickades är för stort",
      body: "Ingenting har sparats. Gå tillbaka, välj en mindre fil och försök igen.",
    },
    length: {
      title: "Det som skickades kunde inte tas emot",
      body: "Ingenting har sparats. Gå tillbaka och försök igen, gärna från en annan webbläsare.",
    },
    failure: {
      title: "Något gick fel hos oss",
      body: "Vänta en stund och försök igen. Är ett barn i fara: ring 112.",
    },
    asset: { title: "Filen finns inte", body: "Ladda om sidan som du kom från." },
  },
} as const;
