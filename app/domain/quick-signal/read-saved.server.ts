// What the page says after a note was saved: that it stands, or that it is gone since; and of the reader's own signal what
// takes it back. Nothing of its text. Somebody else's note, and none at all, are alike: nothing is said.
// audit: none here; the reader has just written it, and nothing of it is opened.
import type { StaffCtx } from "~/access/context.server";
import { builtOn, findConcern } from "~db/concern.server";

export interface SavedNote {
  concernId: string;
  pupilId: string;
  version: number;
  /** Made by a quick signal: it can be taken back in one press, and be given a line. */
  signal: boolean;
  canUndo: boolean;
  /** A visible injury: the body map is a step away. */
  injury: boolean;
}

export async function readSaved(ctx: StaffCtx, concernId: string): Promise<SavedNote | null> {
  const row = concernId === "" ? null : await findConcern(ctx.db.read, concernId);
  if (!row || row.authorId !== ctx.actor.accountId || row.status !== "active") return null;
  const signal = row.signalItem !== null;
  return {
    concernId: row.id,
    pupilId: row.pupilId,
    version: row.version,
    signal,
    canUndo: signal && (await builtOn(ctx.db.read, row)) === null,
    injury: row.category === "injury",
  };
}
