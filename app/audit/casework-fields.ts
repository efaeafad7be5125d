// What the audit can tell of the work with concerns: follow-ups, links, occasions and matters. A part of event-fields.
import { linkKinds } from "~/domain/concern/link-kinds";
import { followUpActions } from "~/domain/follow-up/status";
import { count, type Field, id, ids, maybe, oneOf } from "./id-fields";

const pupil = { pupilId: id };
const concern = { pupilId: id, concernId: id };
const matter = { pupilId: id, matterId: id };

export const caseworkFields = {
  /** Somebody, or the tool where an owner has lost the pupil, moved who sees to a concern, or by when. */
  "follow-up.opened": { ...concern, toId: maybe(id), teamUnitId: maybe(id) },
  "follow-up.stepped": {
    ...concern,
    step: oneOf(...followUpActions),
    toId: maybe(id),
    teamUnitId: maybe(id),
  },
  "follow-up.overdue-listed": { concernIds: ids, matterIds: maybe(ids) },
  "student-health.listed": { concernIds: ids, matterIds: maybe(ids) },
  "calendar.address-made": {},
  "calendar.address-ended": {},
  "link.made": { ...pupil, fromId: id, toId: id, linkKind: maybe(oneOf(...linkKinds)) },
  "link.removed": { ...pupil, fromId: id, toId: id },
  /** Several pupils were part of one occasion: a row for each of their notes. */
  "occasion.tied": { ...concern, occasionId: id },
  "occasion.left": concern,
  "matter.opened": { ...matter, concernIds: ids },
  "matter.read": matter,
  "matter.changed": { ...matter, version: count },
  "matter.entries-changed": { ...matter, concernIds: ids },
} as const satisfies Record<string, Record<string, Field>>;
