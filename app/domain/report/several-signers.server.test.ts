import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { memorySigning } from "~test/factories/memory-signing";
import { refusedAt, sendAsRead, words } from "~test/factories/report";
import { aSchool, maria, ola } from "~test/factories/signers";
import { aMoment, later } from "~test/factories/world";
import { changeSigningPolicy } from "../signing/change-signing-policy.server";
import { askSignatures } from "./ask-signatures.server";
import { followReport } from "./follow-report.server";
import { listReports } from "./list-reports.server";
import { readReport } from "./read-report.server";
import { readReportDocument } from "./read-report-document.server";
import { readSigning } from "./read-signing.server";
import { saveReportField } from "./save-report-field.server";
import { beginSignature, followSignature } from "./sign-report.server";

describe("several signers", () => {
  it("are asked by whoever works on the report, read the same bytes and sign them in any order", async () => {
    const { author, principal, reportId, render, sign, ask } = await aSchool();
    const { documentId, sha256 } = await render();
    for (const attempt of [
      () => readSigning(principal, { reportId }),
      () => readReportDocument(principal, { reportId, documentId }),
      () => beginSignature(principal, { reportId, documentId, words, caller: { endUserIp: "127.0.0.1" } }),
    ])
      await expect(attempt()).rejects.toThrow(NotVisible);
    await ask();
    await ask("b");
    const shown = await readSigning(principal, { reportId });
    expect(shown).toMatchObject({ document: { id: documentId, current: true }, can: { work: false } });
    expect([shown.candidates, shown.evidence]).toEqual([[], []]);
    await expect(readReport(principal, { reportId })).rejects.toThrow(NotVisible);
    const [hers, his] = [
      await readReportDocument(author, { reportId, documentId }),
      await readReportDocument(principal, { reportId, documentId }),
    ];
    expect(Buffer.compare(hers.pdf, his.pdf)).toBe(0);
    expect(createHash("sha256").update(his.pdf).digest("hex")).toBe(sha256);
    expect(await sign(principal, documentId)).toEqual({ state: "signed" });
    expect(await sign(later(author, 60_000), documentId)).toEqual({ state: "signed" });
    const after = await readSigning(author, { reportId });
    expect(after.signatures.map((s) => s.name)).toEqual(["Ola Berg", "Maria Ek"]);
    expect(after.requests).toMatchObject([{ name: "Ola Berg", signed: true, byPolicy: false }]);
  });

  it("only those can be asked who have the pupil or have written, and nobody by a colleague who does not work on it", async () => {
    const { world, author, principal, reportId, ask } = await aSchool();
    const stranger = await world.staff("other_staff");
    const asked = askSignatures(author, {
      reportId,
      accountIds: [stranger.actor.accountId, "no-such-account-1"],
      idempotencyKey: "x",
    });
    expect(await refusedAt(asked)).toEqual({ signers: "signing:fault.nobody" });
    await ask();
    const chain = askSignatures(principal, {
      reportId,
      accountIds: [author.actor.accountId],
      idempotencyKey: "y",
    });
    await expect(chain).rejects.toThrow(NotVisible);
  });

  it("see that a change after the first signature starts a new version; the first stays on its own", async () => {
    const { author, reportId, render, sign } = await aSchool();
    const first = await render();
    await sign(author, first.documentId);
    await saveReportField(author, { reportId, field: "strengths", value: "Ritar gärna.", version: 0 });
    const between = await readSigning(author, { reportId });
    expect(between.document).toMatchObject({ id: first.documentId, current: false });
    const second = await render();
    expect(second).toMatchObject({ number: 2 });
    const after = await readSigning(author, { reportId });
    expect(after).toMatchObject({ signatures: [], earlier: [{ name: "Maria Ek", number: 1 }] });
    expect(await refusedAt(sign(author, first.documentId))).toEqual({ form: "report_changed" });
  });

  it("whose signature stands on a version that was left behind have not reported, and are told no more than before", async () => {
    const { author, principal, reportId, render, sign, ask } = await aSchool();
    const { documentId } = await render();
    await ask();
    await sign(principal, documentId);
    await saveReportField(author, { reportId, field: "strengths", value: "Ritar gärna.", version: 0 });
    await sendAsRead(author, reportId);
    const hers = await followReport(principal, { reportId });
    expect([hers.can.follow, hers.ledger, hers.receiver]).toEqual([false, [], null]);
    expect((await listReports(principal)).sent).toEqual([]);
  });

  it("are asked by the policy when the report is sent, which waits for none of them", async () => {
    const { world, author, principal, reportId } = await aSchool();
    const administrator = await world.staff("authority_administrator");
    await changeSigningPolicy(administrator, {
      kind: "report",
      askedOf: ["creator", "principal"],
      strength: "electronic",
      ground: "Delegationsordningen § 4",
      version: 0,
    });
    const before = await readSigning(author, { reportId });
    expect(before.policy.ground).toBe("Delegationsordningen § 4");
    expect(before.wanted).toMatchObject([
      { role: "creator", name: "Maria Ek", signed: false },
      { role: "principal", signed: false },
    ]);
    expect(before.candidates).toMatchObject([{ name: "Ola Berg", byPolicy: true }]);
    await sendAsRead(author, reportId);
    expect((await readReport(author, { reportId })).status).toBe("sent");
    expect(await readSigning(principal, { reportId })).toMatchObject({ status: "sent", signedByMe: false });
    const { requests } = await readSigning(author, { reportId });
    expect(requests.map(({ name, byPolicy }) => [name, byPolicy])).toEqual([
      ["Maria Ek", true],
      ["Ola Berg", true],
    ]);
  });

  it("the number of whoever signed in is required of the provider, and the digest stands in what is shown and what is not", async () => {
    const { provider, author, reportId, render, sign } = await aSchool();
    const { documentId, sha256 } = await render();
    const caller = { endUserIp: "127.0.0.1", personalNumber: maria.personalNumber };
    await beginSignature(author, { reportId, documentId, words, caller });
    const [ref = ""] = provider.waiting();
    const request = provider.requestOf(ref);
    expect(request?.personalNumber).toBe(maria.personalNumber);
    expect(request?.visibleText).toContain(sha256);
    expect(JSON.parse(request?.invisibleData ?? "{}")).toMatchObject({ documentId, sha256, version: 1 });
    expect(provider.approve(ref, ola.personalNumber)).toBe(false);
    // A provider that let somebody else complete it all the same.
    const careless = { ...author, ports: { signing: { ...provider.port } } };
    const completedBy = async (person: typeof maria, required: string) => {
      const asked = { ...caller, personalNumber: required };
      const begun = await beginSignature(careless, { reportId, documentId, words, caller: asked });
      if ("messageKey" in begun) throw new Error(begun.messageKey);
      const request = provider.requestOf(provider.waiting().at(-1) ?? "");
      careless.ports.signing.collect = async () => {
        const other = memorySigning({ people: [person], now: () => aMoment });
        const { personalNumber: _, ...open } = request ?? { kind: "sign", endUserIp: "::1" };
        const placed = await other.port.start(open);
        if (!placed.ok) throw new Error(placed.problem);
        other.approve(placed.value.orderRef);
        return other.port.collect(placed.value.orderRef);
      };
      return followSignature(later(careless, 3000), { reportId, order: begun, device: "desktop" });
    };
    expect(await completedBy(ola, maria.personalNumber)).toEqual({ state: "other_person" });
    expect(await completedBy(maria, ola.personalNumber)).toEqual({ state: "other_person" });
    expect(await sign(author, documentId, maria.personalNumber)).toEqual({ state: "signed" });
  });
});
