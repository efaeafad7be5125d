// Ties an invited account to the person whom BankID has just vouched for: from then on that number signs in to it.
// The code must be standing, the account open, and the number that of nobody else in the same school authority or the
// same municipality, but for an account at social services that has been closed. Does not sign in: the door does. Source: issue of the main job (a school can really begin).
import { hashInvitationCode } from "~/access/invitation-code.server";
import { record } from "~/audit/record.server";
import type { Vault } from "~/vault/vault.server";
import { findAccount, findAccountByIdentity, forgetNumber, lookupScopeOf } from "~db/account.server";
import type { Database } from "~db/database";
import { spendInvitation, standingInvitation } from "~db/invitation.server";

interface House {
  db: Database;
  vault: Vault;
  now: Date;
}

/** Whether the code opens anything: asked before the person is sent to BankID. */
export async function invitationStands({ db, now }: House, code: string): Promise<boolean> {
  return (await standingInvitation(db.read, { codeHash: hashInvitationCode(code), now })) !== null;
}

/** The account's id; null where the code no longer holds, or the person has an account here already. */
export async function acceptInvitation(
  { db, vault, now }: House,
  input: { code: string; personalNumber: string },
): Promise<string | null> {
  const codeHash = hashInvitationCode(input.code);
  const standing = await standingInvitation(db.read, { codeHash, now });
  const invited = standing && (await findAccount(db.read, standing.accountId));
  const scope = invited && lookupScopeOf(invited);
  if (!standing || !scope) return null;
  const identityLookup = await vault.lookup(scope, input.personalNumber);
  return db.write(async (tx) => {
    const account = await findAccount(tx, invited.id);
    if (!account || account.closedAt !== null) return null;
    const other = await findAccountByIdentity(tx, identityLookup);
    if (other && (other.kind !== "social" || other.closedAt === null)) return null;
    // Nothing but an invitation brings somebody back to social services; a school's leaver the roster opens again.
    if (other) await forgetNumber(tx, other.id);
    const used = await spendInvitation(tx, { id: standing.id, accountId: account.id, identityLookup, now });
    if (!used) return null;
    const { kind, authorityId, municipalityCode } = account;
    await record(tx, {
      at: now,
      actor: { kind, accountId: account.id, authorityId, municipalityCode },
      ground: "invitation",
      event: { kind: "invitation.used", invitationId: standing.id, toId: account.id },
    });
    return account.id;
  });
}
