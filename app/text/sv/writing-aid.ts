export const writingAid = {
  read: "Läs igenom åt mig",
  count_one: "1 förslag om texten",
  count_other: "{{count}} förslag om texten",
  quoted: "Barnets egna ord står som citat",
  none: "Inga förslag om texten.",
  lead: "Förslag, inte krav. Du kan spara som det är. Texten läses av regler här i systemet och sparas inte av skrivhjälpen.",
  dismiss: "Ta bort",
  dismissOne: "Ta bort förslaget om ”{{quote}}”",
  dismissAll: "Ta bort alla",
  turnOff: "Visa inte förslag medan jag skriver",
  turnOn: "Visa förslag medan jag skriver",
  kind: {
    interpretation: {
      label: "Tolkning?",
      ask: "Vad såg eller hörde du? Är det din tolkning: skriv att det är det, och vad den bygger på.",
    },
    diagnosis: {
      label: "Diagnosord.",
      ask: "Vad gör barnet, som du ser? Är det fastställt: skriv av vem.",
    },
    own_words: {
      label: "Barnets egna ord",
      ask: "Barnets egna ord står som citat. Låt dem stå som de sades.",
    },
    source_unclear: {
      label: "Sett, hört eller berättat?",
      ask: "Såg eller hörde du det själv? Eller vem berättade, och när?",
    },
    missing_who: {
      label: "Vem?",
      ask: "Skriv vem eller vilka, om du vet. Vet du inte: skriv det.",
    },
    missing_when: {
      label: "När, hur ofta?",
      ask: "Kan du skriva datum, klockslag eller antal?",
    },
    missing_where: {
      label: "Var?",
      ask: "Var hände det?",
    },
  },
} as const;
