/** Gäller också ett syskon, och vad som är nytt sedan förra anmälan. */
export const reportSibling = {
  link: "Gäller också ett syskon",
  title: "Gäller också ett syskon",
  lead: "Syskonet får en egen anmälan. Det som gäller familjen följer med. Det som är det ena barnets eget hamnar aldrig i det andras.",
  begin: "Börja syskonets anmälan",
  paragraphs: "Gäller det här också syskonet?",
  paragraphsHelp:
    "Kryssa bara för det som gäller båda. Stycken som nämner barnet vid namn, och citat ur barnets röda tråd, visas inte.",
  noParagraphs:
    "Inget stycke kan följa med: de nämner barnet eller citerar barnets röda tråd. Skriv syskonets egna.",
  protected: "Barnet har skyddade personuppgifter: varken text, adress eller familj följer med.",
  copied:
    "Följer med: vårdnadshavare, andra vuxna hemma, tolk, om du ringt, vad oron i familjen handlar om. Läs igenom allt innan du skickar.",
  other: "Ett syskon som inte går här, eller som du inte har",
  back: "Tillbaka till anmälan",
  beside: "Anmälningar om syskon",
  draft: "utkast",
  sent: "skickad",
  hidden: "namnet visas inte",
  since: "Nytt sedan {{reference}}, skickad {{date}}",
  entries_one: "En ny notering att välja ur den röda tråden.",
  entries_other: "{{count}} nya noteringar att välja ur den röda tråden.",
  noEntries: "Inga nya noteringar.",
  changed: "Ändrade svar",
  unchanged: "Inga svar är ändrade än. Det som stod då är ifyllt; det som gäller i dag frågas på nytt.",
} as const;
