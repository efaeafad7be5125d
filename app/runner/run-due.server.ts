// Does what is due: outgoing work from the outbox, one row at a time under a lease, and the house's scheduled work. The
// clock and the jitter are passed in, so that a test can run it once. Log and ledger get codes, never content.
// Does not decide when to run: run-always does.
import type { Ports } from "~/access/ports";
import type { CheckpointKey } from "~/audit/checkpoint.server";
import { record } from "~/audit/record.server";
import { sealChain } from "~/audit/seal-chain.server";
import { scanAttachment } from "~/domain/attachment/scan-attachment.server";
import { sweepUploads } from "~/domain/attachment/sweep-uploads.server";
import { acknowledgeDelivery } from "~/domain/delivery/acknowledge-delivery.server";
import { askDelivery } from "~/domain/delivery/ask-delivery.server";
import { deliverEvidence } from "~/domain/delivery/deliver-evidence.server";
import { deliverFeedbackQuestion } from "~/domain/delivery/deliver-feedback-question.server";
import { deliverReport } from "~/domain/delivery/deliver-report.server";
import { giveUpDelivery, noteFailedDelivery } from "~/domain/delivery/give-up-delivery.server";
import { lastAttempt } from "~/domain/delivery/limits";
import { raiseAlarms } from "~/domain/delivery/raise-alarms.server";
import { reconcileDeliveries } from "~/domain/delivery/reconcile-deliveries.server";
import { NotDelivered } from "~/domain/delivery/send-through-channel.server";
import { dropDraftsBefore } from "~/domain/draft/keep-draft.server";
import { moveLostFollowUps, openMissingFollowUps } from "~/domain/follow-up/tend-follow-ups.server";
import { carryForward } from "~/domain/reception/carry-forward.server";
import { returnForwarded } from "~/domain/reception/return-forwarded.server";
import { evidenceWork } from "~/domain/report/evidence-to-deliver.server";
import { tidySentForms } from "~/domain/sent-form/claim-sent-form.server";
import type { ChannelCode } from "~/integrations/delivery/codes";
import type { Channels } from "~/integrations/delivery/port";
import type { Vault } from "~/vault/vault.server";
import { forgetPlanLinkAddresses } from "~db/action-plan-signing.server";
import type { Database } from "~db/database";
import { takeLease } from "~db/lease.server";
import { finish, leaseNext, type OutboxRow, putBack, waitingCode } from "~db/outbox.server";
import { removeIncomingBefore } from "~db/received-attachment.server";
import { removeExpiredSessions } from "~db/session.server";
import { removeOrdersBefore } from "~db/signing-order.server";
import { backOffMs } from "./back-off";

export interface RunnerHouse {
  db: Database;
  vault: Vault;
  /** Left out: connected to no message service. */
  channels?: Channels;
  /** The virus scanner; left out where there is none. */
  ports?: Pick<Ports, "files">;
  /** Null: the chain is not sealed here. */
  checkpointKey: CheckpointKey | null;
  /** The organisation's seal on what is made here; none where it is left out. */
  seal?: ((pdf: Uint8Array) => Promise<Uint8Array>) | null;
  holder: string;
  jitter: () => number;
}

const leaseMs = 2 * 60_000;
const sealEveryMs = 30_000;
const alarmsEveryMs = 15_000;
const reconcileEveryMs = 86_400_000;
const moveLostEveryMs = 60_000;
const openMissingEveryMs = 3_600_000;
const tidyEveryMs = 3_600_000;
const draftsKeptMs = 14 * 86_400_000;
/** Files on their way in: an attempt takes seconds, and the next begins anew. */
const incomingKeptMs = 86_400_000;
/** A run ends after so many rows, so that scheduled work gets its turn. */
const rowsAtATime = 100;

export interface Run {
  done: number;
  failed: number;
}

export async function runDue(house: RunnerHouse, now: Date): Promise<Run> {
  const run: Run = { done: 0, failed: 0 };
  for (let i = 0; i < rowsAtATime; i += 1) {
    const until = new Date(now.getTime() + leaseMs);
    const row = await house.db.write((tx) => leaseNext(tx, { holder: house.holder, now, until }));
    if (!row) break;
    if (await carryOut(house, row, now)) run.done += 1;
    else run.failed += 1;
  }
  await scheduled(house, now);
  return run;
}

async function carryOut(house: RunnerHouse, row: OutboxRow, now: Date): Promise<boolean> {
  const work = works[row.kind];
  if (!work) {
    await house.db.write((tx) => putBack(tx, { id: row.id, now, availableAt: null, error: "unknown_kind" }));
    return false;
  }
  try {
    if ((await work.run(house, row.subjectId, now)) === "later") {
      const availableAt = new Date(now.getTime() + backOffMs(row.attempts, house.jitter()));
      await house.db.write((tx) => putBack(tx, { id: row.id, now, availableAt, error: waitingCode }));
      return true;
    }
    await house.db.write((tx) => finish(tx, { id: row.id, now }));
    return true;
  } catch (fault) {
    const code = fault instanceof NotDelivered ? fault.code : undefined;
    if (work.over && row.attempts >= lastAttempt) {
      // What it leads to stands before the work is put away: whoever dies in between does it again.
      await work.over(house, row, code, now);
      await house.db.write((tx) => finish(tx, { id: row.id, now }));
      return false;
    }
    const availableAt = new Date(now.getTime() + backOffMs(row.attempts, house.jitter()));
    const error = code ?? "attempt_failed";
    await house.db.write((tx) => putBack(tx, { id: row.id, now, availableAt, error }));
    await work.failed?.(house, row, code, now);
    return false;
  }
}

