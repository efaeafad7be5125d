// A copy of a thread, or of a selection, as a document: months as sections, each item under a line that says when, how
// urgent and by whom. It says that it is a copy, who took it out and when, and how many notes of how many. Title, headings
// and file name no person. Neither signed nor sealed: the record is the thread in the tool. Pure.
// Source: OSL 23:2 for the mark of secrecy (a private school has its own confidentiality, skollagen 29:14).
import type { Block, DocumentDraft } from "~/documents/model";
import { markWords } from "../body-map/mark-words";
import type { BodyMark } from "../body-map/marks";
import type { Words } from "../report/words";
import type { ThreadCopy } from "./copy-thread.server";
import type { FoundBeyond } from "./found-words";
import type { ThreadItem } from "./kinds.server";
import { tellsOfReport } from "./moments";

export interface DocumentWords {
  language: "sv" | "en";
  words: Words;
  month: (at: Date) => string;
  /** With the year: a copy is read long after. */
  when: (at: Date) => string;
  civil: (date: string) => string;
  /** The selection in words, or empty. */
  selection: string;
}

type Facts = Pick<
  ThreadCopy,
  | "number"
  | "takenAt"
  | "takenBy"
  | "pupil"
  | "authorityName"
  | "legalProfile"
  | "items"
  | "isPart"
  | "linked"
  | "beyond"
  | "count"
>;

/** An item as paper tells it. */
export interface WrittenItem {
  month: string;
  blocks: Block[];
}

/** Writes the items of a copy one by one: a long one is written in turns. */
export function itemWriter({ linked, beyond }: Pick<Facts, "linked" | "beyond">, said: DocumentWords) {
  const atOf = new Map(linked.map(({ id, at }) => [id, at]));
  return (item: ThreadItem): WrittenItem => ({
    month: said.month(item.at),
    blocks: [...blocksOf(item, atOf, said), ...foundIn(beyond[item.id] ?? [], said)],
  });
}

/** Why it is among what was searched for, where nothing that stands here says so. */
function foundIn(places: readonly FoundBeyond[], { words }: DocumentWords): Block[] {
  if (places.length === 0) return [];
  const named = places.map((place) => words(`thread:found.${place}`)).join(", ");
  return [paragraph(words("thread:found.in", { places: named }))];
}

/** `written`: every item of the copy, in its order. */
export function threadDocument(
  copy: Facts,
  said: DocumentWords,
  written: readonly WrittenItem[],
): DocumentDraft {
  const { words } = said;
  const { pupil, count } = copy;
  const isPart = copy.isPart || said.selection !== "";
  return {
    ...copyHead({ ...copy, schoolName: pupil.schoolName }, said),
    title: words("thread:copy.title"),
    notices: [
      ...(pupil.protectedIdentity ? [words("thread:copy.protected")] : []),
      ...(copy.items.some(tellsOfReport) ? [words("thread:copy.reports")] : []),
      words("thread:copy.isCopy"),
    ],
    facts: [
      { label: words("thread:copy.pupil"), value: pupilWords(pupil) },
      {
        label: words("thread:copy.content"),
        value: [
          words("thread:filter.count", { count: count.copied, of: count.all }),
          count.events > 0 ? words("thread:filter.events", { count: count.events }) : "",
          isPart ? words("thread:copy.part") : words("thread:copy.whole"),
          said.selection,
        ]
          .filter(Boolean)
          .join(" "),
      },
      takenOut(copy, said),
    ],
    sections: sectionsOf(written),
  };
}

export const pupilWords = ({ name, className, schoolName }: ThreadCopy["pupil"]): string =>
  [name, className, schoolName].filter(Boolean).join(", ");

export const takenOut = (
  { takenBy, takenAt }: Pick<ThreadCopy, "takenBy" | "takenAt">,
  said: DocumentWords,
) => ({
  label: said.words("thread:copy.takenOut"),
  value: said.words("thread:copy.takenOutBy", { name: takenBy, at: said.when(takenAt) }),
});

interface CopyHead {
  number: string;
  takenAt: Date;
  authorityName: string | null;
  schoolName: string | null;
  legalProfile: "municipal" | "private";
}

/** What every copy begins with. */
export function copyHead(
  { number, takenAt, authorityName, schoolName, legalProfile }: CopyHead,
  { language, words }: DocumentWords,
) {
  return {
    language,
    reference: number,
    created: takenAt.toISOString(),
    issuer: authorityName
      ? { authority: authorityName, ...(schoolName ? { unit: schoolName } : {}) }
      : { authority: words("thread:copy.issuerHidden") },
    mark: words(`thread:copy.mark.${legalProfile}`),
  };
}

