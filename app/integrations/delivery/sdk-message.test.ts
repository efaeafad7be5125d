import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aFile, aMessage, aPdf, aSender, asWritten, digestOf } from "~test/factories/message";
import { nationalFaults } from "./national-contract";
import { nationalXml } from "./national-xml";
import { createMessageContract } from "./sdk-contract";
import { fitAttachments, longestMessage } from "./sdk-message";

const image = (size: number) => aFile(size);

describe("a message", () => {
  it("says what the interface asks for, and nothing is empty", async () => {
    const refToMessageId = "0b2f7a52-1c59-4f57-9a7d-0b1e6c0a6f10";
    const message = aMessage({ attachments: [image(10)], refToMessageId });
    const { created, attributes } = await asWritten(message);
    expect(createMessageContract.safeParse(created).error).toBeUndefined();
    expect(attributes).toMatchObject({
      creationDateTime: "2026-05-04T22:30:00.120Z",
      messageId: message.messageId,
      conversationId: message.conversationId,
      refToMessageId,
      confidentiality: true,
      label: "Orosanmälan 7KQ-M4XH",
      recipient: "0203:kommun.example",
      sender: "0203:skola.example",
      recipientAttention: { subOrganization: { extension: "sdk:mottagning:0203:kommun.example" } },
      senderAttention: { subOrganization: { extension: aSender.functionId } },
    });
    const [document] = attributes.digitalDocument;
    expect(document?.contentFiles.map((file) => file.fileName)).toEqual([
      "orosanmalan-7KQ-M4XH.pdf",
      "bilaga-1.jpg",
    ]);
    expect(digestOf(Buffer.from(document?.contentFiles[0]?.content ?? "", "base64"))).toBe(message.digest);
    expect(document?.contentTextBody[0]).toContain(message.digest);
    expect(document?.contentTextBody[0]).not.toContain("ryms inte");
  });

  it("has a text even where there is no summary, and no reference to a message where there is none", async () => {
    const { created, attributes } = await asWritten(aMessage({ summary: " \u0000 ", label: "" }));
    expect(createMessageContract.safeParse(created).success).toBe(true);
    expect(attributes.digitalDocument[0]?.contentTextBody[0]).toMatch(/^Referens: 7KQ-M4XH\n/);
    expect("refToMessageId" in attributes).toBe(false);
  });

  it("gives a file no name or type of the sender's", async () => {
    const strange = aFile(3, 'text/html"; name="Ella.html');
    const { attributes } = await asWritten(aMessage({ attachments: [strange] }));
    const [, file] = attributes.digitalDocument[0]?.contentFiles ?? [];
    expect(file).toMatchObject({ fileName: "bilaga-1.bin", contentType: "application/octet-stream" });
  });

  it("cuts a very long summary, and says so", async () => {
    const { attributes } = await asWritten(aMessage({ summary: "å".repeat(200_000) }));
    const text = attributes.digitalDocument[0]?.contentTextBody[0] ?? "";
    expect(text).toContain("(Resten står i filen.)");
    expect(text.length).toBeLessThan(101_000);
  });
});

describe("thirty megabytes", () => {
  it("are never passed, as JSON or as XML; the PDF always goes, and what was left out is listed", async () => {
    const nasty = fc.string({ unit: fc.constantFrom("&", "<", '"', "\n", "\u2028", "å", "😀", "\\") });
    const sizes = fc.array(fc.integer({ min: 0, max: 12_000_000 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.integer({ min: 64, max: 20_000_000 }),
        nasty,
        async (attached, pdfSize, unit) => {
          const summary = unit.repeat(3_000);
          const message = aMessage({ pdf: aPdf(pdfSize), summary, attachments: attached.map(image) });
          const { fitted, attributes, said, size: json } = await asWritten(message);
          expect(json).toBe(said);
          expect(json).toBeLessThanOrEqual(longestMessage);
          expect(Buffer.byteLength(nationalXml(attributes), "utf8")).toBeLessThanOrEqual(longestMessage);
          expect([...fitted.included, ...fitted.leftOut].sort()).toEqual(
            attached.map((_, position) => position),
          );
          expect(attributes.digitalDocument[0]?.contentFiles).toHaveLength(1 + fitted.included.length);
          const text = attributes.digitalDocument[0]?.contentTextBody[0] ?? "";
          for (const position of fitted.leftOut)
            expect(text).toContain(`Bilaga ${position + 1} (image/jpeg, `);
          // Nothing is left out for want of room while there is plenty of it.
          const smallest = Math.min(...fitted.leftOut.map((one) => attached[one] ?? 0).filter(Boolean));
          if (Number.isFinite(smallest))
            expect(json + (smallest * 4) / 3).toBeGreaterThan(longestMessage - 1_000_000);
        },
      ),
      // A failure is told at once: thirty megabytes are slow to make smaller.
      { numRuns: 15, endOnFailure: true },
    );
  }, 120_000);

  it.each(["&", '"', "\n", "å"])(
    "hold where the PDF takes all the room and the text is all %j",
    async (unit) => {
      const summary = unit.repeat(100_000).replace(/^./su, "x").replace(/.$/su, "x");
      const fits = (size: number) =>
        fitAttachments({ ...aMessage({ summary }), pdf: new Uint8Array(size) }) !== null;
      let [least, most] = [64, 30_000_000];
      while (most - least > 1_000) {
        const middle = Math.floor((least + most) / 2);
        if (fits(middle)) least = middle;
        else most = middle;
      }
      const { size, attributes } = await asWritten(aMessage({ pdf: aPdf(least), summary }));
      expect(size).toBeLessThanOrEqual(longestMessage);
      expect(Buffer.byteLength(nationalXml(attributes), "utf8")).toBeLessThanOrEqual(longestMessage);
    },
  );

  it("takes a later attachment that fits after one that does not", () => {
    const message = aMessage({ attachments: [image(23_000_000), image(1_000_000), image(0)] });
    expect(fitAttachments(message)).toEqual({ included: [1], leftOut: [0, 2], evidence: false, json: false });
  });

  it("take the evidence of signatures before attachments, and leave it where the PDF takes the room", () => {
    const message = aMessage({ evidence: aPdf(100_000), attachments: [image(22_400_000)] });
    expect(fitAttachments(message)).toEqual({ included: [], leftOut: [0], evidence: true, json: false });
    const full = aMessage({ pdf: aPdf(22_400_000), evidence: aPdf(100_000) });
    expect(fitAttachments(full)).toMatchObject({ evidence: false });
  });

  it("say no when not even the PDF goes", () => {
    expect(fitAttachments(aMessage({ pdf: aPdf(22_600_000) }))).toBeNull();
    expect(fitAttachments(aMessage({ pdf: aPdf(22_400_000) }))).not.toBeNull();
  });
});

it("becomes a national message with the mark of a lost character in its words", async () => {
  const { attributes } = await asWritten(aMessage({ summary: "Kom \uFFFD sent.", label: "\uFFFD" }));
  expect(nationalFaults(nationalXml(attributes))).toEqual([]);
});

it("becomes a national message by our own contract, whatever its words", () => {
  return fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.string({ unit: "grapheme" }),
      async (summary, label) => {
        const { attributes } = await asWritten(aMessage({ summary, label, attachments: [image(5)] }));
        expect(nationalFaults(nationalXml(attributes))).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});
