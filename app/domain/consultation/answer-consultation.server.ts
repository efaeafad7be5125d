// Those who are asked: student health at the school, or a municipality's reception. They list, read and answer what came
// without a name. Policy "consultation.answer"; each is logged with who did it: an official who answers is not anonymous.
import { randomUUID } from "node:crypto";
import { actorRef, type Ctx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { consultationScope } from "~/access/policy";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import {
  consultationsFor,
  countUnanswered,
  findConsultation,
  insertMessages,
  messagesOf,
  moveConsultation,
} from "~db/consultation.server";
import type { Queries } from "~db/database";
import { markRead, removeNoticesOf } from "~db/notice.server";
import { civilDate } from "../calendar/stockholm";
import { normaliseNote } from "../concern/graphemes";
import { Refusal, refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { textErrors } from "./ask-consultation.server";
import { messagePlace } from "./places";
import { endsAfter } from "./rules";

async function load(ctx: Ctx, id: string, q: Queries = ctx.db.read) {
  const row = await findConsultation(q, id);
  if (!row) throw new NotVisible();
  return { row, ground: requireGround(ctx.actor, "consultation.answer", row) };
}

export async function listConsultations(ctx: Ctx) {
  const scope = consultationScope(ctx.actor);
  if (!scope) throw new NotVisible();
  const rows = await consultationsFor(ctx.db.read, scope);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground: "asked",
      event: { kind: "consultation.listed", consultationIds: rows.map((row) => row.id) },
    }),
  );
  return rows;
}

/** How many wait for an answer; 0 for whoever is not asked. */
export async function countConsultations(ctx: Ctx): Promise<number> {
  const scope = consultationScope(ctx.actor);
  return scope ? countUnanswered(ctx.db.read, scope) : 0;
}

export async function readConsultation(ctx: Ctx, input: { consultationId: string }) {
  const { row, ground } = await load(ctx, input.consultationId);
  const messages = await messagesOf(ctx.db.read, row.id);
  const texts = await ctx.vault.openTexts(
    messages.map((m) => ({ ...messagePlace(row.id, m.id), sealed: m.sealedText })),
  );
  await ctx.db.write(async (tx) => {
    await markRead(tx, { accountId: ctx.actor.accountId, subjectId: row.id, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "consultation.read", consultationId: row.id, municipalityCode: row.municipalityCode },
    });
  });
  return {
    id: row.id,
    version: row.version,
    askedOn: row.askedOn,
    endsOn: row.endsOn,
    waitsFor: row.waitsFor,
    messages: messages.map(({ id, side, writtenOn, answeredBy }, i) => ({
      id,
      side,
      writtenOn,
      answeredBy,
      text: texts[i] ?? "",
      waits: false,
    })),
  };
}

export async function answerConsultation(
  ctx: Ctx,
  input: { consultationId: string; text: string; version: number; idempotencyKey: string },
): Promise<void> {
  const { row, ground } = await load(ctx, input.consultationId);
  const text = normaliseNote(input.text).trim();
  const errors = textErrors(text);
  if (Object.keys(errors).length > 0) throw new Refusal(errors);
  const messageId = randomUUID();
  const { owner, place } = messagePlace(row.id, messageId);
  const sealedText = await ctx.vault.seal(owner, place, text);
  const form = await readSentForm(ctx, "answer-consultation", input);
  await ctx.db.write(async (tx) => {
    const earlier = await claimSentForm(tx, form, { messageId });
    if (earlier) return;
    const standing = (await load(ctx, row.id, tx)).row;
    const today = civilDate(ctx.now);
    const moved = await moveConsultation(tx, {
      id: row.id,
      version: input.version,
      messages: standing.messages + 1,
      waitsFor: "asker",
      lastOn: today,
      endsOn: endsAfter(today),
    });
    if (!moved) refuse("form", "consultation_moved");
    await insertMessages(tx, [
      {
        id: messageId,
        consultationId: row.id,
        secrecyArea: row.secrecyArea,
        place: standing.messages,
        side: "receiver",
        writtenOn: today,
        answeredBy: ctx.actor.accountId,
        sealedText,
      },
    ]);
    await removeNoticesOf(tx, row.id);
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "consultation.answered",
        consultationId: row.id,
        municipalityCode: row.municipalityCode,
      },
    });
  });
}
