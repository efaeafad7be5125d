// The new school sees that the pupil has gone to another school unit which uses the tool, and whom to ask there; never
// whether anything is written, which would itself be to tell (OSL 23:2). Policy "history.ask": the principal and student
// health of the new school. Found within this installation: at other authorities by the keyed hash of the number, at other
// units of one's own authority by that or by the authority's own id of the pupil, unless it is another child's. Of a protected identity, here or there,
// nothing is told at all (OSL 21:3). Asking goes to the old school's principals.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { staffOf } from "~db/account.server";
import {
  authorityIds,
  insertTransfer,
  pupilsElsewhere,
  sealedIdentityOf,
  transfersTo,
} from "~db/history.server";
import { addNotices } from "~db/notice.server";
import { civilDate } from "../calendar/stockholm";
import { isSameChild } from "../roster/same-child";
import { pupilIdentityPlace } from "../roster/seal-roster";

/** The pupil at other schools: its own authority's other units, and other authorities'. */
async function elsewhere(
  ctx: StaffCtx,
  pupil: { id: string; authorityId: string; schoolUnitId: string; protection: string },
) {
  if (pupil.protection !== "none") return [];
  const own = await sealedIdentityOf(ctx.db.read, pupil.id);
  if (!own) return [];
  const number = await numberIn(ctx, pupil.id, own);
  const lookups = new Map<string, string>();
  for (const id of number ? await authorityIds(ctx.db.read) : []) {
    const scope = { kind: "authority", id } as const;
    await ctx.vault.ensureKey(scope);
    lookups.set(await ctx.vault.lookup(scope, number as string), id);
  }
  const { authorityId, schoolUnitId } = pupil;
  const { externalId } = own;
  const found = await pupilsElsewhere(ctx.db.read, {
    lookups: [...lookups.keys()],
    ...{ externalId, authorityId, schoolUnitId },
  });
  const isOne = (p: (typeof found)[number]) =>
    (p.identityLookup !== null && lookups.get(p.identityLookup) === p.authorityId) ||
    (p.authorityId === authorityId &&
      externalId !== null &&
      p.externalId === externalId &&
      isSameChild(p, own));
  // Two rows at one school, under another id: the one that went there last.
  const byUnit = new Map(found.filter(isOne).map((p) => [p.schoolUnitId, p]));
  return [...byUnit.values()];
}

async function numberIn(
  ctx: StaffCtx,
  pupilId: string,
  { sealedIdentity, version }: { sealedIdentity: Uint8Array | null; version: number },
): Promise<string | null> {
  if (!sealedIdentity) return null;
  const { owner, place } = pupilIdentityPlace(pupilId, version);
  const { personalNumber } = JSON.parse(await ctx.vault.openText(owner, place, sealedIdentity));
  return typeof personalNumber === "string" && personalNumber !== "" ? personalNumber : null;
}

const principalsOf = async (ctx: StaffCtx, schoolUnitId: string) => {
  const roles = ["principal" as const];
  return staffOf(ctx.db.read, { schoolUnitId, roles, date: civilDate(ctx.now) });
};

export async function readEarlierSchools(ctx: StaffCtx, input: { pupilId: string }) {
  const { pupil, facts } = await pupilFacts(ctx, input.pupilId);
  const ground = requireGround(ctx.actor, "history.ask", facts);
  const found = await elsewhere(ctx, pupil);
  const transfers = pupil.protection === "none" ? await transfersTo(ctx.db.read, pupil.id) : [];
  const schools = await Promise.all(
    found.map(async ({ schoolUnitId, schoolName }) => {
      const latest = transfers.find((t) => t.fromUnitId === schoolUnitId);
      return {
        schoolUnitId,
        schoolName,
        principals: (await principalsOf(ctx, schoolUnitId)).map((p) => p.name),
        transfer: latest ? { id: latest.id, status: latest.status, askedAt: latest.askedAt } : null,
      };
    }),
  );
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "history.listed", pupilId: pupil.id },
    }),
  );
  return { pupil: { id: pupil.id, name: `${pupil.givenName} ${pupil.familyName}` }, schools };
}

/** The same again is answered like the first: while it waits it stands once. */
export async function askForHistory(
  ctx: StaffCtx,
  input: { pupilId: string; schoolUnitId: string },
): Promise<void> {
  const { pupil, facts } = await pupilFacts(ctx, input.pupilId);
  requireGround(ctx.actor, "history.ask", facts);
  const from = (await elsewhere(ctx, pupil)).find((p) => p.schoolUnitId === input.schoolUnitId);
  if (!from) throw new NotVisible();
  const principals = await principalsOf(ctx, from.schoolUnitId);
  const transferId = randomUUID();
  await ctx.db.write(async (tx) => {
    const again = await pupilFacts(ctx, pupil.id, tx);
    const ground = requireGround(ctx.actor, "history.ask", again.facts);
    // An import may just have made the pupil protected.
    if (again.pupil.protection !== "none") throw new NotVisible();
    const first = await insertTransfer(tx, {
      id: transferId,
      authorityId: pupil.authorityId,
      toUnitId: pupil.schoolUnitId,
      toPupilId: pupil.id,
      fromAuthorityId: from.authorityId,
      fromUnitId: from.schoolUnitId,
      fromPupilId: from.pupilId,
      askedBy: ctx.actor.accountId,
      askedAt: ctx.now,
      status: "asked",
      standing: `${pupil.id}|${from.pupilId}`,
      version: 1,
    });
    if (!first) return;
    await addNotices(
      tx,
      [...new Set(principals.map((p) => p.accountId))].map((accountId) => ({
        id: randomUUID(),
        accountId,
        kind: "history_asked" as const,
        subjectId: transferId,
        createdAt: ctx.now,
      })),
    );
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "history.asked", pupilId: pupil.id, transferId },
    });
  });
}
