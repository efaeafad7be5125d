// A note already on a pupil's thread, for tests that begin after it.
import { randomUUID } from "node:crypto";
import type { StaffCtx } from "~/access/context.server";
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
    files,
    linkTo,
    tell,
    idempotencyKey: randomUUID(),
  });
  return concernId;
}
