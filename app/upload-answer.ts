// Answers of the upload doors, as data: what a rule refused is 422 with the words' keys.
import { data } from "@remix-run/node";
import { Refusal } from "./domain/refusal";

export async function uploadAnswer<T extends object>(run: () => Promise<T>) {
  const headers = { "Cache-Control": "no-store" };
  try {
    return data(await run(), { headers });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return data({ error: error.errors.files ?? error.errors.form ?? null }, { status: 422, headers });
  }
}
