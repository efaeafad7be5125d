// Brings entries of a CSV file into the register: new units added, known ones changed, all or nothing; those that the
// file does not name are left alone. A dry run writes nothing. Policy "register.manage", or the operator's command.
// Refuses what is wrong by line and column. Does not know how a file is read: integrations/roster/csv-tables.ts does.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { type ActorRef, record } from "~/audit/record.server";
import type { Database } from "~db/database";
import { insertUnits, unitsIn, updateUnit } from "~db/register.server";
import { civilDate } from "../calendar/stockholm";
import { type CsvProblem, readRegister } from "./csv";
import { planImport } from "./plan-import";

interface CsvInput {
  table: { header: string[]; rows: { line: number; cells: string[] }[] };
  dryRun: boolean;
}

export type ImportedRegister =
  | { ok: false; problems: CsvProblem[] }
  | { ok: true; written: boolean; added: number; changed: number; same: number };

export async function importRegister(ctx: StaffCtx, input: CsvInput): Promise<ImportedRegister> {
  const ground = requireGround(ctx.actor, "register.manage", { authorityId: ctx.actor.authorityId });
  return bringIn(ctx, { ...input, ground, actor: actorRef(ctx.actor) });
}

/** For the one who runs the installation: the audit names the command, not a person. */
export async function importRegisterByCommand(
  house: { db: Database; now: Date },
  input: CsvInput,
): Promise<ImportedRegister> {
  return bringIn(house, { ...input, ground: "operator_command", actor: { kind: "system", accountId: null } });
}

async function bringIn(
  { db, now }: { db: Database; now: Date },
  job: CsvInput & { ground: string; actor: ActorRef },
): Promise<ImportedRegister> {
  const read = readRegister(job.table, civilDate(now));
  if (!read.ok) return read;
  const codes = [...new Set(read.rows.map((row) => row.municipalityCode))];
  if (job.dryRun) {
    const { add, change, same } = planImport(await unitsIn(db.read, { codes }), read.rows);
    return { ok: true, written: false, added: add.length, changed: change.length, same };
  }
  return db.write(async (tx) => {
    const { add, change, same } = planImport(await unitsIn(tx, { codes }), read.rows);
    await insertUnits(
      tx,
      add.map((row) => ({ id: randomUUID(), ...row })),
    );
    for (const { known, row } of change) {
      if (!(await updateUnit(tx, { id: known.id, version: known.version, set: row })))
        throw new Error("a unit of the register changed within its own transaction");
    }
    if (add.length + change.length > 0) {
      await record(tx, {
        at: now,
        actor: job.actor,
        ground: job.ground,
        event: { kind: "register.imported", added: add.length, changed: change.length },
      });
    }
    return { ok: true, written: true, added: add.length, changed: change.length, same };
  });
}
