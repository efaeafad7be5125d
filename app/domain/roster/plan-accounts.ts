// The staff of a roster against the accounts that stand. A row is the account with its number, else the one with its id, if
// that is the same person (same-colleague); an id that is another's now ties nothing: the account it had is closed and freed
// of it, and the new person begins with one of her own. Who is missing is closed, never deleted. Pure.
import type { PlanInput } from "./plan-roster";
import { byExternalId, type RosterState } from "./roster-state";
import { type Sameness, sameColleague } from "./same-colleague";

type Account = RosterState["accounts"][number];

/** Ids of the roster that the administrator is told of. */
export interface DoubtfulStaff {
  /** Another person than before. */
  another: ReadonlySet<string>;
  /** Tied, and something differs that may mean another person. */
  likely: ReadonlySet<string>;
}

export function planAccounts({ state, roster, lookups, now, newId }: PlanInput) {
  const byId = byExternalId(state.accounts);
  const byNumber = new Map(
    state.accounts.flatMap((row) => (row.identityLookup ? [[row.identityLookup, row] as const] : [])),
  );
  const rows = roster.staff.map((row) => ({ ...row, lookup: lookups.get(row.personalNumber ?? "") ?? null }));
  // An account is one person's: whoever has its number takes it before whoever has its id.
  const numbered = new Set(rows.flatMap(({ lookup }) => byNumber.get(lookup ?? "")?.id ?? []));
  const [another, likely] = [new Set<string>(), new Set<string>()];
  const wanted = rows.map(({ id, name, email, phone, lookup }): Account => {
    const known = byId.get(id);
    const person = { name, email, identityLookup: lookup };
    const own = byNumber.get(lookup ?? "");
    const claimed = known !== undefined && numbered.has(known.id);
    const standing = own ?? (claimed ? undefined : known);
    const sameness: Sameness = standing ? sameColleague(standing, person) : "another";
    const tied = own ?? (sameness === "another" ? undefined : standing);
    if (known && tied?.id !== known.id) another.add(id);
    else if (tied && sameness === "likely") likely.add(id);
    return {
      id: tied?.id ?? newId(),
      externalId: id,
      ...{ name, email, phone },
      identityLookup: lookup ?? tied?.identityLookup ?? null,
      closedAt: null,
    };
  });
  const kept = new Set(wanted.map((account) => account.id));
  const others = state.accounts.filter((account) => account.externalId !== null && !kept.has(account.id));
  const named = new Set(roster.staff.map(({ id }) => id));
  const gone = others.filter((account) => account.closedAt === null || named.has(account.externalId ?? ""));
  return {
    rows: [
      ...wanted,
      ...gone.map((account) => ({ ...account, ...freed(account, named), closedAt: account.closedAt ?? now })),
    ],
    leaving: gone.filter((account) => account.closedAt === null).length,
    doubtful: { another, likely } satisfies DoubtfulStaff,
  };
}

/** No roster names it so, and no other account is called it. */
const freed = ({ id, externalId }: Account, named: ReadonlySet<string>) =>
  externalId !== null && named.has(externalId) ? { externalId: `${externalId}|${id}` } : {};
