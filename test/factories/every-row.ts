// Every row of every table, each as one text: for tests that look for what must stand nowhere.
import { getTableName, is, Table } from "drizzle-orm";
import type { Database } from "~db/database";
import * as schema from "~db/schema.server";

const tables = Object.values(schema).filter((value) => is(value, Table)) as unknown as Table[];

/** "table row" for every row. Bytes as hexadecimal digits, instants as ISO. */
export async function everyRow(db: Database): Promise<string[]> {
  const rows: string[] = [];
  for (const table of tables)
    for (const row of await db.read.select().from(table as never))
      rows.push(`${getTableName(table)} ${JSON.stringify(row, (_, value) => plain(value))}`);
  return rows;
}

const plain = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value);

/** Rows that were not there before, or were different. */
export function newRows(before: string[], after: string[]): string[] {
  const known = new Set(before);
  return after.filter((row) => !known.has(row));
}
