// Keeps a proven signature on a finished version of an action plan: once a person and version, on the version that was
// read, and with how it came. What may be signed is the latest finished version; where another was finished while somebody
// signed, hers stays on the one that she read, and she is told. No policy: the use case that calls it asks it, inside the
// same transaction.
import { randomUUID } from "node:crypto";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { type ActorRef, record } from "~/audit/record.server";
import {
  findPlanDocument,
  insertPlanSignature,
  type PlanDocumentHead,
  planDocuments,
} from "~db/action-plan-signing.server";
import type { Queries } from "~db/database";
import { refuse } from "../refusal";
import type { Words } from "../report/words";
import type { ProvenStep } from "../signing/sign-order.server";
import { planSignaturePlace } from "./places";

/** Throws Refusal "plan:fault.changed" where another version has been finished since it was read. */
export async function signableVersion(
  q: Queries,
  { planId, documentId }: { planId: string; documentId: string },
): Promise<PlanDocumentHead> {
  const document = await findPlanDocument(q, documentId);
  if (document?.planId !== planId) throw new NotVisible();
  const [latest] = await planDocuments(q, planId);
  if (latest?.id !== document.id) refuse("form", "plan:fault.changed");
  return latest;
}

/** What the provider shows to the signer, and what is signed beside it: the reference and the digest, no names. */
export function asked(
  { reference }: { reference: string },
  { id, number, sha256 }: PlanDocumentHead,
  words: Words,
) {
  return {
    visibleText: words("plan:sign.visible", { reference, number, sha256 }),
    invisibleData: JSON.stringify({ reference, documentId: id, version: number, sha256 }),
  };
}

export interface ToKeep {
  planId: string;
  pupilId: string;
  step: Extract<ProvenStep, { state: "proven" }>;
  /** "staff:<account>", "guardian:<guardian>" or "pupil:<pupil>". */
  signer: string;
  /** Who stood beside it; null where it came by a link or is her own. */
  beside: string | null;
  actor: ActorRef;
  /** Asks the policy again inside the transaction, and what else must hold there: the ground. */
  allowed: (tx: Queries) => Promise<string>;
  /** What else goes into the same transaction where the signature is new. */
  also?: (tx: Queries) => Promise<void>;
}

export type Kept = { state: "signed" } | { state: "signed_earlier" };

export async function keepPlanSignature(
  { db, vault, now }: Pick<StaffCtx, "db" | "vault" | "now">,
  { planId, pupilId, step, signer, beside, actor, allowed, also }: ToKeep,
): Promise<Kept> {
  const documentId = step.memo.documentId ?? "";
  const document = await findPlanDocument(db.read, documentId);
  if (document?.planId !== planId) throw new Error("a signed version vanished");
  const signatureId = randomUUID();
  const { owner, place } = planSignaturePlace(planId, signatureId);
  const { provider, evidence } = step;
  const sealedEvidence = await vault.seal(owner, place, JSON.stringify(evidence));
  const [signerKind, signerId = ""] = signer.split(":") as ["staff" | "guardian" | "pupil", string];
  return db.write(async (tx) => {
    const ground = await allowed(tx);
    const [latest] = await planDocuments(tx, planId);
    const kept: Kept = { state: latest?.id === documentId ? "signed" : "signed_earlier" };
    const row = { id: signatureId, planId, documentId, signer, beside, provider, sealedEvidence };
    const { revocation } = evidence;
    if (!(await insertPlanSignature(tx, { ...row, revocation, signedAt: now }))) return kept;
    await also?.(tx);
    await record(tx, {
      at: now,
      actor,
      ground,
      event: { kind: "plan.signed", pupilId, planId, documentId, signatureId, signerKind, signerId },
    });
    return kept;
  });
}
