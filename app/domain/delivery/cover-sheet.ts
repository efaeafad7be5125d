// The sheet that lies on top of a report which a person posts or hands over: to whom, from whom, which report by its
// reference and digest, and what the reception is asked to do. Names no child, no reporter and nothing of the content, so
// that whoever opens the post learns no more than that a report has come. Of a child with protected identity the school is
// not named either. Pure. Source: OSL 40:7 g; domain: what a letter tells the wrong reader.
import type { DocumentDraft } from "~/documents/model";
import type { Words } from "../report/words";

export interface CoverFacts {
  language: "sv" | "en";
  reference: string;
  sentAt: Date;
  /** SHA-256 of the file that is printed or handed over, hexadecimal. */
  digest: string;
  receiver: { municipality: string; unit: string; address: string };
  /** Null where the school is not to be named. */
  sender: { authority: string; unit: string; phone: string | null } | null;
  acute: boolean;
  legalProfile: "municipal" | "private";
}

export function coverSheet(facts: CoverFacts, words: Words): DocumentDraft {
  const { receiver, sender, acute } = facts;
  const rows = [
    { label: words("delivery:cover.contains"), value: words("delivery:cover.report") },
    { label: words("delivery:cover.digest"), value: facts.digest },
  ];
  return {
    language: facts.language,
    title: words("delivery:cover.title"),
    reference: facts.reference,
    created: facts.sentAt.toISOString(),
    issuer: sender
      ? { authority: sender.authority, unit: sender.unit }
      : { authority: words("report:document.issuerHidden") },
    mark: words(`report:document.mark.${facts.legalProfile}`),
    notices: [
      ...(acute ? [words("delivery:cover.acute")] : []),
      words("delivery:cover.secret"),
      words("delivery:cover.wrong"),
    ],
    facts: [
      {
        label: words("report:document.to"),
        value: [receiver.unit, receiver.municipality, receiver.address].filter(Boolean).join("\n"),
      },
      ...(sender?.phone ? [{ label: words("delivery:cover.phone"), value: sender.phone }] : []),
    ],
    sections: [
      { heading: words("delivery:cover.about"), blocks: [{ kind: "facts", rows }] },
      {
        heading: words("delivery:cover.please"),
        blocks: [
          {
            kind: "list",
            ordered: true,
            items: [
              words("delivery:cover.open"),
              words("delivery:cover.confirm"),
              words("delivery:cover.register"),
            ],
          },
        ],
      },
      {
        heading: words("delivery:cover.filled"),
        blocks: [
          {
            kind: "facts",
            rows: ["receivedOn", "receivedBy", "number"].map((id) => ({
              label: words(`delivery:cover.${id}`),
              value: "_".repeat(30),
            })),
          },
        ],
      },
    ],
  };
}
