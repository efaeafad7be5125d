// Every provision that the product cites, in one table: where it is, what it demands and when that was
// checked. Pages, documents and routing quote it from here and nowhere else.
// Source: the statutes as consolidated to April 2026. The former Social Services Act is repealed.

import { statutes } from "./statutes";

interface Citation {
  /** Statute, chapter and paragraphs (of the GDPR: article); empty where the whole is meant. */
  at: readonly [statute: keyof typeof statutes, chapter: string, paragraphs: string];
  sv: string;
  en: string;
  /** Year and month of the consolidated text. */
  checked: string;
  /** Known from another's account; not yet read in the original. */
  secondHand?: true;
}

const checked = "2026-04";
/** Read in a public copy of the consolidated acts, of which OSL's is dated 16 December 2025. */
const checkedForTransfers = "2025-12";

export const citations = {
  duty_to_report: {
    at: ["SoL", "19", "1"],
    sv: "Den som arbetar i skolan ska genast anmäla till socialnämnden vid kännedom eller misstanke om att ett barn far illa. Skyldigheten är personlig och gäller även i fristående skolor.",
    en: "Everyone who works at a school must report to social services at once on knowing or suspecting that a child may be harmed. The duty is personal, and holds in independent schools too.",
    checked,
  },
  meeting: {
    at: ["SoL", "19", "5"],
    sv: "Barn, vårdnadshavare och anmälare kan erbjudas ett möte med anledning av anmälan.",
    en: "The child, the guardians and the reporter may be offered a meeting about the report.",
    checked,
  },
  feedback: {
    at: ["SoL", "19", "6"],
    sv: "Den som är anmälningsskyldig får på begäran veta om en utredning har inletts, inte inletts eller redan pågår, om det inte är olämpligt. Beskedet ska ges inom en vecka från beslutet, och genast om utredningen redan pågick eller begäran kom senare.",
    en: "A reporter under the duty to report is told on request whether an investigation was opened, was not opened or was already under way, unless that is inappropriate. The answer is given within a week of the decision, and at once where one was already under way or the request came later.",
    checked,
  },
  protection_assessment: {
    at: ["SoL", "20", "1"],
    sv: "När en anmälan kommer in ska socialnämnden genast bedöma om barnet behöver omedelbart skydd.",
    en: "When a report arrives, social services assesses at once whether the child needs immediate protection.",
    checked,
  },
  preliminary_assessment: {
    at: ["SoL", "20", "2"],
    sv: "Beslut om att inleda eller inte inleda en utredning ska fattas inom 14 dagar från det att anmälan kom in, om det inte finns synnerliga skäl. Något beslut behövs inte om en utredning redan pågår.",
    en: "The decision to open an investigation or not is made within 14 days of receipt, save for exceptional reasons. No decision is needed where one is already under way.",
    checked,
  },
  investigation: {
    at: ["SoL", "20", "3"],
    sv: "Utredningen ska vara klar inom fyra månader, om det inte finns särskilda skäl.",
    en: "The investigation is done within four months, save for special reasons.",
    checked,
  },
  duty_to_inform: {
    at: ["SoL", "20", "6"],
    sv: "Skolan ska lämna uppgifter som kan ha betydelse när en utredning har inletts. Före det kan skolan komplettera eller anmäla igen.",
    en: "Once an investigation is opened the school must give information that may matter to it. Before that the school may supplement, or report again.",
    checked,
  },
  home_municipality: {
    at: ["SoL", "29", "1"],
    sv: "Bosättningskommunen svarar för stöd och hjälp: där barnet är stadigvarande bosatt och har sin starkaste anknytning.",
    en: "The municipality of permanent home answers: where the child lives permanently and has its strongest ties.",
    checked,
  },
  placing_municipality: {
    at: ["SoL", "29", "2"],
    sv: "En kommun som har placerat ett barn i en annan kommun har kvar sitt ansvar.",
    en: "A municipality that placed a child in another remains responsible.",
    checked,
  },
  staying_municipality: {
    at: ["SoL", "29", "4"],
    sv: "Vistelsekommunen svarar i akuta situationer och när det inte är klarlagt att någon annan kommun är ansvarig.",
    en: "The municipality where the child is staying answers in emergencies, and when it is not clear that another is responsible.",
    checked,
  },
  social_services_retention: {
    at: ["SoL", "16", "1–5"],
    sv: "Anmälningar som inte ledde till något sparas i fem år. Utredningshandlingar gallras tidigast när barnet fyller 30. Undantag gäller för forskning.",
    en: "Reports that opened nothing are kept for five years. Documents of an investigation are erased at the earliest when the child turns 30. Exceptions hold for research.",
    checked,
  },
  school_cooperation: {
    at: ["skollagen", "29", "13"],
    sv: "Skolan ska samverka med myndigheter och andra som rör barn som far illa eller riskerar att fara illa.",
    en: "The school cooperates with those whose work concerns children who are or may be harmed.",
    checked,
  },
  change_of_school: {
    at: ["skollagen", "3", "12 j"],
    sv: "Skolan som en elev lämnar ska till den nya skolan lämna de uppgifter som behövs för att underlätta övergången för eleven.",
    en: "The school that a pupil leaves hands over to the new one what is needed to ease the change for the pupil.",
    checked: checkedForTransfers,
  },
  consent_lifts_secrecy: {
    at: ["OSL", "12", "2"],
    sv: "Den som sekretessen skyddar kan häva den, helt eller delvis, om inte annat anges i lagen.",
    en: "Whoever the secrecy protects can lift it, wholly or in part, unless the act says otherwise.",
    checked: checkedForTransfers,
  },
  absence_investigation: {
    at: ["skollagen", "7", "19 a, 22"],
    sv: "Upprepad eller längre frånvaro ska skyndsamt utredas tillsammans med eleven, vårdnadshavaren och elevhälsan.",
    en: "Repeated or long absence is investigated promptly with the pupil, the guardian and student health.",
    checked,
  },
  information_to_police: {
    at: ["polisuppgifter", "", "7"],
    sv: "Rektorn lämnar uppgifter till brottsbekämpande myndigheter på begäran, och på eget initiativ när det behövs, efter avvägning mot sekretessen.",
    en: "The principal gives information to crime-fighting authorities on request, and unprompted where needed, weighed against secrecy.",
    checked,
  },
  reporters_identity: {
    at: ["OSL", "26", "5"],
    sv: "Familjen får normalt veta vem som har anmält. Sekretess gäller bara vid risk för våld eller annat allvarligt men.",
    en: "The family normally learns who reported. Secrecy holds only at danger of violence or other serious harm.",
    checked,
  },
  school_secrecy: {
    at: ["OSL", "23", "1–2"],
    sv: "Uppgifter om elevers personliga förhållanden skyddas av sekretess. Elevhälsans psykologiska, psykosociala och specialpedagogiska del har starkare sekretess.",
    en: "Pupils' personal circumstances are secret. The psychological, psychosocial and special-education parts of student health have a stronger secrecy.",
    checked,
  },
  private_school_confidentiality: {
    at: ["skollagen", "29", "14"],
    sv: "I fristående skolor gäller tystnadsplikt i stället för sekretess.",
    en: "In independent schools a duty of confidentiality holds instead of secrecy.",
    checked,
  },
  medical_secrecy: {
    at: ["OSL", "25", "1"],
    sv: "Skolläkarens och skolsköterskans journaler är hälso- och sjukvård och förs inte här.",
    en: "The school doctor's and nurse's journals are health care and are not kept here.",
    checked,
  },
  social_services_secrecy: {
    at: ["OSL", "26", "1"],
    sv: "Sekretess gäller i socialtjänsten för uppgift om enskilds personliga förhållanden.",
    en: "Personal circumstances are secret in social services.",
    checked,
  },
  report_secrecy: {
    at: ["OSL", "40", "7 g"],
    sv: "Sedan den 15 januari 2026 är anmälan och återkopplingen hemliga även hos den som anmäler, med stark sekretess i 70 år.",
    en: "Since 15 January 2026 the report and the feedback are secret at the reporter as well: strong secrecy, 70 years.",
    checked,
  },
  secrecy_against_guardian: {
    at: ["OSL", "12", "3"],
    sv: "Sekretess till skydd för barnet gäller även mot vårdnadshavaren om det kan antas att barnet lider betydande men.",
    en: "Secrecy for the child holds against the guardian too, where the child would come to considerable harm.",
    checked,
  },
  secrecy_between_branches: {
    at: ["OSL", "8", "2"],
    sv: "Sekretess gäller mellan självständiga verksamhetsgrenar inom samma myndighet.",
    en: "Secrecy holds between independent branches of one authority.",
    checked,
  },
  secrecy_yields: {
    at: ["OSL", "10", "28"],
    sv: "Sekretessen hindrar inte att en uppgift lämnas när lagen säger att den ska lämnas, som vid anmälningsskyldighet.",
    en: "Secrecy yields where the law demands that information is given, as the duty to report does.",
    checked,
  },
  registration: {
    at: ["OSL", "5", "1–2"],
    sv: "Hemliga allmänna handlingar ska registreras genast: datum, nummer, avsändare eller mottagare och kort vad de rör.",
    en: "Secret public documents are registered at once: date, number, sender or receiver, and briefly what they concern.",
    checked,
  },
  secrecy_note: {
    at: ["OSL", "5", "5"],
    sv: "En sekretessmarkering anger bestämmelse, datum och myndighet.",
    en: "A secrecy note states the provision, the date and the authority.",
    checked,
  },
  legal_basis: {
    at: ["GDPR", "", "6.1 c, e"],
    sv: "Behandlingen är nödvändig för en rättslig förpliktelse och en uppgift av allmänt intresse.",
    en: "Processing is necessary for a legal obligation and a task in the public interest.",
    checked,
  },
  sensitive_data: {
    at: ["GDPR", "", "9.2 g"],
    sv: "Känsliga personuppgifter får behandlas för ett viktigt allmänt intresse med stöd i lag.",
    en: "Sensitive data may be processed for a substantial public interest founded in law.",
    checked,
  },
  no_search_by_sensitive_data: {
    at: ["dataskyddslagen", "3", "3"],
    sv: "Sökningar för att få fram ett urval av personer grundat på känsliga uppgifter är förbjudna.",
    en: "Searches made to select persons by sensitive data are forbidden.",
    checked,
  },
  school_data: {
    at: ["skollagen", "26 a", ""],
    sv: "Kapitlet reglerar behandling av personuppgifter i skolan.",
    en: "The chapter governs processing of personal data in schools.",
    checked,
  },
  security_of_processing: {
    at: ["GDPR", "", "32"],
    sv: "Lämpliga tekniska och organisatoriska åtgärder ska skydda uppgifterna.",
    en: "Suitable technical and organisational measures protect the data.",
    checked,
  },
  storage_limitation: {
    at: ["GDPR", "", "5.1 e"],
    sv: "Personuppgifter får inte sparas längre än nödvändigt.",
    en: "Personal data are kept no longer than needed.",
    checked,
  },
  access_and_logs: {
    at: ["socialtjänstens_personuppgifter", "", "10"],
    sv: "Behörighet ska begränsas, åtkomst ska loggas och loggarna kontrolleras återkommande.",
    en: "Access is limited, logged, and the logs are checked recurrently.",
    checked,
  },
  protected_identity: {
    at: ["OSL", "21", "3, 3 a"],
    sv: "Uppgifter som röjer var någon med skyddade personuppgifter finns är hemliga. De prövas innan de lämnas ut.",
    en: "What reveals where a person with protected identity is, is secret, and is examined before any release.",
    checked,
  },
  protected_registration: {
    at: ["folkbokföringslagen", "", "16"],
    sv: "Vid skyddad folkbokföring visar registret en annan ort än den verkliga.",
    en: "With protected registration the register shows another place than the real one.",
    checked,
  },
  archive_erasure: {
    at: ["arkivlagen", "", "10"],
    sv: "Allmänna handlingar får gallras enligt beslut, om det som ska bevaras finns kvar.",
    en: "Public documents may be erased by decision, where what must be kept remains.",
    checked,
  },
  accessibility: {
    at: ["tillgänglighet", "", ""],
    sv: "Digital service ska vara tillgänglig för alla.",
    en: "Digital service is accessible to all.",
    checked,
  },
  violence_opens_investigation: {
    at: ["föreskrift_våld", "", ""],
    sv: "Vid misstänkt eller bevittnat våld ska en utredning i regel inledas.",
    en: "At suspected or witnessed violence an investigation shall in general be opened.",
    checked,
    secondHand: true,
  },
  no_internal_assessment: {
    at: ["JO", "", ""],
    sv: "En rektor kritiserades allvarligt för att ha gjort egna bedömningar i stället för att anmäla.",
    en: "A principal was severely criticised for making internal assessments instead of reporting.",
    checked,
  },
} as const satisfies Record<string, Citation>;

export type CitationKey = keyof typeof citations;

function list(items: string, and: string): string {
  return items.split(", ").join(` ${and} `);
}

/** Where the provision is, as it is written in a sentence: "19 kap. 1 § socialtjänstlagen (2025:400)". */
export function cite(key: CitationKey, language: "sv" | "en" = "sv"): string {
  const [statute, chapter, paragraphs]: Citation["at"] = citations[key].at;
  const name = statutes[statute][language];
  const several = /[,–]/.test(paragraphs);
  if (statute === "GDPR") {
    return language === "sv"
      ? `artikel ${list(paragraphs, "och")} i ${name}`
      : `article ${list(paragraphs, "and")} of ${name}`;
  }
  if (language === "sv") {
    const place = [
      chapter && `${chapter} kap.`,
      paragraphs && `${list(paragraphs, "och")} ${several ? "§§" : "§"}`,
    ];
    return [...place, name].filter(Boolean).join(" ");
  }
  const place = [
    chapter && `chapter ${chapter}`,
    paragraphs && `section${several ? "s" : ""} ${list(paragraphs, "and")}`,
  ].filter(Boolean);
  return place.length > 0 ? `${place.join(", ")} of ${name}` : name;
}
