// What a link to an action plan opens for the person that it was made for, once an electronic identity has vouched for her:
// that version, to read and to sign, and nothing else; no account and no session comes of it. The link stands while it is
// neither used, revoked nor over, the version is the latest, the plan open, the roster still says that she signs, the
// identity not protected without a choice, whoever made it still has the pupil, and the guard is not on for that one.
// Everybody else gets one answer, whatever it is that does not hold: nobody learns from it that a link, a plan or a child
// exists. Every opening and every refusal is recorded. Source: decision 0028; GDPR 32.
import type { ActorRef } from "~/audit/record.server";
import { record } from "~/audit/record.server";
import {
  endPlanLink,
  findPlanDocument,
  findPlanLink,
  findPlanLinkByHash,
  notePlanLinkOpened,
  type PlanLinkRow,
  planSignatures,
} from "~db/action-plan-signing.server";
import type { Queries } from "~db/database";
import { Refusal, refuse } from "../refusal";
import type { Words } from "../report/words";
import {
  beginSigning,
  followSigning,
  giveUpSigning,
  type OrderedSignature,
  type ProvenStep,
  type SignatureCaller,
  type SignatureOrder,
} from "../signing/sign-order.server";
import { familySigner, stillSigns } from "./family-signature.server";
import { asked, type Kept, keepPlanSignature } from "./keep-plan-signature.server";
import { hashOfToken } from "./plan-link.server";
import { openPlanDocument, openPlanText } from "./read-plan-document.server";
import { isOver, type Lenient, type LinkHouse, standingLink } from "./standing-plan-link.server";

/** Whom an electronic identity has vouched for, at which link. */
export interface LinkReader {
  linkId: string;
  personalNumber: string;
}

const nobody: ActorRef = { kind: "system", accountId: null };
const ground = "plan_link";

/** The link's id for the person that it was made for; null for anybody else and for a link that does not stand. */
export async function openPlanLink(
  house: LinkHouse,
  input: { token: string; personalNumber: string },
): Promise<string | null> {
  const link = await findPlanLinkByHash(house.db.read, hashOfToken(input.token));
  const standing = link && (await standingFor(house, { linkId: link.id, ...input }));
  const log = { at: house.now, ground };
  if (!standing) {
    const event = { kind: "plan.link-refused" as const, linkId: link?.id ?? null };
    await house.db.write((tx) => record(tx, { ...log, actor: nobody, event }));
    return null;
  }
  const { plan, actor } = standing;
  const { id: linkId, documentId } = standing.link;
  await house.db.write(async (tx) => {
    await notePlanLinkOpened(tx, { id: linkId, at: house.now });
    const event = { pupilId: plan.pupilId, planId: plan.id, documentId, linkId };
    await record(tx, { ...log, actor, event: { kind: "plan.link-opened", ...event } });
  });
  return linkId;
}

/** What the page shows: of the plan its version alone, its text too, and so recorded. Null where the link stands no longer. */
export async function readByLink(house: LinkHouse, reader: LinkReader) {
  const standing = await standingFor(house, reader, { used: true });
  if (!standing) return null;
  const { plan, document, link, actor } = standing;
  const signed = await signatureOf(house.db.read, link);
  const row = await findPlanDocument(house.db.read, document.id);
  const text = row && (await openPlanText(house.vault, row));
  if (text) {
    const event = { pupilId: plan.pupilId, planId: plan.id, documentId: document.id };
    await house.db.write((tx) =>
      record(tx, { at: house.now, actor, ground, event: { kind: "plan.document-read", ...event } }),
    );
  }
  return {
    text,
    language: plan.language,
    document: { id: document.id, number: document.number, sha256: document.sha256 },
    signedAt: signed?.signedAt ?? null,
    canSign: house.ports.signing !== null && !signed,
  };
}

