/** Orosanmälans frågor: vad som frågas, hur man kan svara och varför det frågas. */
export const reportFields = {
  acute: {
    label: "Behöver barnet skydd redan i dag?",
    guidance: "Är det fara nu: ring 112. Ring sedan socialtjänsten. Anmälan skickar du efteråt.",
    why: "Avgör vad socialtjänsten gör först.",
  },
  acuteHow: {
    label: "Vad är det som brådskar?",
    guidance: "Vad kan hända, när, och vem kan skydda barnet just nu?",
    why: "Gör det möjligt att handla innan hela anmälan är läst.",
  },
  nextContact: {
    label: "När träffar barnet den som det är rädd för nästa gång?",
    guidance: "Till exempel: hämtas i dag klockan 16. Vet du inte är det också ett svar.",
    why: "Socialtjänsten behöver veta hur lång tid det finns.",
  },
  phoneReport: {
    label: "Har du redan ringt och anmält?",
    guidance: "Har du ringt behövs ändå den skriftliga anmälan.",
    why: "Så att samtalet och anmälan hamnar i samma ärende.",
  },
  phoneReportWhen: {
    label: "När ringde du?",
    guidance: "Ungefärlig tid räcker.",
    why: "Så att samtalet går att hitta.",
  },
  phoneReportTo: {
    label: "Vem talade du med?",
    guidance: "Namn eller enhet, till exempel mottagningen eller socialjouren.",
    why: "Så att samtalet går att hitta.",
  },
  childName: {
    label: "Barnets namn",
    guidance: "Så mycket av namnet som du vet.",
    why: "Socialtjänsten måste veta vilket barn det gäller. En beskrivning duger.",
  },
  childPersonalNumber: {
    label: "Personnummer",
    guidance: "Även samordningsnummer. Lämna tomt om du inte vet.",
    why: "Gör att barnet inte förväxlas med någon annan.",
  },
  childBirthDate: {
    label: "Födelsedatum",
    guidance: "Om du inte har personnumret.",
    why: "Åldern avgör hur bråttom det är och hur man talar med barnet.",
  },
  childDescription: {
    label: "Beskriv barnet",
    guidance: "Om du inte vet namnet: ungefärlig ålder, utseende, var du såg barnet.",
    why: "Ett barn utan känt namn ska också få hjälp.",
  },
  childSex: {
    label: "Kön",
    guidance: "Som i skolans uppgifter.",
    why: "Räknas i statistiken, bara i grupp.",
  },
  protectedIdentity: {
    label: "Har barnet skyddade personuppgifter?",
    guidance: "Skriv då aldrig adress, skola eller ort i fritexten.",
    why: "Socialtjänsten måste skydda barnets uppgifter från första stund.",
  },
  childAddress: {
    label: "Adress",
    guidance: "Den adress där barnet bor mest. Lämna tomt vid skyddade personuppgifter.",
    why: "Socialtjänsten kan behöva åka dit.",
  },
  childPhone: {
    label: "Barnets telefon",
    guidance: "Bara om barnet har en egen.",
    why: "Kan vara den säkra vägen till barnet.",
  },
  childWhereNow: {
    label: "Var är barnet nu?",
    guidance: "Till exempel: i skolan till klockan 14, sedan hos mormor.",
    why: "Så att någon kan träffa barnet i dag om det behövs.",
  },
  school: {
    label: "Skola",
    guidance: "Fylls i av verktyget.",
    why: "Socialtjänsten vet vart den ska vända sig.",
  },
  schoolClass: {
    label: "Klass eller grupp",
    guidance: "Fylls i av verktyget.",
    why: "Gör barnet lätt att hitta i skolan.",
  },
  schoolAuthority: {
    label: "Huvudman",
    guidance: "Kommunen eller företaget som driver skolan.",
    why: "Den som ansvarar för skolan.",
  },
  interpreterChild: {
    label: "Behöver barnet tolk?",
    guidance: "Utgå från vad barnet själv är tryggt med.",
    why: "Ett första samtal ska inte falla på språket.",
  },
  interpreterGuardian: {
    label: "Behöver vårdnadshavarna tolk?",
    guidance: "Låt aldrig barnet tolka.",
    why: "Ett första samtal ska inte falla på språket.",
  },
  interpreterLanguage: {
    label: "Vilket språk?",
    guidance: "Även teckenspråk.",
    why: "Så att rätt tolk bokas.",
  },
  communicationNeed: {
    label: "Har barnet en funktionsnedsättning eller behöver särskilt stöd i samtal?",
    guidance: "Till exempel bildstöd, mer tid eller en trygg vuxen.",
    why: "Så att barnet kan berätta på sitt sätt.",
  },
  communicationNeedHow: {
    label: "Vad behöver barnet?",
    guidance: "Beskriv vad som fungerar i skolan.",
    why: "Så att barnet kan berätta på sitt sätt.",
  },
  categories: {
    label: "Vad handlar oron om?",
    guidance: "Välj ett eller flera. Misstanke räcker.",
    why: "Hjälper socialtjänsten att se helheten och räknas i statistiken.",
  },
  observations: {
    label: "Vad har du sett och hört?",
    guidance: "Skriv konkret: vad, när, var och vilka som var med. Familjen får troligen läsa det.",
    why: "Det här är kärnan. Det du själv sett och hört väger tyngst.",
  },
  childsWords: {
    label: "Barnets egna ord",
    guidance: "Citera så ordagrant du kan. Fråga inte ut barnet.",
    why: "Barnets ord ska inte bli dina.",
  },
  source: {
    label: "Hur vet du det?",
    guidance: "Välj alla som stämmer.",
    why: "Skiljer det du själv sett från det som andra berättat.",
  },
  sourceWho: {
    label: "Vem berättade?",
    guidance: "Namn eller roll.",
    why: "Socialtjänsten kan behöva fråga vidare.",
  },
  interpretation: {
    label: "Vad tror du?",
    guidance: "Skriv här vad du tror eller undrar, skilt från det du vet.",
    why: "Din bild behövs, men inte blandad med fakta.",
  },
  suspectedCrime: {
    label: "Misstänker du att barnet utsatts för brott?",
    guidance: "Du behöver inte vara säker.",
    why: "Socialtjänsten avgör om polisen ska kopplas in.",
  },
  policeReport: {
    label: "Är det polisanmält?",
    guidance: "En anmälan hit behövs ändå.",
    why: "Så att socialtjänst och polis kan planera tillsammans.",
  },
  policeReportWhen: {
    label: "När gjordes polisanmälan?",
    guidance: "Ungefärligt datum räcker.",
    why: "Så att anmälan går att hitta.",
  },
  policeReportNumber: {
    label: "Polisens diarienummer",
    guidance: "Om du har det.",
    why: "Så att anmälan går att hitta.",
  },
  sinceWhen: {
    label: "Hur länge har det pågått?",
    guidance: "Till exempel: sedan höstlovet.",
    why: "Visar om det är nytt eller har pågått länge.",
  },
  whyNow: {
    label: "Varför anmäler du nu?",
    guidance: "Vad hände som gjorde att du anmäler?",
    why: "Visar om något har förändrats.",
  },
  earlierWorry: {
    label: "Har det funnits oro tidigare?",
    guidance: "Tidigare händelser, samtal eller anmälningar som du känner till.",
    why: "Flera små tecken kan betyda mer än ett stort.",
  },
  ifNothingDone: {
    label: "Vad kan hända om ingen gör något?",
    guidance: "Tänk på de närmaste dagarna och på längre sikt.",
    why: "Hjälper socialtjänsten att bedöma risken.",
  },
  effectOnChild: {
    label: "Hur påverkas barnet?",
    guidance: "Till exempel trötthet, oro, humör, kamrater, lärande.",
    why: "Det är barnets situation som bedöms.",
  },
  guardians: {
    label: "Vårdnadshavare",
    guidance: "Alla som du känner till. Skriv om någon har vårdnaden ensam.",
    why: "Socialtjänsten kontaktar normalt vårdnadshavarna först.",
  },
  otherAdults: {
    label: "Andra vuxna hemma",
    guidance: "Till exempel en ny partner eller en mormor.",
    why: "Kan vara både stöd och risk.",
  },
  siblings: {
    label: "Syskon och andra barn",
    guidance: "Varje barn får en egen anmälan. Här räcker namn och ålder.",
    why: "Fler barn kan behöva hjälp.",
  },
  childInformed: {
    label: "Vet barnet att du anmäler?",
    guidance: "Berätta gärna, om det är tryggt, på ett sätt som passar åldern.",
    why: "Så att socialtjänsten vet vad barnet väntar sig.",
  },
  childView: {
    label: "Vad säger barnet om anmälan?",
    guidance: "Med barnets egna ord om det går.",
    why: "Barnet har rätt att komma till tals.",
  },
  guardiansInformed: {
    label: "Vet vårdnadshavarna att du anmäler?",
    guidance: "Berätta inte vid misstanke om våld i familjen, sexuella övergrepp eller hedersförtryck.",
    why: "Så att socialtjänsten kan ta kontakt på ett tryggt sätt.",
  },
  guardiansInformedHow: {
    label: "När och hur fick de veta det?",
    guidance: "Vem berättade, när, och hur reagerade de?",
    why: "Reaktionen kan ha betydelse för barnets trygghet.",
  },
  guardiansNotInformedWhy: {
    label: "Varför vet de inte?",
    guidance: "Till exempel: risk för att barnet skadas.",
    why: "Så att ingen berättar av misstag.",
  },
  contactCare: {
    label: "Vad behöver man tänka på vid kontakt?",
    guidance: "Till exempel hot, säker telefon, tider då barnet kan tala fritt.",
    why: "En felaktig kontakt kan skada barnet.",
  },
  schoolSupport: {
    label: "Vad har skolan gjort hittills?",
    guidance: "Kort om stöd, samtal och möten.",
    why: "Visar vad som redan är prövat.",
  },
  attendance: {
    label: "Närvaro",
    guidance: "Hur mycket, sedan när och hur det har förändrats.",
    why: "Frånvaro är ofta ett tidigt tecken.",
  },
  strengths: {
    label: "Vad fungerar bra?",
    guidance: "Intressen, vänner, trygga vuxna, sådant som skyddar.",
    why: "Stöd byggs på det som redan bär.",
  },
  reporters: {
    label: "Namn och hur man når anmälaren",
    guidance: "Flera kan anmäla tillsammans. Skyldigheten är ändå var och ens egen.",
    why: "Du kan inte vara anonym i tjänsten. Socialtjänsten kan behöva ringa.",
  },
  absenceContact: {
    label: "Vem kan svara om du inte är på plats?",
    guidance: "En kollega som känner barnet, och telefonnummer.",
    why: "Socialtjänsten ringer ofta redan samma dag.",
  },
  meeting: {
    label: "Kan du vara med på ett möte med familjen och socialtjänsten?",
    guidance: "Socialtjänsten kan bjuda in till ett anmälningsmöte. Du kan ändra dig.",
    why: "Ett möte kan göra det tydligt för familjen vad oron gäller.",
  },
  feedback: {
    label: "Vill du veta om en utredning inleds?",
    guidance: "Du får veta om en utredning inletts, inte inletts eller redan pågår. Inte mer.",
    why: "Svaret lämnas bara om du ber om det.",
  },
  receiver: {
    label: "Vilken kommun ska få anmälan?",
    guidance: "Verktyget föreslår. Är du osäker: skicka ändå, de skickar vidare.",
    why: "Socialtjänsten i rätt kommun kan handla direkt.",
  },
} as const;
