// Forwards a report that belongs to another municipality, with why and with everything that was done with it here. Where
// that municipality receives in the tool, the wish is written together with its outbox row, and carry-forward does it;
// otherwise it is noted how a person did it. The record stays here, marked, and is never removed. Only before a decision.
// Does not decide which municipality is right. Source: SoL 29:1, 29:4 (this one acts in an emergency until then).
import type { SocialCtx } from "~/access/context.server";
import { resolveAlarms } from "~db/alarm.server";
import type { Queries } from "~db/database";
import { enqueue } from "~db/outbox.server";
import { findStored, type ReceivedRow } from "~db/reception.server";
import { receptionInTool } from "~db/reception-forward.server";
import { unitsIn } from "~db/register.server";
import { civilDate } from "../calendar/stockholm";
import { normaliseNote } from "../concern/graphemes";
import { handOverBy } from "../delivery/limits";
import { type FieldErrors, Refusal, refuse } from "../refusal";
import { findMunicipality } from "../routing/municipalities";
import { digestToForward } from "./forwarded-origin";
import { receivedPlace } from "./places";
import { forwardWays, nextReceptionStatus } from "./status";
import { type Step, type StepForm, takeStep } from "./step-received.server";
import { visibleReceived } from "./visible-received.server";

type ForwardWay = (typeof forwardWays)[number];

export interface ForwardForm extends StepForm {
  to: string;
  way: string;
  reason: string;
}

const longestReason = 1000;

function checkForward(form: ForwardForm, ownCode: string) {
  const errors: FieldErrors = {};
  const to = findMunicipality(form.to);
  if (!to) errors.to = { key: "receiver_missing" };
  else if (to.code === ownCode) errors.to = { key: "forward_to_own" };
  const way = forwardWays.find((known) => known === form.way);
  if (!way) errors.way = { key: "forward_way_missing" };
  const reason = normaliseNote(form.reason).trim();
  if (reason === "") errors.reason = { key: "reason_empty" };
  if (reason.length > longestReason)
    errors.reason = { key: "reason_too_long", params: { limit: longestReason } };
  if (!to || !way || Object.keys(errors).length > 0) throw new Refusal(errors);
  return { to, way, reason };
}

export async function forwardReceived(ctx: SocialCtx, form: ForwardForm): Promise<void> {
  const { row } = await visibleReceived(ctx, form.receivedId);
  const { to, way, reason } = checkForward(form, ctx.actor.municipalityCode);
  if (way === "tool") await requireReachable(ctx, row, to);
  const { owner, place } = receivedPlace(row.id, "sealed_forward_reason");
  const sealedForwardReason = await ctx.vault.seal(owner, place, reason);
  const asked = { forwardTo: to.code, forwardWay: way, sealedForwardReason, forwardAskedAt: ctx.now };
  const byTool = { ...asked, alarmDueAt: handOverBy(ctx.now, row.acute) };
  await takeStep(ctx, form, way === "tool" ? askStep(byTool, ctx.now) : doneStep({ ...asked, way }, ctx.now));
}

type Asked = Pick<ReceivedRow, "forwardTo" | "forwardWay" | "sealedForwardReason" | "forwardAskedAt">;

function askStep(asked: Asked & { alarmDueAt: Date }, now: Date): Step {
  return {
    name: "forward_asked",
    action: null,
    detail: asked.forwardTo ?? "",
    change: (row) =>
      nextReceptionStatus("reception", row.status, "forward") ? asked : refuse("", "received_step_not_now"),
    news: () => null,
    also: async (tx, { id: subjectId }) => {
      await enqueue(tx, [{ kind: "forward-received", subjectId, availableAt: now }]);
      // It is on its way anew, perhaps to another: what stands is about the last time, and would hide the next.
      await endForwardAlarms(tx, subjectId, now);
    },
    audit: (row) => ({
      kind: "reception.forward-asked",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
      toCode: asked.forwardTo ?? "",
    }),
  };
}

async function endForwardAlarms(tx: Queries, subjectId: string, at: Date): Promise<void> {
  const kinds = ["forward_not_delivered", "forward_not_arrived"] as const;
  await resolveAlarms(tx, { subjectId, kinds, at, by: null, how: "moved" });
}

/** The last step of a forwarding, by a person's own means or once the other municipality has stored it. */
export function doneStep(
  asked: Partial<Asked> & { forwardTo: string | null; way: ForwardWay },
  now: Date,
): Step {
  const { way, ...change } = asked;
  return {
    name: "forwarded",
    action: "forward",
    detail: asked.forwardTo ?? "",
    change: () => ({ ...change, forwardedAt: now, alarmDueAt: null }),
    also: (tx, { id }) => endForwardAlarms(tx, id, now),
    // Where a child with a protected identity belongs is not told to the sender either.
    news: (row) => ({ state: "forwarded", detail: row.protectedIdentity ? null : asked.forwardTo }),
    audit: (row) => ({
      kind: "reception.forwarded",
      receivedId: row.id,
      municipalityCode: row.municipalityCode,
      toCode: asked.forwardTo ?? "",
      way,
    }),
  };
}

/** Whether the tool can carry it there: that municipality receives here, and has not had this report before. */
async function requireReachable(
  ctx: SocialCtx,
  row: ReceivedRow,
  to: { code: string; name: string },
): Promise<void> {
  if (!(await receptionInTool(ctx.db.read, to.code, civilDate(ctx.now)))) {
    const [contact] = await unitsIn(ctx.db.read, { codes: [to.code], activeOnly: true });
    refuse("to", contact?.phone ? "forward_not_connected_phone" : "forward_not_connected", {
      municipality: to.name,
      phone: contact?.phone ?? "",
    });
  }
  const had = { municipalityCode: to.code, reference: row.reference, digest: digestToForward(row) };
  if (await findStored(ctx.db.read, had)) refuse("to", "forward_back", { municipality: to.name });
}
