// Whether one person may sign a plan for the family at this moment, whichever way she comes: the roster says that she has
// custody, or that the pupil is of age and it is she; a protected identity needs somebody's choice. Part of the use cases of
// signing, which ask their own policy. audit: none here; the use cases that call it log what they do.
import type { StaffCtx } from "~/access/context.server";
import { findGuardian } from "~db/action-plan-signing.server";
import type { Queries } from "~db/database";
import { findPupil, type PupilRow } from "~db/pupil.server";
import { hasTurnedEighteen } from "../report/age";
import { rosterFamily } from "./roster-family.server";
import type { FamilySigner } from "./signers";

/** Null where the roster knows no such person with a number and with custody, or of age, now. */
export async function familySigner(
  ctx: Pick<StaffCtx, "db" | "vault" | "now">,
  { pupil, signer }: { pupil: PupilRow; signer: string },
): Promise<(FamilySigner & { personalNumber: string }) | null> {
  const found = (await rosterFamily(ctx, pupil)).find((each) => each.signer === signer);
  if (!found || found.whyNot !== null || found.personalNumber === null) return null;
  return { ...found, personalNumber: found.personalNumber };
}

/** The same, inside a transaction, where nothing is opened: custody and age as they stand there, and the protection. */
export async function stillSigns(
  tx: Queries,
  input: { pupilId: string; signer: string; protectedChosen: boolean; now: Date },
): Promise<boolean> {
  const pupil = await findPupil(tx, input.pupilId);
  if (!pupil || (pupil.protection !== "none" && !input.protectedChosen)) return false;
  const [kind, id = ""] = input.signer.split(":");
  const ofAge = hasTurnedEighteen(pupil.birthDate, input.now);
  if (kind === "pupil") return ofAge && id === pupil.id;
  const guardian = ofAge ? null : await findGuardian(tx, id);
  return guardian?.pupilId === pupil.id && guardian.custody === "custody";
}
