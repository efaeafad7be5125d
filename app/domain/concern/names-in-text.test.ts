import { describe, expect, it } from "vitest";
import { namedIn } from "./names-in-text";

const names = ["Alva Lindqvist", "Theo Åkesson", "Bo Ek", "Anna-Lisa Åberg"];

describe("a name of one of several pupils in their common text", () => {
  it.each([
    ["Theo slog till Alva.", ["Alva Lindqvist", "Theo Åkesson"]],
    ["Hon tog åkessons mössa!", ["Theo Åkesson"]],
    ["ANNA-LISA grät", ["Anna-Lisa Åberg"]],
    ["En klasskamrat slog till en annan.", []],
    ["Alvarlig ton, teorin var svår.", []],
    ["Bo är för kort för att skiljas från andra ord.", []],
    ["", []],
  ])("%s", (text, expected) => {
    expect(namedIn(text, names)).toEqual(expected);
  });
});
