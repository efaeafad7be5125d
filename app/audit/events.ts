// An event's type and its checking, by the fields of event-fields.ts. Decides nothing about which events there are.
import { z } from "zod";
import { eventFields } from "./event-fields";
import type { Field } from "./id-fields";

export type AuditKind = keyof typeof eventFields;
type ValueOf<F> = F extends Field<infer T> ? T : never;
type Required<S> = { [F in keyof S as undefined extends ValueOf<S[F]> ? never : F]: ValueOf<S[F]> };
type Optional<S> = { [F in keyof S as undefined extends ValueOf<S[F]> ? F : never]?: ValueOf<S[F]> };
type Payload<K extends AuditKind> = Required<(typeof eventFields)[K]> & Optional<(typeof eventFields)[K]>;
export type AuditEvent = { [K in AuditKind]: { kind: K } & Payload<K> }[AuditKind];

/** Somebody who is not known: a person who consults social services without a name. Only the day is kept. */
export const anonymousKinds: readonly AuditKind[] = ["consultation.opened", "consultation.written"];

const schemas = new Map<string, z.ZodObject>(
  Object.entries(eventFields).map(([kind, fields]: [string, Record<string, Field>]) => [
    kind,
    z.strictObject(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema]))),
  ]),
);

export class AuditRefused extends Error {
  override name = "AuditRefused";
}

export type Subject = Record<string, string | number | boolean | null | readonly string[]>;

/** The event's payload, checked field by field. Throws AuditRefused, which names fields and no values. */
export function subjectOf({ kind, ...payload }: AuditEvent): Subject {
  const parsed = schemas.get(kind)?.safeParse(payload);
  if (!parsed) throw new AuditRefused("The audit knows no such kind of event.");
  if (parsed.success) return parsed.data as Subject;
  const wrong = parsed.error.issues.map((issue) =>
    issue.code === "unrecognized_keys" ? "a field too many" : issue.path.join("."),
  );
  throw new AuditRefused(`An event ${kind} must hold ids and codes alone: ${wrong.join(", ")}.`);
}
