// Questions without a name in the demo, by the product's own use cases: student health has one to answer and one that is
// answered, and a municipality's reception has one. Nobody holds their codes: what is asked from the screen gives its own.
import { randomUUID } from "node:crypto";
import type { StaffCtx } from "~/access/context.server";
import {
  answerConsultation,
  listConsultations,
  readConsultation,
} from "~/domain/consultation/answer-consultation.server";
import { askConsultation } from "~/domain/consultation/ask-consultation.server";
import { consultationReceivers } from "~/domain/consultation/choose-receiver.server";
import { newConsultationCode } from "~/domain/consultation/code.server";
import { handOverLetters } from "~/domain/consultation/hand-over-letters.server";

const day = 86_400_000;

const before = (ctx: StaffCtx, days: number): StaffCtx => ({ ...ctx, now: new Date(+ctx.now - days * day) });

async function ask(ctx: StaffCtx, kind: "student_health" | "reception", text: string): Promise<void> {
  const receivers = (await consultationReceivers(ctx)).filter((r) => r.of.kind === kind);
  const receiver = receivers.find((r) => r.name.startsWith("Kramfors")) ?? receivers[0];
  if (!receiver) throw new Error("the demo lacks somebody to ask");
  await askConsultation(ctx, {
    receiver: receiver.value,
    text,
    code: newConsultationCode(),
    sure: true,
  });
}

export async function playConsultations(asker: StaffCtx, counsellor: StaffCtx): Promise<void> {
  const earlier = before(asker, 4);
  await ask(
    earlier,
    "student_health",
    "Ett barn i mellanåren är ofta hungrigt på morgonen. Vad kan skolan göra?",
  );
  await handOverLetters(earlier, before(asker, 3).now);
  const answering = before(counsellor, 2);
  for (const { id } of await listConsultations(answering)) {
    const { version } = await readConsultation(answering, { consultationId: id });
    await answerConsultation(answering, {
      consultationId: id,
      version,
      text: "Bra att du frågar. Erbjud frukost utan att göra en sak av det, och skriv ned när det händer. Misstänker du att barnet far illa: anmäl, du behöver inte vänta på oss.",
      idempotencyKey: randomUUID(),
    });
  }
  await ask(
    before(asker, 2),
    "student_health",
    "En elev har slutat prata med sina kamrater sedan lovet. Hur börjar jag ett samtal?",
  );
  await ask(
    before(asker, 2),
    "reception",
    "Räcker det att ett barn säger att hen är rädd för att gå hem, om jag inte har sett något själv?",
  );
  await handOverLetters(asker, before(asker, 1).now);
}
