// Answers of the upload doors, as JSON for the page's own script, with a status that it sees: what a rule refused is 422 with the words' keys.
import { Refusal } from "./domain/refusal";

export async function uploadAnswer<T extends object>(run: () => Promise<T>): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  try {
    return Response.json(await run(), { headers });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const told = { error: error.errors.files ?? error.errors.form ?? null };
    return Response.json(told, { status: 422, headers });
  }
}
