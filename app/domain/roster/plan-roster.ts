// Compares a roster with what stands, and says what is to be written: rows to put in place, memberships that end,
// people who have left. Matched by the school authority's own ids, pupils and staff by their numbers above those; nothing here is
// deleted but guardians.
// Reads no clock, seals nothing and writes nothing. Source: docs/roster-csv.md.
import { type DoubtfulStaff, planAccounts } from "./plan-accounts";
import { planGuardians, planPupils } from "./plan-people";
import { planSpans, type SpanPlan } from "./plan-spans";
import { freeReusedIds } from "./reused-ids";
import type { Roster } from "./roster";
import { byExternalId, type Put, put, type RosterState, type StandingPupil } from "./roster-state";

export interface RosterPlan {
  schools: Put<RosterState["schools"][number]>;
  accounts: Put<RosterState["accounts"][number]>;
  groups: Put<RosterState["groups"][number]>;
  duties: Put<RosterState["duties"][number]>;
  groupStaff: Put<RosterState["groupStaff"][number]>;
  pupils: Put<StandingPupil>;
  members: Put<RosterState["members"][number]>;
  guardians: Put<RosterState["guardians"][number]> & { remove: string[] };
  /** Pupils and staff that the roster no longer names. */
  leaving: { pupils: number; staff: number };
  /** Pupils whom it names at another unit than before. */
  changingSchool: number;
  /** Ids that stand for another child than before. */
  reused: ReadonlySet<string>;
  /** Ids of staff that are another person's than before, or may be. */
  doubtful: DoubtfulStaff;
  /** Pupils' rows that get another id: freed of theirs, or known by the number. */
  renamed: string[];
  /** Accounts that get another id or number. */
  renamedAccounts: string[];
}

export interface PlanInput {
  state: RosterState;
  roster: Roster;
  /** By personal identity number. */
  lookups: ReadonlyMap<string, string>;
  today: string;
  now: Date;
  newId: () => string;
}

/** From the roster's own ids to ours. */
type Ids = ReadonlyMap<string, string>;

const idsOf = (rows: readonly { id: string; externalId: string | null }[]): Ids =>
  new Map([...byExternalId(rows)].map(([externalId, row]) => [externalId, row.id]));

/** parse-roster has refused every row that points nowhere. */
const known = (ids: Ids, externalId: string) => ids.get(externalId) as string;

export function planRoster(input: PlanInput): RosterPlan {
  const { state, roster, newId } = input;
  const { pupils: freed, reused } = freeReusedIds(state.pupils, roster.pupils, input.lookups);
  const asFreed = { ...input, state: { ...state, pupils: freed } };
  const before = idsOf(state.schools);
  const schools = roster.schools.map(({ id, ...school }) => ({
    id: before.get(id) ?? newId(),
    externalId: id,
    ...school,
  }));
  const schoolIds = idsOf(schools);
  const accounts = planAccounts(input);
  const groups = planGroups(input, schoolIds);
  const pupils = planPupils(asFreed, schoolIds);
  const [accountIds, groupIds, pupilIds] = [idsOf(accounts.rows), idsOf(groups), idsOf(pupils.present)];
  return {
    schools: put(state.schools, schools),
    accounts: put(state.accounts, accounts.rows),
    groups: put(state.groups, groups),
    duties: planDuties(input, accountIds, schoolIds),
    groupStaff: planGroupStaff(input, accountIds, groupIds),
    pupils: put(state.pupils, pupils.rows),
    members: planMembers(input, groupIds, pupilIds),
    guardians: planGuardians(asFreed, pupilIds),
    leaving: { pupils: pupils.leaving, staff: accounts.leaving },
    changingSchool: pupils.changing,
    reused,
    doubtful: accounts.doubtful,
    renamed: renamedRows(state.pupils, pupils.rows, ({ externalId }) => externalId),
    renamedAccounts: renamedRows(state.accounts, accounts.rows, called),
  };
}

const called = (row: RosterState["accounts"][number]) => `${row.externalId}|${row.identityLookup}`;

function renamedRows<Row extends { id: string }>(
  before: readonly Row[],
  after: readonly Row[],
  name: (row: Row) => string | null,
): string[] {
  const idBefore = new Map(before.map((row) => [row.id, name(row)]));
  return after
    .filter((row) => idBefore.has(row.id) && idBefore.get(row.id) !== name(row))
    .map(({ id }) => id);
}

