/** Vart anmälan går, och varför. */
export const routing = {
  title: "Vart går anmälan?",
  receiver: "Socialtjänsten i {{municipality}}",
  why: "Varför just dit?",
  otherwise: "Du eller en kollega har valt det. Verktyget föreslår {{municipality}}:",
  explanations: {
    turned_eighteen: "Eleven har fyllt 18. En orosanmälan gäller barn, så ingen kommun föreslås.",
    protected:
      "Barnet har skyddade personuppgifter. Då får registret inte avgöra. Du väljer kommun utifrån vad familjen eller rektor vet, och kan skicka direkt.",
    placed_by:
      "{{municipality}} har placerat barnet och har kvar ansvaret, även om barnet bor någon annanstans.",
    residence: "Barnet bor i {{municipality}}. Bosättningskommunen har ansvaret.",
    stays_in: "Var barnet är bosatt är inte känt. {{municipality}}, där barnet vistas, har då ansvaret.",
    school_in:
      "Varken bostad eller vistelseort är känd. Skolan ligger i {{municipality}}. Är det fel kommun skickar de vidare.",
    nothing_known:
      "Det finns inget att gå på. Välj den kommun som du tror är rätt. Är det fel skickar de vidare.",
  },
  remarks: {
    moved_recently:
      "Barnet har flyttat nyligen, så registret kan visa den gamla kommunen. Ansvaret följer var barnet bor stadigvarande. Vet du den nya kommunen: välj den. Annars skickar de vidare.",
    parents_apart:
      "Föräldrarna bor i olika kommuner. Ansvarig är den kommun där barnet har sitt fasta hem och sin starkaste anknytning, och det behöver inte vara den som registret visar. Osäker? Skicka ändå.",
    no_swedish_number:
      "Barnet har inget svenskt personnummer, som den som söker asyl. Då finns ingen folkbokföring att gå efter, och kommunen där barnet vistas svarar så länge ingen annan klart gör det.",
    stays_elsewhere:
      "Barnet vistas i {{stays}}. Den kommunen griper in om det är akut, men ansvaret är kvar hos {{municipality}}.",
  },
  units: {
    none: "Registret har ingen mottagning för {{municipality}}.",
    only_one: "{{municipality}} har en mottagning i registret: {{unit}}.",
    by_district: "{{unit}} tar emot för den stadsdel där barnet bor.",
    by_reporter: "Du har valt mottagningen: {{unit}}.",
    several:
      "{{municipality}} har flera mottagningar. Välj den som tar emot för den stadsdel där barnet bor. Vet du inte kan du skicka ändå: de skickar vidare inom kommunen.",
  },
  movedRecently: "Barnet har flyttat nyligen",
  parentsApart: "Föräldrarna bor i olika kommuner",
  outdated: {
    title: "Stämmer kommunen fortfarande?",
    body: "Eleven går inte kvar på skolan, och då följer skolans register inte längre var eleven bor. Kommunen valdes innan dess. Osäker? Skicka ändå: är det fel skickar de vidare.",
    bodyProtected:
      "Kommunen valdes för en tid sedan. Hör med rektor om den fortfarande är rätt. Osäker? Skicka ändå: är det fel skickar de vidare.",
    keep: "Ja, {{municipality}} stämmer",
    check: "Kontrollera kommunen",
  },
  chooseUnit: "Välj mottagning",
  chooseUnitHelp: "Gäller {{municipality}}. Byter du kommun väljer du mottagning sedan.",
  unitUnknown: "Vet inte",
  ledger: {
    by_rule: "Adresserad enligt reglerna.",
    by_person: "Adresserad av anmälaren.",
    unit: "Mottagning: {{unit}}.",
    reason: "Skäl: {{reason}}",
  },
  phoneNow: "Det är akut: ring socialtjänsten i {{municipality}} nu. Vid fara för liv, ring 112.",
  phoneNowUnknown:
    "Det är akut: ring socialtjänsten eller socialjouren där barnet är nu. Vid fara för liv, ring 112.",
  unsure: "Osäker? Skicka ändå. Fel kommun skickar vidare till rätt.",
  choose: "Välj kommun",
  chooseOther: "Välj en annan kommun",
  overrideReason: "Varför en annan kommun?",
  overrideReasonHelp: "Kort. Står kvar tillsammans med anmälan.",
  chosenByPerson: "Vald av anmälaren",
  confirmAfterwards: "En kollega får frågan att bekräfta valet efteråt. Det fördröjer inte anmälan.",
  unknownMunicipality: "Det finns ingen kommun med koden {{code}}.",
} as const;
