// What a form's door answers to "read through for me" where there are no scripts: what was typed, unchanged, with its marks.
// Nothing is checked and nothing saved. Pure.
import type { FieldErrors } from "../refusal";
import { findMarks } from "./find-marks";
import type { Mark } from "./marks";

export interface ReadThrough {
  errors: FieldErrors;
  values: Record<string, string>;
  read: Mark[];
}

export const readThrough = (values: Record<string, string>): ReadThrough => ({
  errors: {},
  values,
  read: findMarks(values.text ?? ""),
});
