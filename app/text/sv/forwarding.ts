/** Att skicka en inkommen anmälan vidare: till en annan mottagning i kommunen, eller till en annan kommun. */
export const forwarding = {
  back: "Tillbaka till anmälan",
  lead: "När barnet hör till en annan kommun. Allt som har gjorts här följer med.",
  acute: "Barnet kan behöva skydd nu. Ni ansvarar tills den andra kommunen har tagit över: ring dem också.",
  unit: {
    title: "Till en annan mottagning i kommunen",
    lead: "Anmälan flyttas till deras lista, utan handläggare. Den räknas fortfarande som er kommuns.",
    unit: "Mottagning",
    choose: "Välj mottagning",
    save: "Flytta",
  },
  other: "Till en annan kommun",
  to: "Kommun",
  choose: "Välj kommun",
  here: "Tar emot i verktyget",
  elsewhere: "Nås på annat sätt",
  look: "Visa hur kommunen nås",
  way: "Hur går den dit?",
  wayHelp:
    "Genom verktyget bara till kommuner som tar emot där. Annars: ring eller skicka först, och notera hur.",
  reason: "Varför?",
  reasonHelp: "Följer med till den andra kommunen. Till exempel: barnet flyttade dit i augusti.",
  stays: "Anmälan ligger kvar här, märkt. Anmälaren ser att den är skickad vidare.",
  save: "Skicka vidare",
  reach: {
    here: "{{name}} tar emot i verktyget.",
    notHere: "{{name}} tar inte emot i verktyget.",
    how: "Ring dem först. Skriv ut anmälan och skicka den som de vill ha den. Notera sedan här hur du gjorde.",
    unknown:
      "Registret har ingen mottagning där. Ring växeln i {{name}} och fråga efter socialtjänstens mottagning.",
    phone: "Telefon: {{phone}}",
    outOfHours: "När de har stängt: {{phone}}",
    address: "Postadress: {{address}}",
    eService: "Öppna kommunens e-tjänst",
  },
} as const;
