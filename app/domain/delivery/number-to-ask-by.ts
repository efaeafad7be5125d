// Whether a child's number may be handed to a service of the municipality outside social services, to find the child by
// it; the number, or null. Only where it is known that the identity is not protected: for a pupil of the roster the
// roster and the reporter both say so; for a child who was only described the reporter has answered no. Pure.
// Source: OSL 21:3 and 21:3 a; docs/decisions/0013.
import type { ReportValues } from "../report/values";
import { readPersonalNumber } from "../roster/personal-number";

export type SaidOfChild = Pick<ReportValues, "childPersonalNumber" | "protectedIdentity">;

/** `roster`: what it says of the pupil now; "none" where no pupil was chosen. */
export function numberToAskBy(
  { childPersonalNumber, protectedIdentity }: SaidOfChild,
  roster: "none" | "protected" | "not_protected",
): string | null {
  if (roster === "protected" || protectedIdentity === "yes") return null;
  if (roster === "none" && protectedIdentity !== "no") return null;
  return readPersonalNumber(childPersonalNumber ?? "");
}
