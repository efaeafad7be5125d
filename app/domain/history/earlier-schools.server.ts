// At which other school units pupils have gone that use the tool, and who answers there; never whether anything is written.
// Found within this installation: at other authorities by the keyed hash of the number, at other units of one's own by that
// or by the authority's own id of the pupil, unless it is another child's. Of a protected identity, here or there, nothing
// (OSL 21:3). No policy: the use case has asked. audit: none here; the use cases that tell of it record it.
import type { StaffCtx } from "~/access/context.server";
import { staffOf } from "~db/account.server";
import { authorityIds, identitiesOf, pupilsElsewhere } from "~db/history.server";
import { civilDate } from "../calendar/stockholm";
import { isSameChild } from "../roster/same-child";
import { pupilIdentityPlace } from "../roster/seal-roster";

interface Newcomer {
  id: string;
  authorityId: string;
  schoolUnitId: string;
  protection: string;
}

export type EarlierSchool = Awaited<ReturnType<typeof pupilsElsewhere>>[number];

/** By pupil; all of them of one school unit. */
export async function earlierSchools(
  ctx: StaffCtx,
  pupils: readonly Newcomer[],
): Promise<Map<string, EarlierSchool[]>> {
  const open = pupils.filter((pupil) => pupil.protection === "none");
  const [first] = open;
  if (!first) return new Map();
  const { authorityId, schoolUnitId } = first;
  const own = await identitiesOf(
    ctx.db.read,
    open.map(({ id }) => id),
  );
  const lookups = await lookupsOf(ctx, own);
  const found = await pupilsElsewhere(ctx.db.read, {
    lookups: [...lookups.values()].flatMap((of) => [...of.values()]),
    externalIds: own.flatMap(({ externalId }) => externalId ?? []),
    ...{ authorityId, schoolUnitId },
  });
  const schoolsOf = (one: (typeof own)[number]) => {
    const isOne = (p: EarlierSchool) =>
      (p.identityLookup !== null && lookups.get(one.id)?.get(p.authorityId) === p.identityLookup) ||
      (p.authorityId === authorityId &&
        one.externalId !== null &&
        p.externalId === one.externalId &&
        isSameChild(p, one));
    // Two rows at one school, under another id: the one that went there last.
    return [...new Map(found.filter(isOne).map((p) => [p.schoolUnitId, p])).values()];
  };
  return new Map(own.map((one) => [one.id, schoolsOf(one)]));
}

/** By pupil and school authority: the number under that authority's own key, at this moment alone. */
async function lookupsOf(ctx: StaffCtx, own: Awaited<ReturnType<typeof identitiesOf>>) {
  const numbered = own.filter((one) => one.sealedIdentity !== null);
  const opened = await ctx.vault.openTexts(
    numbered.map(({ id, version, sealedIdentity }) => ({
      ...pupilIdentityPlace(id, version),
      sealed: sealedIdentity as Uint8Array,
    })),
  );
  const lookups = new Map(own.map(({ id }) => [id, new Map<string, string>()]));
  const numbers = numbered.flatMap(({ id }, at) => {
    const { personalNumber } = JSON.parse(opened[at] ?? "{}");
    return typeof personalNumber === "string" && personalNumber !== "" ? [{ id, personalNumber }] : [];
  });
  for (const authorityId of numbers.length > 0 ? await authorityIds(ctx.db.read) : []) {
    const scope = { kind: "authority", id: authorityId } as const;
    await ctx.vault.ensureKey(scope);
    for (const { id, personalNumber } of numbers)
      lookups.get(id)?.set(authorityId, await ctx.vault.lookup(scope, personalNumber));
  }
  return lookups;
}

export async function principalsOf(ctx: StaffCtx, schoolUnitId: string) {
  const roles = ["principal" as const];
  return staffOf(ctx.db.read, { schoolUnitId, roles, date: civilDate(ctx.now) });
}
