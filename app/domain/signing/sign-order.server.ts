// An order to sign one document, whatever its kind and whoever signs: begun, followed and given up. The number that is
// known beforehand is required of the provider; who completed the order is compared with it, and by the caller's own test
// (an account's keyed hash, a guardian's number in the roster), and the signature is verified against the very text and
// data that were asked for. Keeps nothing and asks no policy: the use
// case of the document's kind does. Source: decisions 0006 and 0022; app/integrations/signing/port.ts.
// audit: none here; the use cases that call it log what they do.
import type { StaffCtx } from "~/access/context.server";
import {
  beginOrder,
  followOrder,
  giveUpOrder,
  messageOf,
  type OrderBinding,
  type OrderView,
} from "~/access/identity-order.server";
import type { SigningPort, StartOrder } from "~/integrations/signing/port";
import { findAccount } from "~db/account.server";
import type { KeptEvidence } from "./kept-evidence";

export interface SignatureOrder {
  id: string;
  browser: string;
}

/** Where the signer sits, and her number where she signed in with it. */
export type SignatureCaller = Pick<StartOrder, "endUserIp" | "userAgent" | "personalNumber">;

export type SigningCtx = Pick<StaffCtx, "db" | "vault" | "now">;

export interface OrderedSignature {
  purpose: Extract<OrderBinding["purpose"], "sign_report" | "sign_action_plan">;
  subjectId: string;
  /** At whose session it is done; null where there is none. */
  accountId: string | null;
  /** Whether the number is that of the person whose signature it is to be; `memo` is what the order was begun with. */
  isSigner: (personalNumber: string, memo: Record<string, string>) => Promise<boolean>;
}

type Step = Exclude<OrderView, { state: "complete" }>;

export type ProvenStep =
  | Step
  | { state: "proven"; memo: Record<string, string>; provider: string; evidence: KeptEvidence }
  /** Somebody else's identity completed the order. */
  | { state: "other_person" }
  /** The very person who was asked for, whose signature it is no longer to be. */
  | { state: "not_signer" }
  | { state: "none" };

const view = { kind: "sign", device: "desktop", startedBy: "qr" } as const;

const bindingOf = ({ purpose, subjectId, accountId }: OrderedSignature): OrderBinding => ({
  purpose,
  subjectId,
  accountId,
});

/** Gives the order to keep in the browser, or the key of a message from the provider's own texts. */
export async function beginSigning(
  ctx: SigningCtx,
  signing: SigningPort,
  input: {
    of: OrderedSignature;
    caller: SignatureCaller;
    visibleText: string;
    invisibleData: string;
    memo: Record<string, string>;
  },
): Promise<SignatureOrder | { messageKey: string }> {
  const { caller, visibleText, invisibleData, memo, of } = input;
  const begun = await beginOrder(
    { db: ctx.db, vault: ctx.vault, signing },
    {
      ...bindingOf(of),
      request: { kind: "sign", ...caller, visibleText, invisibleData },
      memo,
      now: ctx.now,
    },
  );
  if (begun.ok) return { id: begun.id, browser: begun.browser };
  return { messageKey: messageOf(signing, { status: "problem", problem: begun.problem }, view) };
}

export async function followSigning(
  ctx: SigningCtx,
  signing: SigningPort,
  input: { of: OrderedSignature; order: SignatureOrder; device: "desktop" | "mobile" },
): Promise<ProvenStep> {
  const { of, order, device } = input;
  const step = await followOrder(
    { db: ctx.db, vault: ctx.vault, signing },
    { ...order, device, binding: bindingOf(of), now: ctx.now },
  );
  if (!step) return { state: "none" };
  if (step.state !== "complete") return step;
  const { person, evidence } = step.collected;
  const { personalNumber: required, visibleText, invisibleData } = step.request;
  if (required !== undefined && required !== person.personalNumber) return { state: "other_person" };
  if (!(await of.isSigner(person.personalNumber, step.memo)))
    return { state: required === undefined ? "other_person" : "not_signer" };
  const verdict = await signing.verify(evidence, {
    kind: "sign",
    visibleText,
    invisibleData,
    personalNumber: person.personalNumber,
    at: ctx.now,
  });
  if (!verdict.ok) {
    const messageKey = messageOf(signing, { status: "problem", problem: "badSignature" }, view);
    return { state: "failed", messageKey };
  }
  return {
    state: "proven",
    memo: step.memo,
    provider: evidence.provider,
    evidence: {
      signature: evidence.signature,
      ocspResponse: evidence.ocspResponse,
      signedBytes: Buffer.from(verdict.signedBytes).toString("base64"),
      visibleText,
      invisibleData,
      signerName: person.name,
      signerCertificate: Buffer.from(verdict.signerCertificate).toString("base64"),
      verifiedAt: ctx.now.toISOString(),
      revocation: verdict.revocation,
    },
  };
}

export async function giveUpSigning(
  ctx: SigningCtx,
  signing: SigningPort,
  input: { of: OrderedSignature; order: SignatureOrder },
): Promise<void> {
  const deps = { db: ctx.db, vault: ctx.vault, signing };
  await giveUpOrder(deps, { ...input.order, binding: bindingOf(input.of) });
}

/** Whether a number is that of whoever is signed in. */
export async function isOwnNumber(ctx: StaffCtx, personalNumber: string): Promise<boolean> {
  const account = await findAccount(ctx.db.read, ctx.actor.accountId);
  if (!account?.identityLookup) return false;
  const scope = { kind: "authority" as const, id: ctx.actor.authorityId };
  return (await ctx.vault.lookup(scope, personalNumber)) === account.identityLookup;
}
