/**
 * Our own written contract of the national message: which elements, in which order, how many, and what their texts may
 * be. Narrower than the national schema (no extensions, no empty elements); a test holds that whatever passes here
 * passes there, where the schema is at hand. Source: the national schema
 * `urn:riv:infrastructure:messaging:MessageWithAttachments:3` and its rules.
 */
import { DOMParser, type Element } from "@xmldom/xmldom";
import { nationalNamespace } from "./national-xml";

type Text = (text: string) => boolean;
/** Children in order: name, rule, least, most. */
type Children = readonly (readonly [name: string, rule: Rule, least: number, most: number])[];
type Rule = Text | Children;

const filled: Text = (text) => /\S/u.test(text);
const short: Text = (text) => filled(text) && [...text].length <= 256;
const uuid: Text = (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
const instant: Text = (text) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,3}Z$/.test(text) && !Number.isNaN(Date.parse(text));
const trueOrFalse: Text = (text) => text === "true" || text === "false";
const base64: Text = (text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
const many = Number.POSITIVE_INFINITY;

const identifier: Children = [
  ["root", filled, 1, 1],
  ["extension", filled, 1, 1],
];
const attention: Children = [
  [
    "subOrganization",
    [
      ["organizationId", identifier, 1, 1],
      ["label", short, 0, 1],
    ],
    1,
    1,
  ],
];
const participant = (id: string): Children => [
  [id, identifier, 1, 1],
  ["label", short, 0, 1],
  ["attention", attention, 1, 1],
];
const header: Children = [
  ["creationDateTime", instant, 1, 1],
  ["messageId", uuid, 1, 1],
  ["conversationId", uuid, 1, 1],
  ["refToMessageId", uuid, 0, 1],
  ["label", short, 1, 1],
  ["confidentiality", trueOrFalse, 1, 1],
  ["generatingSystem", identifier, 0, 1],
  ["recipient", participant("recipientID"), 1, 1],
  ["sender", participant("senderID"), 1, 1],
];
const documents: Children = [
  ["documentID", filled, 1, 1],
  ["documentName", filled, 0, 1],
  ["index", (text) => /^[1-9]\d*$/.test(text), 0, 1],
  [
    "ContentFiles",
    [
      ["fileName", filled, 1, 1],
      ["contentType", filled, 1, 1],
      ["content", base64, 1, 1],
    ],
    0,
    many,
  ],
  ["ContentText", [["characterSequence", filled, 1, 1]], 0, many],
];
const message: Children = [
  ["messageHeader", header, 1, 1],
  ["messageBody", [["documents", documents, 1, many]], 1, 1],
];

/** What is wrong, as paths of elements and never with their texts; nothing when it holds. */
export function nationalFaults(xml: string): string[] {
  try {
    const raise = () => {
      throw new Error("not well-formed");
    };
    const root = new DOMParser({ onError: raise }).parseFromString(xml, "text/xml").documentElement;
    if (root === null || root.localName !== "messagePayload" || root.namespaceURI !== nationalNamespace) {
      return ["messagePayload"];
    }
    return faultsIn(root, [["message", message, 1, 1]], "");
  } catch {
    return ["not well-formed"];
  }
}

function faultsIn(element: Element, rule: Rule, path: string): string[] {
  const at = `${path}/${element.localName}`;
  const nodes = [...element.childNodes];
  const children = nodes.filter((node): node is Element => node.nodeType === 1);
  if (typeof rule === "function") {
    return children.length === 0 && rule(element.textContent ?? "") ? [] : [at];
  }
  if (nodes.some((node) => node.nodeType === 3 && /\S/u.test(node.nodeValue ?? ""))) return [at];
  const faults: string[] = [];
  let next = 0;
  for (const [name, inner, least, most] of rule) {
    let count = 0;
    for (; children[next]?.localName === name && children[next]?.namespaceURI === nationalNamespace; next++) {
      faults.push(...faultsIn(children[next] as Element, inner, at));
      count++;
    }
    if (count < least || count > most) faults.push(`${at}/${name}`);
  }
  if (next < children.length) faults.push(at);
  return faults;
}
