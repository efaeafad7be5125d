// An invited person's way in: the code is tried before she is sent to BankID, so that a slip of the pen is told at once.
import { refuse } from "~/domain/refusal";
import { invitationStands } from "~/domain/staff/accept-invitation.server";
import { house } from "~/house.server";
import { beginSignIn } from "./bankid-sign-in.server";

/** A Refusal beside the field where the code opens nothing. */
export async function beginInvitedSignIn(request: Request, input: { code: string; now: Date }) {
  const { db, vault } = await house();
  const { code, now } = input;
  if (!(await invitationStands({ db, vault, now }, code))) refuse("code", "code_wrong");
  return beginSignIn(request, { next: "/", invitation: code, now });
}
