import { expect, it } from "vitest";
import { reportCategories } from "./categories";
import { guardianNotice } from "./guardian-notice";

it("advises against telling guardians at violence, sexual violence and honour, whatever else there is", () => {
  const silent = reportCategories.filter((category) => guardianNotice([category]) === "do_not_tell");
  expect(silent).toEqual([
    "physical_violence",
    "psychological_violence",
    "sexual_violence",
    "witnessed_violence",
    "honour",
    "marriage_mutilation_abduction",
  ]);
  expect(guardianNotice(["absence", "honour"])).toBe("do_not_tell");
  expect(guardianNotice(["absence", "neglect"])).toBe("tell_when_safe");
  expect(guardianNotice([])).toBe("tell_when_safe");
});
