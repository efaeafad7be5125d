// Action plans signed with BankID by several people: staff, a guardian whose custody is checked against the roster, on the
// same screen or by a link, a pupil of 18 for herself; or on paper that is photographed back in.
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { OutputLocked } from "~/access/output-locked";
import { actionPlanSignature } from "~db/schema/action-plan.server";
import { guardian, pupil } from "~db/schema/school.server";
import { aPlanSchool, bo, eva, fresh, type PlanSchool } from "~test/factories/plan";
import { aReport, refusedAt, words } from "~test/factories/report";
import { maria, ola, png } from "~test/factories/signers";
import { later } from "~test/factories/world";
import { askPlanSignatures } from "./ask-plan-signatures.server";
import { attachPlanPaper, readPlanPaper } from "./attach-plan-paper.server";
import { closePlan } from "./close-plan.server";
import { openPlanLink, readByLink } from "./open-plan-link.server";
import { readPlanEvidence } from "./plan-evidence.server";
import { readPlanDocument } from "./read-plan-document.server";
import { readPlanSigning } from "./read-plan-signing.server";
import { beginPlanSignature, followPlanSignature } from "./sign-plan.server";

let school: PlanSchool;
let documentId: string;
beforeEach(async () => {
  school = await aPlanSchool();
  documentId = (await school.finish()).documentId;
});

const setPupil = (set: Partial<typeof pupil.$inferInsert>) =>
  school.world.db.write((tx) => tx.update(pupil).set(set).where(eq(pupil.id, school.pupilId)));
const protect = () => setPupil({ protection: "confidentiality" });
const kept = () => school.world.db.read.select().from(actionPlanSignature);
/** The mentor keeps a protected pupil; the teachers do not. */
const beside = (person = eva) => ({ signer: school.mother, person });

describe("several sign a version", () => {
  it("staff and a guardian on the same screen, each once; the number of the roster is required", async () => {
    const { teacher, colleague, planId, provider, sign } = school;
    expect(await sign(teacher, documentId)).toEqual({ state: "signed" });
    expect(await sign(teacher, documentId)).toEqual({ state: "signed" });
    expect(await sign(colleague, documentId, { person: ola })).toEqual({ state: "signed" });
    expect(await sign(teacher, documentId, beside())).toEqual({ state: "signed" });
    const { signatures, family } = await readPlanSigning(teacher, { planId });
    expect(signatures.map((s) => [s.name, s.kind, s.beside]).sort()).toEqual([
      ["Eva Lindqvist", "guardian", true],
      ["Maria Ek", "staff", false],
      ["Ola Berg", "staff", false],
    ]);
    expect(family).toMatchObject([{ signed: true, whyNot: null }]);
    const caller = { endUserIp: "127.0.0.1", personalNumber: maria.personalNumber };
    const form = { planId, documentId, signer: school.mother, protectedChosen: false, words, caller };
    await beginPlanSignature(teacher, form);
    const request = provider.requestOf(provider.waiting().at(-1) ?? "");
    expect(request?.personalNumber).toBe(eva.personalNumber);
    const pdf = await readPlanDocument(teacher, { planId, documentId, asFile: false, sealed: false });
    const sha256 = createHash("sha256").update(pdf).digest("hex");
    expect([request?.visibleText, request?.invisibleData].every((text) => text?.includes(sha256))).toBe(true);
  });

  it("the wrong person, a refusal and a time-out keep nothing", async () => {
    const { teacher, planId, provider, sign } = school;
    expect(await sign(teacher, documentId, { person: ola })).toEqual({ state: "other_person" });
    const caller = { endUserIp: "127.0.0.1" };
    const form = { planId, documentId, signer: school.mother, protectedChosen: false, words, caller };
    const begin = async () => {
      const order = await beginPlanSignature(teacher, form);
      if ("messageKey" in order) throw new Error(order.messageKey);
      return order;
    };
    const follow = (order: Awaited<ReturnType<typeof begin>>, ms = 3000) =>
      followPlanSignature(later(teacher, ms), { planId, order, device: "desktop" });
    const declined = await begin();
    // The provider itself lets nobody else complete what is required of the mother.
    expect(provider.approve(provider.waiting().at(-1) ?? "", bo.personalNumber)).toBe(false);
    provider.decline(provider.waiting().at(-1) ?? "");
    expect(await follow(declined)).toMatchObject({ state: "failed" });
    const slow = await begin();
    expect(await follow(slow, 4 * 60_000)).toMatchObject({ state: "failed" });
    expect(await kept()).toEqual([]);
  });

  it("two at the same moment are both kept; the same person in two tabs is kept once", async () => {
    const { teacher, colleague, begin } = school;
    const tabs = [
      await begin(teacher, documentId),
      await begin(teacher, documentId),
      await begin(colleague, documentId, { person: ola }),
    ];
    const all = await Promise.all(tabs.map((complete) => complete()));
    expect(all).toEqual(all.map(() => ({ state: "signed" })));
    expect(await kept()).toHaveLength(2);
  });

  it("a version finished between seeing and signing is refused, one finished while signing leaves hers where it was", async () => {
    const { teacher, planId, save, finish, sign } = school;
    const newer = async () => {
      await save(teacher, fresh({ followUp: "Möte." }));
      await finish();
    };
    expect(await sign(teacher, documentId, {}, newer)).toEqual({ state: "signed_earlier" });
    expect(await readPlanSigning(teacher, { planId })).toMatchObject({
      document: { number: 2 },
      signatures: [],
      earlier: [{ name: "Maria Ek", number: 1 }],
    });
    expect(await refusedAt(sign(teacher, documentId))).toEqual({ form: "plan:fault.changed" });
  });

  it("colleagues who have the pupil are asked once, and nobody else", async () => {
    const { world, teacher, colleague, planId } = school;
    const ask = (accountId: string, key: string) =>
      askPlanSignatures(teacher, { planId, accountIds: [accountId], idempotencyKey: key });
    await ask(colleague.actor.accountId, "a");
    await ask(colleague.actor.accountId, "b");
    expect((await readPlanSigning(teacher, { planId })).requests).toMatchObject([{ name: "Ola Berg" }]);
    const stranger = await world.staff("other_staff");
    expect(await refusedAt(ask(stranger.actor.accountId, "c"))).toEqual({ signers: "signing:fault.nobody" });
    await expect(readPlanSigning(stranger, { planId })).rejects.toThrow(NotVisible);
  });
});

