// The chain's hash (decision 0005): SHA-256 over the previous hash and every column of the event, in a fixed order.
// Changing what is hashed breaks every stored chain: a new form gets a new prefix, and verification keeps the old one.
import { createHash } from "node:crypto";
import type { auditEvent } from "~db/schema/audit.server";

export type AuditRow = typeof auditEvent.$inferSelect;

/** What the first link continues from. */
export const genesis = "0".repeat(64);

export function linkHash(prevHash: string, row: AuditRow): string {
  const columns = [
    row.seq,
    row.id,
    row.at.toISOString(),
    row.actorKind,
    row.actorId,
    row.authorityId,
    row.municipalityCode,
    row.kind,
    row.ground,
    row.pupilId,
    Object.entries(row.subject).sort(([a], [b]) => (a < b ? -1 : 1)),
  ];
  return createHash("sha256")
    .update(JSON.stringify(["roda-traden/audit-link/1", prevHash, columns]))
    .digest("hex");
}
