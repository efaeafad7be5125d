// Rendered versions of reports and the signatures on them. Neither is ever changed.
import { and, asc, desc, eq } from "drizzle-orm";
import { chooseUnit } from "~/domain/routing/units";
import type { Queries } from "./database";
import { reportDocument, reportSignature } from "./schema/report.server";
import { account, contactUnit } from "./schema/school.server";

export type DocumentRow = typeof reportDocument.$inferSelect;

/** A rendered version without its sealed content. */
export type DocumentHead = Omit<DocumentRow, "sealedPdf" | "sealedData" | "sealedTwin">;

const head = {
  id: reportDocument.id,
  reportId: reportDocument.reportId,
  number: reportDocument.number,
  sha256: reportDocument.sha256,
  stateDigest: reportDocument.stateDigest,
  basis: reportDocument.basis,
  createdAt: reportDocument.createdAt,
};

export async function findDocumentHead(q: Queries, id: string): Promise<DocumentHead | null> {
  const [row] = await q.select(head).from(reportDocument).where(eq(reportDocument.id, id));
  return row ?? null;
}

export async function latestDocument(q: Queries, reportId: string): Promise<DocumentHead | null> {
  const [row] = await q
    .select(head)
    .from(reportDocument)
    .where(eq(reportDocument.reportId, reportId))
    .orderBy(desc(reportDocument.number))
    .limit(1);
  return row ?? null;
}

export async function findDocument(q: Queries, id: string): Promise<DocumentRow | null> {
  const [row] = await q.select().from(reportDocument).where(eq(reportDocument.id, id));
  return row ?? null;
}

/** False where somebody rendered at the same time and came first. */
export async function insertDocument(tx: Queries, row: typeof reportDocument.$inferInsert): Promise<boolean> {
  const added = await tx
    .insert(reportDocument)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: reportDocument.id });
  return added.length > 0;
}

/** False where the person has signed this very document before. */
export async function insertSignature(
  tx: Queries,
  row: typeof reportSignature.$inferInsert,
): Promise<boolean> {
  const added = await tx
    .insert(reportSignature)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: reportSignature.id });
  return added.length > 0;
}

/** All signatures on a report, with the version that each is on. */
export async function signaturesOfReport(q: Queries, reportId: string) {
  return q
    .select({
      accountId: reportSignature.accountId,
      name: account.name,
      signedAt: reportSignature.signedAt,
      documentId: reportSignature.documentId,
      number: reportDocument.number,
    })
    .from(reportSignature)
    .innerJoin(account, eq(account.id, reportSignature.accountId))
    .innerJoin(reportDocument, eq(reportDocument.id, reportSignature.documentId))
    .where(eq(reportSignature.reportId, reportId))
    .orderBy(asc(reportSignature.signedAt), asc(reportSignature.id));
}

/** The signatures on one document with their sealed evidence, in the order in which they were made. */
export async function sealedSignaturesOn(q: Queries, documentId: string) {
  return q
    .select({
      id: reportSignature.id,
      name: account.name,
      provider: reportSignature.provider,
      sealedEvidence: reportSignature.sealedEvidence,
      revocation: reportSignature.revocation,
      signedAt: reportSignature.signedAt,
    })
    .from(reportSignature)
    .innerJoin(account, eq(account.id, reportSignature.accountId))
    .where(eq(reportSignature.documentId, documentId))
    .orderBy(asc(reportSignature.signedAt), asc(reportSignature.id));
}

export async function signaturesOn(q: Queries, documentId: string) {
  return q
    .select({ accountId: reportSignature.accountId, name: account.name, signedAt: reportSignature.signedAt })
    .from(reportSignature)
    .innerJoin(account, eq(account.id, reportSignature.accountId))
    .where(eq(reportSignature.documentId, documentId))
    .orderBy(asc(reportSignature.signedAt), asc(reportSignature.id));
}

export async function activeUnits(q: Queries, municipalityCode: string) {
  return q
    .select()
    .from(contactUnit)
    .where(and(eq(contactUnit.municipalityCode, municipalityCode), eq(contactUnit.active, true)))
    .orderBy(asc(contactUnit.channel), asc(contactUnit.unit));
}

/**
 * The municipality's active units, and the one that takes the report; `how` says why that one, or that several might.
 * `district`: of the child's home, to tell a choice that it led to from the reporter's own; it chooses nothing here.
 */
export async function receiverOf(
  q: Queries,
  municipalityCode: string,
  chosen: string | null,
  district?: string | null,
) {
  const rows = await activeUnits(q, municipalityCode);
  const known = chosen !== null && district ? { district } : {};
  const { unit, how } = chooseUnit(rows, { municipalityCode, chosen, ...known });
  // Of several that nobody chose among, one that can be reached: they forward within the municipality.
  const contact = unit ?? rows.find((r) => r.channel === "own_reception") ?? rows[0] ?? null;
  return { contact, how, units: rows, unitName: unit?.unit ?? "" };
}

export async function receiverContact(q: Queries, municipalityCode: string, chosen: string | null) {
  return (await receiverOf(q, municipalityCode, chosen)).contact;
}
