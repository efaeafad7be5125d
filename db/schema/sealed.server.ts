// What has left the house under the organisation's seal: enough to tell a file that somebody holds from any other, and
// nothing of what it says. No key leads to a person, a child or a place; `seriesId` is the id of what was sealed, kept so
// that a later version can be told, and stays when that is erased. Written with what sends the file, never changed but
// for `superseded_at`.
import { index, instant, table, text } from "../dialect.server";

/** Certificates that the service seals or has sealed with. */
export const sealCertificate = table("seal_certificate", {
  /** SHA-256, hex, of the certificate. */
  fingerprint: text("fingerprint").primaryKey(),
  /** Base64 of its DER. */
  certificate: text("certificate").notNull(),
  firstUsedAt: instant("first_used_at").notNull(),
});

export const sealedDocument = table(
  "sealed_document",
  {
    /** SHA-256, hex, of the whole file as it left. */
    sha256: text("sha256").primaryKey(),
    /** A JSON bears no seal of its own: it is vouched for by standing here, beside the sealed file that it repeats. */
    kind: text("kind", { enum: ["report", "report_data", "evidence", "plan", "sample"] }).notNull(),
    /** The same for every version of one thing. */
    seriesId: text("series_id").notNull(),
    /** The organisation, as its certificate names it. */
    sealedBy: text("sealed_by").notNull(),
    certificate: text("certificate")
      .notNull()
      .references(() => sealCertificate.fingerprint),
    sealedAt: instant("sealed_at").notNull(),
    /** When a later version of the same was sealed; null while this is the latest. */
    supersededAt: instant("superseded_at"),
  },
  (t) => [index("sealed_document_series").on(t.seriesId, t.kind)],
);
