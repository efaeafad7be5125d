import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { eventFields } from "./event-fields";
import { type AuditEvent, type AuditKind, anonymousKinds, subjectOf } from "./events";
import { codePattern, type Field, idPattern } from "./id-fields";

const everyField = Object.entries(eventFields).flatMap(([kind, fields]) =>
  Object.entries(fields as Record<string, Field>).map(([name, field]) => ({ kind, name, field })),
);

const freeTexts = [
  "Sara",
  "sara andersson",
  "Grät på rasten.",
  "200601012388",
  "20060101-2388",
  "0601012388",
  "060101-2388",
  "sara@skolan.example",
  "Storgatan 1",
  "",
];

describe("the union of events", () => {
  it.each(everyField)("$kind: $name takes no free text", ({ field }) => {
    for (const text of freeTexts) {
      expect(field.schema.safeParse(text).success, text).toBe(false);
      expect(field.schema.safeParse([text]).success, text).toBe(false);
    }
    expect(field.schema.safeParse({ text: "x1" }).success).toBe(false);
  });

  it("takes ids as they are made, and no text with a space, a dot or a Swedish letter in it", () => {
    fc.assert(fc.property(fc.uuid(), (id) => idPattern.test(id)));
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(" ", ".", "å", "@", "\n"), fc.string(), (a, mid, b) => {
        expect(idPattern.test(`${a}${mid}${b}`)).toBe(false);
        expect(codePattern.test(`${a} ${b}`)).toBe(false);
      }),
    );
  });

  it("gives the payload without the kind", () => {
    const event: AuditEvent = { kind: "concern.corrected", pupilId: "p1", concernId: "c1", version: 2 };
    expect(subjectOf(event)).toEqual({ pupilId: "p1", concernId: "c1", version: 2 });
    expect(subjectOf({ kind: "handover.appointed", handoverId: "h1", toId: "a1" })).toEqual({
      handoverId: "h1",
      toId: "a1",
    });
  });

  it("refuses a field too many, a missing field and an unknown kind, and repeats no value", () => {
    const read = { kind: "pupil.read", pupilId: "p1" } as const;
    const more = { ...read, note: "Grät på rasten." };
    expect(() => subjectOf(more)).toThrow("pupil.read must hold ids and codes alone: a field too many");
    expect(() => subjectOf({ ...read, pupilId: "Sara Ek" })).toThrow(/pupilId/);
    expect(() => subjectOf({ ...read, pupilId: "Sara Ek" })).not.toThrow(/Sara/);
    expect(() => subjectOf({ kind: "pupil.read" } as AuditEvent)).toThrow(/pupilId/);
    expect(() => subjectOf({ kind: "pupil.praised" } as unknown as AuditEvent)).toThrow("no such kind");
  });

  it("knows every kind that may be anonymous", () => {
    const kinds = Object.keys(eventFields) as AuditKind[];
    expect(anonymousKinds.filter((kind) => !kinds.includes(kind))).toEqual([]);
  });

  it("cannot be declared or built with free text", () => {
    // @ts-expect-error: a schema alone is no field.
    const declared: Field = { schema: z.string() };
    // @ts-expect-error: a field that the kind does not have.
    const built: AuditEvent = { kind: "pupil.read", pupilId: "p1", note: "Grät på rasten." };
    // @ts-expect-error: a value outside the closed list.
    const chosen: AuditEvent = { kind: "session.started", method: "password" };
    expect(declared.schema.safeParse("x").success).toBe(true);
    for (const event of [built, chosen]) expect(() => subjectOf(event)).toThrow("alone");
  });
});
