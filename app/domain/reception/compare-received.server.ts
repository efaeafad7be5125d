// Shows two reports beside each other that may be of one child or one family, on request, and records what a person says
// of them: they belong together, or not, or it is open again. Without a proposal there is nothing to compare: what two
// reports have in common is never searched by hand. Both readings are logged, each answer stands in both ledgers.
// Source: decision 0015; OSL 26:1; policy "reception.work" for both.
import { actorRef, type SocialCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { addReceivedEvent, type ReceivedRow } from "~db/reception.server";
import { answerMatch, reopenMatch } from "~db/related-reports.server";
import { refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { type OpenedContent, openContents } from "./open-content.server";
import { type Proposal, relatedTo } from "./related-received.server";
import { visibleReceived } from "./visible-received.server";

interface Pair {
  receivedId: string;
  otherId: string;
}

async function proposedPair(ctx: SocialCtx, { receivedId, otherId }: Pair, q: Queries) {
  const { row, ground } = await visibleReceived(ctx, receivedId, q);
  const { row: other } = await visibleReceived(ctx, otherId, q);
  const proposal = (await relatedTo(q, row)).proposals.find((one) => one.otherId === other.id);
  if (!proposal) throw new NotVisible();
  return { row, other, proposal, ground };
}

export async function compareReceived(ctx: SocialCtx, pair: Pair) {
  const { row, other, proposal, ground } = await proposedPair(ctx, pair, ctx.db.read);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "reception.compared",
        receivedId: row.id,
        otherId: other.id,
        municipalityCode: row.municipalityCode,
      },
    }),
  );
  const [content = null, otherContent = null] = await openContents(ctx.vault, [row, other]);
  return { proposal, here: sideOf(row, content), other: sideOf(other, otherContent) };
}

function sideOf(row: ReceivedRow, content: OpenedContent | null) {
  const guardians = content?.fields?.guardians;
  return {
    id: row.id,
    reference: row.reference,
    receivedAt: row.receivedAt,
    status: row.status,
    child: content?.child ?? null,
    guardians: (Array.isArray(guardians) ? guardians : []).flatMap((one: { name?: unknown }) =>
      typeof one?.name === "string" && one.name !== "" ? [one.name] : [],
    ),
  };
}

/** "reopened" takes an answer back. */
export const matchAnswers = ["confirmed", "rejected", "reopened"] as const;

export async function answerProposal(
  ctx: SocialCtx,
  form: Pair & { answer: string; idempotencyKey: string },
): Promise<void> {
  const answer = matchAnswers.find((known) => known === form.answer);
  if (!answer) refuse("answer", "choice_unknown");
  const sent = await readSentForm(ctx, "reception-answer-match", form);
  await ctx.db.write(async (tx) => {
    const { row, other, proposal, ground } = await proposedPair(ctx, form, tx);
    const { accountId } = ctx.actor;
    const earlier = await claimSentForm(tx, sent, { receivedId: row.id });
    if (earlier || (proposal.answer ?? "reopened") === answer) return;
    const pair = {
      municipalityCode: row.municipalityCode,
      kind: proposal.kind,
      ids: [row.id, other.id] as const,
    };
    if (answer === "reopened") await reopenMatch(tx, pair);
    else await answerMatch(tx, pair, { answer, by: accountId, at: ctx.now });
    await inBothLedgers(tx, [row, other], { at: ctx.now, accountId, kind: ledgerKind(proposal, answer) });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "reception.match-answered",
        receivedId: row.id,
        otherId: other.id,
        municipalityCode: row.municipalityCode,
        match: proposal.kind,
        answer,
      },
    });
  });
}

const ledgerKind = ({ kind }: Proposal, answer: (typeof matchAnswers)[number]) => `${kind}_${answer}`;

async function inBothLedgers(
  tx: Queries,
  [one, two]: readonly [ReceivedRow, ReceivedRow],
  event: { at: Date; accountId: string; kind: string },
): Promise<void> {
  await addReceivedEvent(tx, { ...event, receivedId: one.id, detail: two.reference });
  await addReceivedEvent(tx, { ...event, receivedId: two.id, detail: one.reference });
}