function sectionsOf(written: readonly WrittenItem[]): DocumentDraft["sections"] {
  const sections: { heading: string; blocks: Block[] }[] = [];
  for (const { month, blocks } of written) {
    const last = sections.at(-1);
    if (last?.heading === month) last.blocks.push(...blocks);
    else sections.push({ heading: month, blocks: [...blocks] });
  }
  return sections;
}

/** What paper says of an item: a line, and what was written. */
function blocksOf(item: ThreadItem, atOf: ReadonlyMap<string, Date>, said: DocumentWords): Block[] {
  const { words } = said;
  const line = (...parts: string[]): Block => ({
    kind: "subheading",
    text: [said.when(item.at), ...parts].filter(Boolean).join(" · "),
  });
  switch (item.kind) {
    case "entry":
      return item.withdrawal === null
        ? [
            line(...marksOf(item, words)),
            ...wordingOf(item, words),
            ...seenToOf(item, said),
            ...item.links.flatMap(({ otherId, kind, end }) => {
              const at = atOf.get(otherId);
              return at ? [paragraph(words(`links:told.${kind}.${end}`, { date: said.when(at) }))] : [];
            }),
          ]
        : [
            line(words("concern:entry.withdrawn", { name: item.authorName })),
            paragraph(words("concern:entry.withdrawnWhy", { reason: item.withdrawal })),
          ];
    case "handover": {
      const key = item.accepted ? "handedOver" : item.toName ? "handoverWaiting" : "handoverNobody";
      const names = { from: item.fromName, to: item.toName ?? "", date: said.civil(item.changeOn) };
      const summary = item.summary ? [paragraph(`”${item.summary}”`)] : [];
      return [line(words(`pupil:thread.${key}`, names)), ...summary];
    }
    case "plan": {
      const key = item.closed ? "closed" : item.finished ? "title" : "draft";
      const { done, of } = item.progress;
      return [line(words(`plan:thread.${key}`), words("plan:thread.progress", { count: of, done }))];
    }
    case "file":
      return [line(words("files:pupil.on"), item.addedByName), paragraph(item.title)];
    case "report": {
      const key = item.sent ? "reportSent" : "reportDraft";
      return [line(words(`pupil:thread.${key}`, { reference: item.reference }))];
    }
    case "outcome":
      return [line(words(`pupil:thread.outcome.${item.outcome}`, { reference: item.reference }))];
  }
}

/** What was decided about it, who sees to it and how it was closed. */
function seenToOf({ followUp }: Entry, { words, civil, when }: DocumentWords): Block[] {
  if (!followUp) return [];
  const { ownerName: name, dueOn, closing, decisions, status } = followUp;
  const date = civil(dueOn);
  const open = name
    ? words("follow-up:onEntry.owner", { name, date })
    : words("follow-up:onEntry.ownerTeam", { date });
  return [
    ...decisions.map((d) => `${words("follow-up:onEntry.decided", { date: when(d.at) })} ”${d.text}”`),
    ...(status === "closed" ? [] : [open]),
    ...(closing
      ? [
          `${words("follow-up:onEntry.closed", { date: when(closing.at), name: closing.byName })} ”${closing.text}”`,
        ]
      : []),
  ].map(paragraph);
}

/** What a note says: its text, and visible injuries as the list that equals the picture. */
export function wordingOf(
  { text, marks }: { text: string | null; marks: readonly BodyMark[] },
  words: Words,
): Block[] {
  const items = marks.map((mark) => markWords(words, mark));
  return [
    paragraph(text ?? words("concern:entry.unreadable")),
    ...(items.length > 0 ? [{ kind: "list" as const, ordered: true, items }] : []),
  ];
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

type Entry = Extract<ThreadItem, { kind: "entry" }>;

const marksOf = (entry: Entry, words: Words): string[] => [
  words(`shell:priority.${entry.priority}`),
  entry.authorName,
  entry.category === "other" ? "" : words(`concern:category.${entry.category}`),
  entry.circle === "student_health" ? words("concern:entry.innerCircle") : "",
  entry.corrected ? words("concern:entry.corrected") : "",
  entry.attachments.length > 0
    ? words("concern:entry.attachmentCount", { count: entry.attachments.length })
    : "",
];
