export const files = {
  field: {
    label: "Bilagor",
    help: "PDF, bild, Word, Excel, ODT, text, ljud eller film. Högst {{file}} MB per fil och {{all}} MB tillsammans. Bilder vrids rätt. Plats och tid tas bort ur dem, men inte ur filmer, ljud eller dokument. Ta sedan bort filen från din enhet: den är sparad här.",
    helpOne:
      "PDF, bild, Word, Excel, ODT, text, ljud eller film. Högst {{file}} MB. En bild vrids rätt. Plats och tid tas bort ur den, men inte ur film, ljud eller dokument. Ta sedan bort filen från din enhet: den är sparad här.",
    camera: "Ta en bild",
    unscripted:
      "Filerna skickas först när du sparar, och en sändning som bryts får göras om. Är förbindelsen dålig: spara noteringen utan filer först. Filen kan du sedan lägga till på elevens röda tråd.",
    unscriptedOne:
      "Filen skickas först när du sparar, och en sändning som bryts får göras om. Låt sidan vara öppen tills den är klar.",
  },
  list: {
    label: "Valda filer",
    progress: "Laddar upp {{name}}",
    again: "Försök igen",
    stop: "Avbryt",
    remove: "Ta bort",
    waits: "Filerna laddas fortfarande upp. Formuläret skickas när de är framme.",
    broken: "En fil kom inte fram. Försök igen eller ta bort den, så skickas formuläret.",
  },
  state: {
    waiting: "väntar",
    sending: "{{percent}} %",
    judging: "kontrolleras …",
    ready: "framme",
    held: "framme, väntar på viruskontroll",
    refused: "togs inte emot",
    broken: "Uppladdningen bröts. Det som hann fram är kvar.",
    signed_out:
      "Du har blivit utloggad. Logga in i en annan flik och försök igen: det som hann fram är kvar.",
  },
  spoken: {
    there_one: "{{there}} av 1 fil är framme.",
    there_other: "{{there}} av {{count}} filer är framme.",
  },
  attached: {
    held: "väntar på viruskontroll, kan öppnas när den är klar",
  },
  pupil: {
    title: "Lägg till en fil",
    lead: "En fil som hör till eleven utan att höra till en notering: en plan från en annan skola, ett beslut, ett intyg. Den läggs på den röda tråden och kan läsas av dem som kan läsa elevens noteringar.",
    what: "Vad är det för fil?",
    whatHelp: "Syns på tråden. Skriv till exempel: Åtgärdsprogram från förra skolan.",
    file: "Filen",
    circle: "Vem kan läsa den?",
    circlePupil: "Alla som har eleven",
    circleHealth: "Bara elevhälsan",
    save: "Lägg till på tråden",
    on: "Fil",
    added: "Tillagd av {{name}}",
    download: "Ladda ner",
    remove: "Ta bort filen",
    removeTitle: "Ta bort filen?",
    removeBody: "Det går inte att ångra. Ingen kan öppna den efteråt, inte heller ur en säkerhetskopia.",
    removeLost: "Filen ”{{title}}”",
    back: "Till röda tråden",
  },
} as const;
