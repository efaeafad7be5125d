// Changes one of a school authority's quick signals, or adds one, as a new version beside the old ones: what a note was
// filed under keeps its meaning. Policy "signal.manage". What stands so already is left as it is. Does not touch any note.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { insertSignal, signalVersions } from "~db/quick-signal.server";
import { Refusal, refuse } from "../refusal";
import { checkSignal, heldSignals, mostSignals, type SignalForm } from "./signals";

export interface SaveSignal {
  /** "" for a new one. */
  item: string;
  form: SignalForm;
  /** The version that was changed. */
  version: number;
  /** Of the form; a new signal is added once. */
  idempotencyKey: string;
}

export async function saveSignal(ctx: StaffCtx, input: SaveSignal): Promise<void> {
  const { authorityId } = ctx.actor;
  const ground = requireGround(ctx.actor, "signal.manage", { authorityId });
  const checked = checkSignal(input.form);
  if (!checked.ok) throw new Refusal(checked.errors);
  const { value } = checked;
  const added = input.item === "";
  const item = added
    ? `own-${/^[0-9a-f-]{36}$/.test(input.idempotencyKey) ? input.idempotencyKey : randomUUID()}`
    : input.item;
  await ctx.db.write(async (tx) => {
    const held = heldSignals(await signalVersions(tx, authorityId));
    const stands = held.find((s) => s.item === item);
    if (!stands && !added) refuse("form", "form_incomplete");
    if (!stands && held.length >= mostSignals)
      refuse("form", "quick-signal:errors.most", { limit: mostSignals });
    if (stands && (Object.keys(value) as (keyof typeof value)[]).every((k) => stands[k] === value[k])) return;
    const now = stands?.version ?? 0;
    if (stands && now !== input.version) refuse("form", "version_old");
    const version = now + 1;
    const row = {
      id: randomUUID(),
      authorityId,
      item,
      version,
      ...value,
      changedBy: ctx.actor.accountId,
      changedAt: ctx.now,
    };
    if (!(await insertSignal(tx, row))) refuse("form", "version_old");
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "authority.signal-saved", authorityId, version },
    });
  });
}
