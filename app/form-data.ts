// Reads what a form sent. A field that is absent is the empty string: the rules say what that means. Null bytes, which
// nobody types and PostgreSQL does not take, are left out. What cannot be read as a form at all is refused: 400, in words.
import { formRead } from "./form-sender";

/** What cannot be read as a form: broken off, garbled, or of another kind than it says. Its answer is a page (root's boundary). */
export const unreadableForm = (): Response => new Response(null, { status: 400 });

/** Every door reads its form by this. A body that fails to be read is never a fault of the house. */
export async function readForm(request: Request): Promise<FormData> {
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    throw unreadableForm();
  }
  formRead(request, form);
  return form;
}

export function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.replaceAll("\0", "") : "";
}

export function fields(form: FormData, name: string): string[] {
  return form
    .getAll(name)
    .flatMap((v) => (typeof v === "string" ? [v.replaceAll("\0", "")] : []))
    .filter((v) => v !== "");
}

/**
 * Which button was pressed; "" among them where the form has one that is named nothing. Throws a 404 for what no button says:
 * nothing is done, and nothing recorded, by taking one for another.
 */
export function pressed<const B extends string>(form: FormData, buttons: readonly B[], name = "do"): B {
  const said = field(form, name);
  const button = buttons.find((one) => one === said);
  if (button === undefined) throw new Response(null, { status: 404 });
  return button;
}

/** The version that the form was filled in against; -1, which is always an old one, where it is no such number. */
export function versionOf(form: FormData): number {
  const sent = field(form, "version");
  return /^\d{1,9}$/.test(sent) ? Number(sent) : -1;
}

/** The files of a field; an empty file field sends one of no name. */
export async function files(form: FormData, name: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const given = form
    .getAll(name)
    .filter((v): v is File => typeof v !== "string" && (v.name !== "" || v.size > 0));
  return Promise.all(
    given.map(async (f) => ({ name: f.name, bytes: new Uint8Array(await f.arrayBuffer()) })),
  );
}

/** Every field that a page can fill in again; files and keys are left out. */
export function typed(form: FormData, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((n) => [n, field(form, n)]));
}
