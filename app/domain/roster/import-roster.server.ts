// Brings a school authority's roster in line with what its register says: schools, staff, groups, duties, pupils,
// guardians and custody, all or nothing, and after it the grants and the proposed handovers that follow from it. A dry run
// writes nothing.
// Decides by policy "roster.import", or by the operator's command; refuses what is wrong, by file and line.
// Does not know the files' format: see integrations/roster. Source: docs/roster-csv.md; skollagen ch. 26 a.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { type ActorRef, record } from "~/audit/record.server";
import type { Vault } from "~/vault/vault.server";
import type { Database, Queries } from "~db/database";
import { rosterRows, writeRoster } from "~db/roster.server";
import { heldBefore } from "~db/roster-handover.server";
import { removeSessionsOf } from "~db/session.server";
import { rebuildGrants } from "../access-grant/rebuild-grants.server";
import { civilDate } from "../calendar/stockholm";
import { proposeFromRoster } from "../handover/propose-from-roster.server";
import { applyRosterSubstitutions } from "../substitution/roster-substitutions.server";
import { parseRoster } from "./parse-roster";
import { planRoster, type RosterPlan } from "./plan-roster";
import type { Roster } from "./roster";
import { openState, rosterFingerprint, sealPlan } from "./seal-roster";
import type { RosterProblem, RosterTables } from "./table";

export interface RosterInput {
  tables: RosterTables;
  dryRun: boolean;
  /** That more people leave than a school year explains has been looked at by a person. */
  acceptLeaving: boolean;
}

export type RosterCounts = Record<
  "schools" | "accounts" | "groups" | "duties" | "groupStaff" | "pupils" | "members" | "guardians",
  { add: number; change: number }
> & { leaving: RosterPlan["leaving"]; changingSchool: number; guardiansRemoved: number };

/** Lines whose id was somebody else's, or may have been. */
export interface ReusedIds {
  /** Of pupils.csv: the child who had it has left, and this one begins with a blank page. */
  pupils: number[];
  /** Of staff.csv: the account that had it is closed, and this person has one of her own. */
  staff: number[];
  /** Of staff.csv: the account is hers as before, and a name, a number or an address says that she may be another. */
  likelyStaff: number[];
}

export type ImportedRoster =
  | { ok: false; problems: RosterProblem[] }
  | { ok: true; written: boolean; counts: RosterCounts; reusedIds: ReusedIds };

interface House {
  db: Database;
  vault: Vault;
  now: Date;
}

export async function importRoster(ctx: StaffCtx, input: RosterInput): Promise<ImportedRoster> {
  const { authorityId } = ctx.actor;
  const ground = requireGround(ctx.actor, "roster.import", { authorityId });
  return bringInLine(ctx, { ...input, authorityId, ground, actor: actorRef(ctx.actor) });
}

/** For the one who runs the installation, before anybody can sign in: the audit names the command, not a person. */
export async function importRosterByCommand(
  house: House,
  input: RosterInput & { authorityId: string },
): Promise<ImportedRoster> {
  const actor: ActorRef = { kind: "system", accountId: null, authorityId: input.authorityId };
  return bringInLine(house, { ...input, ground: "operator_command", actor });
}

type Job = RosterInput & { authorityId: string; ground: string; actor: ActorRef };

