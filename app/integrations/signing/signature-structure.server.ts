/**
 * The shape that a BankID signature must have before anything in it is believed, against signature wrapping.
 * One Signature with exactly SignedInfo, SignatureValue, KeyInfo and Object; two references, to the two parts by
 * their unique Ids; one algorithm of each kind; no comment, CDATA, processing instruction or DTD anywhere.
 * Decides no cryptography: what it passes is still unproven. Source: W3C XML Signature; decision 0006.
 */
import { DOMParser, type Document, type Element, type Node } from "@xmldom/xmldom";

const dsig = "http://www.w3.org/2000/09/xmldsig#";
export const bankIdNamespace = "http://www.bankid.com/signature/v1.0.0/types";
export const c14n = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
export const rsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
export const sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
export const signedDataId = "bidSignedData";
export const keyInfoId = "bidKeyInfo";

/** Parse, or null for what is not well-formed or carries a document type. */
export function parseXml(xml: string): Document | null {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return null;
  try {
    return new DOMParser({
      onError: (level) => {
        if (level !== "warning") throw new Error("not well-formed");
      },
    }).parseFromString(xml, "text/xml");
  } catch {
    return null;
  }
}

export function childElements(parent: Node): Element[] {
  return Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === 1);
}

/** The only child element of that name, or null when there is none or more than one. */
export function onlyChild(parent: Node, namespace: string, name: string): Element | null {
  const found = childElements(parent).filter((element) => element.localName === name);
  const [only] = found;
  return found.length === 1 && only !== undefined && only.namespaceURI === namespace ? only : null;
}

/** The certificates of a KeyInfo as base64 without white space, or null when anything else stands there. */
export function keyInfoCertificates(keyInfo: Element): string[] | null {
  const data = onlyChild(keyInfo, dsig, "X509Data");
  if (data === null || childElements(keyInfo).length !== 1) return null;
  const certificates = childElements(data);
  const plain = certificates.every(
    (element) => element.localName === "X509Certificate" && element.namespaceURI === dsig,
  );
  if (!plain || certificates.length === 0 || certificates.length > 6) return null;
  return certificates.map((element) => (element.textContent ?? "").replace(/\s+/g, ""));
}

/** The KeyInfo of a document of the required shape, or null. */
export function readStructure(document: Document): { keyInfo: Element } | null {
  const root = document.documentElement;
  if (root === null || root.localName !== "Signature" || root.namespaceURI !== dsig) return null;
  if (!onlyElementsAndText(document) || !idsAreUnique(document)) return null;
  const parts = childElements(root).map((element) => `${element.namespaceURI}${element.localName}`);
  const expected = ["SignedInfo", "SignatureValue", "KeyInfo", "Object"].map((name) => `${dsig}${name}`);
  if (parts.join(" ") !== expected.join(" ")) return null;
  const [signedInfo, , keyInfo, object] = childElements(root);
  if (signedInfo === undefined || keyInfo === undefined || object === undefined) return null;
  if (!isSignedInfo(signedInfo) || keyInfo.getAttribute("Id") !== keyInfoId) return null;
  const data = onlyChild(object, bankIdNamespace, "bankIdSignedData");
  if (data === null || childElements(object).length !== 1 || data.getAttribute("Id") !== signedDataId)
    return null;
  return namesAreUnique(document) ? { keyInfo } : null;
}

function isSignedInfo(signedInfo: Element): boolean {
  const [canonicalization, method, ...references] = childElements(signedInfo);
  if (canonicalization === undefined || method === undefined || references.length !== 2) return false;
  if (!hasAlgorithm(canonicalization, "CanonicalizationMethod", c14n)) return false;
  if (!hasAlgorithm(method, "SignatureMethod", rsaSha256)) return false;
  const targets = references.map((reference) => reference.getAttribute("URI")).sort();
  return targets.join(" ") === `#${keyInfoId} #${signedDataId}` && references.every(isReference);
}

function isReference(reference: Element): boolean {
  if (reference.localName !== "Reference" || reference.namespaceURI !== dsig) return false;
  const [transforms, method, value, ...more] = childElements(reference);
  if (transforms?.localName !== "Transforms" || method === undefined || more.length > 0) return false;
  const steps = childElements(transforms);
  const [step] = steps;
  return (
    steps.length === 1 &&
    step !== undefined &&
    hasAlgorithm(step, "Transform", c14n) &&
    childElements(step).length === 0 &&
    hasAlgorithm(method, "DigestMethod", sha256) &&
    value?.localName === "DigestValue"
  );
}

function hasAlgorithm(element: Element, name: string, algorithm: string): boolean {
  return (
    element.localName === name &&
    element.namespaceURI === dsig &&
    element.getAttribute("Algorithm") === algorithm
  );
}

/** The verifying library finds these by local name wherever they stand, so each may stand once only. */
function namesAreUnique(document: Document): boolean {
  const once = [
    "Signature",
    "SignedInfo",
    "SignatureValue",
    "KeyInfo",
    "CanonicalizationMethod",
    "SignatureMethod",
  ];
  return once.every((name) => document.getElementsByTagNameNS("*", name).length === 1);
}

function idsAreUnique(document: Document): boolean {
  const ids = Array.from(document.getElementsByTagNameNS("*", "*")).flatMap((element) =>
    Array.from(element.attributes)
      .filter((attribute) => (attribute.localName ?? attribute.name).toLowerCase() === "id")
      .map((attribute) => attribute.value),
  );
  return new Set(ids).size === ids.length;
}

function onlyElementsAndText(node: Node): boolean {
  return Array.from(node.childNodes).every((child) => {
    if (child.nodeType === 3) return true;
    if (child.nodeType === 7) return node.nodeType === 9 && child.nodeName === "xml";
    return child.nodeType === 1 && onlyElementsAndText(child);
  });
}
