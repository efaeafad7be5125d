import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wholeOf } from "~test/factories/message";
import { formOfParts } from "./form-of-parts";
import { base64Of, exactly, joined, type Source, sourceOf } from "./source";

const inPieces = (bytes: Uint8Array, cuts: readonly number[]): Source => ({
  size: bytes.byteLength,
  pieces: async function* () {
    let from = 0;
    for (const to of [...cuts.map((cut) => cut % (bytes.byteLength + 1)).sort((a, b) => a - b)]) {
      yield bytes.subarray(from, to);
      from = to;
    }
    yield bytes.subarray(from);
  },
});
const manyCuts = fc.array(fc.nat(), { maxLength: 12 });

describe("a source", () => {
  it("is base64 as of the whole, wherever it is cut, and as long as it says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), manyCuts, async (bytes, cuts) => {
        const encoded = base64Of(inPieces(bytes, cuts));
        const text = (await wholeOf(encoded)).toString("latin1");
        expect(text).toBe(Buffer.from(bytes).toString("base64"));
        expect(encoded.size).toBe(text.length);
      }),
    );
  });

  it("is read anew each time, in pieces that are small", async () => {
    const bytes = randomBytes(1_000_000);
    const both = joined([sourceOf("å"), sourceOf(bytes)]);
    const whole = Buffer.concat([Buffer.from("å"), bytes]);
    for (let times = 0; times < 2; times++) expect((await wholeOf(both)).equals(whole)).toBe(true);
    expect(both.size).toBe(whole.byteLength);
    for await (const piece of base64Of(both).pieces()) expect(piece.byteLength).toBeLessThan(200_000);
  });

  it.each([
    ["shorter", 9],
    ["longer", 11],
  ])("that is %s than it says throws, and never gives more than it says", async (_, length) => {
    const wrong = { ...inPieces(new Uint8Array(length), [4, 8]), size: 10 };
    let given = 0;
    await expect(
      (async () => {
        for await (const piece of exactly(wrong)) given += piece.byteLength;
      })(),
    ).rejects.toThrow("another length");
    expect(given).toBeLessThan(10);
  });
});

describe("a form of parts", () => {
  it("is read by others as what was put into it", async () => {
    const content = randomBytes(300_000);
    const { contentType, body } = formOfParts(
      { title: 'Anmälan "7KQ", bilaga 1\r\n--', 'odd"name': "" },
      {
        field: "file",
        fileName: 'bil"aga-1.pdf',
        contentType: "application/pdf",
        content: sourceOf(content),
      },
    );
    const whole = await wholeOf(body);
    expect(whole.byteLength).toBe(body.size);
    const headers = { "Content-Type": contentType };
    const form = await new Response(new Uint8Array(whole), { headers }).formData();
    expect([...form.keys()]).toEqual(["title", 'odd"name', "file"]);
    expect(form.get("title")).toBe('Anmälan "7KQ", bilaga 1\r\n--');
    const file = form.get("file") as File;
    expect([file.name, file.type]).toEqual(['bil"aga-1.pdf', "application/pdf"]);
    expect(Buffer.from(await file.arrayBuffer()).equals(content)).toBe(true);
  });

  it("is none without its end", async () => {
    const file = {
      field: "file",
      fileName: "a.pdf",
      contentType: "application/pdf",
      content: sourceOf("abc"),
    };
    const { contentType, body } = formOfParts({}, file);
    const whole = new Uint8Array(await wholeOf(body));
    const read = (bytes: Uint8Array<ArrayBuffer>) =>
      new Response(bytes, { headers: { "Content-Type": contentType } }).formData();
    expect((await read(whole)).has("file")).toBe(true);
    await expect(read(whole.slice(0, whole.byteLength - contentType.length))).rejects.toThrow();
  });
});
