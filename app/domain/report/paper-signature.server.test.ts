import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { refusedAt, sendAsRead } from "~test/factories/report";
import { aSchool, paper, png } from "~test/factories/signers";
import { aPng, smallHeic, withExif } from "~test/factories/small-files";
import { defaultLimits } from "../concern/file-rules";
import { readReceived } from "../reception/read-received.server";
import { photograph } from "../signing/photograph.server";
import { attachPaperSignature, type PaperForm, readPaperSignature } from "./attach-paper-signature.server";
import { discardReport } from "./discard-report.server";
import { readReport } from "./read-report.server";
import { readSigning } from "./read-signing.server";

describe("a signature on paper", () => {
  it("is kept sealed as a photograph of what it is, bound to the document, and goes into the evidence", async () => {
    const { world, author, principal, reportId, render, run, received } = await aSchool();
    const { documentId } = await render();
    await attachPaperSignature(author, paper(reportId, documentId));
    await attachPaperSignature(author, paper(reportId, documentId));
    const { photos, signatures } = await readSigning(author, { reportId });
    expect(photos).toMatchObject([{ signer: "Åsa Lund", attachedByName: "Maria Ek", onThis: true }]);
    expect(signatures).toEqual([]);
    const photoId = photos[0]?.id ?? "";
    const kept = await readPaperSignature(author, { reportId, photoId });
    expect([kept.mediaType, (await sharp(kept.image).metadata()).width]).toEqual(["image/png", 1]);
    await expect(readPaperSignature(principal, { reportId, photoId })).rejects.toThrow(NotVisible);
    await sendAsRead(author, reportId);
    for (const at of [10, 70, 300].map((s) => s * 1000)) await run(at);
    const social = await world.social(["reception"]);
    const { evidence } = await readReceived(social, { receivedId: await received() });
    expect(evidence).toMatchObject([
      { signatures: [], photos: [{ signer: "Åsa Lund", attachedBy: "Maria Ek" }] },
    ]);
  });

  it("keeps neither position nor maker, in whichever of its kinds it comes, nor what lies behind the picture", async () => {
    const plain = sharp({ create: { width: 40, height: 20, channels: 3, background: "white" } });
    const jpeg = await plain.clone().jpeg().toBuffer();
    // A telephone puts a second picture, with a position of its own, behind the first.
    const several = Buffer.concat([withExif(jpeg), withExif(jpeg)]);
    for (const bytes of [several, aPng(40, 20, ["KAMERA-7 59.33 18.06"]), smallHeic]) {
      const { image, meta } = await photograph(
        { ports: { signing: null } },
        { name: "p", bytes },
        "Åsa Lund",
      );
      const said = await sharp(image).metadata();
      expect([said.exif, said.xmp, meta.mediaType]).toEqual([undefined, undefined, `image/${said.format}`]);
      for (const trace of ["KAMERA-7", "Exif"]) expect(Buffer.from(image).includes(trace)).toBe(false);
    }
  });

  it("goes past the virus scanner, and is not kept while that cannot answer", async () => {
    const asked = (answer: "clean" | "found" | "unanswered") => {
      const files = { limits: defaultLimits, scan: { scan: async () => answer } };
      return refusedAt(
        photograph({ ports: { signing: null, files } }, { name: "p.png", bytes: png }, "Åsa Lund"),
      );
    };
    expect(await asked("found")).toEqual({ photo: "file_infected" });
    expect(await asked("unanswered")).toEqual({ photo: "signing:fault.photoUnscanned" });
  });

  it("is refused in words beside its field, and nothing is kept", async () => {
    const { author, reportId, render } = await aSchool();
    const { documentId } = await render();
    const good = paper(reportId, documentId);
    const refusals: [Partial<PaperForm>, Record<string, string>][] = [
      [{ signer: "  " }, { signer: "signing:fault.signerMissing" }],
      [{ signer: "å".repeat(121) }, { signer: "signing:fault.signerTooLong" }],
      [{ file: null }, { photo: "signing:fault.photoMissing" }],
      [{ file: { name: "a.txt", bytes: Buffer.from("hej") } }, { photo: "signing:fault.photoKind" }],
      [
        { file: { name: "a.jpg", bytes: Buffer.from("ffd8ffe000104a464946", "hex") } },
        { photo: "signing:fault.photoBroken" },
      ],
    ];
    for (const [changed, said] of refusals) {
      const attempt = attachPaperSignature(author, { ...good, ...changed } as Parameters<
        typeof attachPaperSignature
      >[1]);
      expect(await refusedAt(attempt)).toEqual(said);
    }
    expect((await readSigning(author, { reportId })).photos).toEqual([]);
  });

  it("and those who are asked go with a draft that is discarded", async () => {
    const { author, reportId, render, ask } = await aSchool();
    const { documentId } = await render();
    await attachPaperSignature(author, paper(reportId, documentId));
    await ask();
    const { discard } = await readReport(author, { reportId });
    await discardReport(author, { reportId, version: discard?.version ?? -1, idempotencyKey: "d" });
    await expect(readSigning(author, { reportId })).rejects.toThrow(NotVisible);
  });
});
