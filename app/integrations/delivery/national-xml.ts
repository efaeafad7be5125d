/**
 * A message of the API as the national XML that goes between authorities (messagePayload). The message service does
 * this, not we: the simulator is one, and keeps what it made for reading. xmldom builds and escapes.
 * Source: the national schema `urn:riv:infrastructure:messaging:MessageWithAttachments:3`.
 */
import { DOMImplementation, type Element, XMLSerializer } from "@xmldom/xmldom";
import type { CreateAttributes } from "./sdk-contract";

export const nationalNamespace = "urn:riv:infrastructure:messaging:MessageWithAttachments:3";

/** An element's name, and its text or its children. Absent ones are written as null, and leave nothing. */
type Node = [name: string, content: string | readonly (Node | null)[]];

export function nationalXml(attributes: CreateAttributes): string {
  const document = new DOMImplementation().createDocument(nationalNamespace, "sdk:messagePayload");
  const root = document.documentElement;
  if (root === null) throw new Error("no document");
  const add = (parent: Element, [name, content]: Node) => {
    const element = document.createElementNS(nationalNamespace, `sdk:${name}`);
    if (typeof content === "string") element.appendChild(document.createTextNode(content));
    else for (const child of content) if (child !== null) add(element, child);
    parent.appendChild(element);
  };
  add(root, ["message", [header(attributes), body(attributes)]]);
  const text = new XMLSerializer().serializeToString(document, { requireWellFormed: true });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}`;
}

function header(given: CreateAttributes): Node {
  return [
    "messageHeader",
    [
      ["creationDateTime", given.creationDateTime],
      ["messageId", given.messageId],
      ["conversationId", given.conversationId],
      given.refToMessageId === undefined ? null : ["refToMessageId", given.refToMessageId],
      ["label", given.label],
      ["confidentiality", String(given.confidentiality)],
      ["generatingSystem", identifier(given.generatingSystem)],
      ["recipient", [participant("recipientID", given.recipient), attention(given.recipientAttention)]],
      ["sender", [participant("senderID", given.sender), attention(given.senderAttention)]],
    ],
  ];
}

const identifier = ({ root, extension }: { root: string; extension: string }): Node[] => [
  ["root", root],
  ["extension", extension],
];

const participant = (name: string, extension: string): Node => [
  name,
  identifier({ root: "iso6523-actorid-upis", extension }),
];

function attention({ subOrganization }: CreateAttributes["recipientAttention"]): Node {
  const { label } = subOrganization;
  return [
    "attention",
    [
      [
        "subOrganization",
        [["organizationId", identifier(subOrganization)], label === undefined ? null : ["label", label]],
      ],
    ],
  ];
}

function body({ digitalDocument }: CreateAttributes): Node {
  return [
    "messageBody",
    digitalDocument.map((document) => [
      "documents",
      [
        ["documentID", document.documentId],
        ["documentName", document.documentName],
        ["index", document.index],
        ...document.contentFiles.map(
          ({ fileName, contentType, content }): Node => [
            "ContentFiles",
            [
              ["fileName", fileName],
              ["contentType", contentType],
              ["content", content],
            ],
          ],
        ),
        ...document.contentTextBody.map((text): Node => ["ContentText", [["characterSequence", text]]]),
      ],
    ]),
  ];
}
