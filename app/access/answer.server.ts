// Answers of forms: a refusal becomes 422 with the errors beside their fields and what was typed kept.
import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import { type FieldErrors, Refusal } from "~/domain/refusal";

export interface Refused {
  errors: FieldErrors;
  values: Record<string, string>;
  /** For the form as it is shown again: pages that stay as they are in the browser have none but the one that is used up. */
  key?: string;
}

/** Runs a use case; a Refusal becomes a 422 answer that carries `values` back to the form. */
export async function orRefused<T>(values: Record<string, string>, run: () => Promise<T>) {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return data<Refused>({ errors: error.errors, values, key: randomUUID() }, { status: 422 });
  }
}

/** Headers that set each of the cookies. */
export function settingAll(cookies: readonly string[]): Headers {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return headers;
}
