// The report as a document: what the form says, in its order, then the entries it rests on. Title, headings and labels
// of pictures name no person. Attachments that are no pictures go beside it, each listed with its digest.
// Source: SoL 19:1; OSL 40:7 g for the mark of secrecy (a private school has its own confidentiality, skollagen 29:14).
import type { Block, DocumentDraft } from "~/documents/model";
import { endingOf } from "../concern/file-rules";
import type { ListedAttachment } from "./attachment-list";
import type { ContentSection } from "./report-content";
import type { Words } from "./words";

export interface DocumentFacts {
  language: "sv" | "en";
  sections: ContentSection[];
  reference: string;
  created: Date;
  authority: string;
  unit: string;
  legalProfile: "municipal" | "private";
  acute: boolean;
  protectedIdentity: boolean;
  receiver: string;
  /** `quoted`: its text stands in the report's answers too. */
  entries: {
    occurredAt: Date;
    authorName: string;
    authorRole: string | null;
    text: string;
    version: number;
    quoted: boolean;
  }[];
  images: Uint8Array<ArrayBuffer>[];
  /** Attachments that are not shown, and go beside it. */
  beside: ListedAttachment[];
}

const shortest = 90;

export function reportDocument(facts: DocumentFacts, words: Words): DocumentDraft {
  const notices = [
    ...(facts.acute ? [words("report:document.acute")] : []),
    ...(facts.protectedIdentity ? [words("report:document.protected")] : []),
  ];
  return {
    language: facts.language,
    title: words("report:document.title"),
    reference: facts.reference,
    created: facts.created.toISOString(),
    issuer: { authority: facts.authority, unit: facts.unit },
    mark: words(`report:document.mark.${facts.legalProfile}`),
    notices,
    facts: [{ label: words("report:document.to"), value: facts.receiver }],
    // The receiver stands in the head already.
    sections: facts.sections.filter((s) => s.id !== "review").map(sectionOf),
    ...(facts.entries.length > 0
      ? {
          entries: {
            heading: words("report:document.entries"),
            lead: words("report:document.entriesLead"),
            items: facts.entries.map((e) => ({
              when: e.occurredAt.toISOString(),
              author: e.authorName,
              ...(e.authorRole ? { role: words(`report:roles.${e.authorRole}`) } : {}),
              text: e.text,
              version: e.version,
              quoted: e.quoted,
            })),
          },
        }
      : {}),
    images: facts.images.map((bytes) => ({ label: words("report:document.image"), bytes })),
    attachments: facts.beside.map(({ label, mediaType, size, sha256 }) => ({
      label,
      type: words(`report:document.kinds.${endingOf(mediaType)}`),
      size,
      sha256,
    })),
    footnotes: [words("report:document.footnote")],
  };
}

/** Short answers side by side with their questions, long ones under them. */
function sectionOf({ heading, rows }: ContentSection): DocumentDraft["sections"][number] {
  const blocks: Block[] = [];
  for (const { label, value } of rows) {
    const last = blocks.at(-1);
    if (value.length > shortest || value.includes("\n")) {
      blocks.push({ kind: "subheading", text: label }, { kind: "paragraph", text: value });
    } else if (last?.kind === "facts") last.rows.push({ label, value });
    else blocks.push({ kind: "facts", rows: [{ label, value }] });
  }
  return { heading, blocks };
}
