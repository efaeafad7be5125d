/** Larm som visas i lista: vad som är fel, vad man gör, och hur det avslutas. */
export const alarm = {
  title: "Larm",
  lead: {
    school:
      "Varje dygn jämförs vad skolorna har skickat med vad mottagningarna har. Här står det som inte stämmer. Anmälningarna syns inte, bara deras referens.",
    social: "Anmälningar som har fastnat, och det som inte stämmer vid den dagliga jämförelsen.",
  },
  views: { label: "Visa", standing: "Pågår", ended: "Avslutade" },
  none: { standing: "Inga larm", ended: "Inga avslutade larm" },
  noneBody: "Allt som är skickat stämmer med det som är mottaget.",
  since: "Sedan {{when}}",
  reference: "Referens {{reference}}",
  message: "Meddelande {{id}}",
  protected: "Skyddade personuppgifter: kommun och skola visas inte här.",
  back: "Till alla larm",
  what: "Gör så här",
  phone: "Ring {{name}}: {{phone}}.",
  outOfHours: "När de har stängt: {{phone}}.",
  noPhone: "{{name}} har inget telefonnummer i registret. Ring kommunens växel.",
  sender: "Avsändare: {{name}}.",
  open: "Öppna anmälan",
  school: {
    reconcile_not_received: {
      title: "En anmälan står som framme, men mottagningen har den inte",
      now: "Ring mottagningen och fråga efter referensen. Finns den inte där: säg till den som driver verktyget, och återställ ingenting. Anmälan ligger kvar hos er. Den som anmälde ser samma larm och kan lämna den på annat sätt.",
    },
    reconcile_not_sent: {
      title: "En anmälan är framme, men står inte som framme här",
      now: "Mottagningen har den. Be den som driver verktyget att se efter om en äldre säkerhetskopia har lästs in.",
    },
    reconcile_not_at_service: {
      title: "En anmälan är lämnad till meddelandetjänsten, som inte har den",
      now: "Ring mottagningen och fråga efter referensen. Verktyget skickar den igen av sig självt när det märker det. Står larmet kvar i morgon: be leverantören av meddelandetjänsten att leta.",
    },
    reconcile_unknown_message: {
      title: "Meddelandetjänsten har ett meddelande som verktyget inte känner till",
      now: "Någon annan kan skicka som samma funktion, eller så har en äldre säkerhetskopia lästs in. Ta reda på vad det är innan någon tar bort det.",
    },
  },
  social: {
    not_opened: {
      title: "En anmälan är inte öppnad i tid",
      now: "Öppna den nu, så är larmet över. Avsändaren har fått veta att de ska ringa er.",
    },
    not_delivered: {
      title: "En anmälan hit kommer inte fram",
      now: "Den som anmälde är larmad och ska ringa er. Har ingen ringt: ring skolan och fråga efter referensen. För in det ni får veta i telefon.",
    },
    reconcile_not_received: {
      title: "En anmälan står som lagrad här, men finns inte",
      now: "Ring avsändaren och be att få den igen. Säg till den som driver verktyget, och återställ ingenting.",
    },
    reconcile_not_sent: {
      title: "En anmälan finns här, men ingen avsändare har den som framme",
      now: "Arbeta med den som vanligt. Undrar ni varifrån den kommer: ring anmälaren, numret står i anmälan.",
    },
    reconcile_not_forwarded: {
      title: "En anmälan som ni har skickat vidare finns inte hos den andra kommunen",
      now: "Ring kommunen och fråga efter referensen. Finns den inte där: berätta per telefon eller skicka brev. Anmälan ligger kvar här.",
    },
    forward_not_delivered: {
      title: "En anmälan som ni skickar vidare kommer inte fram",
      now: "Ring den andra kommunen och berätta. Ni har ansvaret tills de har tagit emot den. Har den kommit tillbaka hit: skicka vidare per telefon eller brev.",
    },
    forward_not_arrived: {
      title: "En annan kommun skickar hit en anmälan som inte kommer fram",
      now: "Ring dem och fråga efter referensen. Är det bråttom: be att få den berättad, och för in den.",
    },
    forward_not_opened: {
      title: "En anmälan som ni har skickat vidare är inte öppnad där",
      now: "Ring kommunen och säg att den ligger i deras inkorg.",
    },
  },
  end: {
    title: "Avsluta larmet",
    how: "Vad är gjort?",
    word: "Något mer som den som läser senare behöver veta?",
    wordHelp: "Valfritt. Inga namn och inget personnummer.",
    save: "Avsluta",
    done: "Larmet är avslutat.",
  },
  answers: {
    found: "Den finns: det är kontrollerat",
    phoned: "Jag har ringt dem",
    sent_again: "Den har lämnats igen, eller på annat sätt",
    supplier: "Den som driver verktyget eller tjänsten har tagit över",
    mistaken: "Ingenting saknas",
  },
  ended: {
    moved: "Gick över av sig självt {{when}}.",
    by: "Avslutat {{when}} av {{name}}: {{how}}.",
    noted: "Avslutat {{when}} av den som anmälde.",
  },
  banner: {
    title_one: "Ett larm behöver någon",
    title_other: "{{count}} larm behöver någon",
    show: "Visa larm",
  },
} as const;
