import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { legalPage } from "../bin/legal-page";

describe("docs/legal.md", () => {
  it("says what the table of citations says (npm run legal writes it)", () => {
    const page = readFileSync(new URL("../docs/legal.md", import.meta.url), "utf8");
    expect(page).toBe(legalPage());
  });
});