describe("custody is checked against the roster", () => {
  const outcome = async () => {
    const { teacher, sign } = school;
    return refusedAt(sign(teacher, documentId, beside()));
  };

  it("without custody, with custody unknown or without a number nobody signs for the child, on screen or by a link", async () => {
    const { teacher, planId, roster, motherId, link } = school;
    for (const [is, whyNot] of [
      [{ custody: "no_custody" }, "no_custody"],
      [{ custody: "unknown" }, "custody_unknown"],
      [{ personalNumber: null }, "no_number"],
    ] as const) {
      await roster(motherId, is);
      expect(await outcome()).toEqual({ form: "plan:fault.signer" });
      expect(await refusedAt(link(documentId))).toEqual({ form: "plan:fault.signer" });
      expect((await readPlanSigning(teacher, { planId })).family).toMatchObject([{ whyNot }]);
    }
  });

  it("custody that ends while she signs keeps nothing and is not called somebody else's identity, and so does a guardian whom the roster knows no more", async () => {
    const { world, teacher, roster, motherId, sign } = school;
    const ends = () => roster(motherId, { custody: "no_custody" });
    expect(await sign(teacher, documentId, beside(), ends)).toEqual({ state: "not_signer" });
    await roster(motherId, {});
    const dies = () => world.db.write((tx) => tx.delete(guardian).where(eq(guardian.id, motherId)));
    expect(await sign(teacher, documentId, beside(), dies)).toEqual({ state: "not_signer" });
    expect(await kept()).toEqual([]);
  });

  it("where custody is joint both are asked, and one signature blocks nothing", async () => {
    const { world, teacher, planId, roster, sign } = school;
    await roster("guardian-2", { name: "Bo Lindqvist", personalNumber: bo.personalNumber });
    await sign(teacher, documentId, beside());
    const { family } = await readPlanSigning(teacher, { planId });
    expect(family.map((f) => [f.name, f.signed]).sort()).toEqual([
      ["Bo Lindqvist", false],
      ["Eva Lindqvist", true],
    ]);
    await closePlan(teacher, { planId, close: true });
    expect(await refusedAt(sign(teacher, documentId))).toEqual({ form: "plan:fault.closed" });
    const accountIds = [(await world.staff("teacher", { group: "teacher" })).actor.accountId];
    const ask = askPlanSignatures(teacher, { planId, accountIds, idempotencyKey: "late" });
    expect(await refusedAt(ask)).toEqual({ form: "plan:fault.closed" });
    const paper = { planId, documentId, signer: "Eva", file: { name: "papper.png", bytes: png } };
    const late = attachPlanPaper(teacher, { ...paper, idempotencyKey: "late" });
    expect(await refusedAt(late)).toEqual({ form: "plan:fault.closed" });
  });

  it("a pupil of 18 signs for herself, and guardians then do not", async () => {
    const { world, teacher, planId, pupilId, sign } = school;
    await setPupil({ birthDate: "2008-11-22" });
    const { owner, place } = {
      owner: { kind: "pupil" as const, id: pupilId },
      place: { table: "pupil", row: pupilId, column: "sealed_identity", version: 1 },
    };
    const number = JSON.stringify({ personalNumber: bo.personalNumber });
    await setPupil({ sealedIdentity: await world.vault.seal(owner, place, number) });
    const { family } = await readPlanSigning(teacher, { planId });
    expect(family.map((f) => [f.kind, f.whyNot])).toEqual([
      ["pupil", null],
      ["guardian", "of_age"],
    ]);
    expect(await outcome()).toEqual({ form: "plan:fault.signer" });
    const herself = { signer: `pupil:${pupilId}`, person: bo };
    expect(await sign(teacher, documentId, herself)).toEqual({ state: "signed" });
    await setPupil({ birthDate: "2008-11-23" });
    expect(await refusedAt(sign(teacher, documentId, herself))).toEqual({ form: "plan:fault.signer" });
  });

  it("for a protected pupil somebody chooses first, on screen and by a link; a choice made before is none", async () => {
    const { world, link } = school;
    const mentor = await world.staff("teacher", { group: "mentor" });
    const teacher = { ...mentor, ports: school.teacher.ports };
    const before = await link(documentId, {}, teacher);
    await protect();
    const attempt = (protectedChosen: boolean) =>
      school.sign(teacher, documentId, { ...beside(), protectedChosen });
    expect(await refusedAt(attempt(false))).toEqual({ protected: "plan:fault.protected" });
    expect(await refusedAt(link(documentId, {}, teacher))).toEqual({ protected: "plan:fault.protected" });
    const opened = { token: before.token, personalNumber: eva.personalNumber };
    expect(await openPlanLink(school.house(), opened)).toBeNull();
    const chosen = await link(documentId, { protectedChosen: true }, teacher);
    const hers = { token: chosen.token, personalNumber: eva.personalNumber };
    expect(await openPlanLink(school.house(), hers)).toBe(chosen.linkId);
    expect(await attempt(true)).toEqual({ state: "signed" });
  });

  it("is locked where the guard on what a guardian could meet is on: link, screen, file and paper", async () => {
    const { teacher, planId, pupilId, sign, link } = school;
    const { linkId, token } = await link(documentId);
    await aReport(teacher, pupilId, { categories: ["honour"] });
    for (const attempt of [
      () => link(documentId),
      () => sign(teacher, documentId, beside()),
      () => readPlanDocument(teacher, { planId, documentId, asFile: true, sealed: true }),
    ])
      await expect(attempt()).rejects.toThrow(OutputLocked);
    const reader = { linkId, personalNumber: eva.personalNumber };
    expect(await openPlanLink(school.house(), { token, ...reader })).toBeNull();
    expect(await readByLink(school.house(), reader)).toBeNull();
    expect((await readPlanSigning(teacher, { planId })).lockedBy).not.toBeNull();
    expect(await sign(teacher, documentId)).toEqual({ state: "signed" });
  });
});

