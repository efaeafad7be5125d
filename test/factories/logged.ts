// A note already on a pupil's thread, for tests that begin after it.
import { randomUUID } from "node:crypto";
import type { StaffCtx } from "~/access/context.server";
import { stageFormFile } from "~/domain/attachment/stage-form-file.server";
import { logConcern } from "~/domain/concern/log-concern.server";
import type { ConcernForm } from "~/domain/concern/rules";
import { aNote } from "./world";

interface Given {
  form?: Partial<ConcernForm>;
  files?: { name: string; bytes: Uint8Array }[];
  linkTo?: string;
  tell?: string[];
}

/** Gives the note's id. */
export async function logged(ctx: StaffCtx, pupilId: string, given: Given = {}): Promise<string> {
  const { form, files = [], linkTo = "", tell = [] } = given;
  const { concernId } = await logConcern(ctx, {
    pupilId,
    form: aNote(form),
    files: await staged(ctx, files),
    linkTo,
    tell,
    idempotencyKey: randomUUID(),
  });
  return concernId;
}

/** Files that have come, ready for a form: their uploads' ids. */
export async function staged(
  ctx: StaffCtx,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, bytes } of files)
    ids.push((await stageFormFile(ctx, { name, content: once(bytes) })).id);
  return ids;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
