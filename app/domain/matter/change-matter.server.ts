// Changes a matter's name, next date and which notes are in it. Whoever may read it (policy "matter.change") and, of the
// notes, those whom she may read: what she does not see stays where it is. Under the version that she was shown.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { addMatterEntries, removeMatterEntries, writeMatter } from "~db/matter.server";
import { type FieldErrors, Refusal, refuse } from "../refusal";
import { requireFollowable } from "./open-matter.server";
import { checkMatter } from "./rules";
import { matterNamePlace } from "./seal-matter";
import { visibleMatter } from "./visible-matter.server";

export interface ChangeMatter {
  matterId: string;
  version: number;
  form: { name: string; nextOn: string };
  /** Of the notes that the reader may read: those that are to be in it. */
  concernIds: readonly string[];
}

/** Throws Refusal (`form` with `version_old` where somebody was before), NotVisible. */
export async function changeMatter(ctx: StaffCtx, input: ChangeMatter): Promise<void> {
  const { matter } = await visibleMatter(ctx, input.matterId);
  const checked = checkMatter({ ...input.form, circle: matter.circle }, ctx.now, matter.nextOn);
  const wanted = new Set(input.concernIds);
  const none: FieldErrors = wanted.size === 0 ? { concernIds: { key: "matter_empty" } } : {};
  if (!checked.ok) throw new Refusal({ ...checked.errors, ...none });
  if (wanted.size === 0) throw new Refusal(none);
  const { name, nextOn } = checked.value;
  const { owner, place } = matterNamePlace(matter.pupilId, matter.id);
  const sealedName = await ctx.vault.seal(owner, place, name);
  await ctx.db.write(async (tx) => {
    const again = await visibleMatter(ctx, matter.id, tx);
    const ground = requireGround(ctx.actor, "matter.change", { ...again.facts, circle: again.matter.circle });
    const { pupilId } = matter;
    const before = new Set(again.readableIds);
    const added = [...wanted].filter((id) => !before.has(id));
    const removed = [...before].filter((id) => !wanted.has(id));
    // Of what stays nothing is asked again: a note that has been withdrawn since keeps its place.
    if (added.length > 0)
      await requireFollowable(ctx, tx, { pupilId, facts: again.facts, concernIds: added, circle: "" });
    if (!(await writeMatter(tx, { id: matter.id, version: input.version, set: { sealedName, nextOn } })))
      refuse("form", "version_old");
    await addMatterEntries(tx, {
      ...{ matterId: matter.id, concernIds: added, by: ctx.actor.accountId, now: ctx.now },
    });
    await removeMatterEntries(tx, { matterId: matter.id, concernIds: removed });
    const by = { at: ctx.now, actor: actorRef(ctx.actor), ground };
    const changed = { pupilId, matterId: matter.id, version: input.version + 1 };
    await record(tx, { ...by, event: { kind: "matter.changed", ...changed } });
    if (added.length + removed.length > 0)
      await record(tx, {
        ...by,
        event: {
          ...{ kind: "matter.entries-changed", pupilId, matterId: matter.id },
          concernIds: [...added, ...removed],
        },
      });
  });
}
