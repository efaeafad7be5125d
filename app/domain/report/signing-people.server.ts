// Whom a school authority's policy asks to sign one report, whom a colleague can ask, and who has signed the document
// that stands. A colleague can be asked who has the pupil now, or who has written in the report: asking opens the document
// to her. No policy of access: the caller has decided. audit: none here; the use cases that call it log what they do.
import { namesOf } from "~db/account.server";
import type { Queries } from "~db/database";
import { holdersOf } from "~db/grant.server";
import { authorsOf, type ReportRow } from "~db/report.server";
import { signaturesOn } from "~db/report-document.server";
import { findPolicy } from "~db/signing.server";
import { policyOf, type SigningPeople, wantedBy } from "../signing/signing-policy";

export async function signingPeople(
  q: Queries,
  { report, documentId, now }: { report: ReportRow; documentId: string | null; now: Date },
) {
  const { authorityId, pupilId, createdBy: creatorId } = report;
  const policy = policyOf(await findPolicy(q, { authorityId, kind: "report" }));
  const holders = pupilId ? await holdersOf(q, pupilId, now) : [];
  const authorIds = await authorsOf(q, report.id);
  const withGround = (ground: string) => [
    ...new Set(holders.filter((h) => h.ground === ground).map((h) => h.accountId)),
  ];
  const people: SigningPeople = {
    creatorId,
    authorIds,
    principalIds: withGround("principal"),
    studentHealthIds: withGround("student_health"),
  };
  const signatures = documentId ? await signaturesOn(q, documentId) : [];
  const wanted = wantedBy(
    policy,
    people,
    signatures.map((s) => s.accountId),
  );
  const names = await namesOf(q, [...authorIds, creatorId, ...holders.map((h) => h.accountId)]);
  return { policy, wanted, signatures, names };
}
