// Action plans signed by a guardian through a link with BankID sign-in and nothing else visible.
import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { actionPlanDocument, actionPlanLink, actionPlanSignature } from "~db/schema/action-plan.server";
import { auditEvent } from "~db/schema/audit.server";
import { pupil } from "~db/schema/school.server";
import { aPlanSchool, bo, eva, fresh, type PlanSchool } from "~test/factories/plan";
import { refusedAt, words } from "~test/factories/report";
import { maria } from "~test/factories/signers";
import { aMoment } from "~test/factories/world";
import { closePlan } from "./close-plan.server";
import {
  beginSignatureByLink,
  followSignatureByLink,
  openPlanLink,
  readByLink,
  readDocumentByLink,
} from "./open-plan-link.server";
import { revokePlanLink } from "./plan-link.server";
import { readPlanDocument } from "./read-plan-document.server";
import { readPlanSigning } from "./read-plan-signing.server";

let school: PlanSchool;
let documentId: string;
beforeEach(async () => {
  school = await aPlanSchool();
  documentId = (await school.finish()).documentId;
});

const setPupil = (set: Partial<typeof pupil.$inferInsert>) =>
  school.world.db.write((tx) => tx.update(pupil).set(set).where(eq(pupil.id, school.pupilId)));
const kept = () => school.world.db.read.select().from(actionPlanSignature);

