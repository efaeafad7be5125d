import type { DocumentDraft } from "~/documents/model";

// Invented content in the shape of a long document: every kind of block, several alphabets, entries over many pages.

const notes = [
  "Kom till förstalektionen utan ytterkläder och utan frukost för tredje gången sedan mitten av oktober. Sade att ”ingen var vaken” när hon gick.",
  "Satt ensam hela rasten. Ville inte prata i klassrummet men följde med till biblioteket. Berättade att hon sovit hos en granne två nätter.",
  "Ringde vårdnadshavaren kl. 14.20, inget svar. Lämnade meddelande. Frånvarande från tre lektioner av fyra; slöjdläraren har sett samma sak.",
  "Vårdnadshavaren hörde av sig på kvällen och lät trött. Sade att hon ’tar tag i det’ nästa vecka. Avtalade möte den 12:e, som blev avbokat.",
];

export function entriesOf(count: number): NonNullable<DocumentDraft["entries"]> {
  const start = Date.UTC(2026, 7, 20, 7, 30);
  return {
    heading: "Noteringar som dokumentet bygger på",
    lead: "Återgivna som de skrevs, i tidsordning.",
    items: Array.from({ length: count }, (_, i) => ({
      when: new Date(start + i * 31 * 3_600_000).toISOString(),
      author: i % 3 === 0 ? "Mentor, årskurs 5" : i % 3 === 1 ? "Lärare i slöjd" : "Skolkurator",
      text: `${notes[i % notes.length]} ${notes[(i + 1) % notes.length]}`,
      ...(i % 5 === 0 ? { version: 2 } : {}),
    })),
  };
}

export function sampleModel(overrides: Partial<DocumentDraft> = {}): DocumentDraft {
  return {
    language: "sv",
    title: "Orosanmälan",
    reference: "RT-7K4Q-92MD",
    created: "2026-11-22T04:12:00Z",
    issuer: { authority: "Exempelkommunen, utbildningsförvaltningen", unit: "Ådalsskolan" },
    mark: "Sekretess enligt 26 kap. 1 § OSL",
    notices: ["Får inte lämnas till vårdnadshavare: skäl anges under Kontakt."],
    facts: [{ label: "Till", value: "Socialtjänstens mottagning, Exempelstad" }],
    sections: [
      {
        heading: "Barnet",
        blocks: [
          {
            kind: "facts",
            rows: [
              { label: "Namn", value: "Łukasz Åkerö Žižková" },
              { label: "Modersmål och tolk", value: "Українська, Ελληνικά, Tiếng Việt" },
              { label: "Namnet i andra alfabet", value: "محمد علي, född 2014" },
              { label: "Var barnet är nu", value: "Okänt" },
            ],
          },
        ],
      },
      {
        heading: "Vad som har hänt",
        blocks: [
          { kind: "subheading", text: "Iakttagelser" },
          { kind: "paragraph", text: `${notes.join(" ")}\n\n${notes[2]}` },
          {
            kind: "quotation",
            text: "Jag vill inte gå hem i dag. Det är ingen där, och när någon är där är det värre.",
            source: "barnets egna ord, 19 november 2026",
          },
          {
            kind: "list",
            items: [
              "Tre dagar utan frukost.",
              "Två nätter hos en granne, enligt barnet.",
              "Ett avbokat möte.",
            ],
          },
          { kind: "paragraph", text: "سلام، اسمي محمد علي وعمري 12 سنة (في الصف الخامس)." },
          {
            kind: "table",
            columns: ["Månad", "Frånvaro", "Ogiltig"],
            rows: [
              ["September", "6 timmar", "2 timmar"],
              ["Oktober", "14 timmar", "9 timmar"],
            ],
          },
        ],
      },
    ],
    entries: entriesOf(8),
    attachments: [
      { label: "Bilaga 1", type: "PDF", size: 248_113, sha256: "9f".repeat(32) },
      { label: "Bilaga 2", type: "Bild (JPEG)", size: 1_804_220, sha256: "0a".repeat(32) },
    ],
    footnotes: ["Anmälan grundas på 19 kap. 1 § socialtjänstlagen (2025:400)."],
    ...overrides,
  };
}
