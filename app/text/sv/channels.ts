/** Vad som hänt med en orosanmälan på väg ut ur verktyget (`what`), och vad en människa gör nu (`now`). */
export const channels = {
  kinds: {
    own_reception: "Verktygets egen mottagning",
    sdk: "Säker digital kommunikation (SDK)",
    lifecare: "Kommunens verksamhetssystem (Lifecare)",
    e_service: "Kommunens e-tjänst",
    letter: "Brev",
    personal: "Personlig överlämning",
    phone: "Telefon",
    phone_only: "Endast telefon",
  },
  waiting: {
    at_the_service: "Meddelandet ligger hos meddelandetjänsten och har inte gått vidare än.",
    awaiting_receipt: "Meddelandet är på väg. Mottagaren har inte kvitterat än.",
    unknown:
      "Meddelandetjänsten svarar med ett läge som verktyget inte känner till. Det räknas inte som framme.",
  },
  codes: {
    unreachable: {
      what: "Ingen förbindelse med tjänsten. Ingenting har lämnats.",
      now: "Verktyget försöker igen av sig självt. Är anmälan brådskande: ring mottagningen nu.",
    },
    timed_out: {
      what: "Tjänsten svarade inte i tid. Meddelandet kan ha kommit fram dit.",
      now: "Verktyget försöker igen utan att det blir dubbelt. Är anmälan brådskande: ring mottagningen nu.",
    },
    broken_off: {
      what: "Förbindelsen bröts mitt i. Meddelandet kan ha kommit fram till tjänsten.",
      now: "Verktyget försöker igen utan att det blir dubbelt. Är anmälan brådskande: ring mottagningen nu.",
    },
    unauthorized: {
      what: "Tjänsten släpper inte in verktyget.",
      now: "Säg till den som sköter driften: inloggningsuppgifter eller certifikat behöver ses över. Ring mottagningen om anmälan är brådskande.",
    },
    too_many_requests: {
      what: "Tjänsten tar inte emot fler anrop just nu.",
      now: "Verktyget väntar och försöker igen.",
    },
    service_error: {
      what: "Tjänsten har ett internt fel.",
      now: "Verktyget försöker igen. Dröjer det: ring mottagningen och säg till den som sköter driften.",
    },
    bad_answer: {
      what: "Tjänsten svarade på ett sätt som inte går att tolka.",
      now: "Verktyget frågar igen. Dröjer det: ring mottagningen och säg till den som sköter driften.",
    },
    not_known: {
      what: "Tjänsten känner inte till meddelandet.",
      now: "Verktyget skickar det igen. Dröjer det: ring mottagningen.",
    },
    not_ended: {
      what: "Meddelandet är fortfarande på väg, så tjänstens kopia tas inte bort.",
      now: "Ingenting behöver göras. Verktyget försöker igen senare.",
    },
    answer_about_another: {
      what: "Tjänstens svar gällde ett annat meddelande eller en annan mottagare. Det räknas inte som kvittens.",
      now: "Verktyget frågar igen. Kommer samma svar: ring mottagningen och säg till den som sköter driften.",
    },
    too_large: {
      what: "Anmälan är större än kanalen tar emot, även utan bilagor.",
      now: "Lämna anmälan på annat sätt: ring mottagningen och skicka den som brev eller lämna den personligen.",
    },
    message_invalid: {
      what: "Meddelandet kunde inte ställas samman. Ingenting har lämnats.",
      now: "Ring mottagningen, lämna anmälan på annat sätt och säg till den som sköter driften.",
    },
    attachment_differs: {
      what: "En bilaga är inte den som dokumentet räknar upp. Ingenting har lämnats.",
      now: "Ring mottagningen, lämna anmälan på annat sätt och säg genast till den som sköter driften.",
    },
    digest_differs: {
      what: "Dokumentet är inte det som skrevs under. Ingenting har lämnats.",
      now: "Ring mottagningen, lämna anmälan på annat sätt och säg genast till den som sköter driften.",
    },
    address_invalid: {
      what: "Mottagarens adress i kontaktregistret går inte att använda i den här kanalen. Ingenting har lämnats.",
      now: "Ring mottagningen. Rätta adressen i kontaktregistret och skicka igen.",
    },
    refused_by_service: {
      what: "Tjänsten tog inte emot meddelandet.",
      now: "Ring mottagningen, lämna anmälan på annat sätt och säg till den som sköter driften.",
    },
    id_taken: {
      what: "Meddelandets nummer används redan av ett annat meddelande hos tjänsten. Ingenting har lämnats.",
      now: "Skicka igen som en ny leverans. Ring mottagningen om anmälan är brådskande.",
    },
    content_differs: {
      what: "Det dokument som tjänsten har är inte det som skickades.",
      now: "Ring mottagningen och fråga vad de fått. Skicka igen som en ny leverans, och säg genast till den som sköter driften.",
    },
    exchange_failed: {
      what: "Meddelandetjänsten fick ingen kvittens från mottagaren. Anmälan räknas inte som framme.",
      now: "Ring mottagningen och fråga om den kommit. Har den inte det: lämna den på annat sätt eller skicka igen som en ny leverans.",
    },
    service_gave_up: {
      what: "Meddelandetjänsten misslyckades med meddelandet. Anmälan räknas inte som framme.",
      now: "Ring mottagningen. Lämna anmälan på annat sätt eller skicka igen som en ny leverans.",
    },
    rejected_syntax: {
      what: "Mottagaren avvisade meddelandet: det följer inte den nationella formen.",
      now: "Ring mottagningen, lämna anmälan på annat sätt och säg till den som sköter driften.",
    },
    rejected_rule: {
      what: "Mottagaren avvisade meddelandet: det bryter mot en av mottagarens regler.",
      now: "Ring mottagningen och fråga varför. Lämna anmälan på annat sätt.",
    },
    rejected_signature: {
      what: "Mottagaren avvisade meddelandet: meddelandetjänstens signatur eller kryptering godtogs inte.",
      now: "Ring mottagningen, lämna anmälan på annat sätt och säg till den som sköter driften.",
    },
    receiver_not_found: {
      what: "Mottagaren avvisade meddelandet: adressen finns inte där.",
      now: "Ring mottagningen och fråga efter rätt adress. Rätta kontaktregistret och skicka igen.",
    },
    content_too_long: {
      what: "Mottagaren avvisade meddelandet: det är för stort.",
      now: "Ring mottagningen. Skicka anmälan utan bilagor, och lämna bilagorna på annat sätt.",
    },
    content_not_supported: {
      what: "Mottagaren avvisade meddelandet: det innehåller något som mottagaren inte tar emot.",
      now: "Ring mottagningen. Skicka anmälan utan bilagor, och lämna bilagorna på annat sätt.",
    },
    content_inconsistent: {
      what: "Mottagaren avvisade meddelandet: uppgifterna i det stämmer inte med varandra.",
      now: "Ring mottagningen, lämna anmälan på annat sätt och säg till den som sköter driften.",
    },
    content_forbidden: {
      what: "Mottagaren avvisade meddelandet: skadlig kod misstänks i en fil.",
      now: "Ring mottagningen. Kontrollera bilagorna och skicka anmälan utan dem.",
    },
    duplicate: {
      what: "Mottagaren avvisade meddelandet: ett med samma nummer finns redan där. Det är ingen kvittens.",
      now: "Ring mottagningen och fråga om anmälan finns hos dem. Finns den inte: skicka igen som en ny leverans.",
    },
    rejected: {
      what: "Mottagaren avvisade meddelandet utan känd orsak.",
      now: "Ring mottagningen och fråga varför. Lämna anmälan på annat sätt.",
    },
    other_municipality: {
      what: "Verksamhetssystemet används bara när skolan och mottagningen hör till samma kommun. Ingenting har lämnats.",
      now: "Välj en annan kanal för mottagningen i kontaktregistret och skicka igen.",
    },
    no_child_number: {
      what: "Verksamhetssystemet tar bara emot anmälningar om barn vars personnummer får lämnas dit: inte om ett barn utan personnummer, och inte vid skyddade personuppgifter. Ingenting har lämnats.",
      now: "Lämna anmälan på annat sätt. Ring mottagningen om den är brådskande.",
    },
    no_party_id: {
      what: "Barnet är inte känt för verksamhetssystemet. Ingenting har lämnats.",
      now: "Lämna anmälan på annat sätt. Ring mottagningen om den är brådskande.",
    },
    matter_uncertain: {
      what: "Det är ovisst om ett ärende skapades i Lifecare: svaret kom inte fram. Inget nytt skapas, så att det inte blir två.",
      now: "Ring mottagningen och be dem se efter. Finns inget ärende: skicka igen. Finns ett utan dokument: lämna anmälan på annat sätt.",
    },
    matter_without_pdf: {
      what: "Ett ärende skapades i Lifecare, men anmälan kunde inte bifogas. Ärendet är tomt.",
      now: "Ring mottagningen och säg att ärendet är tomt. Lämna anmälan på annat sätt.",
    },
  },
} as const;
