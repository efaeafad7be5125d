import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { twinSchemaPage } from "./schema-page";

it("is published as the code has it: npm run schema", () => {
  const published = readFileSync(new URL("../docs/report-document/v1.schema.json", import.meta.url), "utf8");
  expect(twinSchemaPage()).toBe(published);
});
