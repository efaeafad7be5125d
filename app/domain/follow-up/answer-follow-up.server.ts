// Answers to what is offered: accept, decline with a word, take back; and to take over what somebody else has, which the
// mentor and the principal may, and of the team's each of its members. Who may when is status.ts.
import type { StaffCtx } from "~/access/context.server";
import { checkWord } from "./rules";
import { type FollowUpForm, noOffer, stepFollowUp } from "./step-follow-up.server";

/** It becomes the one's to whom it was offered: the person's, or the team's. */
export async function acceptFollowUp(ctx: StaffCtx, form: FollowUpForm): Promise<void> {
  await stepFollowUp(ctx, form, {
    action: "accept",
    change: (_tx, { row }) => ({
      set: {
        ...noOffer,
        ownerId: row.offeredToId,
        teamUnitId: row.offeredUnitId,
        teamSince: row.offeredUnitId ? row.teamSince : null,
      },
    }),
  });
}

/** It stays with its owner, who reads the word. */
export async function declineFollowUp(ctx: StaffCtx, input: FollowUpForm & { word: string }): Promise<void> {
  const text = checkWord(input.word, { field: "declineWord", empty: "decline_word_empty" });
  await stepFollowUp(ctx, input, {
    action: "decline",
    text,
    change: (_tx, { row }) => ({ set: { ...noOffer, teamSince: row.teamUnitId ? row.teamSince : null } }),
  });
}

export async function takeBackFollowUp(ctx: StaffCtx, form: FollowUpForm): Promise<void> {
  await stepFollowUp(ctx, form, {
    action: "take_back",
    change: (_tx, { row }) => ({ set: { ...noOffer, teamSince: row.teamUnitId ? row.teamSince : null } }),
  });
}

export async function takeFollowUp(ctx: StaffCtx, form: FollowUpForm): Promise<void> {
  await stepFollowUp(ctx, form, {
    action: "take",
    change: () => ({
      set: { ...noOffer, ownerId: ctx.actor.accountId, teamUnitId: null, teamSince: null },
      toId: ctx.actor.accountId,
    }),
  });
}