async function bringInLine(house: House, job: Job): Promise<ImportedRoster> {
  const parsed = parseRoster(job.tables);
  if (!parsed.ok) return parsed;
  const { db, vault, now } = house;
  const authority = { kind: "authority", id: job.authorityId } as const;
  const before = await rosterRows(db.read, job.authorityId);
  const plan = planRoster({
    state: await openState(vault, before),
    roster: parsed.roster,
    lookups: await lookUpNumbers(vault, authority, parsed.roster),
    today: civilDate(now),
    now,
    newId: randomUUID,
  });
  const tooMany = job.acceptLeaving ? [] : refuseMassLeaving(plan, before);
  if (tooMany.length > 0) return { ok: false, problems: tooMany };
  const counts = countPlan(plan);
  const reusedIds = {
    pupils: linesOf(job.tables.pupils, parsed.roster.pupils, plan.reused),
    staff: linesOf(job.tables.staff, parsed.roster.staff, plan.doubtful.another),
    likelyStaff: linesOf(job.tables.staff, parsed.roster.staff, plan.doubtful.likely),
  };
  if (job.dryRun) return { ok: true, written: false, counts, reusedIds };
  const sealed = await sealPlan(vault, job.authorityId, plan);
  const fingerprint = rosterFingerprint(before);
  const written = await db.write(async (tx) => {
    // What was compared must be what is replaced: somebody may have been at work in between.
    if (rosterFingerprint(await rosterRows(tx, job.authorityId)) !== fingerprint) return false;
    const held = await heldBefore(tx, job.authorityId);
    await writeRoster(tx, sealed);
    await endSessionsByOldNumbers(tx, before.accounts, sealed.accounts);
    await applyRosterSubstitutions(tx, {
      authorityId: job.authorityId,
      named: parsed.roster.substitutions,
      now,
    });
    await rebuildGrants(tx, { authorityId: job.authorityId, now, actor: job.actor });
    await proposeFromRoster(tx, { authorityId: job.authorityId, now, actor: job.actor, before: held });
    await record(tx, {
      at: now,
      actor: job.actor,
      ground: job.ground,
      event: {
        kind: "roster.imported",
        authorityId: job.authorityId,
        pupils: counts.pupils.add + counts.pupils.change,
        staff: counts.accounts.add + counts.accounts.change,
      },
    });
    return true;
  });
  if (written) return { ok: true, written, counts, reusedIds };
  return { ok: false, problems: [{ file: "schools", line: null, column: null, key: "changed_meanwhile" }] };
}

/** Every row of the file is a person of the roster, in the same order. */
const linesOf = (
  table: RosterTables["pupils"],
  people: { id: string }[],
  ids: ReadonlySet<string>,
): number[] => people.flatMap(({ id }, row) => (ids.has(id) ? [table.rows[row]?.line ?? 0] : []));

/** Whoever signed in by a number that is no longer the account's is out at once. */
async function endSessionsByOldNumbers(
  tx: Queries,
  before: { id: string; identityLookup: string | null }[],
  after: { id: string; identityLookup?: string | null }[],
): Promise<void> {
  const number = new Map(before.map((account) => [account.id, account.identityLookup]));
  for (const { id, identityLookup = null } of after) {
    if (number.get(id) && number.get(id) !== identityLookup) await removeSessionsOf(tx, id);
  }
}

async function lookUpNumbers(vault: Vault, scope: { kind: "authority"; id: string }, roster: Roster) {
  await vault.ensureKey(scope);
  const numbers = [...roster.staff, ...roster.pupils].flatMap((person) => person.personalNumber ?? []);
  const found = new Map<string, string>();
  for (const number of new Set(numbers)) found.set(number, await vault.lookup(scope, number));
  return found;
}

/**
 * An empty or half-written file must not shut out a school, nor a column that has slipped leave every record behind at a
 * school that nobody goes to: more than a quarter leaving, or changing school, needs a person's yes.
 */
function refuseMassLeaving(
  plan: RosterPlan,
  before: { pupils: { leftOn: string | null }[]; accounts: { closedAt: Date | null }[] },
): RosterProblem[] {
  const present = {
    pupils: before.pupils.filter((pupil) => pupil.leftOn === null).length,
    staff: before.accounts.filter((account) => account.closedAt === null).length,
  };
  return [
    { file: "pupils" as const, key: "many_leave", leaving: plan.leaving.pupils },
    { file: "pupils" as const, key: "many_move", leaving: plan.changingSchool },
    { file: "staff" as const, key: "many_leave", leaving: plan.leaving.staff },
  ]
    .filter(({ file, leaving }) => leaving > Math.max(10, present[file] / 4))
    .map(({ file, key, leaving }) => ({
      file,
      line: null,
      column: null,
      key,
      params: { leaving, present: present[file] },
    }));
}

function countPlan(plan: RosterPlan): RosterCounts {
  const { leaving, changingSchool, guardians } = plan;
  const count = (put: { add: unknown[]; change: unknown[] }) => ({
    add: put.add.length,
    change: put.change.length,
  });
  return {
    schools: count(plan.schools),
    accounts: count(plan.accounts),
    groups: count(plan.groups),
    duties: count(plan.duties),
    groupStaff: count(plan.groupStaff),
    pupils: count(plan.pupils),
    members: count(plan.members),
    guardians: count(guardians),
    guardiansRemoved: guardians.remove.length,
    leaving,
    changingSchool,
  };
}
