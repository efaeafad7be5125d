/** Mottagningen hos socialtjänsten: lägen, handgrepp, frister, utfall och avslut. */
export const reception = {
  statuses: {
    received: "Inkommen",
    opened: "Öppnad",
    acknowledged: "Bekräftad",
    registered: "Diarieförd",
    investigating: "Utredning pågår",
    closed_not_opened: "Utredning inte inledd",
    closed_already_under_way: "Utredning pågick redan",
    ended: "Utredning avslutad",
  },
  actions: {
    open: "Öppna anmälan",
    acknowledge: "Bekräfta mottagandet",
    register: "Diarieför",
    decide_open: "Inled utredning",
    decide_not_open: "Inled inte utredning",
    note_already_under_way: "Utredning pågår redan",
    end: "Avsluta utredningen",
  },
  delivery: {
    queued: "I kö för att skickas",
    handed_to_channel: "På väg",
    failing: "Kommer inte fram, försöker igen",
    rejected: "Avvisad av mottagaren",
    stored: "Framme och lagrad",
    opened: "Öppnad av en person",
    acknowledged: "Bekräftad",
    registered: "Diarieförd",
  },
  deadlines: {
    protection_assessment: "Skyddsbedömning",
    preliminary_assessment: "Förhandsbedömning",
    feedback: "Återkoppling till anmälaren",
    investigation: "Utredningen klar",
  },
  due: {
    today: "I dag",
    days_one: "{{count}} dag kvar",
    days_other: "{{count}} dagar kvar",
    late_one: "{{count}} dag sen",
    late_other: "{{count}} dagar sen",
  },
  outcomes: {
    opened: "Utredning inledd",
    not_opened: "Utredning inte inledd",
    already_under_way: "Utredning pågick redan",
  },
  endings: {
    support_with_consent: {
      name: "Stöd med samtycke",
      definition: "Barnet eller familjen får en insats som de har gått med på.",
    },
    care_without_consent: {
      name: "Ansökan om vård utan samtycke",
      definition: "Nämnden har ansökt om vård enligt lagen med särskilda bestämmelser om vård av unga.",
    },
    need_met_otherwise: {
      name: "Utan insats: behovet tillgodoses på annat sätt",
      definition:
        "Det finns ett behov, men någon annan möter det, till exempel skolan, vården eller släkten.",
    },
    no_need_found: {
      name: "Utan insats: inget behov",
      definition: "Utredningen visade inget behov av stöd från socialtjänsten.",
    },
    family_declined: {
      name: "Utan insats: familjen tackade nej",
      definition:
        "Ett behov finns och stöd har erbjudits, men familjen tackade nej och vård utan samtycke är inte aktuell.",
    },
    moved: {
      name: "Flyttad till annan kommun",
      definition: "Ansvaret gick över till en annan kommun innan utredningen var klar.",
    },
  },
} as const;
