// The reasons for worry that a report can state, one or more. The same list is counted in the statistics.
// Source: the report form's content as agreed; no statute sets it.

export const reportCategories = [
  "physical_violence",
  "psychological_violence",
  "sexual_violence",
  "witnessed_violence",
  "neglect",
  "parent_addiction",
  "parent_mental_illness",
  "honour",
  "marriage_mutilation_abduction",
  "own_behaviour",
  "absence",
  "exploitation",
] as const;

export type ReportCategory = (typeof reportCategories)[number];
