import { createHash, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { runDue } from "~/runner/run-due.server";
import { outbox } from "~db/schema/operation.server";
import { receivedReport } from "~db/schema/reception.server";
import { delivery, reportSignature } from "~db/schema/report.server";
import { account, contactUnit } from "~db/schema/school.server";
import { receivedEvidence, signatureEvidence } from "~db/schema/signing.server";
import { memorySigning } from "~test/factories/memory-signing";
import { aReport, refusedAt, sendAsRead, words } from "~test/factories/report";
import { aMoment, aWorld, later } from "~test/factories/world";
import { forwardReceived } from "../reception/forward-received.server";
import { readReceivedEvidence } from "../reception/read-evidence.server";
import { readReceived } from "../reception/read-received.server";
import { changeSigningPolicy } from "../signing/change-signing-policy.server";
import { askSignatures } from "./ask-signatures.server";
import { attachPaperSignature, type PaperForm, readPaperSignature } from "./attach-paper-signature.server";
import { discardReport } from "./discard-report.server";
import { followReport } from "./follow-report.server";
import { listReports } from "./list-reports.server";
import { evidencePlace } from "./places";
import { readReport } from "./read-report.server";
import { readReportDocument } from "./read-report-document.server";
import { readSignedEvidence } from "./read-signed-evidence.server";
import { readSigning } from "./read-signing.server";
import { renderReport } from "./render-report.server";
import { saveReportField } from "./save-report-field.server";
import { beginSignature, followSignature } from "./sign-report.server";

const maria = { personalNumber: "198001032385", givenName: "Maria", surname: "Ek" };
const ola = { personalNumber: "198001072381", givenName: "Ola", surname: "Berg" };
/** A grey pixel. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  "base64",
);

async function aSchool() {
  let clock = aMoment;
  const provider = memorySigning({ people: [maria, ola], now: () => clock });
  const world = await aWorld();
  const scope = { kind: "authority" as const, id: world.authorityId };
  const known = async (ctx: StaffCtx, personalNumber: string): Promise<StaffCtx> => {
    const identityLookup = await world.vault.lookup(scope, personalNumber);
    const { accountId } = ctx.actor;
    await world.db.write((tx) => tx.update(account).set({ identityLookup }).where(eq(account.id, accountId)));
    return { ...ctx, ports: { signing: provider.port } };
  };
  const author = await known(
    await world.staff("teacher", { name: "Maria Ek", group: "teacher" }),
    maria.personalNumber,
  );
  const principal = await known(await world.staff("principal", { name: "Ola Berg" }), ola.personalNumber);
  const reportId = await aReport(author, world.pupilId, { observations: "Kom utan jacka." });
  const render = () => renderReport(author, { reportId, words });
  const sign = async (ctx: StaffCtx, documentId: string, personalNumber?: string) => {
    const caller = { endUserIp: "127.0.0.1", ...(personalNumber ? { personalNumber } : {}) };
    clock = ctx.now;
    const order = await beginSignature(ctx, { reportId, documentId, words, caller });
    if ("messageKey" in order) throw new Error(order.messageKey);
    const number = ctx.actor.accountId === author.actor.accountId ? maria : ola;
    provider.approve(provider.waiting().at(-1) ?? "", number.personalNumber);
    return followSignature(later(ctx, 3000), { reportId, order, device: "desktop" });
  };
  const ask = (key = "a") =>
    askSignatures(author, { reportId, accountIds: [principal.actor.accountId], idempotencyKey: key });
  const seal = async (pdf: Uint8Array) => pdf;
  const house = {
    db: world.db,
    vault: world.vault,
    checkpointKey: null,
    holder: "one",
    jitter: () => 1,
    seal,
  };
  const run = (ms: number) => runDue(house, later(author, ms).now);
  const received = async () => (await world.db.read.select().from(receivedReport))[0]?.id ?? "";
  const evidence = () => world.db.read.select().from(receivedEvidence);
  return { world, provider, author, principal, reportId, render, sign, ask, run, received, evidence };
}

const paper = (reportId: string, documentId: string) => ({
  reportId,
  documentId,
  signer: "Åsa Lund",
  file: { name: "papper.png", bytes: png },
  idempotencyKey: "p",
});

describe("several signers", () => {
  it("are asked by whoever works on the report, read the same bytes and sign them in any order", async () => {
    const { author, principal, reportId, render, sign, ask } = await aSchool();
    const { documentId, sha256 } = await render();
    for (const attempt of [
      readSigning(principal, { reportId }),
      readReportDocument(principal, { reportId, documentId }),
      beginSignature(principal, { reportId, documentId, words, caller: { endUserIp: "127.0.0.1" } }),
    ])
      await expect(attempt).rejects.toThrow(NotVisible);
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
    expect(await sign(author, documentId)).toEqual({ state: "signed" });
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

describe("the evidence", () => {
  it("goes with the report and after it, sealed and once each; the receiver sees who signed and when", async () => {
    const { world, author, principal, reportId, render, sign, ask, run, received, evidence } =
      await aSchool();
    const { documentId, sha256 } = await render();
    await sign(author, documentId);
    await ask();
    await sendAsRead(author, reportId, async (pdf) => Buffer.concat([pdf, Buffer.from("%stämpel")]));
    for (const at of [10, 70, 300, 900].map((s) => s * 1000)) await run(at);
    const social = await world.social(["reception"]);
    const receivedId = await received();
    const early = await readReceived(social, { receivedId });
    expect(early.evidence).toMatchObject([
      { number: 1, documentSha256: sha256, ofThisFile: true, signatures: [{ name: "Maria Ek" }] },
    ]);
    // Long after: the principal signs the document that was sent.
    const afterwards = later(principal, 86_400_000);
    expect(await sign(afterwards, documentId)).toEqual({ state: "signed" });
    await run(86_500_000);
    await run(86_900_000);
    const late = await readReceived(social, { receivedId });
    expect(late.evidence.map((e) => e.signatures.map((s) => s.name))).toEqual([
      ["Maria Ek", "Ola Berg"],
      ["Maria Ek"],
    ]);
    // She has put her name to it, and follows what becomes of it; the form is not hers.
    const hers = await followReport(afterwards, { reportId });
    expect(hers.can).toMatchObject({ follow: true, work: false, askFeedback: false, remind: false });
    expect(hers.ledger.map((e) => e.kind)).toContain("stored");
    expect((await listReports(afterwards)).sent.map((one) => one.id)).toEqual([reportId]);
    const { ledger } = await followReport(later(author, 90_000_000), { reportId });
    expect(ledger.filter((e) => e.kind === "evidence_stored")).toHaveLength(2);
    // The runner died before it had put the work away: the same is done again, and nothing is doubled.
    await world.db.write((tx) => tx.update(outbox).set({ doneAt: null, failedAt: null }));
    await run(90_000_000);
    expect(await evidence()).toHaveLength(2);
    expect(await world.db.read.select().from(signatureEvidence)).toHaveLength(2);
    const latest = late.evidence[0]?.id ?? "";
    const pdf = await readReceivedEvidence(social, { receivedId, evidenceId: latest, raw: false });
    expect(Buffer.from(pdf.file).subarray(0, 5).toString()).toBe("%PDF-");
    const raw = await readReceivedEvidence(social, { receivedId, evidenceId: latest, raw: true });
    const proof = JSON.parse(Buffer.from(raw.file).toString()) as {
      document: unknown;
      signatures: { signature: string; signedBytes: string; visibleText: string }[];
    };
    expect(proof.document).toEqual({ version: 1, sha256 });
    expect(proof.signatures.every((s) => s.visibleText.includes(sha256) && s.signature !== "")).toBe(true);
    const elsewhere = await world.social(["reception"], "0180");
    const foreign = readReceivedEvidence(elsewhere, { receivedId, evidenceId: latest, raw: false });
    await expect(foreign).rejects.toThrow(NotVisible);
    const [own] = await world.db.read.select().from(signatureEvidence);
    const at = later(author, 90_000_000);
    expect(
      (await readSignedEvidence(at, { reportId, evidenceId: own?.id ?? "", raw: false })).file.length,
    ).toBeGreaterThan(1000);
    await expect(
      readSignedEvidence(principal, { reportId, evidenceId: own?.id ?? "", raw: false }),
    ).rejects.toThrow(NotVisible);
  });

  it("goes along when the report is forwarded, and what comes later goes where the report is", async () => {
    const { world, author, principal, reportId, render, sign, ask, run, received } = await aSchool();
    await world.db.write((tx) =>
      tx.insert(contactUnit).values({
        id: randomUUID(),
        municipalityCode: "2281",
        unit: "Mottagningen",
        channel: "own_reception",
        source: "test",
        checkedOn: "2026-08-17",
      }),
    );
    const there = await world.social(["reception"], "2281");
    const { documentId } = await render();
    await sign(author, documentId);
    await ask();
    await sendAsRead(author, reportId);
    for (const at of [10, 70, 300].map((s) => s * 1000)) await run(at);
    const here = await world.social(["reception"]);
    const receivedId = await received();
    const { version } = await readReceived(later(here, 400_000), { receivedId });
    await forwardReceived(later(here, 400_000), {
      receivedId,
      version,
      idempotencyKey: "f",
      to: "2281",
      way: "tool",
      reason: "Barnet bor där.",
    });
    await run(500_000);
    const rows = await world.db.read.select({ id: receivedReport.id }).from(receivedReport);
    const forwardedId = rows.find((row) => row.id !== receivedId)?.id ?? "";
    const names = async () => {
      const { evidence } = await readReceived(later(there, 90_000_000), { receivedId: forwardedId });
      return evidence.map((e) => e.signatures.map((s) => s.name));
    };
    expect(await names()).toEqual([["Maria Ek"]]);
    await sign(later(principal, 86_400_000), documentId);
    await run(86_500_000);
    expect(await names()).toEqual([["Maria Ek", "Ola Berg"], ["Maria Ek"]]);
  });

  it("is none where nobody signed, and waits for the report", async () => {
    const { world, author, reportId, render, sign, run, evidence } = await aSchool();
    const { documentId } = await render();
    await sign(author, documentId);
    await sendAsRead(author, reportId);
    await world.db.write((tx) => tx.delete(outbox).where(eq(outbox.kind, "deliver-report")));
    await run(10_000);
    expect(await evidence()).toEqual([]);
    const [work] = await world.db.read.select().from(outbox).where(eq(outbox.kind, "deliver-evidence"));
    expect(work).toMatchObject({ doneAt: null, failedAt: null, lastError: "waiting" });
    // After the last attempt a person sends it again: the evidence waits for that too.
    await world.db.write((tx) => tx.update(delivery).set({ state: "given_up" }));
    await run(3_600_000);
    const [still] = await world.db.read.select().from(outbox).where(eq(outbox.kind, "deliver-evidence"));
    expect(still).toMatchObject({ attempts: 2, doneAt: null, lastError: "waiting" });
    const unsigned = await aSchool();
    await sendAsRead(unsigned.author, unsigned.reportId);
    const kinds = await unsigned.world.db.read.select({ kind: outbox.kind }).from(outbox);
    expect(kinds).toEqual([{ kind: "deliver-report" }]);
  });

  it("is not made of a signature that is not on the document it is kept with", async () => {
    const { world, author, reportId, render, run } = await aSchool();
    const { documentId } = await render();
    const { owner, place } = evidencePlace(reportId, "signature-1");
    const another = "00".repeat(32);
    const kept = {
      signature: "x",
      ocspResponse: null,
      signedBytes: "",
      visibleText: another,
      invisibleData: another,
    };
    const sealedEvidence = await world.vault.seal(owner, place, JSON.stringify(kept));
    const row = {
      id: "signature-1",
      reportId,
      documentId,
      accountId: author.actor.accountId,
      sealedEvidence,
    };
    await world.db.write((tx) =>
      tx.insert(reportSignature).values({ ...row, provider: "testid", signedAt: aMoment }),
    );
    await sendAsRead(author, reportId);
    await run(10_000);
    expect(await world.db.read.select().from(signatureEvidence)).toEqual([]);
    expect((await world.db.read.select({ state: delivery.state }).from(delivery))[0]?.state).toBe("stored");
  });
});

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
      [{ file: { name: "a.jpg", bytes: png } }, { photo: "file_not_what_it_says" }],
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
