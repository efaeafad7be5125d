import { describe, expect, it } from "vitest";
import { checkMailAddress } from "./mail-address";

describe("an address that a link is mailed to", () => {
  it.each([
    ["eva@exempel.se", "eva@exempel.se"],
    ["  eva.lindqvist+skola@post.exempel.se ", "eva.lindqvist+skola@post.exempel.se"],
    ["o'brien@exempel.museum", "o'brien@exempel.museum"],
    ["eva@räksmörgås.se", "eva@räksmörgås.se"],
  ])("%j is one", (typed, address) => {
    expect(checkMailAddress(typed)).toEqual({ ok: true, address });
  });

  it.each([
    ["", "empty"],
    ["   ", "empty"],
    ["Eva Lindqvist", "noAt"],
    ["Eva <eva@exempel.se>", "several"],
    ["eva@exempel.se, bo@exempel.se", "several"],
    ["eva@exempel.se\r\nBcc: bo@exempel.se", "several"],
    ["eva@bo@exempel.se", "several"],
    ["@exempel.se", "before"],
    ["åke@exempel.se", "before"],
    [".eva@exempel.se", "before"],
    ["e..va@exempel.se", "before"],
    ["eva@", "after"],
    ["eva@exempel", "after"],
    ["eva@exempel.s", "after"],
    ["eva@-exempel.se", "after"],
    ["eva@127.0.0.1", "after"],
    [`${"e".repeat(65)}@exempel.se`, "long"],
    [`eva@${"exempel.".repeat(32)}se`, "long"],
  ])("%j is not: %s", (typed, why) => {
    expect(checkMailAddress(typed)).toEqual({ ok: false, key: `plan-link:fault.${why}` });
  });
});
