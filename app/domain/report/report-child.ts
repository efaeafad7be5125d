// What the rules of age and routing are told of a report's child: the roster's word where the reporter has the pupil,
// else what she wrote herself and nothing more. Decides nothing. Source: OSL 21:3 (a protected child is never routed by
// what a register says, and a mark that the reporter set counts as one: she may know before the roster does).
import type { RosterPupil } from "../routing/facts-of-pupil";
import type { ReportValues } from "./values";

export function childOf(
  pupil: RosterPupil | null,
  written: Pick<ReportValues, "childBirthDate" | "protectedIdentity">,
): RosterPupil {
  const known = pupil ?? {
    birthDate: written.childBirthDate || null,
    protection: "none",
    residenceCode: null,
    placedByCode: null,
    staysInCode: null,
  };
  const marked = written.protectedIdentity === "yes" && known.protection === "none";
  return marked ? { ...known, protection: "confidentiality" } : known;
}
