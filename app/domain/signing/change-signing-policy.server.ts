// The school authority's administrator reads and changes what the policy asks of signatures, by kind of document. Policy
// "signing.manage". A change holds for what is signed from then on; who was asked before stays asked. A second submit of
// the same form finds what it wanted; somebody else's change in between is told, and nothing overwritten. Blocks nothing:
// what is sent never asks here. Source: decision 0022.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { namesOf } from "~db/account.server";
import { findPolicy, policiesOf, writePolicy } from "~db/signing.server";
import { Refusal, refuse } from "../refusal";
import { checkPolicy, policyOf, type SignedKind, signedKinds } from "./signing-policy";

const ownAuthority = (ctx: StaffCtx) => ({ authorityId: ctx.actor.authorityId });

export async function readSigningPolicies(ctx: StaffCtx) {
  requireGround(ctx.actor, "signing.manage", ownAuthority(ctx));
  const rows = await policiesOf(ctx.db.read, ctx.actor.authorityId);
  const names = await namesOf(
    ctx.db.read,
    rows.map((row) => row.updatedBy),
  );
  return signedKinds.map((kind) => {
    const row = rows.find((each) => each.kind === kind) ?? null;
    return {
      kind,
      ...policyOf(row),
      version: row?.version ?? 0,
      changed: row && { at: row.updatedAt, by: names.get(row.updatedBy) ?? "" },
    };
  });
}

export interface PolicyForm {
  kind: SignedKind;
  askedOf: string[];
  strength: string;
  ground: string;
  version: number;
}

export async function changeSigningPolicy(
  ctx: StaffCtx,
  { kind, version, ...given }: PolicyForm,
): Promise<void> {
  const ground = requireGround(ctx.actor, "signing.manage", ownAuthority(ctx));
  const checked = checkPolicy(given);
  if (!checked.ok) throw new Refusal(checked.errors);
  const wanted = { ...checked.value, askedOf: [...checked.value.askedOf] };
  const { accountId, authorityId } = ctx.actor;
  await ctx.db.write(async (tx) => {
    const before = await findPolicy(tx, { authorityId, kind });
    const { askedOf, strength } = policyOf(before);
    const same =
      before?.ground === wanted.ground &&
      strength === wanted.strength &&
      askedOf.join() === wanted.askedOf.join();
    if (same) return;
    const row = { authorityId, kind, ...wanted, updatedBy: accountId, updatedAt: ctx.now, from: version };
    if (!(await writePolicy(tx, row))) refuse("form", "signing:fault.changedMeanwhile");
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "signing.policy-changed", authorityId, signedKind: kind, version: version + 1 },
    });
  });
}
