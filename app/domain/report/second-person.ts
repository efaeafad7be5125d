// Who counts as a second person for a municipality that a person chose: neither who chose it nor who sent the report
// there. Whether she may know of the report is the policy's. Source: OSL 21:3; domain rule on protected identity.

export function isSecondPerson(
  report: { sentBy: string | null; routedBy: string | null },
  accountId: string,
): boolean {
  return accountId !== report.sentBy && accountId !== report.routedBy;
}
