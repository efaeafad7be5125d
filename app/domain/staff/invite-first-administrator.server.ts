// Lets a school authority begin: makes the authority where it is new, an administrator without a number, and an
// invitation by code for a week. By the operator's command alone, before anybody can sign in; gives no right to read
// a child's record. Does not send the code: the operator hands it over. Source: issue of the main job; decision 0001.
import { randomUUID } from "node:crypto";
import { hashInvitationCode, newInvitationCode } from "~/access/invitation-code.server";
import { record } from "~/audit/record.server";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { insertAuthority, insertInvited, listAuthorities } from "~db/invitation.server";
import { civilDate } from "../calendar/stockholm";
import { invitationEnds } from "./new-invitation";

export interface FirstAdministrator {
  authority: string;
  legalProfile: "municipal" | "private";
  municipalityCode: string | null;
  name: string;
}

export interface Invited {
  code: string;
  expiresAt: Date;
  authorityIsNew: boolean;
}

export async function inviteFirstAdministrator(
  { db, vault, now }: { db: Database; vault: Vault; now: Date },
  input: FirstAdministrator,
): Promise<Invited> {
  const found = (await listAuthorities(db.read)).find((authority) => authority.name === input.authority);
  const authorityId = found?.id ?? randomUUID();
  await vault.ensureKey({ kind: "authority", id: authorityId });
  const [accountId, invitationId, code] = [randomUUID(), randomUUID(), newInvitationCode()];
  const expiresAt = invitationEnds(now);
  await db.write(async (tx) => {
    if (!found) {
      const { authority: name, legalProfile, municipalityCode } = input;
      await insertAuthority(tx, { id: authorityId, name, legalProfile, municipalityCode });
    }
    await insertInvited(tx, {
      account: { id: accountId, kind: "staff", authorityId, name: input.name },
      duty: { id: randomUUID(), accountId, role: "authority_administrator", startsOn: civilDate(now) },
      invitation: {
        id: invitationId,
        codeHash: hashInvitationCode(code),
        accountId,
        createdAt: now,
        expiresAt,
      },
    });
    await record(tx, {
      at: now,
      actor: { kind: "system", accountId: null, authorityId },
      ground: "operator_command",
      event: { kind: "invitation.made", invitationId, toId: accountId },
    });
  });
  return { code, expiresAt, authorityIsNew: !found };
}
