// Notes what a person has done with a report that no machine carries, or what the receiver has said of it: sent by the
// e-service, posted, handed over, told by phone, confirmed, registered; with the receiver's number. Nothing says "arrived"
// until this is noted. Policy "report.work". When registration is confirmed the message service's copy may go.
// Does not check that it is true. Source: issue 'Delivery ledger'.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { alarmsAbout, resolveAlarms } from "~db/alarm.server";
import type { Queries } from "~db/database";
import { addToLedger, deliveriesOf, noteDelivery, setChannel } from "~db/delivery.server";
import { enqueue } from "~db/outbox.server";
import { Refusal, refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { channelAfter, notable, noteFaults, stateAfter } from "./carry-rules";
import { letterAnsweredBy } from "./limits";
import type { NotedHow } from "./words";

export interface NoteCarried {
  reportId: string;
  how: string;
  /** The receiver's own number, where they gave one. */
  receipt: string;
  idempotencyKey: string;
}

export async function noteCarried(ctx: StaffCtx, input: NoteCarried): Promise<void> {
  const form = await readSentForm(ctx, "note-carried", input);
  await ctx.db.write(async (tx) => {
    const { report, facts } = await reportFacts(ctx, input.reportId, tx);
    const ground = requireGround(ctx.actor, "report.work", facts);
    const earlier = await claimSentForm(tx, form, { reportId: report.id });
    if (earlier) return;
    const delivery = (await deliveriesOf(tx, report.id)).at(-1);
    if (!delivery) refuse("", "carry_not_sent");
    const receipt = input.receipt.normalize("NFC").trim();
    const alarms = (await alarmsAbout(tx, [delivery.id])).map(({ kind }) => kind);
    const allowed = notable(delivery.state, delivery.channel, alarms);
    const faults = noteFaults({ how: input.how, allowed, receipt });
    if (Object.keys(faults).length > 0) throw new Refusal(faults);
    const how = input.how as NotedHow;
    await moveOn(tx, { delivery, reference: report.reference, how, receipt, now: ctx.now });
    // Whoever has spoken to the receiver has done what the alarm asks.
    await resolveAlarms(tx, {
      subjectId: delivery.id,
      kinds: null,
      at: ctx.now,
      by: ctx.actor.accountId,
      how: how === "phoned" ? "phoned" : "carried",
    });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "delivery.noted",
        reportId: report.id,
        deliveryId: delivery.id,
        municipalityCode: delivery.municipalityCode,
        noted: how,
      },
    });
  });
}

interface Noted {
  delivery: Awaited<ReturnType<typeof deliveriesOf>>[number];
  reference: string;
  how: NotedHow;
  receipt: string;
  now: Date;
}

async function moveOn(tx: Queries, { delivery, reference, how, receipt, now }: Noted): Promise<void> {
  const state = stateAfter(how, delivery.state);
  const detail = receipt || null;
  if (!state) return addToLedger(tx, { deliveryId: delivery.id, at: now, kind: how, detail });
  const dueAt = how === "posted" ? letterAnsweredBy(now) : null;
  const kind = state === "carried" ? how : state;
  await noteDelivery(tx, { reference, digest: delivery.digest, state, kind, detail, at: now, dueAt });
  const channel = channelAfter(how, delivery.channel);
  if (channel) await setChannel(tx, delivery.id, channel);
  if (state === "registered" && delivery.channel === "sdk")
    await enqueue(tx, [{ kind: "acknowledge-delivery", subjectId: delivery.id, availableAt: now }]);
}
