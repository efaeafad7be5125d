/** Vad som händer efter en orosanmälan, för den som har anmält. */
export const nextSteps = {
  title: "Vad händer nu?",
  lead: "Så här går det till, med datumen för just den här anmälan.",
  states: {
    done: "Klart",
    now: "Pågår",
    ahead: "Längre fram",
    passed: "Tiden har gått",
  },
  at: "{{date}}",
  by: "Senast {{date}}",
  steps: {
    sent: {
      means: "Skyldigheten att anmäla är din egen. Ingen på skolan kan förbjuda eller fördröja en anmälan.",
      told: "Familjen får normalt veta vem som har anmält. Bara vid risk för våld eller annat allvarligt men kan ditt namn hållas hemligt.",
      title: "Du anmäler",
      done: "Du har skickat anmälan. Du har gjort det lagen kräver av dig.",
      now: "Anmälan är inte skickad än. Vänta inte på fler uppgifter.",
    },
    stored: {
      means:
        "Anmälan lagras hos mottagningen och diarieförs den dag den kommer in. Kvittensen ges först när den är lagrad.",
      told: "Du får kvittensens nummer och tid. Anmälan och allt som rör den är hemligt även hos skolan.",
      title: "Anmälan kommer fram",
      done: "Socialtjänsten har anmälan. Nu räknas dagarna.",
      now: "Anmälan är på väg. Du får besked här när den är framme.",
      ahead: "När anmälan har kommit fram får du en kvittens här.",
      trouble: "Anmälan har inte kommit fram än. Ring mottagningen och berätta om din oro.",
    },
    read: {
      means: "En person i mottagningen öppnar anmälan och bekräftar att den är mottagen.",
      told: "Du får veta att den är öppnad och bekräftad, men inte vem som arbetar med den eller vilket diarienummer den har.",
      title: "Någon läser den",
      done: "En socialsekreterare har läst och bekräftat anmälan.",
      opened: "En socialsekreterare har öppnat anmälan.",
      now: "Anmälan ligger hos mottagningen. Ofta läses den bara på kontorstid.",
      ahead: "Mottagningen öppnar och bekräftar.",
      trouble: "Ingen har öppnat anmälan än. Ring mottagningen.",
    },
    protection: {
      means:
        "Varje ny anmälan prövas för sig: är barnet i fara just nu? Bedömningen skrivs ner, även när svaret är nej.",
      told: "Du får inte veta resultatet. Det handlar om barnets och familjens privata förhållanden, och de är hemliga hos socialtjänsten.",
      title: "Behöver barnet skydd direkt?",
      ahead: "Varje ny anmälan bedöms samma dag, senast dagen efter.",
      now: "Socialtjänsten bedömer om barnet behöver skydd direkt. De kan ringa dig.",
      passed: "Bedömningen ska vara gjord. Resultatet får du inte veta, för barnets och familjens skull.",
    },
    preliminary: {
      means:
        "Socialtjänsten avgör om det finns skäl att utreda. Då kontaktas normalt bara vårdnadshavarna, barnet och du. Vid misstänkt eller bevittnat våld ska en utredning i regel inledas.",
      told: "Du kan bli uppringd eller bjuden till ett möte med familjen. Vad familjen berättar får du inte veta om du inte är med.",
      title: "Ska en utredning inledas?",
      ahead: "Inom 14 dagar beslutar socialtjänsten om en utredning ska inledas.",
      now: "Socialtjänsten talar normalt bara med vårdnadshavarna, barnet och dig. Du kan bli uppringd eller bjuden till ett möte. Familjen får normalt läsa anmälan.",
      passed: "De 14 dagarna har gått. Ett beslut ska normalt vara fattat.",
      done: "Socialtjänsten har beslutat.",
    },
    feedback: {
      means:
        "Den som har bett om återkoppling får veta en enda sak: om en utredning har inletts, inte inletts eller redan pågick.",
      told: "Inget om innehåll, insatser eller hur det gick. Mer får socialtjänsten berätta bara om de som berörs går med på det. Är det olämpligt att svara får du inget besked alls.",
      title: "Du får besked",
      opened: "En utredning har inletts.",
      not_opened:
        "En utredning har inte inletts. Det betyder inte att du hade fel. Är du fortfarande orolig, anmäl igen.",
      already_under_way: "En utredning pågick redan. Din anmälan blir en del av den.",
      not_requested: "Du har inte bett om besked. Det kan du göra nu.",
      requested:
        "Du får veta om en utredning inletts, inte inletts eller redan pågick, om det inte är olämpligt. Mer får socialtjänsten inte berätta utan familjens samtycke.",
      asked_later:
        "Du bad om besked efter att anmälan var skickad. Är beslutet redan fattat ska svaret komma genast.",
      passed:
        "Tiden för besked har gått. Påminn socialtjänsten. Ibland är det olämpligt att svara, och då får du inget besked.",
    },
    investigation: {
      means:
        "Socialtjänsten tar reda på vad barnet behöver. Den talar med barnet, familjen och andra som känner barnet, till exempel skolan.",
      told: "Skolan ska lämna uppgifter när utredningen har inletts. Vad utredningen kommer fram till får du inte veta utan familjens samtycke.",
      title: "Utredningen",
      ahead: "Om en utredning inleds tar den högst fyra månader. Barnet får komma till tals.",
      now: "Utredningen tar högst fyra månader. Barnet får komma till tals, och skolan ska svara på frågor.",
      already_under_way: "Utredningen fortsätter. Skolan ska svara på frågor.",
      not_opened: "Ingen utredning görs den här gången.",
      passed:
        "De fyra månaderna har gått. Vad utredningen kom fram till får du inte veta utan familjens samtycke.",
    },
    your_part: {
      means:
        "Det vanliga stödet, elevhälsan och dina anteckningar fortsätter. Skriv vad du ser och hör, med datum. Förhör inte barnet.",
      told: "Anmälan är hemlig även på skolan: tala bara om den med dem som också har skrivit den, och med elevhälsan och rektorn.",
      title: "Ditt arbete fortsätter",
      now: "Skolan ger barnet stöd som vanligt. Anteckna det du ser, sakligt. Utred inte själv.",
    },
  },
  asked: {
    send: "Skicka anmälan.",
    phone_now:
      "Det är akut: ring socialtjänsten nu, på kvällar och helger socialjouren. Vid fara för liv, ring 112.",
    phone_reception: "Ring mottagningen.",
    be_reachable: "Var gärna nåbar på telefon.",
    ask_for_feedback: "Be om besked.",
    remind_of_feedback: "Påminn om beskedet.",
    give_information: "Svara på socialtjänstens frågor.",
    keep_notes: "Fortsätt anteckna det du ser.",
  },
  reportAgain: {
    title: "När ska du anmäla igen?",
    lead: "Varje anmälan bedöms för sig och lägger en bit till bilden, även om någon annan redan har anmält.",
    new_facts: "Du får veta något nytt.",
    worse: "Det blir värre.",
    no_better: "Inget blir bättre.",
    still_worried: "Du är fortfarande orolig.",
    action: "Anmäl igen",
  },
  notTold:
    "Varför får du inte veta mer? Sekretessen skyddar barnet och familjen. Socialtjänsten får bara berätta mer om familjen går med på det.",
  general: {
    title: "Vad händer efter en orosanmälan?",
    lead: "Läs gärna innan du bestämmer dig. Du kan också rådfråga socialtjänsten utan att säga barnets namn.",
    personal:
      "Du kan inte vara anonym när du anmäler i tjänsten, och du kan inte lämna över din skyldighet till någon annan.",
  },
  more: "Vad betyder det, och vad får jag veta?",
  toldTitle: "Det här får du veta:",
  law: "Enligt {{citation}}.",
  lawAsOf: "Så som lagen lyder i {{month}}. Beskrivningen är version {{version}}.",
  timeline: {
    label: "Tidslinje. {{points}}",
    point: "{{title}}: {{when}}, {{state}}.",
    unknown: "dagen är inte känd",
    here: "Här är vi nu",
    stored: "Framme",
    protection: "Skydd bedöms",
    preliminary: "Utreda eller inte",
    feedback: "Besked",
    investigation: "Utredning klar",
    before: "senast {{date}}",
    general: {
      stored: "dag 0",
      protection: "dagen efter",
      preliminary: "dag 14",
      feedback: "en vecka efter beslutet",
      investigation: "fyra månader efter beslutet",
    },
  },
  own: {
    title: "{{municipality}} hälsar till dig som anmäler",
  },
  receipt: {
    title: "Kvittens",
    number: "Nummer",
    reference: "Referens",
    storedAt: "Lagrad",
    receiver: "Mottagare",
    digest: "Dokumentets kontrollsumma (SHA-256)",
    none: "Kvittensen kommer när anmälan är lagrad hos mottagaren.",
  },
  phone: {
    title: "Ring",
    danger: "Fara för liv",
    reception: "Mottagningen",
    outOfHours: "Socialjouren, kvällar och helger",
    unknown: "Numret saknas i registret. Ring kommunens växel.",
  },
  ask: {
    title: "Återkoppling",
    lead: "Du har inte bett om återkoppling. Du kan göra det nu. Är beslutet redan fattat ska du få svar genast.",
    button: "Be om återkoppling",
    asked: "Du bad om återkoppling {{date}}.",
    reached: "Din fråga har kommit fram till mottagningen.",
    told: "Du har fått besked.",
    outside: "Mottagaren tar inte emot frågor genom verktyget. Ring och be om återkoppling.",
  },
  branches: {
    title: "När ska jag ha fått besked?",
    decided: "Inom en vecka från beslutet.",
    decidedBy: "Inom en vecka från beslutet: senast {{date}}.",
    already_under_way: "Genast, om en utredning redan pågick.",
    asked_later: "Genast, om beslutet redan var fattat när du frågade.",
    asked_laterBy: "Genast, om beslutet redan var fattat när du frågade: {{date}}.",
    inappropriate: "Inte alls, om det är olämpligt att svara.",
    consent: "Mer än så bara om de som berörs samtycker.",
  },
  nudges: {
    title: "Text att skicka",
    lead: "Kopiera texten, eller läs upp den när du ringer. Den nämner inte barnet.",
    phone: "Mottagningen: {{phone}}.",
    remind:
      "Hej! Den {{sentDate}} skickade jag en orosanmälan med referens {{reference}} och bad om återkoppling. Beslutet ska ha fattats senast den {{decisionBy}} och beskedet ha kommit senast den {{by}}. Jag har inte fått något. Har en utredning inletts, inte inletts eller pågick den redan (19 kap. 6 § socialtjänstlagen)? Bedömer ni att det är olämpligt att svara, säg gärna det.",
    remind_asked_later:
      "Hej! Den {{sentDate}} skickade jag en orosanmälan med referens {{reference}}. Den {{requestedDate}} bad jag om återkoppling. När beslutet redan är fattat ska svaret komma genast (19 kap. 6 § socialtjänstlagen), men jag har inte fått något. Har en utredning inletts, inte inletts eller pågick den redan? Bedömer ni att det är olämpligt att svara, säg gärna det.",
    ask_consent:
      "Hej! Tack för beskedet om min orosanmälan med referens {{reference}}. Kan ni fråga dem som berörs om de samtycker till att vi får veta mer, så att skolan kan ge barnet rätt stöd? Vi tar gärna emot svar om vad samtycket gäller och hur länge.",
    send: "Skicka en påminnelse till mottagningen",
    sendLead: "Mottagningen ser påminnelsen vid anmälan. Det går att påminna en gång om dagen.",
    reminded: "Du påminde {{date}}.",
  },
  again: {
    none: "Inga nya noteringar sedan du skickade anmälan.",
    some_one: "{{count}} ny notering sedan du skickade anmälan. Den går att kryssa för i den nya anmälan.",
    some_other:
      "{{count}} nya noteringar sedan du skickade anmälan. De går att kryssa för i den nya anmälan.",
    button: "Anmäl igen",
    elsewhere: "Du har inte längre eleven. Du kan ändå anmäla.",
  },
  calendar: {
    title: "Påminn mig",
    lead: "Dagar att titta hit igen, till din kalender. Där står inget om barn, anmälan eller kommun.",
    button: "Hämta kalenderfil",
    summary: "Röda tråden: dags att titta",
    file: "paminnelser.ics",
  },
  digest: {
    subject: "Något väntar på dig i Röda tråden",
    body_one: "{{count}} sak väntar på dig. Logga in och välj Att göra. Där kan du också stänga av mejlet.",
    body_other:
      "{{count}} saker väntar på dig. Logga in och välj Att göra. Där kan du också stänga av mejlet.",
  },
  exists: {
    title: "En orosanmälan finns",
    lead: "Det är allt du kan se här. Mer får bara de som gjort anmälan och elevhälsan veta.",
    process: "Så går det till efter en anmälan",
  },
} as const;
