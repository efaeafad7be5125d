import { expect, test } from "vitest";
import { describeFailure } from "./describe-failure";

test("tells kind, code and place of a failure and of its cause, never the words", () => {
  const cause = Object.assign(new TypeError("near 'Alva kom sent'\nAlva Lindqvist"), {
    code: "SQLITE_CONSTRAINT",
  });
  const failure = describeFailure(new Error("insert failed: Alva kom sent", { cause }));
  expect(failure).toMatchObject({ kind: "Error", cause: { kind: "TypeError", code: "SQLITE_CONSTRAINT" } });
  expect(failure.at[0]).toContain("describe-failure.test.ts");
  expect(JSON.stringify(failure)).not.toContain("Alva");
});

test("a code that is free text is left out, and so is a thrown string", () => {
  expect(describeFailure(Object.assign(new Error("x"), { code: "Alva Lindqvist" }))).not.toHaveProperty(
    "code",
  );
  expect(describeFailure("Alva kom sent")).toEqual({ kind: "string", at: [] });
});
