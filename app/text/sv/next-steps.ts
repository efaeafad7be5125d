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
      title: "Du anmäler",
      done: "Du har skickat anmälan. Du har gjort det lagen kräver av dig.",
      now: "Anmälan är inte skickad än. Vänta inte på fler uppgifter.",
    },
    stored: {
      title: "Anmälan kommer fram",
      done: "Socialtjänsten har anmälan. Nu räknas dagarna.",
      now: "Anmälan är på väg. Du får besked här när den är framme.",
      ahead: "När anmälan har kommit fram får du en kvittens här.",
      trouble:
        "Anmälan har inte kommit fram än. Verktyget försöker igen. Ring mottagningen och berätta om din oro.",
    },
    read: {
      title: "Någon läser den",
      done: "En socialsekreterare har läst och bekräftat anmälan.",
      opened: "En socialsekreterare har öppnat anmälan.",
      now: "Anmälan ligger hos mottagningen. Ofta läses den bara på kontorstid.",
      ahead: "Mottagningen öppnar och bekräftar.",
      trouble: "Ingen har öppnat anmälan än. Ring mottagningen.",
    },
    protection: {
      title: "Behöver barnet skydd direkt?",
      ahead: "Varje ny anmälan bedöms samma dag, senast dagen efter.",
      now: "Socialtjänsten bedömer om barnet behöver skydd direkt. De kan ringa dig.",
      passed: "Bedömningen ska vara gjord. Resultatet får du inte veta, för barnets och familjens skull.",
    },
    preliminary: {
      title: "Ska en utredning inledas?",
      ahead: "Inom 14 dagar beslutar socialtjänsten om en utredning ska inledas.",
      now: "Socialtjänsten talar normalt bara med vårdnadshavarna, barnet och dig. Du kan bli uppringd eller bjuden till ett möte. Familjen får normalt läsa anmälan.",
      passed: "De 14 dagarna har gått. Ett beslut ska normalt vara fattat.",
      done: "Socialtjänsten har beslutat.",
    },
    feedback: {
      title: "Du får besked",
      opened: "En utredning har inletts.",
      not_opened:
        "En utredning har inte inletts. Det betyder inte att du hade fel. Är du fortfarande orolig, anmäl igen.",
      already_under_way: "En utredning pågick redan. Din anmälan blir en del av den.",
      not_requested: "Du har inte bett om besked. Det kan du göra nu.",
      requested:
        "Du får veta om en utredning inletts, inte inletts eller redan pågick, om det inte är olämpligt. Mer får socialtjänsten inte berätta utan familjens samtycke.",
      passed:
        "Tiden för besked har gått. Påminn socialtjänsten. Ibland är det olämpligt att svara, och då får du inget besked.",
    },
    investigation: {
      title: "Utredningen",
      ahead: "Om en utredning inleds tar den högst fyra månader. Barnet får komma till tals.",
      now: "Utredningen tar högst fyra månader. Barnet får komma till tals, och skolan ska svara på frågor.",
      already_under_way: "Utredningen fortsätter. Skolan ska svara på frågor.",
      not_opened: "Ingen utredning görs den här gången.",
      passed:
        "De fyra månaderna har gått. Vad utredningen kom fram till får du inte veta utan familjens samtycke.",
    },
    your_part: {
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
  reminder:
    "Hej! Den {{sentDate}} skickade jag en orosanmälan med referens {{reference}} och bad om återkoppling. Jag har inte fått något besked. Kan ni berätta om en utredning har inletts, inte inletts eller redan pågick (19 kap. 6 § socialtjänstlagen)?",
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
} as const;
