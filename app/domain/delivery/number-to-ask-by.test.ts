import { describe, expect, it } from "vitest";
import { numberToAskBy } from "./number-to-ask-by";

const number = "201501022386";

describe("the number that a child is asked about by, over every combination", () => {
  for (const roster of ["none", "protected", "not_protected"] as const)
    for (const protectedIdentity of ["yes", "no", "unknown", undefined] as const)
      for (const childPersonalNumber of [number, "20150102-2386", "", "flicka, cirka 9 år", undefined])
        it(`${roster}, ${protectedIdentity}, ${childPersonalNumber}`, () => {
          const said = { childPersonalNumber, protectedIdentity } as Parameters<typeof numberToAskBy>[0];
          const mayAsk =
            protectedIdentity !== "yes" &&
            (roster === "not_protected" || (roster === "none" && protectedIdentity === "no"));
          const isNumber = childPersonalNumber?.replace("-", "") === number;
          expect(numberToAskBy(said, roster)).toBe(mayAsk && isNumber ? number : null);
        });
});
