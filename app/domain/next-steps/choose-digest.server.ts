// Each of the staff chooses whether the daily number comes by mail. One's own choice and nobody else's: there is no
// policy to ask, and an administrator cannot make it for another. Does not decide when a mail is due (digest.ts), nor
// whether the installation mails at all.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { record } from "~/audit/record.server";
import { findAccount, writeMailDigest } from "~db/account.server";
import { refuse } from "../refusal";
import { type DigestChoice, digestChoices } from "./digest";

export async function chooseDigest(ctx: StaffCtx, input: { choice: string }): Promise<void> {
  const choice = digestChoices.find((one) => one === input.choice);
  if (!choice) refuse("mailDigest", "mail_choice");
  const id = ctx.actor.accountId;
  await ctx.db.write(async (tx) => {
    if ((await findAccount(tx, id))?.mailDigest === choice) return;
    await writeMailDigest(tx, { id, choice });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: "own_account",
      event: { kind: "mail.digest-chosen", toId: id, choice },
    });
  });
}

interface OwnDigest {
  choice: DigestChoice;
  /** Where it is mailed; null: the roster has no address, and nothing is. */
  email: string | null;
}

/** Not recorded: one's own address, to oneself. */
export async function ownDigest(ctx: StaffCtx): Promise<OwnDigest> {
  const own = await findAccount(ctx.db.read, ctx.actor.accountId);
  return { choice: own?.mailDigest ?? "daily", email: own?.email || null };
}
