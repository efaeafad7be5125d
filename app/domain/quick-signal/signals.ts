// Quick signals: what a press of one button says, and what it is filed as. The tool has seven of its own; a school
// authority changes them and adds others, version by version, so that an old note keeps its meaning. Pure; decides nothing
// about who may do so. Source: issue of casework (absence, lateness, bruise, mood, hunger, conflict, other).

import { countGraphemes, normaliseNote } from "../concern/graphemes";
import { type Category, categories, type Priority, priorities } from "../concern/rules";
import type { FieldErrors } from "../refusal";

export interface Signal {
  item: string;
  /** 0: as the tool has it. */
  version: number;
  nameSv: string;
  nameEn: string;
  category: Category;
  priority: Priority;
  position: number;
  offered: boolean;
}

type Own = Pick<Signal, "item" | "nameSv" | "nameEn" | "category" | "priority">;

const tools: readonly Own[] = [
  {
    item: "absence",
    nameSv: "Frånvaro",
    nameEn: "Absence",
    category: "absence",
    priority: "action_desirable",
  },
  { item: "lateness", nameSv: "Sen ankomst", nameEn: "Late", category: "lateness", priority: "no_action" },
  { item: "bruise", nameSv: "Blåmärke", nameEn: "Bruise", category: "injury", priority: "action_desirable" },
  { item: "mood", nameSv: "Ledsen", nameEn: "Sad", category: "mood", priority: "action_desirable" },
  { item: "hunger", nameSv: "Hungrig", nameEn: "Hungry", category: "care", priority: "action_desirable" },
  { item: "conflict", nameSv: "Konflikt", nameEn: "Conflict", category: "conflict", priority: "no_action" },
  { item: "other", nameSv: "Annat", nameEn: "Other", category: "other", priority: "no_action" },
];

export const toolSignals: readonly Signal[] = tools.map((s, at) => ({
  ...s,
  version: 0,
  position: at + 1,
  offered: true,
}));

export const longestName = 30;
export const mostSignals = 16;

/** "Other" says nothing by itself: it needs its line. */
export const needsLine = (item: string): boolean => item === "other";

/** A row of the database; its category was checked when it was written. */
export type SignalRow = Omit<Signal, "category"> & { category: string };

const read = (row: SignalRow): Signal => ({
  ...row,
  category: categories.find((c) => c === row.category) ?? "other",
});

/** All of an authority's signals as they hold now, in their order, the last changed first at one place; unoffered too. */
export function heldSignals(rows: readonly SignalRow[]): Signal[] {
  const held = new Map(toolSignals.map((s) => [s.item, s]));
  for (const row of rows) {
    if (row.version > (held.get(row.item)?.version ?? -1)) held.set(row.item, read(row));
  }
  return [...held.values()].sort(
    (a, b) => a.position - b.position || b.version - a.version || (a.item < b.item ? -1 : 1),
  );
}

/** The signal as it stood in that version; null where there never was such a one. */
export function signalAsOf(rows: readonly SignalRow[], item: string, version: number): Signal | null {
  if (version === 0) return toolSignals.find((s) => s.item === item) ?? null;
  const row = rows.find((r) => r.item === item && r.version === version);
  return row ? read(row) : null;
}

/** "lateness.0": what a button sends. */
export const signalValue = (s: Pick<Signal, "item" | "version">): string => `${s.item}.${s.version}`;

export function readSignalValue(value: string): { item: string; version: number } | null {
  const found = /^([a-z0-9-]{1,60})\.(\d{1,6})$/.exec(value);
  return found ? { item: found[1] ?? "", version: Number(found[2]) } : null;
}

/** What the note says: the signal's Swedish name, which all who read the thread share, and the line. */
export function signalText(signal: Signal, line: string): string {
  const more = normaliseNote(line).trim();
  return more === "" ? `${signal.nameSv}.` : `${signal.nameSv}. ${more}`;
}

export interface SignalForm {
  nameSv: string;
  nameEn: string;
  category: string;
  priority: string;
  position: string;
  offered: boolean;
}

type Checked = { ok: true; value: Omit<Signal, "item" | "version"> } | { ok: false; errors: FieldErrors };

export function checkSignal(form: SignalForm): Checked {
  const errors: FieldErrors = {};
  const names = { nameSv: normaliseNote(form.nameSv).trim(), nameEn: normaliseNote(form.nameEn).trim() };
  for (const name of ["nameSv", "nameEn"] as const) {
    if (countGraphemes(names[name]) > longestName)
      errors[name] = { key: "quick-signal:errors.long", params: { limit: longestName } };
  }
  if (names.nameSv === "") errors.nameSv = { key: "quick-signal:errors.name" };
  const category = categories.find((c) => c === form.category);
  if (!category) errors.category = { key: "choice_unknown" };
  const priority = priorities.find((p) => p === form.priority);
  if (!priority) errors.priority = { key: "priority_missing" };
  const position = /^\d{1,2}$/.test(form.position.trim()) ? Number(form.position) : 0;
  if (position < 1) errors.position = { key: "quick-signal:errors.position" };
  if (!category || !priority || Object.keys(errors).length > 0) return { ok: false, errors };
  // Without an English name the Swedish one stands on the English page.
  const nameEn = names.nameEn || names.nameSv;
  return {
    ok: true,
    value: { nameSv: names.nameSv, nameEn, category, priority, position, offered: form.offered },
  };
}
