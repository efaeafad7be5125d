import { expect, test } from "vitest";
import { specialistsFor } from "./specialists";

const unit = {
  specialistContact: "Familjeteamet, 0612-000 09",
  specialistHonour: "Hedersteamet, 0612-000 02",
  specialistViolence: "",
  specialistSexual: "",
};

test("the specialist of the kind is named, else the general one, once, and none where no kind applies", () => {
  expect(specialistsFor(["honour"], unit)).toEqual([
    { kind: "honour", contact: "Hedersteamet, 0612-000 02" },
  ]);
  expect(specialistsFor(["marriage_mutilation_abduction"], unit)).toMatchObject([{ kind: "honour" }]);
  expect(specialistsFor(["physical_violence", "sexual_violence"], unit)).toEqual([
    { kind: "violence", contact: "Familjeteamet, 0612-000 09" },
  ]);
  expect(specialistsFor(["absence", "neglect"], unit)).toEqual([]);
  expect(specialistsFor(["honour"], { ...unit, specialistHonour: "", specialistContact: "" })).toEqual([]);
  expect(specialistsFor(["honour"], null)).toEqual([]);
});
