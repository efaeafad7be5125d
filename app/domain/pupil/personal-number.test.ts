import { expect, it } from "vitest";
import { asWritten } from "./personal-number";

it("is written with a hyphen before the last four, and left alone where it is no twelve digits", () => {
  expect(asWritten("201501022386")).toBe("20150102-2386");
  for (const other of ["20150102-2386", "1501022386", "okänt", ""]) expect(asWritten(other)).toBe(other);
});
