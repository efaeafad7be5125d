// What the writing aid's word lists rest on. The guidance says what a factual note keeps apart; which words give an
// interpretation away is the tool's own choice under it, tried on labelled texts (decision 0024).

interface Source {
  publisher: string;
  title: string;
  published: string;
  /** What it asks for, in our words. */
  asks: string;
}

export const sources = {
  report_handbook: {
    publisher: "Socialstyrelsen",
    title: "Anmäla oro för barn: stöd för anmälningsskyldiga och andra anmälare (artikelnummer 2014-6-5)",
    published: "2014-06",
    asks: "Say what the worry rests on; what one has seen and heard oneself is told apart from what others have told.",
  },
  report_page: {
    publisher: "Socialstyrelsen",
    title: "Anmälan till socialtjänsten vid kännedom eller misstanke om att ett barn far illa (webbsida)",
    published: "2023",
    asks: "Describe the child, what you have noticed and your worry; concrete and detailed information helps.",
  },
  documentation_handbook: {
    publisher: "Socialstyrelsen",
    title: "Handläggning och dokumentation: handbok för socialtjänsten (artikelnummer 2021-12-7658)",
    published: "2021-12",
    asks: "Facts are told apart from assessments; who said it is clear; words that value a person are avoided.",
  },
  school_guide: {
    publisher: "Kunskapsguiden (Socialstyrelsen, Skolverket)",
    title: "Vägledning för elevhälsa: Anmäla oro för barn",
    published: "2024",
    asks: "What one was told by somebody else may be a ground too; it is said that it was told.",
  },
  municipal_advice: {
    publisher: "Botkyrka kommun",
    title: "Så gör du en orosanmälan (webbsida)",
    published: "2024",
    asks: "Give examples. What has the child told you? What have you witnessed yourself?",
  },
  report_form: {
    publisher: "Röda tråden",
    title: "The report form's own questions (domain/report/form-v2)",
    published: "2026",
    asks: "Seen, heard, the child's own words as quotation; dates, places, who; facts apart from interpretation.",
  },
} as const satisfies Record<string, Source>;

export type SourceKey = keyof typeof sources;

/** Words of one sort, and what asks for them to be noticed. */
export interface WordGroup {
  id: string;
  sources: readonly SourceKey[];
  /** How they are inflected; "listed" are used as they stand. See phrase.ts for the notation. */
  form: "adjective" | "ar_verb" | "listed";
  words: readonly string[];
}
