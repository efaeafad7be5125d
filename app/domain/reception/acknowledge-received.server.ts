// Acknowledges a report to its sender, and registers it under the social services' own number (diarienummer).
// The sender's ledger is told that it happened, never the number: it may itself be secret. Source: OSL 5:1-2.
import type { SocialCtx } from "~/access/context.server";
import { refuse } from "../refusal";
import { type Step, type StepForm, takeStep } from "./step-received.server";

export async function acknowledgeReceived(ctx: SocialCtx, form: StepForm): Promise<void> {
  await takeStep(ctx, form, acknowledgeStep({ now: ctx.now, accountId: ctx.actor.accountId }));
}

export function acknowledgeStep({ now, accountId }: { now: Date; accountId: string }): Step {
  return {
    name: "acknowledged",
    action: "acknowledge",
    change: () => ({ acknowledgedAt: now, acknowledgedBy: accountId }),
    news: () => ({ state: "acknowledged", detail: null }),
    audit: (row) => ({
      kind: "reception.acknowledged",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
    }),
  };
}

const longestNumber = 40;

export async function registerReceived(ctx: SocialCtx, form: StepForm & { number: string }): Promise<void> {
  const registrationNumber = form.number.trim().replace(/\s+/g, " ");
  if (registrationNumber === "") refuse("number", "registration_number_empty");
  if (registrationNumber.length > longestNumber) refuse("number", "name_too_long", { limit: longestNumber });
  await takeStep(ctx, form, registerStep(registrationNumber));
}

export function registerStep(registrationNumber: string): Step {
  return {
    name: "registered",
    action: "register",
    change: () => ({ registrationNumber }),
    news: () => ({ state: "registered", detail: null }),
    audit: (row) => ({
      kind: "reception.registered",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
    }),
  };
}
