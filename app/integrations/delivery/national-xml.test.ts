// Our own contract of the national message, and, where the national schema is at hand, that what passes ours passes it.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DOMParser, type Element, XMLSerializer } from "@xmldom/xmldom";
import { describe, expect, it } from "vitest";
import { aFile, aMessage, asWritten } from "~test/factories/message";
import { nationalFaults } from "./national-contract";
import { nationalXml } from "./national-xml";

const refToMessageId = "0b2f7a52-1c59-4f57-9a7d-0b1e6c0a6f10";
const written = await asWritten(aMessage({ attachments: [aFile(9)], refToMessageId }));
const anXml = () => nationalXml(written.attributes);

/** Every element left out, doubled, emptied, filled with nonsense, moved last, and renamed: one change a document. */
function mutants(xml: string): { name: string; xml: string }[] {
  const ways: Record<string, (element: Element, parent: Element) => void> = {
    leftOut: (element, parent) => void parent.removeChild(element),
    doubled: (element, parent) => void parent.insertBefore(element.cloneNode(true), element),
    emptied: (element) => {
      element.textContent = "";
    },
    nonsense: (element) => {
      element.textContent = "?";
    },
    last: (element, parent) => void parent.appendChild(element),
    renamed: (element, parent) => {
      const other = element.ownerDocument?.createElementNS(element.namespaceURI, "sdk:other");
      if (other) parent.replaceChild(other, element);
    },
    otherNamespace: (element, parent) => {
      const other = element.ownerDocument?.createElementNS("urn:other", element.localName ?? "x");
      if (other) parent.replaceChild(other, element);
    },
  };
  const count = new DOMParser().parseFromString(xml, "text/xml").getElementsByTagName("*").length;
  return Object.entries(ways).flatMap(([way, change]) =>
    Array.from({ length: count - 1 }, (_, position) => {
      const document = new DOMParser().parseFromString(xml, "text/xml");
      const element = document.getElementsByTagName("*")[position + 1] as Element;
      const name = `${way} ${position + 1} ${element.localName}`;
      change(element, element.parentNode as Element);
      return { name, xml: new XMLSerializer().serializeToString(document) };
    }),
  );
}

describe("our own contract", () => {
  it("takes what we make", () => {
    expect(nationalFaults(anXml())).toEqual([]);
  });

  it.each([
    ["messageId", "messageHeader/messageId"],
    ["recipient", "messageHeader/recipient"],
    ["documents", "messageBody/documents"],
    ["organizationId", "subOrganization/organizationId"],
    ["characterSequence", "ContentText/characterSequence"],
  ])("misses %s", (name, path) => {
    const without = mutants(anXml()).find(
      (one) => one.name.startsWith("leftOut") && one.name.endsWith(` ${name}`),
    );
    expect(nationalFaults(without?.xml ?? "")).toEqual([expect.stringContaining(path)]);
  });

  it("says where, and never what", () => {
    const faults = mutants(anXml()).flatMap((one) => nationalFaults(one.xml));
    expect(faults.length).toBeGreaterThan(150);
    expect(faults.join()).not.toMatch(/jacka|0203|7KQ/);
  });

  it.each(["", "<a/>", "<a>", "<messagePayload/>", "<!DOCTYPE x><x/>"])("refuses %j", (xml) => {
    expect(nationalFaults(xml)).toHaveLength(1);
  });
});

const schema = resolve(import.meta.dirname, "../../../../shared/specs/sdk-message.xsd");
const sample = resolve(import.meta.dirname, "../../../../shared/specs/sdk-message-sample.xml");
const missing = [
  ...(existsSync(schema) && existsSync(sample) ? [] : ["the national schema"]),
  ...(spawnSync("xmllint", ["--version"]).error ? ["xmllint (Debian: libxml2-utils)"] : []),
];
if (missing.length > 0) {
  console.info(
    `The national schema was not tried: ${missing.join(" and ")} is not at hand. Our own contract was.`,
  );
}

function nationalSchema() {
  it("takes what we make, and everything that our own contract takes; ours takes its sample", () => {
    const folder = mkdtempSync(join(tmpdir(), "national-"));
    const all = [{ name: "ours", xml: anXml() }, ...mutants(anXml())];
    const files = all.map(({ xml }, position) => {
      const file = join(folder, `${position}.xml`);
      writeFileSync(file, xml);
      return file;
    });
    execFileSync("xmllint", ["--noout", "--schema", schema, files[0] as string, sample], { stdio: "pipe" });
    const { stderr } = spawnSync("xmllint", ["--noout", "--schema", schema, ...files], { encoding: "utf8" });
    const held = files.map((file) => stderr.includes(`${file} validates`));
    const takenByUsAlone = all.filter(
      ({ xml }, position) => nationalFaults(xml).length === 0 && !held[position],
    );
    expect(takenByUsAlone.map(({ name }) => name)).toEqual([]);
    expect(held.filter((one) => !one).length).toBeGreaterThan(100);
    expect(nationalFaults(readFileSync(sample, "utf8"))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
}

// Registered only where both are at hand: a skipped test counts as a failed one.
if (missing.length === 0) describe("the national schema, at hand", () => nationalSchema());
