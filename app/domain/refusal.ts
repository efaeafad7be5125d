/** A field's error: a key of the text files (namespace "errors") and what it interpolates. */
export interface FieldError {
  key: string;
  params?: Record<string, string | number>;
}

export type FieldErrors = Record<string, FieldError>;

/** A rule refused the input; nothing was written. `errors` says what, beside which field. */
export class Refusal extends Error {
  constructor(readonly errors: FieldErrors) {
    super(`refused: ${Object.keys(errors).join(", ")}`);
    this.name = "Refusal";
  }
}

export function refuse(field: string, key: string, params?: FieldError["params"]): never {
  throw new Refusal({ [field]: params ? { key, params } : { key } });
}
