// Pictures in a report's document: as many as it has room for; the others go beside it, and the document says so.
import { describe, expect, it } from "vitest";
import { aPng } from "~test/factories/small-files";
import { mostPictureBytes, picturesThatFit } from "./attachment-list";
import { composeReport, type ReportParts } from "./compose-report.server";

const megabytes = (...sizes: number[]) => sizes.map((size) => ({ size: size * 1_000_000 }));

describe("a report's pictures", () => {
  it("fit in their order as long as there is room, and a smaller one after one that does not", () => {
    const [a, b, c, d] = megabytes(9, 7, 5, 1.5);
    expect(picturesThatFit([a, b, c, d].flatMap((x) => x ?? []))).toEqual([a, c]);
    expect(picturesThatFit([{ size: mostPictureBytes }, { size: 1 }])).toHaveLength(1);
    expect(picturesThatFit([{ size: mostPictureBytes + 1 }])).toEqual([]);
  });

  it("that have no room are not read, go beside, and the document says that they do", async () => {
    const read: string[] = [];
    const picture = (id: string, size: number) => ({
      id,
      mediaType: "image/png",
      size,
      sha256: "9f".repeat(32),
    });
    const parts: ReportParts = {
      language: "sv",
      formVersion: 1,
      reference: "7KQ-M4XH",
      acute: false,
      created: new Date("2026-11-22T13:00:00Z"),
      receiver: "Provköping",
      issuer: { authority: "Exempelkommunen", unit: "Ådalsskolan" },
      legalProfile: "municipal",
      values: { childName: "Alva Lindqvist", observations: "Kom utan jacka." },
      entries: [],
      attachments: [picture("large", 14_000_000), picture("larger", 20_000_000), picture("small", 900)],
      bytesOf: async (id) => {
        read.push(id);
        return new Uint8Array(aPng(4, 2));
      },
      follows: null,
    };
    const { data, twin } = await composeReport(parts, (key) => key);
    expect(read).toEqual(["large", "small"]);
    expect(data.attachments.map(({ size, label }) => [size, label])).toEqual([
      [20_000_000, "report:document.attachment"],
    ]);
    expect(JSON.parse(twin)).toMatchObject({ notices: ["report:document.imagesBeside"] });
  });
});
