// Invented content for a sample report, in the shapes that the product's own code takes: what the roster would know of a
// pupil, and what a reporter would write. Nobody in it exists; the number is one of Skatteverket's public test numbers.
import type { ReportParts } from "../app/domain/report/compose-report.server";
import { prefill } from "../app/domain/report/prefill";
import { quoteEntries } from "../app/domain/report/quote-entries";
import type { Words } from "../app/domain/report/words";

type Entry = ReportParts["entries"][number];

const notes = [
  "Kom till förstalektionen utan ytterkläder och utan frukost för tredje gången sedan mitten av oktober. Sa att ”ingen var vaken” när hen gick.",
  "Satt ensam hela rasten. Ville inte prata i klassrummet men följde med till biblioteket. Berättade att hen sovit hos en granne två nätter.",
  "Ringde vårdnadshavaren kl. 14.20, inget svar. Lämnade meddelande. Frånvarande från tre lektioner av fyra; slöjdläraren har sett samma sak.",
  "Vårdnadshavaren hörde av sig på kvällen och lät trött. Sa att hen ’tar tag i det’ nästa vecka. Avtalade möte den 12:e, som blev avbokat.",
  "Orkade inte med idrotten. Hade ont i magen och ville inte gå till skolsköterskan, men bad att få sitta kvar i klassrummet efter skoldagen.",
];
const authors = [
  { authorName: "Maria Ek", authorRole: "teacher" },
  { authorName: "Per Dahl", authorRole: "teacher" },
  { authorName: "Karin Ström", authorRole: "counsellor" },
];
const [hour, day] = [3_600_000, 86_400_000];

/** So many notes, each of at most 600 characters, one after another until `until`. */
export function sampleEntries(count: number, until: Date): Entry[] {
  return Array.from({ length: count }, (_, i) => {
    const of = (n: number) => notes[(i * 2 + n) % notes.length] as string;
    return {
      occurredAt: new Date(Math.floor(+until / day - count + i) * day + (8 + (i % 6)) * hour),
      ...(authors[i % authors.length] as (typeof authors)[number]),
      text: [of(0), of(1), of(2)].join(" ").slice(0, 600),
      version: i % 5 === 4 ? 2 : 1,
    };
  });
}

/** As the roster knows the child; where it is protected the product fills in neither place nor family. */
function known(isProtected: boolean) {
  return {
    name: "Alva Åkerö Žižková",
    birthDate: "2015-01-02",
    sex: "female",
    protection: isProtected ? "confidentiality" : "none",
    schoolName: "Ådalsskolan",
    className: "5B",
    authorityName: "Exempelkommunen",
    identity: JSON.stringify({
      personalNumber: "201501022386",
      address: "Hemliga gränd 7, Registerstad",
      phone: "070-174 06 05",
    }),
    guardians: [
      {
        details: JSON.stringify({
          name: "Eva Åkerö",
          address: "Hemliga gränd 7, Registerstad",
          phone: "070-174 06 06",
        }),
        custody: "custody",
      },
    ],
  } as const;
}

export function sampleParts(
  words: Words,
  {
    entries,
    short,
    ...asked
  }: { entries: number; short: boolean; isProtected: boolean; reference: string; now: Date },
): ReportParts {
  const reporter = {
    name: "Karin Ström",
    role: "counsellor",
    workplace: "Ådalsskolan",
    phone: "070-174 06 07",
  };
  const items = sampleEntries(entries, asked.now);
  const filled = prefill(
    { ...known(asked.isProtected), guardians: [...known(asked.isProtected).guardians] },
    reporter,
    words,
  );
  const values: ReportParts["values"] = short
    ? {
        childName: "Alva Åkerö Žižková",
        observations: notes[0] as string,
        ...(asked.isProtected ? { protectedIdentity: "yes" } : {}),
      }
    : {
        ...filled,
        acute: "no",
        phoneReport: "no",
        interpreterChild: "no",
        interpreterGuardian: "yes",
        interpreterLanguage: "Українська, العربية",
        communicationNeed: "unknown",
        categories: ["neglect", "absence"],
        observations: `${notes[0]}\n\n${quoteEntries(items.slice(-2))}`,
        childsWords: "”Jag vill inte gå hem i dag. Det är ingen där, och när någon är där är det värre.”",
        source: ["own_observation", "told_by_child"],
        suspectedCrime: "unknown",
        policeReport: "no",
        sinceWhen: "Sedan mitten av oktober",
        childInformed: "yes",
        childView: "Vill att någon hjälper till hemma, och är rädd att det blir bråk.",
        guardiansInformed: "no",
        guardiansNotInformedWhy: "Gick inte att nå, trots tre försök.",
        schoolSupport: "Samtal med kurator varje vecka sedan september. Frukost i skolan.",
        attendance: "14 timmar frånvaro i oktober, varav 9 ogiltiga.",
        absenceContact: "Rektor Jonas Hed, 070-174 06 08",
        meeting: "yes",
        feedback: "yes",
      };
  return {
    language: "sv",
    formVersion: 1,
    reference: asked.reference,
    acute: false,
    created: asked.now,
    receiver: words("routing:receiver", { municipality: "Provköping" }),
    issuer: { authority: "Exempelkommunen", unit: "Ådalsskolan" },
    legalProfile: "municipal",
    values,
    entries: items,
    attachments: short
      ? []
      : [{ id: "sample", mediaType: "text/plain", size: 2_048, sha256: "9f".repeat(32) }],
    bytesOf: () => Promise.reject(new Error("the sample shows no picture")),
    follows: null,
  };
}
