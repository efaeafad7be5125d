// A pupil's matters as the thread and a note's page show them: those that the reader may read and of which she may read a
// note, with the notes that she may. audit: none here; read-thread and read-concern, which record, show them.
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import type { HoldingFacts } from "~/access/policy-facts";
import { entriesOfMatters, mattersOfPupil } from "~db/matter.server";
import { matterNamePlace } from "./seal-matter";
import { readableOf } from "./visible-matter.server";

export async function mattersOnThread(ctx: StaffCtx, input: { pupilId: string; facts: HoldingFacts }) {
  const { pupilId, facts } = input;
  const rows = (await mattersOfPupil(ctx.db.read, pupilId)).filter(
    ({ circle }) => can(ctx.actor, "matter.read", { ...facts, circle }).allow,
  );
  const entries = await entriesOfMatters(
    ctx.db.read,
    rows.map((m) => m.id),
  );
  const readable = readableOf(ctx, facts, entries);
  const shown = rows.filter((m) => readable.some((e) => e.matterId === m.id));
  const names = await ctx.vault.openTexts(
    shown.map((m) => ({ ...matterNamePlace(pupilId, m.id), sealed: m.sealedName })),
  );
  return shown.map((m, i) => ({
    id: m.id,
    name: names[i] ?? null,
    status: m.status,
    nextOn: m.nextOn,
    concernIds: readable.filter((e) => e.matterId === m.id).map((e) => e.concernId),
  }));
}
