// Whom to phone about a report's child in danger: 112 is the page's own; here the receiving municipality's numbers from
// the register of contacts, and while no receiver is chosen those of the school's own municipality, which acts at once
// where the child is (SoL 29:4). Then no municipality is named: a protected child's stays unsaid (OSL 21:3). No policy: the
// caller has decided. audit: none here; public facts about offices.
import type { Queries } from "~db/database";
import type { ReportRow } from "~db/report.server";
import { receiverContact } from "~db/report-document.server";
import { unitWithAuthority } from "~db/report-roster.server";
import { findMunicipality } from "../routing/municipalities";

export interface DangerContact {
  /** Whose numbers they are: the receiver's by name, or those where the school stands. */
  of: "receiver" | "school";
  municipality: string;
  phone: string;
  outOfHours: string;
}

export async function dangerContact(
  q: Queries,
  {
    receiverCode,
    receiverUnit,
    schoolUnitId,
  }: Pick<ReportRow, "receiverCode" | "receiverUnit" | "schoolUnitId">,
): Promise<DangerContact> {
  const unit = receiverCode ? null : await unitWithAuthority(q, schoolUnitId);
  const code = receiverCode ?? unit?.municipalityCode ?? null;
  const contact = code ? await receiverContact(q, code, receiverUnit) : null;
  return {
    of: receiverCode ? "receiver" : "school",
    municipality: receiverCode ? (findMunicipality(receiverCode)?.name ?? "") : "",
    phone: contact?.phone ?? "",
    outOfHours: contact?.outOfHoursPhone ?? "",
  };
}
