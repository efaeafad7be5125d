// What an event's payload may be made of: ids, codes from closed lists, counts and marks. The kind of field carries a
// symbol of its own, so that a free string cannot be declared in events.ts: an audit row outlives what it is about.
// Does not check that an id exists.
import { z } from "zod";

declare const idsOnly: unique symbol;
export interface Field<T = unknown> {
  schema: z.ZodType<T>;
  [idsOnly]: true;
}

const field = <T>(schema: z.ZodType<T>) => ({ schema }) as Field<T>;

/**
 * A pseudonymous id: letters, digits, dashes, at least one digit, and not a personal identity number.
 * A name or a sentence is refused, and so is a number that somebody put where the id belongs.
 */
export const idPattern = /^(?!\d{6}(\d{2})?-?[\dT]\d{3}$)(?=.*\d)[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
/** A code of the tool's own tables, such as a ground. */
export const codePattern = /^[a-z][a-z0-9_.:-]{0,59}$/;
export const municipalityPattern = /^\d{4}$/;

export const id = field(z.string().regex(idPattern));
export const ids = field(z.array(z.string().regex(idPattern)).readonly());
export const municipality = field(z.string().regex(municipalityPattern));
export const count = field(z.int().min(0));
export const mark = field(z.boolean());

export function oneOf<const V extends readonly [string, ...string[]]>(...values: V): Field<V[number]> {
  return field<V[number]>(z.enum(values));
}

/** Any number of the same closed list. */
export function someOf<const V extends readonly [string, ...string[]]>(
  ...values: V
): Field<readonly V[number][]> {
  return field<readonly V[number][]>(z.array(z.enum(values)).readonly());
}

/** May be left out, or be null. */
export function maybe<T>(inner: Field<T>): Field<T | null | undefined> {
  return field(inner.schema.nullish());
}