describe("a link with BankID sign-in and nothing else visible", () => {
  const reader = (linkId: string, person = eva) => ({ linkId, personalNumber: person.personalNumber });

  async function signBy(linkId: string, between: () => Promise<unknown> = async () => {}) {
    const caller = { endUserIp: "127.0.0.1" };
    const begun = await beginSignatureByLink(school.house(), {
      ...reader(linkId),
      words: () => words,
      caller,
    });
    if (!begun || "messageKey" in begun) throw new Error("not begun");
    await between();
    school.provider.approve(school.provider.waiting().at(-1) ?? "");
    const house = school.house(new Date(+aMoment + 3000));
    return followSignatureByLink(house, { ...reader(linkId), order: begun, device: "mobile" });
  }

  it("opens that version for exactly that person, who signs it once; then the link is used", async () => {
    const { world, teacher, planId, link } = school;
    const { linkId, token } = await link(documentId);
    const rows = await world.db.read.select().from(actionPlanLink);
    expect(JSON.stringify(rows)).not.toContain(token);
    for (const [given, person] of [
      [token, bo],
      [token, maria],
      [`${token}x`, eva],
      ["", eva],
    ] as const)
      expect(await openPlanLink(school.house(), { token: given, ...reader(linkId, person) })).toBeNull();
    expect(await readDocumentByLink(school.house(), reader(linkId, bo))).toBeNull();
    expect(await openPlanLink(school.house(), { token, ...reader(linkId) })).toBe(linkId);
    expect(await readByLink(school.house(), reader(linkId))).toMatchObject({ signedAt: null, canSign: true });
    const pdf = await readPlanDocument(teacher, { planId, documentId, asFile: false, sealed: false });
    const hers = await readDocumentByLink(school.house(), reader(linkId));
    expect(Buffer.compare(hers ?? new Uint8Array(), pdf)).toBe(0);
    expect(await signBy(linkId)).toEqual({ state: "signed" });
    expect(await openPlanLink(school.house(), { token, ...reader(linkId) })).toBeNull();
    expect(await readByLink(school.house(), reader(linkId))).toMatchObject({ signedAt: expect.any(Date) });
    const { signatures } = await readPlanSigning(teacher, { planId });
    expect(signatures).toMatchObject([{ name: "Eva Lindqvist", kind: "guardian", beside: false }]);
    const refused = await world.db.read
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.kind, "plan.link-refused"));
    expect(refused).toHaveLength(5);
    expect(refused.map((r) => r.actorId)).toEqual(refused.map(() => null));
  });

  it("gives that very version as text too, sealed, recorded, and to nobody else; what is written after it stays out", async () => {
    const { world, teacher, planId, link, save } = school;
    const { linkId } = await link(documentId);
    await save(teacher, fresh({ followUp: "Nästa versions text." }));
    const read = await readByLink(school.house(), reader(linkId));
    const said = JSON.stringify(read?.text);
    for (const each of ["Lugn morgon.", "I tid.", "Möta vid grinden", "Maria Ek", "1 december 2026"])
      expect(said).toContain(each);
    expect(said).not.toContain("Nästa versions text.");
    expect(said).not.toContain("Sov på lektionen.");
    expect((await readPlanSigning(teacher, { planId })).document?.text).toEqual(read?.text);
    expect(await readByLink(school.house(), reader(linkId, bo))).toBeNull();
    const [row] = await world.db.read.select().from(actionPlanDocument);
    expect(Buffer.from(row?.sealedText ?? []).toString("latin1")).not.toContain("Lugn morgon");
    const logged = await world.db.read
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.kind, "plan.document-read"))
      .orderBy(asc(auditEvent.seq));
    expect(logged.map((r) => [r.ground, r.actorId !== null])).toEqual([
      ["plan_link", false],
      [expect.any(String), true],
    ]);
  });

  it("ends by time, by revocation, by a newer link, by a later version, when the plan is closed, and with the pupil's teacher", async () => {
    const { world, teacher, planId, roster, motherId, link, save, finish } = school;
    const opens = async ({ token, linkId }: { token: string; linkId: string }, at = aMoment) =>
      (await openPlanLink(school.house(at), { token, ...reader(linkId) })) !== null;
    const first = await link(documentId);
    expect(await opens(first, new Date(+first.expiresAt - 1))).toBe(true);
    expect(await opens(first, first.expiresAt)).toBe(false);
    const second = await link(documentId);
    expect([await opens(first), await opens(second)]).toEqual([false, true]);
    await revokePlanLink(teacher, { planId, linkId: second.linkId });
    await revokePlanLink(teacher, { planId, linkId: second.linkId });
    expect(await opens(second)).toBe(false);
    const third = await link(documentId);
    await roster(motherId, { custody: "no_custody" });
    expect(await opens(third)).toBe(false);
    await roster(motherId, {});
    await closePlan(teacher, { planId, close: true });
    expect(await opens(third)).toBe(false);
    await closePlan(teacher, { planId, close: false });
    await save(teacher, fresh({ followUp: "Möte." }));
    expect(await opens(third)).toBe(true);
    const { documentId: latest } = await finish();
    expect(await opens(third)).toBe(false);
    const fourth = await link(latest);
    await setPupil({ protection: "confidentiality" });
    await world.grant();
    await setPupil({ protection: "none" });
    expect(await opens(fourth)).toBe(false);
  });

  it("that ends while she signs keeps nothing; a version finished meanwhile leaves hers on the one that she read", async () => {
    const { teacher, planId, link, save, finish } = school;
    const revoked = await link(documentId);
    const revoke = () => revokePlanLink(teacher, { planId, linkId: revoked.linkId });
    expect(await signBy(revoked.linkId, revoke)).toEqual({ state: "ended" });
    expect(await kept()).toEqual([]);
    const standing = await link(documentId);
    const newer = async () => {
      await save(teacher, fresh({ followUp: "Möte." }));
      await finish();
    };
    expect(await signBy(standing.linkId, newer)).toEqual({ state: "signed_earlier" });
    expect(await kept()).toMatchObject([{ documentId, signer: school.mother, beside: null }]);
  });

  it("is made by those who have the pupil alone, for a time that is offered", async () => {
    const { world, link } = school;
    await expect(link(documentId, {}, await world.staff("teacher"))).rejects.toThrow(NotVisible);
    expect(await refusedAt(link(documentId, { days: 365 }))).toEqual({ days: "plan:fault.days" });
    const other = { signer: `guardian:${crypto.randomUUID()}` };
    expect(await refusedAt(link(documentId, other))).toEqual({ form: "plan:fault.signer" });
  });
});
