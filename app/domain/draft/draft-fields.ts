/** The fields of a form that a draft keeps, as draft-content has them: apart from it, for the browser. */
export const draftFields = {
  concern: [
    "pupil",
    "pupilId",
    "text",
    "priority",
    "category",
    "circle",
    "date",
    "time",
    "linkTo",
    "linkKind",
    "also",
    "marks",
    "tell",
    "uploads",
    "pressed",
  ],
  left_note: ["fullName", "className", "schoolUnitId", "text", "priority", "category", "date", "time"],
} as const;
