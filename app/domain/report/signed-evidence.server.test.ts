import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { delivery } from "~db/schema/delivery.server";
import { outbox } from "~db/schema/operation.server";
import { receivedReport } from "~db/schema/reception.server";
import { reportSignature } from "~db/schema/report.server";
import { contactUnit } from "~db/schema/school.server";
import { signatureEvidence } from "~db/schema/signing.server";
import { textOf } from "~test/documents/read-pdf";
import { sendAsRead } from "~test/factories/report";
import { aSchool } from "~test/factories/signers";
import { aMoment, later } from "~test/factories/world";
import { forwardReceived } from "../reception/forward-received.server";
import { readReceivedEvidence } from "../reception/read-evidence.server";
import { readReceived } from "../reception/read-received.server";
import { changeSigningPolicy } from "../signing/change-signing-policy.server";
import { followReport } from "./follow-report.server";
import { listReports } from "./list-reports.server";
import { evidencePlace } from "./places";
import { readReport } from "./read-report.server";
import { readSignedEvidence } from "./read-signed-evidence.server";
import { saveReportField } from "./save-report-field.server";
import { settleRoute } from "./settle-route.server";

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

  it("of a protected child's report names the school authority nowhere, in the words of its policy neither", async () => {
    const { world, author, reportId, render, sign, run } = await aSchool();
    const administrator = await world.staff("authority_administrator");
    const ground = "Ådalens kommuns rutin";
    const asked = { kind: "report" as const, askedOf: ["authors"], strength: "electronic" as const, ground };
    await changeSigningPolicy(administrator, { ...asked, version: 0 });
    const { version } = (await readReport(author, { reportId })).fields.find(
      (f) => f.field === "protectedIdentity",
    ) ?? { version: 0 };
    await saveReportField(author, { reportId, field: "protectedIdentity", value: "yes", version });
    await settleRoute(author, { reportId, municipalityCode: "0180", reason: "" });
    const { documentId } = await render();
    await sign(author, documentId);
    await sendAsRead(author, reportId);
    for (const at of [10, 70, 300].map((s) => s * 1000)) await run(at);
    const [made] = await world.db.read.select({ id: signatureEvidence.id }).from(signatureEvidence);
    const at = later(author, 300_000);
    const { file } = await readSignedEvidence(at, { reportId, evidenceId: made?.id ?? "", raw: false });
    expect(textOf(file)).toContain("Huvudmannens beslut");
    expect(textOf(file)).not.toContain("Ådalens");
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
