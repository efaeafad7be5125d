// The whole register as CSV, closed units too, so that it can be kept, corrected in a spreadsheet and brought in again.
// Policy "register.manage", or the operator's command. Recorded: it is how a register leaves the house.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { type ActorRef, record } from "~/audit/record.server";
import type { Database } from "~db/database";
import { unitsIn } from "~db/register.server";
import { writeRegister } from "./csv";

export async function exportRegister(ctx: StaffCtx): Promise<string> {
  const ground = requireGround(ctx.actor, "register.manage", { authorityId: ctx.actor.authorityId });
  return takeOut(ctx, { ground, actor: actorRef(ctx.actor) });
}

export async function exportRegisterByCommand(house: { db: Database; now: Date }): Promise<string> {
  return takeOut(house, { ground: "operator_command", actor: { kind: "system", accountId: null } });
}

async function takeOut(
  { db, now }: { db: Database; now: Date },
  by: { ground: string; actor: ActorRef },
): Promise<string> {
  const rows = await unitsIn(db.read, { codes: null });
  await db.write((tx) =>
    record(tx, { at: now, ...by, event: { kind: "register.exported", units: rows.length } }),
  );
  return writeRegister(rows);
}