interface Work {
  /** "later": nothing has failed, and there is more to do. */
  run(house: RunnerHouse, subjectId: string, now: Date): Promise<unknown>;
  failed?: AfterFailure;
  /** After the last attempt. Work that has none is tried for as long as it takes. */
  over?: AfterFailure;
}

type AfterFailure = (
  house: RunnerHouse,
  row: OutboxRow,
  code: ChannelCode | undefined,
  now: Date,
) => Promise<void>;

const failedOf = (row: OutboxRow, code: ChannelCode | undefined, now: Date) => ({
  deliveryId: row.subjectId,
  attempts: row.attempts,
  now,
  ...(code ? { code } : {}),
});

/** The texts come with the work that prints them: a process that was not bundled, as the fault test's, has none. */
async function evidenceHouse(house: RunnerHouse) {
  const { textsIn } = await import("~/text/i18n.server");
  return {
    ...house,
    seal: house.seal ?? null,
    words: (language: "sv" | "en") => (key: string, params?: Record<string, string | number>) =>
      textsIn(language).t(key, params ?? {}),
  };
}

const works: Record<string, Work> = {
  "deliver-report": {
    run: (house, deliveryId, now) =>
      deliverReport({ ...house, evidence: () => evidenceHouse(house) }, { deliveryId, now }),
    failed: (house, row, code, now) => noteFailedDelivery(house, failedOf(row, code, now)),
    over: (house, row, code, now) => giveUpDelivery(house, failedOf(row, code, now)),
  },
  "ask-delivery": {
    run: async (house, deliveryId, now) =>
      (await askDelivery(house, { deliveryId, now })) ? "later" : undefined,
  },
  "acknowledge-delivery": {
    run: (house, deliveryId, now) => acknowledgeDelivery(house, { deliveryId, now }),
  },
  "ask-feedback": {
    run: (house, deliveryId, now) => deliverFeedbackQuestion(house, { deliveryId, asked: "request", now }),
  },
  "remind-feedback": {
    run: (house, deliveryId, now) => deliverFeedbackQuestion(house, { deliveryId, asked: "reminder", now }),
  },
  "forward-received": {
    run: (house, receivedId, now) => carryForward(house, { receivedId, now }),
    over: (house, { subjectId: receivedId }, _code, now) =>
      returnForwarded(house, { receivedId, why: "forward_given_up", now }),
  },
  [evidenceWork]: {
    run: async (house, deliveryId, now) => deliverEvidence(await evidenceHouse(house), { deliveryId, now }),
  },
  "scan-attachment": {
    run: async ({ db, vault, ports }, attachmentId, now) => {
      const scanned = await scanAttachment(
        { db, vault, scan: ports?.files?.scan ?? null },
        { attachmentId, now },
      );
      return scanned ? undefined : "later";
    },
  },
  "destroy-content-key": {
    run: async ({ db, vault }, id, now) => {
      await vault.destroyKey({ kind: "content", id });
      await db.write((tx) =>
        record(tx, {
          at: now,
          actor: { kind: "system", accountId: null },
          ground: "erasure",
          event: { kind: "key.destroyed", owner: "content", ownerId: id },
        }),
      );
    },
  },
};

async function scheduled(house: RunnerHouse, now: Date): Promise<void> {
  const { db, holder, checkpointKey } = house;
  const isDue = (name: string, everyMs: number) =>
    db.write((tx) => takeLease(tx, { name, holder, now, until: new Date(now.getTime() + everyMs) }));
  if (checkpointKey && (await isDue("seal-chain", sealEveryMs)))
    await sealChain(db, { now, key: checkpointKey });
  if (await isDue("alarms", alarmsEveryMs)) await raiseAlarms(db, now);
  if (await isDue("reconcile", reconcileEveryMs)) await reconcileDeliveries(house, now);
  if (await isDue("follow-ups-lost", moveLostEveryMs)) await moveLostFollowUps(db, now);
  if (await isDue("follow-ups-missing", openMissingEveryMs)) await openMissingFollowUps(db, now);
  if (await isDue("tidy", tidyEveryMs)) {
    await db.write(async (tx) => {
      await removeExpiredSessions(tx, now);
      await removeOrdersBefore(tx, now);
      await removeIncomingBefore(tx, new Date(now.getTime() - incomingKeptMs));
      await dropDraftsBefore(tx, { before: new Date(now.getTime() - draftsKeptMs), now });
      await sweepUploads(tx, now);
      await tidySentForms(tx, now);
      await forgetPlanLinkAddresses(tx, now);
    });
  }
}
