// The evidence of signatures as a document of its own: which digest was signed, by whom, when and how, what verification
// said, what the policy asks and what is lacking, and the raw evidence beside it by its digest. The title, headings and
// labels name nobody. A photograph of paper is called what it is. Pure. Source: design (PDF): the evidence goes into a
// second sealed document; decision 0022.
import type { Block, DocumentDraft } from "~/documents/model";
import type { Words } from "../report/words";

export interface EvidenceFacts {
  language: "sv" | "en";
  reference: string;
  created: Date;
  authority: string;
  legalProfile: "municipal" | "private";
  documentNumber: number;
  documentSha256: string;
  fileSha256: string;
  signatures: readonly {
    name: string;
    /** The name that the electronic identity gave. */
    identityName: string;
    provider: string;
    at: string;
    verifiedAt: string | null;
    revocation: "good" | "unproven" | null;
    sha256: { signature: string; ocspResponse: string | null; signedBytes: string };
  }[];
  photos: readonly {
    signer: string;
    attachedBy: string;
    at: string;
    sha256: string;
    bytes: Uint8Array<ArrayBuffer>;
  }[];
  /** In words; empty where nobody is asked. */
  policyGround: string;
  lacking: readonly string[];
  raw: { size: number; sha256: string };
}

export function evidenceDocument(facts: EvidenceFacts, words: Words): DocumentDraft {
  const say = (key: string, params?: Record<string, string | number>) =>
    words(`signing:evidence.${key}`, params);
  return {
    language: facts.language,
    title: say("title"),
    reference: facts.reference,
    created: facts.created.toISOString(),
    issuer: { authority: facts.authority },
    mark: words(`report:document.mark.${facts.legalProfile}`),
    sections: [
      {
        heading: say("document"),
        blocks: [
          {
            kind: "facts",
            rows: [
              { label: say("version"), value: String(facts.documentNumber) },
              { label: say("documentSha"), value: facts.documentSha256 },
              { label: say("fileSha"), value: facts.fileSha256 },
            ],
          },
          { kind: "paragraph", text: say("prefix") },
        ],
      },
      ...(facts.signatures.length > 0
        ? [
            {
              heading: say("electronic"),
              blocks: facts.signatures.flatMap((each) => signatureBlocks(each, say)),
            },
          ]
        : []),
      ...(facts.photos.length > 0
        ? [
            {
              heading: say("paper"),
              blocks: facts.photos.flatMap((photo, at) => photoBlocks(photo, at, say)),
            },
          ]
        : []),
      { heading: say("policy"), blocks: policyBlocks(facts, say) },
      { heading: say("proof"), blocks: [{ kind: "paragraph", text: say("proofBody") }] },
    ],
    images: facts.photos.map(({ bytes }, at) => ({ label: say("photoLabel", { number: at + 1 }), bytes })),
    attachments: [{ label: say("raw"), type: "JSON", size: facts.raw.size, sha256: facts.raw.sha256 }],
  };
}

type Say = (key: string, params?: Record<string, string | number>) => string;

function signatureBlocks(signature: EvidenceFacts["signatures"][number], say: Say): Block[] {
  const { name, identityName, provider, at, verifiedAt, revocation, sha256 } = signature;
  const rows = [
    { label: say("by"), value: name },
    { label: say("identity"), value: identityName },
    { label: say("how"), value: say(provider === "bankid" ? "bankid" : "otherProvider", { provider }) },
    { label: say("at"), value: at },
    {
      label: say("verified"),
      value: verifiedAt
        ? say(`result.${revocation ?? "unproven"}`, { at: verifiedAt })
        : say("result.before"),
    },
    { label: say("signatureSha"), value: sha256.signature },
    { label: say("ocspSha"), value: sha256.ocspResponse ?? say("none") },
    { label: say("bytesSha"), value: sha256.signedBytes },
  ];
  return [{ kind: "facts", rows: rows.filter((row) => row.value !== "") }];
}

function photoBlocks(photo: EvidenceFacts["photos"][number], at: number, say: Say): Block[] {
  const { signer, attachedBy, at: when, sha256 } = photo;
  return [
    { kind: "paragraph", text: say("photoBody", { number: at + 1, signer, name: attachedBy, at: when }) },
    { kind: "facts", rows: [{ label: say("photoSha"), value: sha256 }] },
  ];
}

function policyBlocks({ policyGround, lacking }: EvidenceFacts, say: Say): Block[] {
  if (policyGround === "") return [{ kind: "paragraph", text: say("noPolicy") }];
  const ground: Block = { kind: "facts", rows: [{ label: say("ground"), value: policyGround }] };
  if (lacking.length === 0) return [ground, { kind: "paragraph", text: say("nothingLacks") }];
  return [
    ground,
    { kind: "paragraph", text: say("lacks") },
    { kind: "list", ordered: false, items: [...lacking] },
  ];
}
