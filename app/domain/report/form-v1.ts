// Version 1 of the report form. Never changed once a report has been written in it.

import { reportCategories } from "./categories";
import type { ReportForm } from "./form-shape";

export const formV1 = {
  version: 1,
  sections: [
    {
      id: "now",
      fields: [
        { id: "acute", kind: "yes_no_unknown", complete: true },
        { id: "acuteHow", kind: "long_text", complete: true, when: { field: "acute", is: "yes" } },
        { id: "nextContact", kind: "long_text", complete: true, mayBeUnknown: true },
        { id: "phoneReport", kind: "choice", options: ["yes", "no"], complete: true },
        {
          id: "phoneReportWhen",
          kind: "date_time",
          complete: true,
          when: { field: "phoneReport", is: "yes" },
        },
        { id: "phoneReportTo", kind: "text", complete: true, when: { field: "phoneReport", is: "yes" } },
      ],
    },
    {
      id: "child",
      fields: [
        { id: "childName", kind: "text", complete: true, roster: "filled_in" },
        { id: "childPersonalNumber", kind: "text", roster: "filled_in" },
        { id: "childBirthDate", kind: "date", roster: "filled_in" },
        { id: "childDescription", kind: "long_text" },
        { id: "childSex", kind: "choice", options: ["girl", "boy", "unknown"], roster: "filled_in" },
        { id: "protectedIdentity", kind: "yes_no_unknown", complete: true, roster: "filled_in" },
        { id: "childAddress", kind: "text", roster: "filled_in_unless_protected" },
        { id: "childPhone", kind: "text", roster: "filled_in_unless_protected" },
        { id: "childWhereNow", kind: "text" },
        {
          id: "school",
          kind: "text",
          complete: true,
          mayBeUnknown: true,
          roster: "filled_in_unless_protected",
        },
        {
          id: "schoolClass",
          kind: "text",
          complete: true,
          mayBeUnknown: true,
          roster: "filled_in_unless_protected",
        },
        {
          id: "schoolAuthority",
          kind: "text",
          complete: true,
          mayBeUnknown: true,
          roster: "filled_in_unless_protected",
        },
        { id: "interpreterChild", kind: "yes_no_unknown", complete: true },
        { id: "interpreterGuardian", kind: "yes_no_unknown", complete: true },
        { id: "interpreterLanguage", kind: "text" },
        { id: "communicationNeed", kind: "yes_no_unknown", complete: true },
        {
          id: "communicationNeedHow",
          kind: "long_text",
          complete: true,
          when: { field: "communicationNeed", is: "yes" },
        },
      ],
    },
    {
      id: "observed",
      fields: [
        { id: "categories", kind: "choices", options: reportCategories, complete: true },
        { id: "observations", kind: "long_text", complete: true },
        { id: "childsWords", kind: "long_text" },
        {
          id: "source",
          kind: "choices",
          options: ["own_observation", "told_by_child", "told_by_guardian", "told_by_staff", "told_by_other"],
          complete: true,
        },
        { id: "sourceWho", kind: "text" },
        { id: "interpretation", kind: "long_text" },
        { id: "suspectedCrime", kind: "yes_no_unknown", complete: true },
        { id: "policeReport", kind: "yes_no_unknown", complete: true },
        { id: "policeReportWhen", kind: "date", when: { field: "policeReport", is: "yes" } },
        { id: "policeReportNumber", kind: "text", when: { field: "policeReport", is: "yes" } },
        { id: "sinceWhen", kind: "text" },
        { id: "whyNow", kind: "long_text" },
        { id: "earlierWorry", kind: "long_text" },
        { id: "ifNothingDone", kind: "long_text" },
        { id: "effectOnChild", kind: "long_text" },
      ],
    },
    {
      id: "family",
      fields: [
        {
          id: "guardians",
          kind: "people",
          columns: ["name", "personalNumber", "address", "phone", "custody"],
          roster: "filled_in_unless_protected",
        },
        { id: "otherAdults", kind: "people", columns: ["name", "relation"] },
        { id: "siblings", kind: "people", columns: ["name", "age"] },
        { id: "childInformed", kind: "yes_no_unknown", complete: true },
        { id: "childView", kind: "long_text", complete: true, when: { field: "childInformed", is: "yes" } },
        { id: "guardiansInformed", kind: "yes_no_unknown", complete: true },
        {
          id: "guardiansInformedHow",
          kind: "long_text",
          complete: true,
          when: { field: "guardiansInformed", is: "yes" },
        },
        {
          id: "guardiansNotInformedWhy",
          kind: "long_text",
          complete: true,
          when: { field: "guardiansInformed", is: "no" },
        },
        { id: "contactCare", kind: "long_text" },
      ],
    },
    {
      id: "school",
      fields: [
        { id: "schoolSupport", kind: "long_text" },
        { id: "attendance", kind: "long_text" },
        { id: "strengths", kind: "long_text" },
      ],
    },
    {
      id: "reporter",
      fields: [
        {
          id: "reporters",
          kind: "people",
          columns: ["name", "role", "workplace", "phone", "bestTime"],
          complete: true,
          roster: "filled_in",
        },
        { id: "absenceContact", kind: "text", complete: true, mayBeUnknown: true },
        { id: "meeting", kind: "yes_no_unknown", complete: true },
        { id: "feedback", kind: "choice", options: ["yes", "no"], complete: true },
      ],
    },
    {
      id: "review",
      fields: [{ id: "receiver", kind: "municipality", complete: true }],
    },
  ],
} as const satisfies ReportForm;
