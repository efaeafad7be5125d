// Turns a refusal into the answer of a form: 422 with the errors beside their fields and what was typed kept.
import { data } from "@remix-run/node";
import { type FieldErrors, Refusal } from "~/domain/refusal";

export interface Refused {
  errors: FieldErrors;
  values: Record<string, string>;
}

/** Runs a use case; a Refusal becomes a 422 answer that carries `values` back to the form. */
export async function orRefused<T>(values: Record<string, string>, run: () => Promise<T>) {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return data<Refused>({ errors: error.errors, values }, { status: 422 });
  }
}
