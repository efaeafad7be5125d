import { field } from "~/form-data";

/** Whom a report is begun about, as the form says: one of the roster, or a child in the reporter's own words. */
export function readChild(form: FormData) {
  if (field(form, "way") !== "described") return { pupilId: field(form, "pupil") };
  return {
    fullName: field(form, "fullName"),
    className: field(form, "className"),
    description: field(form, "description"),
    schoolUnitId: field(form, "schoolUnitId"),
  };
}