describe("paper and evidence", () => {
  it("a signature on paper is photographed back in, once, and shown as the photograph that it is", async () => {
    const { world, teacher, planId } = school;
    const paper = { planId, documentId, signer: "Åsa Lund", idempotencyKey: "p" };
    const file = { name: "papper.png", bytes: png };
    await attachPlanPaper(teacher, { ...paper, file });
    await attachPlanPaper(teacher, { ...paper, file });
    expect(await refusedAt(attachPlanPaper(teacher, { ...paper, file: null, idempotencyKey: "q" }))).toEqual({
      photo: "signing:fault.photoMissing",
    });
    const { photos, signatures } = await readPlanSigning(teacher, { planId });
    expect([photos.length, photos[0]?.signer, signatures]).toEqual([1, "Åsa Lund", []]);
    const photoId = photos[0]?.id ?? "";
    expect((await readPlanPaper(teacher, { planId, photoId })).mediaType).toBe("image/png");
    await expect(readPlanPaper(await world.staff("teacher"), { planId, photoId })).rejects.toThrow(
      NotVisible,
    );
  });

  it("the evidence lists who signed which digest, once a set of signatures, with the raw evidence beside it", async () => {
    const { teacher, planId, sign } = school;
    const read = (raw: boolean) => readPlanEvidence(teacher, { planId, raw, words: () => words, seal: null });
    await expect(read(true)).rejects.toThrow(NotVisible);
    await sign(teacher, documentId);
    await sign(teacher, documentId, beside());
    const raw = JSON.parse(Buffer.from(await read(true)).toString());
    expect(raw.signatures.map((s: { name: string }) => s.name).sort()).toEqual(["Eva Lindqvist", "Maria Ek"]);
    expect(Buffer.compare(await read(true), await read(true))).toBe(0);
    expect(
      Buffer.from(await read(false))
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });
});