/** The bytes that are signed. Logged before one leaves. */
export async function readDocumentByLink(house: LinkHouse, reader: LinkReader): Promise<Uint8Array | null> {
  const standing = await standingFor(house, reader, { used: true });
  if (!standing) return null;
  const { plan, document, actor } = standing;
  const row = await findPlanDocument(house.db.read, document.id);
  if (!row) throw new Error("a version vanished");
  const file = await openPlanDocument(house.vault, row);
  const event = { pupilId: plan.pupilId, planId: plan.id, documentId: row.id };
  await house.db.write((tx) =>
    record(tx, { at: house.now, actor, ground, event: { kind: "plan.document-read", ...event } }),
  );
  return file.subarray(0, row.signedLength);
}

export async function beginSignatureByLink(
  house: LinkHouse,
  input: LinkReader & { words: (language: "sv" | "en") => Words; caller: SignatureCaller },
): Promise<SignatureOrder | { messageKey: string } | null> {
  const standing = await standingFor(house, input);
  const { signing } = house.ports;
  if (!standing || !signing) return null;
  const { plan, document } = standing;
  const { personalNumber, caller } = input;
  return beginSigning(house, signing, {
    of: orderOf(house, input.linkId),
    caller: { ...caller, personalNumber },
    ...asked(plan, document, input.words(plan.language)),
    memo: { documentId: document.id },
  });
}

export type LinkSignatureStep =
  | Exclude<ProvenStep, { state: "proven" | "not_signer" }>
  | Kept
  | { state: "ended" };

export async function followSignatureByLink(
  house: LinkHouse,
  input: LinkReader & { order: SignatureOrder; device: "desktop" | "mobile" },
): Promise<LinkSignatureStep> {
  const link = await findPlanLink(house.db.read, input.linkId);
  const { signing } = house.ports;
  if (!link || !signing) return { state: "none" };
  const step = await followSigning(house, signing, { ...input, of: orderOf(house, link.id) });
  // The link ended under her hands: it was her own identity all the same.
  if (step.state === "not_signer") return { state: "ended" };
  if (step.state !== "proven") return step;
  // A later version leaves hers where it is; what the roster or a person has ended since keeps nothing.
  const standing = await standingFor(house, input, { laterVersion: true });
  if (!standing) return { state: "ended" };
  const { plan, actor } = standing;
  const { signer, protectedChosen } = link;
  try {
    return await keepPlanSignature(house, {
      planId: plan.id,
      pupilId: plan.pupilId,
      step,
      signer,
      beside: null,
      actor,
      allowed: async (tx) => {
        const again = await findPlanLink(tx, link.id);
        const who = { pupilId: plan.pupilId, signer, protectedChosen, now: house.now };
        if (!again || isOver(again, house.now) || !(await stillSigns(tx, who)))
          refuse("form", "plan:fault.signer");
        return ground;
      },
      also: async (tx) => {
        await endPlanLink(tx, { id: link.id, usedAt: house.now });
      },
    });
  } catch (error) {
    if (error instanceof Refusal) return { state: "ended" };
    throw error;
  }
}

export async function giveUpSignatureByLink(
  house: LinkHouse,
  input: LinkReader & { order: SignatureOrder },
): Promise<void> {
  const { signing } = house.ports;
  if (signing) await giveUpSigning(house, signing, { of: orderOf(house, input.linkId), order: input.order });
}

/** Who completes it is compared with the roster once more when it is kept: the number was required of the provider. */
const orderOf = (house: LinkHouse, linkId: string): OrderedSignature => ({
  purpose: "sign_action_plan",
  subjectId: linkId,
  accountId: null,
  isSigner: async (personalNumber) =>
    (await standingFor(house, { linkId, personalNumber }, { laterVersion: true })) !== null,
});

async function standingFor(house: LinkHouse, { linkId, personalNumber }: LinkReader, lenient: Lenient = {}) {
  const standing = await standingLink(house, linkId, lenient);
  if (!standing) return null;
  const { link, plan, document, pupil } = standing;
  const person = await familySigner(house, { pupil, signer: link.signer });
  if (person?.personalNumber !== personalNumber) return null;
  const actor: ActorRef = { ...nobody, authorityId: plan.authorityId };
  return { link, plan, document, actor };
}

async function signatureOf(q: Queries, { planId, documentId, signer }: PlanLinkRow) {
  const all = await planSignatures(q, planId);
  return all.map((s) => s.signature).find((s) => s.documentId === documentId && s.signer === signer) ?? null;
}
