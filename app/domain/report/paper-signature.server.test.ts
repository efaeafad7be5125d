import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { refusedAt, sendAsRead } from "~test/factories/report";
import { aSchool, paper, png } from "~test/factories/signers";
import { readReceived } from "../reception/read-received.server";
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
    expect(Buffer.compare((await readPaperSignature(author, { reportId, photoId })).image, png)).toBe(0);
    await expect(readPaperSignature(principal, { reportId, photoId })).rejects.toThrow(NotVisible);
    await sendAsRead(author, reportId);
    for (const at of [10, 70, 300].map((s) => s * 1000)) await run(at);
    const social = await world.social(["reception"]);
    const { evidence } = await readReceived(social, { receivedId: await received() });
    expect(evidence).toMatchObject([
      { signatures: [], photos: [{ signer: "Åsa Lund", attachedBy: "Maria Ek" }] },
    ]);
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
