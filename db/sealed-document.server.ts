// The register of what has left under the organisation's seal: digests, holder, time. Rows are added with what sends the
// file; the only thing that changes is that a later version has come.
import { and, eq, isNull, ne } from "drizzle-orm";
import type { Queries } from "./database";
import { delivery } from "./schema/delivery.server";
import { sealCertificate, sealedDocument } from "./schema/sealed.server";

export type SealedRow = typeof sealedDocument.$inferSelect;

/** The same file twice is one row. What was sealed before of the same series and kind is superseded. */
export async function insertSealed(
  tx: Queries,
  row: Omit<typeof sealedDocument.$inferInsert, "supersededAt">,
  certificate: Uint8Array,
): Promise<void> {
  await tx
    .insert(sealCertificate)
    .values({
      fingerprint: row.certificate,
      certificate: Buffer.from(certificate).toString("base64"),
      firstUsedAt: row.sealedAt,
    })
    .onConflictDoNothing();
  const added = await tx
    .insert(sealedDocument)
    .values(row)
    .onConflictDoNothing()
    .returning({ sha256: sealedDocument.sha256 });
  if (added.length === 0) return;
  await tx
    .update(sealedDocument)
    .set({ supersededAt: row.sealedAt })
    .where(
      and(
        eq(sealedDocument.seriesId, row.seriesId),
        eq(sealedDocument.kind, row.kind),
        ne(sealedDocument.sha256, row.sha256),
        isNull(sealedDocument.supersededAt),
      ),
    );
}

export async function findSealed(q: Queries, sha256: string): Promise<SealedRow | null> {
  const [row] = await q.select().from(sealedDocument).where(eq(sealedDocument.sha256, sha256));
  return row ?? null;
}

/** DER of each certificate that has sealed: a handful. */
export async function sealCertificates(q: Queries): Promise<Uint8Array[]> {
  const rows = await q.select({ certificate: sealCertificate.certificate }).from(sealCertificate);
  return rows.map((row) => new Uint8Array(Buffer.from(row.certificate, "base64")));
}

/** Whether a file with this digest was delivered: what was sent before the register was kept. */
export async function wasDelivered(q: Queries, sha256: string): Promise<boolean> {
  const rows = await q.select({ id: delivery.id }).from(delivery).where(eq(delivery.digest, sha256)).limit(1);
  return rows.length > 0;
}
