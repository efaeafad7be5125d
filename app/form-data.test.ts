import { expect, test } from "vitest";
import { field, fields, files, typed, versionOf } from "./form-data";

function form(entries: [string, string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

test.each([
  ["1", 1],
  ["123456789", 123456789],
  ["", -1],
  ["-1", -1],
  ["1.5", -1],
  ["9999999999", -1],
  ["1e3", -1],
  ["one", -1],
])("the version %j is %d", (sent, expected) => {
  expect(versionOf(form([["version", sent]]))).toBe(expected);
});

test("a field that is absent, or is a file, is empty", () => {
  const data = form([["text", new File(["x"], "x.txt")]]);
  expect(typed(data, ["text", "missing"])).toEqual({ text: "", missing: "" });
  expect(field(data, "text")).toBe("");
});

test("a null byte is left out", () => {
  const data = form([
    ["fullName", "Alva\0 Lindqvist"],
    ["tell", "\0"],
  ]);
  expect(field(data, "fullName")).toBe("Alva Lindqvist");
  expect(fields(data, "tell")).toEqual([]);
});

test("of several values the empty ones are left out", () => {
  expect(
    fields(
      form([
        ["tell", "a"],
        ["tell", ""],
        ["tell", "b"],
      ]),
      "tell",
    ),
  ).toEqual(["a", "b"]);
});

test("an empty file field is no file, an empty file with a name is one", async () => {
  const data = form([
    ["files", new File([], "")],
    ["files", new File([], "tom.txt")],
    ["files", new File(["hej"], "brev.txt")],
    ["files", "a word"],
  ]);
  const given = await files(data, "files");
  expect(given.map((f) => [f.name, f.bytes.byteLength])).toEqual([
    ["tom.txt", 0],
    ["brev.txt", 3],
  ]);
});
