// What whoever takes over a pupil will see: opened by the code of her own page (show-thread), with the policy asked as her
// from the moment that she accepts: her duties, what she holds today, and a handover of each of these pupils. Where nobody
// is to receive yet, as a teacher at the school who holds nothing else. Whoever else looks on (giver, principal) is shown
// of it what she may see herself: student health's notes are not hers to learn of here (OSL 23:2), and no report or answer to
// one: that the successor may know of it would tell who reported (OSL 40:7 g). No policy of its own: the caller has asked "handover.read".
// audit: none here; read-handover, which calls it, logs the read.
import { type StaffActor, worksAt } from "~/access/actor";
import type { StaffCtx } from "~/access/context.server";
import type { GrantFact } from "~/access/policy-facts";
import { pupilFacts } from "~/access/pupil-facts.server";
import { staffActors } from "~/access/staff-actors.server";
import { grantsByPupil } from "~db/grant.server";
import type { HandoverRow, handoverPupils } from "~db/handover.server";
import { besideThread, type ShownThread, showThread } from "../pupil/show-thread.server";
import { gatherFor } from "../thread/gather-thread.server";
import type { ThreadItem } from "../thread/kinds.server";
import { tellsOfReport } from "../thread/moments";
import { wholeThread } from "../thread/selection";
import { summaryPlace } from "./summary-place";

type Pupil = Awaited<ReturnType<typeof handoverPupils>>[number];

export interface Successor {
  actor: StaffActor;
  /** By pupil, what she will hold: these pupils by the handover, and what she has. */
  holds: ReadonlyMap<string, GrantFact[]>;
}

export async function successorOf(
  ctx: StaffCtx,
  { toId, authorityId }: Pick<HandoverRow, "toId" | "authorityId">,
  pupils: readonly Pupil[],
): Promise<Successor> {
  const units = [...new Set(pupils.map((p) => p.schoolUnitId))];
  const known = toId ? (await staffActors(ctx.db.read, [toId], ctx.now)).get(toId) : undefined;
  const actor: StaffActor = known ?? {
    kind: "staff",
    accountId: "",
    name: "",
    authorityId,
    duties: units.map((schoolUnitId) => ({ role: "teacher", schoolUnitId })),
  };
  const holds = new Map(await grantsByPupil(ctx.db.read, actor.accountId, ctx.now));
  const byHandover: GrantFact = { ground: "handover", startsAt: ctx.now, endsAt: null };
  for (const { pupilId, schoolUnitId } of pupils)
    if (worksAt(actor, schoolUnitId)) holds.set(pupilId, [...(holds.get(pupilId) ?? []), byHandover]);
  return { actor, holds };
}

interface Of {
  handoverId: string;
  successor: Successor;
  /** The concerns whose follow-up she is asked to take over when she accepts; none once that is over. */
  offered: ReadonlySet<string>;
}

export async function openForSuccessor(ctx: StaffCtx, { handoverId, successor, offered }: Of, p: Pupil) {
  const { pupil, facts } = await pupilFacts(ctx, p.pupilId);
  const she: StaffCtx = { ...ctx, actor: successor.actor };
  const hers = { ...facts, grants: successor.holds.get(p.pupilId) ?? [] };
  const isShe = successor.actor.accountId === ctx.actor.accountId;
  const onlooker = isShe ? null : await gatherFor(ctx, { pupil, facts, selection: wholeThread });
  // This very handover is the page itself.
  const hersToo = onlooker && new Set(onlooker.moments.flatMap((m) => (tellsOfReport(m) ? [] : [m.id])));
  const among = (id: string) => id !== handoverId && (!hersToo || hersToo.has(id));
  const thread = await gatherFor(she, { pupil, facts: hers, selection: wholeThread, among });
  const { holds } = successor;
  const shown = await showThread(she, thread, { shown: thread.moments, holds });
  const both = onlooker ? await seenByBoth(ctx, shown, { pupilId: pupil.id, facts }) : {};
  const items = shown.items.map((item) => (offered.has(item.id) ? withOffer(item) : item));
  const { owner, place } = summaryPlace(handoverId, p.pupilId);
  return {
    id: p.pupilId,
    name: `${p.givenName} ${p.familyName}`,
    summary: p.sealedSummary ? await ctx.vault.openText(owner, place, p.sealedSummary) : null,
    ...shown,
    ...both,
    items,
    entries: items.flatMap((item) => (item.kind === "entry" ? [item] : [])),
  };
}

/** What stands beside the notes, less what whoever looks on may not see herself. */
async function seenByBoth(
  ctx: StaffCtx,
  { entries, occasions, matters }: ShownThread,
  { pupilId, facts }: Pick<Parameters<typeof besideThread>[1], "pupilId" | "facts">,
) {
  const entryIds = entries.map(({ id }) => id);
  const own = await besideThread(ctx, { pupilId, facts, entryIds });
  const others = new Set(own.occasions.map((o) => `${o.ofId} ${o.concernId}`));
  const followed = new Set(own.matters.map(({ id }) => id));
  return {
    occasions: occasions.filter((o) => others.has(`${o.ofId} ${o.concernId}`)),
    matters: matters
      .filter(({ id }) => followed.has(id))
      .map((m) => ({ ...m, concernIds: m.concernIds.filter((id) => entryIds.includes(id)) })),
  };
}

function withOffer(item: ThreadItem): ThreadItem {
  if (item.kind !== "entry" || !item.followUp) return item;
  return { ...item, followUp: { ...item.followUp, status: "offered" } };
}
