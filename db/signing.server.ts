// What surrounds signatures: policies, who is asked, photographs of paper, the sealed evidence. What stands is never
// changed; a draft's is removed with the draft (report-write).
import { and, asc, eq, isNull } from "drizzle-orm";
import type { SignedKind } from "~/domain/signing/signing-policy";
import type { Queries } from "./database";
import { account } from "./schema/school.server";
import { signatureEvidence, signaturePhoto, signatureRequest, signingPolicy } from "./schema/signing.server";

export type SigningPolicyRow = typeof signingPolicy.$inferSelect;
export type EvidenceRow = typeof signatureEvidence.$inferSelect;
export type PhotoRow = typeof signaturePhoto.$inferSelect;

/** The document that is signed, whatever its kind. */
export interface Signed {
  kind: SignedKind;
  subjectId: string;
}

export async function policiesOf(q: Queries, authorityId: string): Promise<SigningPolicyRow[]> {
  return q.select().from(signingPolicy).where(eq(signingPolicy.authorityId, authorityId));
}

export async function findPolicy(
  q: Queries,
  { authorityId, kind }: { authorityId: string; kind: SignedKind },
): Promise<SigningPolicyRow | null> {
  const here = and(eq(signingPolicy.authorityId, authorityId), eq(signingPolicy.kind, kind));
  const [row] = await q.select().from(signingPolicy).where(here);
  return row ?? null;
}

/** False where somebody has written it since `from`; 0 where it had never been written. */
export async function writePolicy(
  tx: Queries,
  { from, ...row }: Omit<typeof signingPolicy.$inferInsert, "version"> & { from: number },
): Promise<boolean> {
  const next = { ...row, version: from + 1 };
  const rows =
    from === 0
      ? await tx.insert(signingPolicy).values(next).onConflictDoNothing().returning()
      : await tx
          .update(signingPolicy)
          .set(next)
          .where(
            and(
              eq(signingPolicy.authorityId, row.authorityId),
              eq(signingPolicy.kind, row.kind),
              eq(signingPolicy.version, from),
            ),
          )
          .returning();
  return rows.length > 0;
}

const requestsOn = ({ kind, subjectId }: Signed) =>
  and(
    eq(signatureRequest.kind, kind),
    eq(signatureRequest.subjectId, subjectId),
    isNull(signatureRequest.withdrawnAt),
  );

export async function isAskedToSign(
  q: Queries,
  { accountId, ...signed }: Signed & { accountId: string },
): Promise<boolean> {
  const rows = await q
    .select({ id: signatureRequest.id })
    .from(signatureRequest)
    .where(and(requestsOn(signed), eq(signatureRequest.accountId, accountId)));
  return rows.length > 0;
}

export async function requestsOf(q: Queries, signed: Signed) {
  return q
    .select({
      accountId: signatureRequest.accountId,
      name: account.name,
      askedBy: signatureRequest.askedBy,
      askedAt: signatureRequest.askedAt,
    })
    .from(signatureRequest)
    .innerJoin(account, eq(account.id, signatureRequest.accountId))
    .where(requestsOn(signed))
    .orderBy(asc(signatureRequest.askedAt), asc(account.name));
}

/** The accounts that had not been asked before. */
export async function insertRequests(
  tx: Queries,
  rows: (typeof signatureRequest.$inferInsert)[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const added = await tx
    .insert(signatureRequest)
    .values(rows)
    .onConflictDoNothing()
    .returning({ accountId: signatureRequest.accountId });
  return added.map((row) => row.accountId);
}

export async function insertPhoto(tx: Queries, row: typeof signaturePhoto.$inferInsert): Promise<void> {
  await tx.insert(signaturePhoto).values(row);
}

/** The photographs without their pixels, oldest first. */
export async function photosOf(q: Queries, { kind, subjectId }: Signed) {
  return q
    .select({
      id: signaturePhoto.id,
      documentId: signaturePhoto.documentId,
      documentSha256: signaturePhoto.documentSha256,
      attachedBy: signaturePhoto.attachedBy,
      attachedByName: account.name,
      attachedAt: signaturePhoto.attachedAt,
      sealedMeta: signaturePhoto.sealedMeta,
    })
    .from(signaturePhoto)
    .innerJoin(account, eq(account.id, signaturePhoto.attachedBy))
    .where(and(eq(signaturePhoto.kind, kind), eq(signaturePhoto.subjectId, subjectId)))
    .orderBy(asc(signaturePhoto.attachedAt), asc(signaturePhoto.id));
}

export async function findPhoto(q: Queries, id: string): Promise<PhotoRow | null> {
  const [row] = await q.select().from(signaturePhoto).where(eq(signaturePhoto.id, id));
  return row ?? null;
}

/** False where an evidence of this very set of signatures stands already. */
export async function insertEvidence(
  tx: Queries,
  row: typeof signatureEvidence.$inferInsert,
): Promise<boolean> {
  const added = await tx.insert(signatureEvidence).values(row).onConflictDoNothing().returning();
  return added.length > 0;
}

/** The evidence of one document without the files, oldest first. */
export async function evidenceOf(q: Queries, documentId: string) {
  return q
    .select({
      id: signatureEvidence.id,
      number: signatureEvidence.number,
      basisDigest: signatureEvidence.basisDigest,
      sha256: signatureEvidence.sha256,
      createdAt: signatureEvidence.createdAt,
      deliveredAt: signatureEvidence.deliveredAt,
    })
    .from(signatureEvidence)
    .where(eq(signatureEvidence.documentId, documentId))
    .orderBy(asc(signatureEvidence.number));
}

export async function findEvidence(q: Queries, id: string): Promise<EvidenceRow | null> {
  const [row] = await q.select().from(signatureEvidence).where(eq(signatureEvidence.id, id));
  return row ?? null;
}

export async function markEvidenceDelivered(tx: Queries, input: { id: string; at: Date }): Promise<boolean> {
  const rows = await tx
    .update(signatureEvidence)
    .set({ deliveredAt: input.at })
    .where(and(eq(signatureEvidence.id, input.id), isNull(signatureEvidence.deliveredAt)))
    .returning({ id: signatureEvidence.id });
  return rows.length > 0;
}
