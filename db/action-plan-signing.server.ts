// Finished versions of action plans, the signatures on them and the links by which guardians reach one. Versions and
// signatures are never changed; of a link, when it was opened, used, mailed or revoked.
import { and, asc, desc, eq, isNotNull, isNull, lte } from "drizzle-orm";
import type { Queries } from "./database";
import { actionPlanDocument, actionPlanLink, actionPlanSignature } from "./schema/action-plan.server";
import { guardian } from "./schema/school.server";

export type PlanDocumentRow = typeof actionPlanDocument.$inferSelect;
export type PlanDocumentHead = Omit<PlanDocumentRow, "sealedPdf" | "sealedText">;
export type PlanLinkRow = typeof actionPlanLink.$inferSelect;

const head = {
  id: actionPlanDocument.id,
  planId: actionPlanDocument.planId,
  number: actionPlanDocument.number,
  signedLength: actionPlanDocument.signedLength,
  sha256: actionPlanDocument.sha256,
  fileSha256: actionPlanDocument.fileSha256,
  stateDigest: actionPlanDocument.stateDigest,
  wholeDigest: actionPlanDocument.wholeDigest,
  createdBy: actionPlanDocument.createdBy,
  createdAt: actionPlanDocument.createdAt,
};

/** The newest first, without the files. */
export async function planDocuments(q: Queries, planId: string): Promise<PlanDocumentHead[]> {
  return q
    .select(head)
    .from(actionPlanDocument)
    .where(eq(actionPlanDocument.planId, planId))
    .orderBy(desc(actionPlanDocument.number));
}

export async function findPlanDocument(q: Queries, id: string): Promise<PlanDocumentRow | null> {
  const [row] = await q.select().from(actionPlanDocument).where(eq(actionPlanDocument.id, id));
  return row ?? null;
}

/** False where somebody finished a version at the same time and came first. */
export async function insertPlanDocument(
  tx: Queries,
  row: typeof actionPlanDocument.$inferInsert,
): Promise<boolean> {
  const added = await tx
    .insert(actionPlanDocument)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: actionPlanDocument.id });
  return added.length > 0;
}

/** On all versions, in the order in which they were made. */
export async function planSignatures(q: Queries, planId: string) {
  return q
    .select({ signature: actionPlanSignature, number: actionPlanDocument.number })
    .from(actionPlanSignature)
    .innerJoin(actionPlanDocument, eq(actionPlanDocument.id, actionPlanSignature.documentId))
    .where(eq(actionPlanSignature.planId, planId))
    .orderBy(asc(actionPlanSignature.signedAt), asc(actionPlanSignature.id));
}

/** False where the person has signed this very version before. */
export async function insertPlanSignature(
  tx: Queries,
  row: typeof actionPlanSignature.$inferInsert,
): Promise<boolean> {
  const added = await tx
    .insert(actionPlanSignature)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: actionPlanSignature.id });
  return added.length > 0;
}

export async function insertPlanLink(tx: Queries, row: typeof actionPlanLink.$inferInsert): Promise<void> {
  await tx.insert(actionPlanLink).values(row);
}

export async function findPlanLink(q: Queries, id: string): Promise<PlanLinkRow | null> {
  const [row] = await q.select().from(actionPlanLink).where(eq(actionPlanLink.id, id));
  return row ?? null;
}

export async function findPlanLinkByHash(q: Queries, tokenHash: string): Promise<PlanLinkRow | null> {
  const [row] = await q.select().from(actionPlanLink).where(eq(actionPlanLink.tokenHash, tokenHash));
  return row ?? null;
}

/** The newest first. */
export async function planLinks(q: Queries, planId: string): Promise<PlanLinkRow[]> {
  return q
    .select()
    .from(actionPlanLink)
    .where(eq(actionPlanLink.planId, planId))
    .orderBy(desc(actionPlanLink.createdAt), desc(actionPlanLink.id));
}

/** What ends a link also ends the mail that waits with it, and what was kept of whom it went to. */
const noMail = { sealedMail: null, sealedMailTo: null };

/** False where it has been revoked or used already. */
export async function endPlanLink(
  tx: Queries,
  { id, ...set }: { id: string } & ({ revokedAt: Date } | { usedAt: Date }),
): Promise<boolean> {
  const rows = await tx
    .update(actionPlanLink)
    .set({ ...set, ...noMail })
    .where(and(eq(actionPlanLink.id, id), isNull(actionPlanLink.revokedAt), isNull(actionPlanLink.usedAt)))
    .returning({ id: actionPlanLink.id });
  return rows.length > 0;
}

/** Every link that still stands to the same person's same plan: a new one ends them. */
export async function revokePlanLinksTo(
  tx: Queries,
  input: { planId: string; signer: string; at: Date },
): Promise<void> {
  await tx
    .update(actionPlanLink)
    .set({ revokedAt: input.at, ...noMail })
    .where(
      and(
        eq(actionPlanLink.planId, input.planId),
        eq(actionPlanLink.signer, input.signer),
        isNull(actionPlanLink.revokedAt),
        isNull(actionPlanLink.usedAt),
      ),
    );
}

export async function notePlanLinkOpened(tx: Queries, input: { id: string; at: Date }): Promise<void> {
  await tx.update(actionPlanLink).set({ openedAt: input.at }).where(eq(actionPlanLink.id, input.id));
}

/** A mail that waited has left, or never will. False where the link ended meanwhile, and nothing waited any longer. */
export async function settlePlanLinkMail(
  tx: Queries,
  { id, ...set }: { id: string } & ({ mailedAt: Date } | { mailFailedAt: Date }),
): Promise<boolean> {
  const rows = await tx
    .update(actionPlanLink)
    .set({ ...set, sealedMail: null })
    .where(and(eq(actionPlanLink.id, id), isNotNull(actionPlanLink.sealedMail)))
    .returning({ id: actionPlanLink.id });
  return rows.length > 0;
}

/** Whom a link went to is of no use once its days are over. What still waits to be mailed is the runner's to give up first. */
export async function forgetPlanLinkAddresses(tx: Queries, now: Date): Promise<void> {
  const { expiresAt, sealedMail, sealedMailTo } = actionPlanLink;
  await tx
    .update(actionPlanLink)
    .set({ sealedMailTo: null })
    .where(and(lte(expiresAt, now), isNull(sealedMail), isNotNull(sealedMailTo)));
}

export async function findGuardian(q: Queries, id: string) {
  const [row] = await q.select().from(guardian).where(eq(guardian.id, id));
  return row ?? null;
}
