import { expect, it } from "vitest";
import { firstWords } from "./first-words";

it.each([
  ["", ""],
  [" \n ", ""],
  ["Ett  två\ntre", "Ett två tre"],
  ["Ett två tre fyra", "Ett två tre …"],
])("of %j it shows %j", (text, shown) => {
  expect(firstWords(text, 3)).toBe(shown);
});
