// What the two doors of those who are asked do alike: shape a consultation for the page, and take an answer.
import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import { orRefused } from "./access/answer.server";
import type { Ctx } from "./access/context.server";
import {
  answerConsultation,
  listConsultations,
  readConsultation,
} from "./domain/consultation/answer-consultation.server";
import { field, typed, versionOf } from "./form-data";
import { dates } from "./text/dates";
import { languageOf } from "./text/i18n.server";

export async function shownConsultations(ctx: Ctx, request: Request) {
  const language = await languageOf(request);
  return (await listConsultations(ctx)).map((row) => ({
    ...row,
    askedOn: dates.civil(row.askedOn, language),
    lastOn: dates.civil(row.lastOn, language),
  }));
}

export async function shownConsultation(ctx: Ctx, request: Request, consultationId: string) {
  const language = await languageOf(request);
  const { askedOn, endsOn, messages, version } = await readConsultation(ctx, { consultationId });
  return {
    formKey: randomUUID(),
    version,
    askedOn: dates.civil(askedOn, language),
    endsOn: dates.civil(endsOn, language),
    messages: messages.map(({ writtenOn, ...m }) => ({ ...m, date: dates.civil(writtenOn, language) })),
  };
}

export function takeAnswer(ctx: Ctx, form: FormData, input: { consultationId: string; back: string }) {
  return orRefused(typed(form, ["text"]), async () => {
    await answerConsultation(ctx, {
      consultationId: input.consultationId,
      text: field(form, "text"),
      version: versionOf(form),
      idempotencyKey: field(form, "key") || randomUUID(),
    });
    return redirect(input.back);
  });
}
