// Reads a form with files from somebody who is signed in, as it comes: text fields as they are, each file straight into the
// sealed store (domain/attachment). A file that is refused is passed over and the rest read on, so that nothing typed is lost.
import type { StaffCtx } from "./access/context.server";
import type { ReadyUpload } from "./domain/attachment/finish-upload.server";
import { readyUploads } from "./domain/attachment/ready-uploads.server";
import { stageFormFile } from "./domain/attachment/stage-form-file.server";
import { filesLimit } from "./domain/concern/file-rules";
import { type FieldErrors, Refusal } from "./domain/refusal";
import { fields, readForm, unreadableForm } from "./form-data";
import { formRead } from "./form-sender";
import { BrokenForm, boundaryOf, type FormPart, formParts } from "./server/form-parts";
import type { ServerContext } from "./server/load-context";

export interface FormWithFiles {
  form: FormData;
  /** The uploads that the form names or brought, ready to be taken. */
  uploads: string[];
  /** The same, to be shown again in a form that was refused: JSON. */
  shown: () => Promise<string>;
  /** Of the first file that was refused. */
  errors: FieldErrors | null;
}

const fieldsLimit = 512 * 1024;
/** More than any page has: each is remembered, whether it says anything or not. */
const partsLimit = 2_000;

/**
 * Without a `ctx` files are passed over: the text alone is read, for somebody whose session has ended. The door has asked the
 * session, so the form may take as long as bytes keep coming.
 */
export async function formWithFiles(
  { request, context }: { request: Request; context: ServerContext },
  ctx: StaffCtx | null,
): Promise<FormWithFiles> {
  context.allowSlowBody?.();
  const brought: string[] = [];
  let errors: FieldErrors | null = null;
  const form = await textOf(request, async (part) => {
    // What is more than a form may carry is counted, refused with the rest, and not stored.
    if (!ctx || brought.length > filesLimit) return;
    try {
      const name = part.filename ?? "";
      const file = await stageFormFile(ctx, { name, content: part.content });
      brought.push(file.id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors ??= error.errors;
    }
  }).catch((fault: unknown) => {
    throw fault instanceof BrokenForm ? unreadableForm() : fault;
  });
  formRead(request, form);
  const uploads = [...fields(form, "uploads"), ...brought];
  const shown = async () => {
    const ready: ReadyUpload[] = ctx ? await readyUploads(ctx, uploads) : [];
    return ready.length > 0 ? JSON.stringify(ready) : "";
  };
  return { form, uploads, shown, errors };
}

async function textOf(request: Request, onFile: (part: FormPart) => Promise<void>): Promise<FormData> {
  const boundary = boundaryOf(request.headers.get("content-type"));
  if (!boundary || !request.body) return readForm(request);
  const form = new FormData();
  let left = fieldsLimit;
  let parts = 0;
  for await (const part of formParts(request.body as unknown as AsyncIterable<Uint8Array>, boundary)) {
    parts += 1;
    left -= part.name.length;
    if (parts > partsLimit || left < 0) throw new BrokenForm("a form has more fields than a page has");
    if (part.filename !== null) {
      // An empty file field sends a file of no name.
      if (part.filename !== "") await onFile(part);
      continue;
    }
    const pieces: Uint8Array[] = [];
    for await (const piece of part.content) {
      left -= piece.byteLength;
      if (left < 0) throw new BrokenForm("a form's text is too long");
      pieces.push(piece);
    }
    form.append(part.name, Buffer.concat(pieces).toString("utf8"));
  }
  return form;
}
