import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { testNumbers } from "./personal-numbers.server";

it("carries over all of the public test numbers and no others", () => {
  const digest = createHash("sha256").update(
    testNumbers
      .map((n) => n.number)
      .sort()
      .join("\n"),
  );
  expect(testNumbers).toHaveLength(5594);
  expect(digest.digest("hex")).toBe("12c55b99f434db1a849d749ba4462015df6ff90f41c7c47097d596b75f162afe");
});
