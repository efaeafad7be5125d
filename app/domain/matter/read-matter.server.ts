// Reads one matter: its name, state and next date, and of its notes those that the reader may read, no count of others.
// Policy "matter.read" and the scope of "concern.read"; reading is logged, and a read whose log cannot be written fails.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can, concernScope } from "~/access/policy";
import { record } from "~/audit/record.server";
import { findAccountName } from "~db/account.server";
import { concernsWithin } from "~db/concern.server";
import { linkableWithin } from "~db/concern-link.server";
import { textPlace } from "../concern/seal-concern";
import { threadEntries } from "../pupil/thread-entries.server";
import { lockedForReader } from "../report/guard-of-report.server";
import { entryItem } from "../thread/entries-on-thread.server";
import { matterClosingPlace, matterNamePlace } from "./seal-matter";
import { stepsFrom } from "./status";
import { visibleMatter } from "./visible-matter.server";

/** How many of the latest notes are offered to be put in. */
export const offeredAtMost = 60;

/** The latest notes that a matter can be put together of, each with its text; within the scope alone, logged by the caller. */
export async function offeredNotes(
  { db, vault }: StaffCtx,
  pupilId: string,
  scope: Parameters<typeof concernsWithin>[2],
) {
  const offered = await linkableWithin(db.read, pupilId, scope, offeredAtMost);
  const rows = await concernsWithin(
    db.read,
    pupilId,
    scope,
    offered.map((o) => o.id),
  );
  const texts = await vault.openTexts(
    rows.map((c) => ({ ...textPlace(c.id, c.version), sealed: c.sealedText })),
  );
  const textOf = new Map(rows.map((c, at) => [c.id, texts[at] ?? ""]));
  return offered.map((o) => ({ ...o, text: textOf.get(o.id) ?? "" }));
}

export async function readMatter(ctx: StaffCtx, input: { matterId: string }) {
  const { matter, pupil, facts, ground, readableIds } = await visibleMatter(ctx, input.matterId);
  const scope = concernScope(ctx.actor, facts);
  const known = new Set(readableIds);
  const entries = scope ? await threadEntries(ctx, pupil.id, scope, { ids: readableIds, known }) : [];
  const named = matterNamePlace(pupil.id, matter.id);
  const [name] = await ctx.vault.openTexts([{ ...named, sealed: matter.sealedName }]);
  const ended = matterClosingPlace(pupil.id, matter.id);
  const [closing] = matter.sealedClosing
    ? await ctx.vault.openTexts([{ ...ended, sealed: matter.sealedClosing }])
    : [null];
  const mayChange = can(ctx.actor, "matter.change", { ...facts, circle: matter.circle }).allow;
  const latest = mayChange && scope ? await offeredNotes(ctx, pupil.id, scope) : [];
  const locked = await lockedForReader(ctx, { pupilIds: [pupil.id], output: "entry" });
  await ctx.db.write(async (tx) => {
    const by = { at: ctx.now, actor: actorRef(ctx.actor), ground };
    await record(tx, { ...by, event: { kind: "matter.read", pupilId: pupil.id, matterId: matter.id } });
    // The notes that are offered are read as those on the thread are.
    if (latest.length > 0) await record(tx, { ...by, event: { kind: "pupil.read", pupilId: pupil.id } });
  });
  return {
    id: matter.id,
    version: matter.version,
    pupil: { id: pupil.id, name: `${pupil.givenName} ${pupil.familyName}` },
    lockedBy: locked.get(pupil.id) ?? null,
    /** Null where the pupil has been erased. */
    name: name ?? null,
    status: matter.status,
    circle: matter.circle,
    nextOn: matter.nextOn,
    openedAt: matter.createdAt,
    openedBy: await findAccountName(ctx.db.read, matter.createdBy),
    closing: matter.closedAt
      ? {
          at: matter.closedAt,
          by: await findAccountName(ctx.db.read, matter.closedBy ?? ""),
          words: closing ?? null,
        }
      : null,
    items: entries.map(entryItem),
    /** The latest notes that are not in it. */
    offered: latest.filter(({ id }) => !known.has(id)),
    steps: mayChange ? stepsFrom(matter.status) : [],
    can: { change: mayChange },
  };
}
