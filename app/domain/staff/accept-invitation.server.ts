// Ties an invited account to the person whom BankID has just vouched for: from then on that number signs in to it.
// The code must be standing, and the number that of nobody else in the same authority. Does not sign in: the door does.
// Source: issue of the main job (a school can really begin).
import { hashInvitationCode } from "~/access/invitation-code.server";
import { record } from "~/audit/record.server";
import type { Vault } from "~/vault/vault.server";
import { findAccount, findAccountByIdentity } from "~db/account.server";
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
  const account = standing && (await findAccount(db.read, standing.accountId));
  if (!standing || !account?.authorityId) return null;
  const { authorityId } = account;
  const identityLookup = await vault.lookup({ kind: "authority", id: authorityId }, input.personalNumber);
  return db.write(async (tx) => {
    if (await findAccountByIdentity(tx, identityLookup)) return null;
    const used = await spendInvitation(tx, { id: standing.id, accountId: account.id, identityLookup, now });
    if (!used) return null;
    await record(tx, {
      at: now,
      actor: { kind: "staff", accountId: account.id, authorityId },
      ground: "invitation",
      event: { kind: "invitation.used", invitationId: standing.id, toId: account.id },
    });
    return account.id;
  });
}
