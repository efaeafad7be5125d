// What whoever takes over a pupil will see of the thread: opened by the thread's own code, every kind of item, for a
// teacher at the pupil's school who has the pupil by a handover and has written nothing there. So the preview cannot
// differ from what is met afterwards. No policy of its own: the caller has asked "handover.read".
// audit: none here; read-handover, which calls it, logs the read.
import type { StaffCtx } from "~/access/context.server";
import { concernScope } from "~/access/policy";
import type { HoldingFacts } from "~/access/policy-facts";
import type { handoverPupils } from "~db/handover.server";
import { entriesOnThread } from "../thread/entries-on-thread.server";
import { eventsOnThread, type ThreadItem } from "../thread/kinds.server";
import { newestFirst } from "../thread/moments";
import { summaryPlace } from "./summary-place";

type Pupil = Awaited<ReturnType<typeof handoverPupils>>[number];

/** Nobody in particular: a teacher at the school, from the moment that she accepts. */
function asReceiver(ctx: StaffCtx, { authorityId, schoolUnitId }: Pupil): StaffCtx {
  const duties = [{ role: "teacher" as const, schoolUnitId }];
  return { ...ctx, actor: { kind: "staff", accountId: "", name: "", authorityId, duties } };
}

/** `offered`: the concerns whose follow-up she is asked to take over when she accepts; none once that is over. */
export async function openForReceiver(
  ctx: StaffCtx,
  { handoverId, offered }: { handoverId: string; offered: ReadonlySet<string> },
  p: Pupil,
) {
  const { authorityId, schoolUnitId, pupilId } = p;
  const receiver = asReceiver(ctx, p);
  const grants: HoldingFacts["grants"] = [{ ground: "handover", startsAt: ctx.now, endsAt: null }];
  const facts = { authorityId, schoolUnitId, grants, now: ctx.now };
  const subject = { pupilId, facts, scope: concernScope(receiver.actor, facts) };
  const kinds = [await entriesOnThread(receiver, subject), ...(await eventsOnThread(receiver, subject))];
  // This very handover is the page itself.
  const moments = kinds.flatMap((kind) => kind.moments).filter(({ id }) => id !== handoverId);
  const known = new Set(moments.map(({ id }) => id));
  const opened: ThreadItem[][] = await Promise.all(kinds.map((kind) => kind.open(known, known)));
  const items = opened
    .flat()
    .map((item) => (offered.has(item.id) ? withOffer(item) : item))
    .sort(newestFirst);
  const { owner, place } = summaryPlace(handoverId, pupilId);
  return {
    id: pupilId,
    name: `${p.givenName} ${p.familyName}`,
    summary: p.sealedSummary ? await ctx.vault.openText(owner, place, p.sealedSummary) : null,
    entries: items.flatMap((item) => (item.kind === "entry" ? [item] : [])),
    items,
  };
}

function withOffer(item: ThreadItem): ThreadItem {
  if (item.kind !== "entry" || !item.followUp) return item;
  return { ...item, followUp: { ...item.followUp, status: "offered" } };
}
