import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BrokenForm, boundaryOf, formParts } from "./form-parts";

const boundary = "----grans7";

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

interface Read {
  name: string;
  filename: string | null;
  content: string;
}

async function read(
  body: Buffer,
  size = 7,
  reading: (name: string) => boolean = () => true,
): Promise<Read[]> {
  const parts: Read[] = [];
  for await (const { name, filename, content } of formParts(inPieces(body, size), boundary)) {
    const pieces: Uint8Array[] = [];
    if (reading(name)) for await (const piece of content) pieces.push(Buffer.from(piece));
    parts.push({ name, filename, content: Buffer.concat(pieces).toString("latin1") });
  }
  return parts;
}

const part = (head: string, content: Buffer | string) =>
  Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from("\r\n"),
  ]);
const form = (...parts: Buffer[]) => Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);

describe("a form read as it comes", () => {
  it("gives each part as a browser's own reader does, however it is cut", async () => {
    const given = new FormData();
    given.set("text", "Åsa sa: ”nej”\r\n--inte slut");
    given.append("files", new Blob([new Uint8Array([13, 10, 45, 45, 0, 255])]), 'en "fil"; name=x.bin');
    const answer = new Response(given);
    const own = boundaryOf(answer.headers.get("content-type")) ?? "";
    const body = Buffer.from(await answer.arrayBuffer());
    for (const size of [1, 2, 3, 50, body.length]) {
      const seen: [string, string | null, Buffer][] = [];
      for await (const each of formParts(inPieces(body, size), own)) {
        const pieces: Uint8Array[] = [];
        for await (const piece of each.content) pieces.push(Buffer.from(piece));
        seen.push([each.name, each.filename, Buffer.concat(pieces)]);
      }
      expect(seen).toEqual([
        ["text", null, Buffer.from("Åsa sa: ”nej”\r\n--inte slut")],
        ["files", 'en "fil"; name=x.bin', Buffer.from([13, 10, 45, 45, 0, 255])],
      ]);
    }
  });

  it("gives any content back byte for byte", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("\r", "\n", "-", "--", `\r\n--${boundary.slice(0, -1)}`, "a"), {
          maxLength: 40,
        }),
        fc.integer({ min: 1, max: 40 }),
        async (bits, size) => {
          const content = bits.join("");
          expect(await read(form(part('name="a"', content), part('name="b"', "x")), size)).toEqual([
            { name: "a", filename: null, content },
            { name: "b", filename: null, content: "x" },
          ]);
        },
      ),
    );
  });

  it("holds no more than a piece and a boundary of a large file", async () => {
    const pieces = 200;
    let given = 0;
    let taken = 0;
    async function* large() {
      yield Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n`);
      for (; given < pieces; given += 1) {
        expect(given * 1000 - taken).toBeLessThan(3000);
        yield Buffer.alloc(1000, 65);
      }
      yield Buffer.from(`\r\n--${boundary}--`);
    }
    for await (const { content } of formParts(large(), boundary))
      for await (const piece of content) taken += piece.byteLength;
    expect(taken).toBe(pieces * 1000);
  });

  it("passes over what nobody reads of a part", async () => {
    const body = form(part('name="f"; filename="stor"', "x".repeat(5000)), part('name="t"', "kvar"));
    expect(await read(body, 64, (name) => name === "t")).toMatchObject([
      { content: "" },
      { content: "kvar" },
    ]);
  });

  it("passes over the rest of a part that its reader left in the middle", async () => {
    const body = form(part('name="f"; filename="stor"', "x".repeat(5000)), part('name="t"', "kvar"));
    const seen: string[] = [];
    for await (const { name, content } of formParts(inPieces(body, 64), boundary))
      for await (const piece of content) {
        seen.push(name === "t" ? Buffer.from(piece).toString() : name);
        break;
      }
    expect(seen).toEqual(["f", "kvar"]);
  });

  it.each([
    ["one that is broken off", part('name="a"', "hej")],
    ["one whose part has no name", form(part("", "hej"))],
    ["one whose head never ends", Buffer.from(`--${boundary}\r\n${"x".repeat(20_000)}`)],
    ["no form at all", Buffer.from("hej")],
  ])("refuses %s", async (_what, body) => {
    await expect(read(body)).rejects.toBeInstanceOf(BrokenForm);
  });
});
