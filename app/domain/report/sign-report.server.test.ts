import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followOrder, type OrderBinding } from "~/access/identity-order.server";
import { chooseSigning } from "~/integrations/signing/index.server";
import type { SigningPort } from "~/integrations/signing/port";
import { type BankIdSimulator, startBankIdSimulator } from "~/integrations/signing/simulator.server";
import { reportSignature } from "~db/schema/report.server";
import { account, schoolAuthority } from "~db/schema/school.server";
import { aReport, refusedAt, words } from "~test/factories/report";
import { aMoment, aWorld, later } from "~test/factories/world";
import { readReport } from "./read-report.server";
import { renderReport } from "./render-report.server";
import { saveReportField } from "./save-report-field.server";
import { beginSignature, followSignature, giveUpSignature } from "./sign-report.server";

const own = "198001032385";
const foreign = "198001072381";
let simulator: BankIdSimulator;
let signing: SigningPort;
const now = () => aMoment;

beforeAll(async () => {
  const people = [own, foreign].map((personalNumber) => ({
    personalNumber,
    givenName: "Maria",
    surname: "Ek",
  }));
  simulator = await startBankIdSimulator({ approval: { mode: "manual" }, people, now });
  const { url, pfx, passphrase, ca, signatureCa } = simulator.connection;
  const bankid = { url, pfx, passphrase, ca: String(ca), signatureCa: signatureCa.join("") };
  signing = chooseSigning({ mode: "test", bankid, now });
});
afterAll(() => simulator.close());

async function aSigner({ known = own as string | null } = {}) {
  const world = await aWorld();
  const base = await world.staff("teacher", { name: "Maria Ek", group: "teacher" });
  const teacher = { ...base, ports: { signing } };
  const scope = { kind: "authority" as const, id: world.authorityId };
  const identityLookup = known && (await world.vault.lookup(scope, known));
  await world.db.write((tx) =>
    tx.update(account).set({ identityLookup }).where(eq(account.id, teacher.actor.accountId)),
  );
  const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan jacka." });
  const begin = async () => {
    const { documentId } = await renderReport(teacher, { reportId, words });
    const begun = await beginSignature(teacher, {
      reportId,
      documentId,
      words,
      caller: { endUserIp: "127.0.0.1" },
    });
    if ("messageKey" in begun) throw new Error(begun.messageKey);
    return begun;
  };
  const follow = (order: { id: string; browser: string }, ms = 0) =>
    followSignature(later(teacher, ms), { reportId, order, device: "desktop" });
  const signatures = () => world.db.read.select().from(reportSignature);
  return { world, teacher, reportId, begin, follow, signatures };
}

/** The phone says yes as this person to the only order that waits. */
function approveAs(personalNumber: string) {
  const waiting = simulator.book.openOrders();
  const order = waiting.at(-1);
  if (!order) throw new Error("no order waits");
  expect(simulator.book.approve(order.orderRef, personalNumber)).toBe(true);
}

describe("signing a report", () => {
  it("keeps a signature on the very document by the account's own person, sealed", async () => {
    const { teacher, reportId, begin, follow, signatures } = await aSigner();
    const order = await begin();
    expect((await follow(order)).state).toBe("pending");
    approveAs(own);
    expect(await follow(order, 3000)).toEqual({ state: "signed" });
    const [row] = await signatures();
    expect(Buffer.from(row?.sealedEvidence ?? []).includes("bankIdSignedData")).toBe(false);
    const { document } = await readReport(teacher, { reportId });
    expect(document).toMatchObject({ current: true, signedByMe: true, signatures: [{ name: "Maria Ek" }] });
    expect(await follow(order, 6000)).toEqual({ state: "none" });
    await saveReportField(teacher, { reportId, field: "strengths", value: "x", version: 0 });
    expect((await readReport(teacher, { reportId })).document?.current).toBe(false);
  });

  it.each([
    ["another person's identity", own, foreign],
    ["an account that is tied to nobody", null, own],
  ])("keeps nothing of %s", async (_what, known, signs) => {
    const { begin, follow, signatures } = await aSigner({ known });
    const order = await begin();
    approveAs(signs);
    expect(await follow(order, 3000)).toEqual({ state: "other_person" });
    expect(await signatures()).toEqual([]);
  });

  it("holds the number against the authority that she acts in, however many she works for", async () => {
    const { world, teacher, begin, follow, signatures } = await aSigner();
    const other = { kind: "authority" as const, id: randomUUID() };
    await world.vault.ensureKey(other);
    const there = await world.vault.lookup(other, own);
    await world.db.write(async (tx) => {
      await tx
        .insert(schoolAuthority)
        .values({ id: other.id, name: "Björkskolan AB", legalProfile: "private" });
      await tx.insert(account).values({
        id: randomUUID(),
        kind: "staff",
        authorityId: other.id,
        name: "Maria Ek",
        identityLookup: there,
      });
    });
    const order = await begin();
    approveAs(own);
    expect(await follow(order, 3000)).toEqual({ state: "signed" });
    await world.db.write(async (tx) => {
      await tx.update(account).set({ identityLookup: null }).where(eq(account.authorityId, other.id));
      await tx.update(account).set({ identityLookup: there }).where(eq(account.id, teacher.actor.accountId));
    });
    const again = await begin();
    approveAs(own);
    expect(await follow(again, 3000)).toEqual({ state: "other_person" });
    expect(await signatures()).toHaveLength(1);
  });

  it("is not another browser's to follow, and ends when it is given up", async () => {
    const { teacher, reportId, begin, follow } = await aSigner();
    const order = await begin();
    expect(await follow({ ...order, browser: "another" })).toEqual({ state: "none" });
    await giveUpSignature(teacher, { reportId, order });
    expect(await follow(order, 3000)).toEqual({ state: "none" });
  });

  it("is refused where no electronic identity is set up", async () => {
    const { teacher, reportId } = await aSigner();
    const without = { ...teacher, ports: { signing: null } };
    const { documentId } = await renderReport(teacher, { reportId, words });
    const attempt = beginSignature(without, {
      reportId,
      documentId,
      words,
      caller: { endUserIp: "127.0.0.1" },
    });
    expect(await refusedAt(attempt)).toEqual({ form: "signing_not_here" });
  });

  it("is an order for a signature alone: nobody signs in by it, and no colleague follows it", async () => {
    const { world, teacher, reportId, begin } = await aSigner();
    const order = await begin();
    const deps = { db: world.db, vault: world.vault, signing };
    const ask = (binding: OrderBinding) =>
      followOrder(deps, { ...order, device: "desktop", binding, now: later(teacher, 2000).now });
    expect(await ask({ purpose: "sign_in", accountId: null, subjectId: null })).toBeNull();
    const asSignature = { purpose: "sign_report", subjectId: reportId } as const;
    expect(await ask({ ...asSignature, accountId: "a-colleague-1" })).toBeNull();
    expect(await ask({ ...asSignature, accountId: teacher.actor.accountId })).toMatchObject({
      state: "pending",
    });
  });
});
