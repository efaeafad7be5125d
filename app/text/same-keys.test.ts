import { describe, expect, test } from "vitest";
import { english } from "./english";
import type { Namespaces } from "./namespaces";
import { namespacesFrom } from "./namespaces";
import { swedish } from "./swedish";

function leaves(messages: unknown, path = ""): [string, unknown][] {
  if (typeof messages !== "object" || messages === null) return [[path, messages]];
  return Object.entries(messages).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
}

function keysOf(namespaces: Namespaces): string[] {
  return Object.entries(namespaces)
    .flatMap(([name, messages]) => leaves(messages).map(([path]) => `${name}:${path}`))
    .sort();
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort();

describe("the two languages", () => {
  test("hold the same keys, in the same files", () => {
    expect(keysOf(english)).toEqual(keysOf(swedish));
    expect(keysOf(swedish).length).toBeGreaterThan(40);
  });

  test("have a text, and the same placeholders, under every key", () => {
    for (const name of Object.keys(swedish)) {
      const other = new Map(leaves(english[name]));
      for (const [path, text] of leaves(swedish[name])) {
        const translated = other.get(path);
        expect(text, `sv ${name}:${path}`).toEqual(expect.stringMatching(/\S/));
        expect(translated, `en ${name}:${path}`).toEqual(expect.stringMatching(/\S/));
        expect(placeholders(String(translated)), `${name}:${path}`).toEqual(placeholders(String(text)));
      }
    }
  });

  test("refuse a file that does not export its own name", () => {
    expect(() => namespacesFrom({ "./sv/pupil.ts": { elev: { title: "Elev" } } })).toThrow("pupil");
  });
});
