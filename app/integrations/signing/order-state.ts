/**
 * One attempt to sign in or sign: when to ask the provider, when to start silently anew, when to stop.
 * An attempt outlives its orders: an order that nobody scans ends after 30 seconds, the attempt after 3 minutes.
 * Does not talk to the provider and does not decide who may sign. JSON-safe, so that it fits in a session.
 * Source: BankID Relying Party API v6.0 (collect each two seconds, startFailed); Digg's identity provider (three minutes).
 */
import type { Answer, Collected, SigningNews, SigningOrder, SigningProblem, SigningView } from "./port";

export const collectEveryMs = 2_000;
export const attemptLimitMs = 180_000;
/** So many failed questions in a row are taken for a passing disturbance. */
const disturbancesAllowed = 3;

const passing: ReadonlySet<SigningProblem> = new Set([
  "unreachable",
  "requestTimeout",
  "tooManyRequests",
  "internalError",
  "maintenance",
]);

export interface Attempt {
  order: SigningOrder;
  startedBy: SigningView["startedBy"];
  /** When the first of the attempt's orders was started, in milliseconds since 1970. */
  beganAt: number;
  collectedAt: number | null;
  disturbances: number;
  restarts: number;
}

export type AttemptStep = "collect" | "wait" | "stop";

export type AttemptOutcome =
  | { next: "wait"; attempt: Attempt; news: SigningNews }
  /** Start a new order in silence, and carry on with `renewAttempt`. */
  | { next: "restart"; attempt: Attempt }
  | { next: "failed"; news: SigningNews }
  | { next: "complete"; collected: Extract<Collected, { status: "complete" }> };

export function beginAttempt(order: SigningOrder, startedBy: SigningView["startedBy"]): Attempt {
  return { order, startedBy, beganAt: order.startedAt, collectedAt: null, disturbances: 0, restarts: 0 };
}

export function renewAttempt(attempt: Attempt, order: SigningOrder): Attempt {
  return { ...attempt, order, collectedAt: null, disturbances: 0, restarts: attempt.restarts + 1 };
}

/** "stop": the three minutes are over; cancel the order and say that it expired. */
export function attemptStep(attempt: Attempt, now: Date): AttemptStep {
  if (now.getTime() - attempt.beganAt >= attemptLimitMs) return "stop";
  const last = attempt.collectedAt;
  return last === null || now.getTime() - last >= collectEveryMs ? "collect" : "wait";
}

/** What to tell of an attempt whose three minutes are over. */
export const attemptExpired: SigningNews = { status: "failed", hint: "expiredTransaction" };

export function afterCollect(attempt: Attempt, answer: Answer<Collected>, now: Date): AttemptOutcome {
  const asked: Attempt = { ...attempt, collectedAt: now.getTime(), disturbances: 0 };
  if (!answer.ok) return afterProblem(asked, attempt.disturbances + 1, answer.problem);
  const collected = answer.value;
  if (collected.status === "complete") return { next: "complete", collected };
  if (collected.status === "pending") {
    return { next: "wait", attempt: asked, news: { status: "pending", hint: collected.hint } };
  }
  const unscanned = collected.hint.toLowerCase() === "startfailed" && attempt.startedBy === "qr";
  if (unscanned && now.getTime() - attempt.beganAt < attemptLimitMs)
    return { next: "restart", attempt: asked };
  return { next: "failed", news: { status: "failed", hint: collected.hint } };
}

function afterProblem(asked: Attempt, disturbances: number, problem: SigningProblem): AttemptOutcome {
  const news: SigningNews = { status: "problem", problem };
  if (!passing.has(problem) || disturbances > disturbancesAllowed) return { next: "failed", news };
  return {
    next: "wait",
    attempt: { ...asked, disturbances },
    news: { status: "pending", hint: "processing" },
  };
}
