// Records that those concerned agree to the reporter being told more: who, what, and until when; and that they have taken
// it back. Sealed under the report's key. Tells nobody anything by itself. Source: SoL 19:6; OSL 26:1, 10:1.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { SocialCtx } from "~/access/context.server";
import { insertConsent, withdrawConsentRow } from "~db/reception-people.server";
import { addMonths, civilDate, isCivilDate } from "../calendar/stockholm";
import { normaliseNote } from "../concern/graphemes";
import { type FieldErrors, Refusal, refuse } from "../refusal";
import { consentPlace } from "./places";
import { type StepForm, takeStep } from "./step-received.server";
import { visibleReceived } from "./visible-received.server";

export const consentSchema = z.object({ who: z.string(), what: z.string(), until: z.string() });
export type Consent = z.infer<typeof consentSchema>;

const longest = { who: 200, what: 1000 } as const;
const longestMonths = 24;

function checkConsent(form: Consent, now: Date): Consent {
  const errors: FieldErrors = {};
  const line = (name: "who" | "what") => {
    const text = normaliseNote(form[name]).trim();
    if (text === "") errors[name] = { key: `consent_${name}_empty` };
    if (text.length > longest[name])
      errors[name] = { key: "text_too_long", params: { limit: longest[name] } };
    return text;
  };
  const [who, what, until] = [line("who"), line("what"), form.until.trim()];
  const today = civilDate(now);
  if (!isCivilDate(until)) errors.until = { key: "date_unreadable" };
  else if (until < today) errors.until = { key: "date_passed" };
  else if (until > addMonths(today, longestMonths)) errors.until = { key: "consent_too_long" };
  if (Object.keys(errors).length > 0) throw new Refusal(errors);
  return { who, what, until };
}

export async function recordConsent(ctx: SocialCtx, form: StepForm & Consent): Promise<void> {
  const consent = checkConsent(form, ctx.now);
  await visibleReceived(ctx, form.receivedId);
  const id = randomUUID();
  const { owner, place } = consentPlace(form.receivedId, id);
  const sealedConsent = await ctx.vault.seal(owner, place, JSON.stringify(consent));
  await takeStep(ctx, form, {
    name: "consented",
    action: null,
    change: () => ({}),
    news: () => null,
    also: (tx, row) =>
      insertConsent(tx, {
        id,
        receivedId: row.id,
        sealedConsent,
        recordedBy: ctx.actor.accountId,
        recordedAt: ctx.now,
      }),
    audit: (row) => ({
      kind: "reception.consent-recorded",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
      consentId: id,
    }),
  });
}

export async function withdrawConsent(ctx: SocialCtx, form: StepForm & { consentId: string }): Promise<void> {
  const { consentId } = form;
  await takeStep(ctx, form, {
    name: "consent_withdrawn",
    action: null,
    change: async (row, tx) => {
      const found = await withdrawConsentRow(tx, { id: consentId, receivedId: row.id, now: ctx.now });
      return found ? {} : refuse("", "received_step_not_now");
    },
    news: () => null,
    audit: (row) => ({
      kind: "reception.consent-withdrawn",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
      consentId,
    }),
  });
}
