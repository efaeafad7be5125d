// Which handovers a change of the roster proposes by itself: where a pupil has got a new mentor, from the one before; where
// a group has got a new teacher, from the one who no longer teaches it; where a mentor has gone and nobody has come, to
// nobody, and the principal has the pupil. Only within one school: between schools somebody decides (OSL 8:2). Not from
// whoever still has the pupil, nor where she has handed the pupil over already. Pure; the times of grants are instants.
// Source: the issue 'Handover and access'; needs analysis 2019 (överlämning).
import { civilDate } from "../calendar/stockholm";

export interface HeldByRoster {
  /** A row of group_staff and one of group_member: the same source gives the same. */
  sourceId: string;
  accountId: string;
  pupilId: string;
  ground: "teaching" | "mentor";
  groupId: string;
  startsAt: Date;
  endsAt: Date | null;
}

interface RosterChange {
  /** Sources that stood before the change with no end, and all that were known. */
  before: { known: ReadonlySet<string>; standing: ReadonlySet<string> };
  after: readonly HeldByRoster[];
  /** Those who go at a school and are not protected, by id. */
  unitOfPupil: ReadonlyMap<string, string>;
  unitOfGroup: ReadonlyMap<string, string>;
  handedOver: readonly { fromId: string; pupilId: string; changeOn: string }[];
  now: Date;
}

export interface ProposedByRoster {
  fromId: string;
  /** Null: nobody has come. */
  toId: string | null;
  schoolUnitId: string;
  changeOn: string;
  pupilIds: string[];
}

/** A summer lies between two school years; whoever left longer ago has nothing to hand over. */
const longestGapMs = 120 * 86_400_000;
const dayMs = 86_400_000;

export function rosterHandovers(change: RosterChange): ProposedByRoster[] {
  const byPupil = new Map<string, HeldByRoster[]>();
  for (const held of change.after) {
    const unit = change.unitOfPupil.get(held.pupilId);
    if (unit === undefined || change.unitOfGroup.get(held.groupId) !== unit) continue;
    const list = byPupil.get(held.pupilId);
    if (list) list.push(held);
    else byPupil.set(held.pupilId, [held]);
  }
  const proposed = new Map<string, ProposedByRoster>();
  for (const [pupilId, held] of byPupil) {
    const schoolUnitId = change.unitOfPupil.get(pupilId) ?? "";
    for (const { fromId, toId, changeOn } of ofPupil(change, pupilId, held)) {
      const key = [fromId, toId, changeOn, schoolUnitId].join("|");
      const one = proposed.get(key) ?? { fromId, toId, schoolUnitId, changeOn, pupilIds: [] };
      one.pupilIds.push(pupilId);
      proposed.set(key, one);
    }
  }
  return [...proposed.values()];
}

function ofPupil(change: RosterChange, pupilId: string, held: HeldByRoster[]) {
  const { now, before, handedOver } = change;
  const today = civilDate(now);
  const isFresh = (h: HeldByRoster) => !before.known.has(h.sourceId) && (h.endsAt === null || h.endsAt > now);
  const found = new Map<string, { fromId: string; toId: string | null; changeOn: string }>();
  const propose = (from: HeldByRoster, to: HeldByRoster | null) => {
    if (found.has(from.accountId) || from.endsAt === null || from.accountId === to?.accountId) return;
    const endsOn = civilDate(from.endsAt);
    const changeOn = [endsOn, today].sort().at(-1) ?? today;
    const startsOn = civilDate(from.startsAt);
    const already = handedOver.some(
      (h) => h.fromId === from.accountId && h.pupilId === pupilId && h.changeOn > startsOn,
    );
    if (!already)
      found.set(from.accountId, { fromId: from.accountId, toId: to?.accountId ?? null, changeOn });
  };
  /** Ends at or before the new one begins, or soon after, and not too long ago; nothing else of hers goes on. */
  const leaves = (h: HeldByRoster, beginning: Date) => {
    const { endsAt } = h;
    if (endsAt === null) return false;
    const gap = +beginning - +endsAt;
    const goesOn = held.some(
      (o) => o.accountId === h.accountId && (o.endsAt === null || +o.endsAt > +endsAt + dayMs),
    );
    return gap <= longestGapMs && gap >= -31 * dayMs && !goesOn;
  };
  const order = (a: HeldByRoster, b: HeldByRoster) =>
    +a.startsAt - +b.startsAt || (a.accountId < b.accountId ? -1 : 1);
  const mentors = held.filter((h) => h.ground === "mentor");
  const [newMentor] = mentors.filter(isFresh).sort(order);
  if (newMentor) for (const h of mentors) if (leaves(h, newMentor.startsAt)) propose(h, newMentor);
  for (const to of held.filter((h) => h.ground === "teaching" && isFresh(h)).sort(order))
    for (const h of held)
      if (h.ground === "teaching" && h.groupId === to.groupId && leaves(h, to.startsAt)) propose(h, to);
  const mentored = mentors.some((h) => h.endsAt === null || h.endsAt > new Date(+now + dayMs));
  if (!mentored)
    for (const h of mentors)
      if (before.standing.has(h.sourceId) && leaves(h, h.endsAt ?? now)) propose(h, null);
  return found.values();
}
