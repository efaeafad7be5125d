import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeReference, readReference } from "./reference";

const alphabet = "23456789CDFHJKMNPQRTVWX";
const references = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(makeReference);

describe("references", () => {
  it("look like 7KQ-M4XH, without look-alikes and vowels", () => {
    fc.assert(
      fc.property(references, (reference) => {
        expect(reference).toMatch(/^[2-9CDFHJKMNPQRTVWX]{3}-[2-9CDFHJKMNPQRTVWX]{4}$/);
      }),
    );
  });

  it("follow from their random bytes alone, and differ with them", () => {
    const bytes = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(makeReference(bytes)).toBe(makeReference(bytes.slice()));
    expect(makeReference(bytes)).not.toBe(makeReference(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 9])));
    expect(() => makeReference(bytes.slice(1))).toThrow(RangeError);
  });

  it("are read however they are typed", () => {
    fc.assert(
      fc.property(references, (reference) => {
        expect(readReference(reference)).toBe(reference);
        expect(readReference(` ${reference.toLowerCase().replace("-", " ")} `)).toBe(reference);
      }),
    );
  });

  it("notice any one wrong character", () => {
    fc.assert(
      fc.property(references, fc.nat(6), fc.constantFrom(...alphabet), (reference, at, other) => {
        const plain = [...reference.replace("-", "")];
        fc.pre(plain[at] !== other);
        plain[at] = other;
        expect(readReference(plain.join(""))).toBeNull();
      }),
    );
  });

  it("notice any two characters that changed places", () => {
    fc.assert(
      fc.property(references, fc.nat(6), fc.nat(6), (reference, one, two) => {
        const plain = [...reference.replace("-", "")];
        fc.pre(plain[one] !== plain[two]);
        [plain[one], plain[two]] = [plain[two] as string, plain[one] as string];
        expect(readReference(plain.join(""))).toBeNull();
      }),
    );
  });

  it.each(["", "7KQ", "7KQ-M4XHH", "0IO-1LUB", "åäö-åäöå"])("%j is none", (typed) => {
    expect(readReference(typed)).toBeNull();
  });
});
