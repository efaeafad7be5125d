// What is wrong with a report that is entered is told from the top of its form.
import { expect, it } from "vitest";
import { checkEntered } from "./enter-rules";

it("tells what is wrong in the order of the fields", () => {
  const form = {
    wayIn: "",
    date: "2026-02-30",
    time: "",
    childName: "",
    personalNumber: "",
    birthDate: "",
    sex: "",
    summary: "",
    categories: [],
    reporterKind: "nobody of ours",
    reporter: "x".repeat(301),
    acute: false,
    protectedIdentity: false,
    feedbackRequested: false,
  };
  const checked = checkEntered(form, new Date("2026-11-22T12:00:00Z"));
  expect(Object.keys(checked.ok ? {} : checked.errors)).toEqual([
    "wayIn",
    "childName",
    "summary",
    "reporterKind",
    "reporter",
    "date",
  ]);
});
