// A copy of one note as a document: its wording now, then the earlier ones that the reader may read. Names no person in
// title and headings. Without the pupil's name where the reader does not have the pupil. Pure.
import type { DocumentDraft } from "~/documents/model";
import { copyHead, type DocumentWords, takenOut, wordingOf } from "../thread/thread-document";
import type { readConcern } from "./read-concern.server";

type Note = Pick<
  Awaited<ReturnType<typeof readConcern>>,
  "authorName" | "circle" | "handled" | "withdrawal" | "versions" | "attachments"
>;

interface EntryCopy {
  number: string;
  takenAt: Date;
  takenBy: string;
  authorityName: string | null;
  schoolName: string | null;
  protectedIdentity: boolean;
  legalProfile: "municipal" | "private";
  pupilName: string | null;
  note: Note;
}

export function entryDocument(copy: EntryCopy, said: DocumentWords): DocumentDraft {
  const { words } = said;
  const { note, schoolName, protectedIdentity } = copy;
  return {
    ...copyHead(copy, said),
    title: words("thread:copy.entryTitle"),
    notices: [...(protectedIdentity ? [words("thread:copy.protected")] : []), words("thread:copy.isCopy")],
    facts: [
      ...(copy.pupilName
        ? [{ label: words("thread:copy.pupil"), value: pupilLine(copy.pupilName, schoolName) }]
        : []),
      { label: words("thread:filter.author"), value: note.authorName },
      ...(note.circle === "student_health"
        ? [{ label: words("thread:copy.circle"), value: words("concern:entry.innerCircle") }]
        : []),
      ...(note.handled ? [{ label: words("thread:copy.state"), value: words("concern:entry.handled") }] : []),
      ...(note.withdrawal === null
        ? []
        : [
            {
              label: words("concern:entry.withdrawn", { name: note.authorName }),
              value: words("concern:entry.withdrawnWhy", { reason: note.withdrawal }),
            },
          ]),
      takenOut(copy, said),
    ],
    sections: [
      ...note.versions.map((version, i) => ({
        heading: words(i === 0 ? "thread:copy.wording" : "thread:copy.earlier", { number: version.version }),
        blocks: [
          {
            kind: "subheading" as const,
            text: [
              said.when(version.occurredAt),
              words(`shell:priority.${version.priority}`),
              version.category === "other" ? "" : words(`concern:category.${version.category}`),
            ]
              .filter(Boolean)
              .join(" · "),
          },
          ...wordingOf(version, words),
        ],
      })),
    ],
    footnotes:
      note.attachments.length > 0
        ? [words("thread:copy.attachments", { count: note.attachments.length })]
        : [],
  };
}

const pupilLine = (name: string, schoolName: string | null) => [name, schoolName].filter(Boolean).join(", ");
