// The files that a report can take along: those on the chosen notes, and those on no note (a plan from another school) that the
// chooser may read by the scope of "concern.read". No policy: the caller gives the scope.
// audit: none here; the use cases that call it record what they do.
import { filesOfPupil } from "~db/attachment.server";
import { attachmentsOf, type ConcernScope } from "~db/concern.server";
import type { Queries } from "~db/database";

export interface ChoosableFile {
  id: string;
  /** Null: it is on no note. */
  concernId: string | null;
  heldAt: Date | null;
  /** Student health's own, of a file on no note; one on a note goes by its note. */
  inner: boolean;
}

export async function choosableFiles(
  q: Queries,
  of: { pupilId: string | null; scope: ConcernScope | null; noteIds: string[] },
): Promise<ChoosableFile[]> {
  const onNotes = await attachmentsOf(q, of.noteIds);
  const onNone = of.scope && of.pupilId !== null ? await filesOfPupil(q, of.pupilId, of.scope) : [];
  return [
    ...onNotes.map(({ id, concernId, heldAt }) => ({ id, concernId, heldAt, inner: false })),
    ...onNone.map(({ id, heldAt, secrecyArea }) => ({
      ...{ id, heldAt, concernId: null },
      inner: secrecyArea === "student_health",
    })),
  ];
}
