// Lets the social services of a municipality begin: an account of its own for one person, with one duty and without a
// number, and an invitation by code for a week. By the operator's command alone; the account belongs to the
// municipality, and sees what reaches that one. Does not send the code, and does not connect the municipality as a
// receiver: the register of contacts does. Source: issue of the main job; decision 0001.
import { randomUUID } from "node:crypto";
import type { SocialRole } from "~/access/actor";
import { hashInvitationCode, newInvitationCode } from "~/access/invitation-code.server";
import { record } from "~/audit/record.server";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { insertInvited } from "~db/invitation.server";
import { civilDate } from "../calendar/stockholm";
import { refuse } from "../refusal";
import { findMunicipality } from "../routing/municipalities";
import { invitationEnds } from "./new-invitation";

export interface SocialServicesInvitation {
  municipalityCode: string;
  name: string;
  role: SocialRole;
  unit: string | null;
}

export async function inviteSocialServices(
  { db, vault, now }: { db: Database; vault: Vault; now: Date },
  { municipalityCode, name, role, unit }: SocialServicesInvitation,
): Promise<{ code: string; expiresAt: Date; municipality: string }> {
  const municipality = findMunicipality(municipalityCode);
  if (!municipality) refuse("municipality", "municipality_unknown");
  await vault.ensureKey({ kind: "municipality", id: municipalityCode });
  const [accountId, invitationId, code] = [randomUUID(), randomUUID(), newInvitationCode()];
  const expiresAt = invitationEnds(now);
  await db.write(async (tx) => {
    await insertInvited(tx, {
      account: { id: accountId, kind: "social", municipalityCode, receptionUnit: unit, name },
      duty: { id: randomUUID(), accountId, role, startsOn: civilDate(now) },
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
      actor: { kind: "system", accountId: null, municipalityCode },
      ground: "operator_command",
      event: { kind: "invitation.made", invitationId, toId: accountId },
    });
  });
  return { code, expiresAt, municipality: municipality.name };
}
