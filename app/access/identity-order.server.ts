// An order at the electronic identity, for signing in or for a signature: begun, asked after and ended through the
// port, its state kept sealed on the server and bound to the browser that began it. Decides who may complete nothing:
// the caller compares the person. Source: decision 0006; order-state (two seconds, thirty seconds, three minutes).
import { randomBytes, randomUUID } from "node:crypto";
import {
  type Attempt,
  afterCollect,
  attemptExpired,
  attemptStep,
  beginAttempt,
  renewAttempt,
} from "~/integrations/signing/order-state";
import type {
  Collected,
  SigningNews,
  SigningPort,
  SigningProblem,
  SigningView,
  StartOrder,
} from "~/integrations/signing/port";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { findOrder, insertOrder, moveOrder, type SigningOrderRow } from "~db/signing-order.server";
import { hashOfBrowser, houseKey, isFromBrowser, statePlace } from "./browser-bound.server";

interface House {
  db: Database;
  vault: Vault;
  signing: SigningPort;
}

interface KeptState {
  attempt: Attempt;
  request: StartOrder;
  /** Opaque to this file: where to go afterwards, an invitation's code. */
  memo: Record<string, string>;
}

type Complete = Extract<Collected, { status: "complete" }>;

export type OrderView =
  | {
      state: "pending";
      messageKey: string;
      qr: string | null;
      /** Starts the app on the device where the page is shown. */
      link: string;
    }
  | { state: "failed"; messageKey: string }
  | {
      state: "complete";
      collected: Complete;
      request: StartOrder;
      memo: Record<string, string>;
      subjectId: string | null;
    };

const lifetimeMs = 10 * 60_000;

/** Begins an order. `browser` is a random value that only the beginning browser has, in a cookie. */
export async function beginOrder(
  { db, vault, signing }: House,
  input: {
    purpose: OrderBinding["purpose"];
    accountId: string | null;
    subjectId: string | null;
    request: StartOrder;
    memo?: Record<string, string>;
    now: Date;
  },
): Promise<{ ok: true; id: string; browser: string } | { ok: false; problem: SigningProblem }> {
  const started = await signing.start(input.request);
  if (!started.ok) return { ok: false, problem: started.problem };
  const id = randomUUID();
  const browser = randomBytes(32).toString("base64url");
  await vault.ensureKey(houseKey);
  const kept: KeptState = {
    attempt: beginAttempt(started.value, "qr"),
    request: input.request,
    memo: input.memo ?? {},
  };
  const sealedState = await vault.seal(houseKey, statePlace(id, 1), JSON.stringify(kept));
  await db.write((tx) =>
    insertOrder(tx, {
      id,
      purpose: input.purpose,
      accountId: input.accountId,
      subjectId: input.subjectId,
      browserHash: hashOfBrowser(browser),
      sealedState,
      status: "pending",
      createdAt: input.now,
      expiresAt: new Date(input.now.getTime() + lifetimeMs),
      version: 1,
    }),
  );
  return { ok: true, id, browser };
}

/** A key of the provider's own texts, which stand in the namespace of its name. */
export function messageOf(signing: SigningPort, news: SigningNews, view: SigningView): string {
  return `${signing.provider}:${signing.messageKey(news, view)}`;
}

/** What an order must have been begun for: a signature never signs anybody in, nor one person's order another. */
export interface OrderBinding {
  purpose: "sign_in" | "sign_report" | "sign_action_plan" | "open_plan_link";
  accountId: string | null;
  subjectId: string | null;
}

function isBound(row: SigningOrderRow, to: OrderBinding): boolean {
  return row.purpose === to.purpose && row.accountId === to.accountId && row.subjectId === to.subjectId;
}

/** Where the order stands now; null for an unknown order, another browser's or one begun for something else. A completed order is told once. */
export async function followOrder(
  deps: House,
  input: { id: string; browser: string; device: "desktop" | "mobile"; binding: OrderBinding; now: Date },
): Promise<OrderView | null> {
  const { db, vault, signing } = deps;
  const row = await findOrder(db.read, input.id);
  if (!row || row.expiresAt <= input.now || !isFromBrowser(row, input.browser)) return null;
  if (row.status !== "pending" || !isBound(row, input.binding)) return null;
  const kept = JSON.parse(
    await vault.openText(houseKey, statePlace(row.id, row.version), row.sealedState),
  ) as KeptState;
  const { attempt } = kept;
  const message = (news: SigningNews) => {
    const view = { kind: kept.request.kind, device: input.device, startedBy: attempt.startedBy };
    return messageOf(signing, news, view);
  };
  const pending = (of: Attempt, news: SigningNews): OrderView => ({
    state: "pending",
    messageKey: message(news),
    qr: signing.qrFrame(of.order, input.now),
    link: signing.startLinks(of.order, kept.request.returnUrl)[input.device],
  });
  const move = async (status: "pending" | "complete" | "failed", next?: Attempt): Promise<boolean> => {
    const sealedState = next
      ? await vault.seal(
          houseKey,
          statePlace(row.id, row.version + 1),
          JSON.stringify({ ...kept, attempt: next }),
        )
      : await vault.seal(houseKey, statePlace(row.id, row.version + 1), "{}");
    return db.write((tx) => moveOrder(tx, { id: row.id, version: row.version, status, sealedState }));
  };

  const step = attemptStep(attempt, input.now);
  if (step === "wait") return pending(attempt, { status: "pending", hint: "outstandingTransaction" });
  if (step === "stop") {
    await signing.cancel(attempt.order.orderRef);
    await move("failed");
    return { state: "failed", messageKey: message(attemptExpired) };
  }
  const outcome = afterCollect(attempt, await signing.collect(attempt.order.orderRef), input.now);
  if (outcome.next === "wait") {
    await move("pending", outcome.attempt);
    return pending(outcome.attempt, outcome.news);
  }
  if (outcome.next === "restart") {
    const again = await signing.start(kept.request);
    if (again.ok) {
      const renewed = renewAttempt(outcome.attempt, again.value);
      await move("pending", renewed);
      return pending(renewed, { status: "pending", hint: "outstandingTransaction" });
    }
    await move("failed");
    return { state: "failed", messageKey: message({ status: "problem", problem: again.problem }) };
  }
  if (outcome.next === "failed") {
    await move("failed");
    return { state: "failed", messageKey: message(outcome.news) };
  }
  if (!(await move("complete"))) return null;
  return {
    state: "complete",
    collected: outcome.collected,
    request: kept.request,
    memo: kept.memo,
    subjectId: row.subjectId,
  };
}

/** The person gave up: the order is ended at the provider too. */
export async function giveUpOrder(
  deps: House,
  input: { id: string; browser: string; binding: OrderBinding },
): Promise<void> {
  const row = await findOrder(deps.db.read, input.id);
  if (row?.status !== "pending" || !isFromBrowser(row, input.browser)) return;
  if (!isBound(row, input.binding)) return;
  const kept = JSON.parse(
    await deps.vault.openText(houseKey, statePlace(row.id, row.version), row.sealedState),
  ) as KeptState;
  await deps.signing.cancel(kept.attempt.order.orderRef);
  await deps.db.write((tx) => moveOrder(tx, { id: row.id, version: row.version, status: "cancelled" }));
}
