// The number that a case system may find a report's child by, as the document says that is sent, and as the roster says of
// protection now. Decides nothing about where it goes.
// audit: none here; the use cases that call it record what they do.
import type { Vault } from "~/vault/vault.server";
import type { Queries } from "~db/database";
import { isOnProtected, type ReportRow } from "~db/report.server";
import type { DocumentRow } from "~db/report-document.server";
import { documentDataPlace } from "../report/places";
import type { receivedContentOf } from "../report/report-content";
import type { ReportValues } from "../report/values";
import { numberToAskBy } from "./number-to-ask-by";

export async function childNumber(
  { q, vault }: { q: Queries; vault: Vault },
  { report, document }: { report: ReportRow; document: Pick<DocumentRow, "id" | "sealedData"> },
): Promise<string | null> {
  const { owner, place } = documentDataPlace(report.id, document.id);
  const content = JSON.parse(await vault.openText(owner, place, document.sealedData)) as ReturnType<
    typeof receivedContentOf
  >;
  const protectedNow = await isOnProtected(q, report);
  const roster = report.pupilId === null ? "none" : protectedNow ? "protected" : "not_protected";
  return numberToAskBy((content.fields ?? {}) as ReportValues, roster);
}
