// Queries on school authorities and the invitations by which their first people come in.
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Queries } from "./database";
import { invitation } from "./schema/operation.server";
import { account, duty, schoolAuthority } from "./schema/school.server";

export async function listAuthorities(q: Queries) {
  return q
    .select({ id: schoolAuthority.id, name: schoolAuthority.name })
    .from(schoolAuthority)
    .orderBy(asc(schoolAuthority.name));
}

export async function insertAuthority(tx: Queries, row: typeof schoolAuthority.$inferInsert): Promise<void> {
  await tx.insert(schoolAuthority).values(row);
}

/** An account with one duty at the authority itself, and the invitation that opens it. */
export async function insertInvited(
  tx: Queries,
  rows: {
    account: typeof account.$inferInsert;
    duty: typeof duty.$inferInsert;
    invitation: typeof invitation.$inferInsert;
  },
): Promise<void> {
  await tx.insert(account).values(rows.account);
  await tx.insert(duty).values(rows.duty);
  await tx.insert(invitation).values(rows.invitation);
}

/** An invitation that can be used at `now`. */
export async function standingInvitation(q: Queries, input: { codeHash: string; now: Date }) {
  const [row] = await q
    .select()
    .from(invitation)
    .where(
      and(
        eq(invitation.codeHash, input.codeHash),
        gt(invitation.expiresAt, input.now),
        isNull(invitation.usedAt),
      ),
    );
  return row ?? null;
}

/** The account signs in by this number from now on, and the invitation is used up. */
export async function spendInvitation(
  tx: Queries,
  input: { id: string; accountId: string; identityLookup: string; now: Date },
): Promise<boolean> {
  const used = await tx
    .update(invitation)
    .set({ usedAt: input.now })
    .where(and(eq(invitation.id, input.id), isNull(invitation.usedAt)))
    .returning({ id: invitation.id });
  if (used.length === 0) return false;
  await tx
    .update(account)
    .set({ identityLookup: input.identityLookup })
    .where(eq(account.id, input.accountId));
  return true;
}
