export const accessibility = {
  title: "Tillgänglighet",
  aim: "Röda tråden ska gå att använda för alla. Vi följer WCAG 2.2 på nivå AA, som går längre än lagen om tillgänglighet till digital offentlig service (2018:1937) kräver.",
  how: "Så är den byggd",
  howList: {
    keyboard: "Allt går att göra med tangentbordet, i den ordning man läser.",
    scripts: "Allt fungerar utan JavaScript.",
    words: "Fel sägs i ord bredvid fältet, och det du skrev finns kvar.",
    colour: "Färg bär aldrig ensam en betydelse.",
    zoom: "Sidorna går att förstora fyra gånger utan att något försvinner.",
  },
  known: "Det som brister",
  knownList: {
    readers: "Ingen som använder skärmläsare dagligen har ännu prövat verktyget.",
    documents:
      "PDF-dokumenten är märkta för skärmläsare, men har inte kontrollerats av ett valideringsverktyg.",
  },
  complain: "Säg till",
  complainBody:
    "Skriv till din huvudman eller till socialtjänsten i din kommun. Hjälper inte det kan du anmäla till Myndigheten för digital förvaltning (Digg), som har tillsyn.",
} as const;