function planGroups({ state, roster, today, newId }: PlanInput, schoolIds: Ids): RosterState["groups"] {
  const before = byExternalId(state.groups);
  const groups = roster.groups.map(({ id, school, name, kind, startsOn, endsOn }) => ({
    id: before.get(id)?.id ?? newId(),
    externalId: id,
    schoolUnitId: known(schoolIds, school),
    name,
    kind,
    startsOn: startsOn ?? before.get(id)?.startsOn ?? today,
    endsOn,
  }));
  const named = new Set(groups.map((group) => group.id));
  const vanished = state.groups.filter(
    ({ id, externalId, endsOn }) =>
      externalId !== null && !named.has(id) && (endsOn === null || endsOn > today),
  );
  return [...groups, ...vanished.map((group) => ({ ...group, endsOn: today }))];
}

/** The duties of accounts that the roster knows. The last administrators are never ended by a roster that names none. */
function planDuties({ state, roster, today, newId }: PlanInput, accountIds: Ids, schoolIds: Ids) {
  const ours = new Set(accountIds.values());
  const namesAdministrator = roster.duties.some((duty) => duty.role === "authority_administrator");
  const standing = state.duties.filter(
    (duty) => ours.has(duty.accountId) && (namesAdministrator || duty.role !== "authority_administrator"),
  );
  const plan = planSpans(
    standing.map((row) => ({ ...row, key: `${row.accountId}|${row.role}|${row.schoolUnitId ?? ""}` })),
    roster.duties.map((duty) => {
      const accountId = known(accountIds, duty.staff);
      const schoolUnitId = duty.school === null ? null : known(schoolIds, duty.school);
      return { ...duty, accountId, schoolUnitId, key: `${accountId}|${duty.role}|${schoolUnitId ?? ""}` };
    }),
    today,
  );
  return putSpans(standing, plan, ({ wanted: { accountId, schoolUnitId, role }, ...span }) => ({
    id: newId(),
    accountId,
    schoolUnitId,
    role,
    ...span,
  }));
}

function planGroupStaff({ state, roster, today, newId }: PlanInput, accountIds: Ids, groupIds: Ids) {
  const ours = new Set(groupIds.values());
  const standing = state.groupStaff.filter((row) => ours.has(row.groupId));
  const plan = planSpans(
    standing.map((row) => ({ ...row, key: `${row.groupId}|${row.accountId}|${row.role}` })),
    roster.groupStaff.map((row) => {
      const [groupId, accountId] = [known(groupIds, row.group), known(accountIds, row.staff)];
      return { ...row, groupId, accountId, key: `${groupId}|${accountId}|${row.role}` };
    }),
    today,
  );
  return putSpans(standing, plan, ({ wanted: { groupId, accountId, role }, ...span }) => ({
    id: newId(),
    groupId,
    accountId,
    role,
    ...span,
  }));
}

function planMembers({ state, roster, today, newId }: PlanInput, groupIds: Ids, pupilIds: Ids) {
  const ours = new Set(groupIds.values());
  const standing = state.members.filter((row) => ours.has(row.groupId));
  const plan = planSpans(
    standing.map((row) => ({ ...row, key: `${row.groupId}|${row.pupilId}` })),
    roster.members.map((row) => {
      const [groupId, pupilId] = [known(groupIds, row.group), known(pupilIds, row.pupil)];
      return { ...row, groupId, pupilId, key: `${groupId}|${pupilId}` };
    }),
    today,
  );
  return putSpans(standing, plan, ({ wanted: { groupId, pupilId }, ...span }) => ({
    id: newId(),
    groupId,
    pupilId,
    ...span,
  }));
}

function putSpans<Row extends { id: string; startsOn: string; endsOn: string | null }, W>(
  standing: readonly Row[],
  plan: SpanPlan<W>,
  make: (added: SpanPlan<W>["add"][number]) => Row,
): Put<Row> {
  const before = new Map(standing.map((row) => [row.id, row]));
  const changed = [...plan.change, ...plan.end].map((change) => ({
    ...(before.get(change.id) as Row),
    ...change,
  }));
  return { add: plan.add.map(make), change: changed };
}
