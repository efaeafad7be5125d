// An action plan as a document: needs, goals, measures with owner and date, follow-up, and how it has gone where somebody
// has noted that. Of the notes that it is made out of it tells the day and the author, never the text: that is for the
// thread. Title, headings and metadata name nobody; a protected child's document names neither school nor authority. Pure.
import type { Block, DocumentDraft } from "~/documents/model";
import { writtenDate } from "../calendar/written-date";
import type { Words } from "../report/words";
import type { MeasureStatus } from "./rules";

export interface PlanDocumentFacts {
  language: "sv" | "en";
  reference: string;
  created: Date;
  number: number;
  authority: string;
  unit: string;
  legalProfile: "municipal" | "private";
  isProtected: boolean;
  pupilName: string;
  needs: string;
  goals: string;
  followUp: string;
  followUpOn: string;
  evaluation: string;
  measures: readonly {
    what: string;
    ownerName: string;
    dueOn: string;
    status: MeasureStatus;
    note: string;
  }[];
  entries: readonly { on: string; authorName: string }[];
}

export function planDocument(facts: PlanDocumentFacts, words: Words): DocumentDraft {
  const say = (key: string, params?: Record<string, string | number>) =>
    words(`plan:document.${key}`, params);
  const text = (value: string): Block => ({ kind: "paragraph", text: value });
  const section = (heading: string, blocks: Block[]) => (blocks.length > 0 ? [{ heading, blocks }] : []);
  const followUp: Block[] = [
    ...(facts.followUpOn
      ? [
          {
            kind: "facts" as const,
            rows: [{ label: say("followUpOn"), value: writtenDate(facts.followUpOn, facts.language) }],
          },
        ]
      : []),
    ...(facts.followUp ? [text(facts.followUp)] : []),
  ];
  return {
    language: facts.language,
    title: say("title"),
    reference: facts.reference,
    created: facts.created.toISOString(),
    issuer: facts.isProtected
      ? { authority: words("report:document.issuerHidden") }
      : { authority: facts.authority, unit: facts.unit },
    mark: say(`mark.${facts.legalProfile}`),
    notices: facts.isProtected ? [say("protected")] : [],
    facts: [
      { label: say("pupil"), value: facts.pupilName },
      { label: say("version"), value: String(facts.number) },
    ],
    sections: [
      ...section(say("needs"), [text(facts.needs)]),
      ...section(say("goals"), [text(facts.goals)]),
      ...section(say("measures"), [measureTable(facts, say)]),
      ...section(say("followUp"), followUp),
      ...section(say("result"), resultOf(facts, say)),
      ...section(say("evaluation"), facts.evaluation ? [text(facts.evaluation)] : []),
      ...section(
        say("entries"),
        facts.entries.length > 0
          ? [
              {
                kind: "list",
                ordered: false,
                items: facts.entries.map((e) =>
                  say("entry", { date: writtenDate(e.on, facts.language), name: e.authorName }),
                ),
              },
            ]
          : [],
      ),
    ],
    footnotes: [say("footnote")],
  };
}

type Say = (key: string, params?: Record<string, string | number>) => string;

const measureTable = ({ measures, language }: PlanDocumentFacts, say: Say): Block => ({
  kind: "table",
  columns: [say("what"), say("owner"), say("due")],
  rows: measures.map((m) => [m.what, m.ownerName || "–", m.dueOn ? writtenDate(m.dueOn, language) : "–"]),
});

/** Only what somebody has noted: before that there is nothing to tell. */
function resultOf({ measures }: PlanDocumentFacts, say: Say): Block[] {
  const noted = measures.filter((m) => m.status !== "planned" || m.note !== "");
  if (noted.length === 0) return [];
  return [
    {
      kind: "table",
      columns: [say("what"), say("status"), say("note")],
      rows: noted.map((m) => [m.what, say(`statuses.${m.status}`), m.note || "–"]),
    },
  ];
}
