// Holds that every text that a page, component or rule asks for exists. A key put together at run time is followed as
// far as its fixed beginning.
import { describe, expect, test } from "vitest";
import { swedish } from "./swedish";

const sources = import.meta.glob<string>(["../**/*.{ts,tsx}", "!../**/*.test.{ts,tsx}", "!./{sv,en}/*.ts"], {
  eager: true,
  query: "?raw",
  import: "default",
});

function found(namespace: string, path: string): unknown {
  let at: unknown = swedish[namespace];
  for (const step of path.split(".").filter(Boolean)) {
    if (typeof at !== "object" || at === null) return undefined;
    const branch = at as Record<string, unknown>;
    at = branch[step] ?? branch[`${step}_other`];
  }
  return at;
}

function namespacesOf(source: string): string[] {
  const named = [...source.matchAll(/useTranslation\(\s*\[?\s*((?:"[\w-]+"[,\s]*)+)/g)];
  const names = named.flatMap(([, list]) =>
    [...(list ?? "").matchAll(/"([\w-]+)"/g)].map(([, name]) => name ?? ""),
  );
  return names.length > 0 ? [...new Set(names)] : ["shell"];
}

/** Keys that a source asks for and nobody has written. */
function missingKeys(source: string): string[] {
  const asked = [...source.matchAll(/\bt\(\s*(?:"([^"]+)"|`([^`$]*)\$\{)/g)];
  return asked.flatMap(([, whole, beginning]) => {
    const key = whole ?? beginning ?? "";
    const [namespace, path] = key.includes(":") ? key.split(":") : [undefined, key];
    const candidates = namespace === undefined ? namespacesOf(source) : [namespace];
    const known = candidates.some((name) => {
      if (whole !== undefined) return typeof found(name, path ?? "") === "string";
      const branch = found(name, (path ?? "").replace(/\.?[^.]*$/, ""));
      return typeof branch === "object";
    });
    return known ? [] : [key];
  });
}

describe("the texts that are asked for", () => {
  const entries = Object.entries(sources);

  test("are written, each of them", () => {
    const missing = entries.flatMap(([file, source]) => missingKeys(source).map((key) => `${file}: ${key}`));
    expect(missing).toEqual([]);
    expect(entries.length).toBeGreaterThan(50);
  });

  test("also where a rule refuses", () => {
    const refusals = entries.flatMap(([file, source]) =>
      [...source.matchAll(/\brefuse\(\s*[^,()]+,\s*"([\w.]+)"/g)].map(([, key]) => ({
        file,
        key: key ?? "",
      })),
    );
    expect(refusals.filter(({ key }) => typeof found("errors", key) !== "string")).toEqual([]);
    expect(refusals.length).toBeGreaterThan(5);
  });

  test("are missed when they are not there", () => {
    expect(missingKeys('const { t } = useTranslation("errors"); t("toStart"); t("toEnd")')).toEqual([
      "toEnd",
    ]);
    const joined = (beginning: string) => `t(\`${beginning}\${x}\`)`;
    expect(missingKeys(joined("shell:nav.") + joined("shell:maps."))).toEqual(["shell:maps."]);
    expect(missingKeys('useTranslation("errors"); t("summary.title", { count })')).toEqual([]);
  });

  test("stand on pages without style attributes, which the style policy would drop", () => {
    const styled = entries.filter(([file, source]) => file.endsWith(".tsx") && /\bstyle=\{/.test(source));
    expect(styled.map(([file]) => file)).toEqual([]);
  });
});
