/**
 * The simulator's orders: their rules and limits in time, by a clock that is given.
 * One order at a time for a personal number; 30 seconds to be opened in an app, three minutes in all; a finished order
 * is answered once, within three minutes when completed and five when failed. Signs nothing.
 * Source: BankID Relying Party API v6.0.
 */
import type { OrderKind } from "./port";

export interface PlacedOrder {
  orderRef: string;
  kind: OrderKind;
  personalNumber?: string;
  /** Base64, as they came. */
  visible?: string;
  invisible?: string;
  endUserIp: string;
}

/** What the phone is told to do with the next order, or with the next one for this personal number. */
export interface Script {
  personalNumber?: string;
  /** One for each collect, in order. */
  hints: string[];
  end: ScriptedEnd;
}

export type ScriptedEnd =
  /** `personalNumber` here makes the wrong person sign; `tampered` spoils the signature afterwards. */
  | { status: "complete"; personalNumber?: string; tampered?: boolean }
  | { status: "failed"; hint: string }
  /** Stays as the last hint until time runs out. */
  | { status: "pending" };

export type Approval =
  /** Someone approves by hand, or a script decides. */
  | { mode: "manual" }
  /** Completes by itself as the required person after so many collects. */
  | { mode: "auto"; afterCollects: number };

export type CollectAnswer =
  | { status: "pending" | "failed"; hint: string }
  | { status: "complete"; order: PlacedOrder; personalNumber: string; tampered: boolean };

interface Entry {
  order: PlacedOrder;
  placedAt: number;
  opened: boolean;
  collects: number;
  script: Script | null;
  hint: string;
  end: ({ at: number } & CollectAnswer) | null;
}

const unopenedMs = 30_000;
const orderMs = 180_000;
const keptMs = { complete: 180_000, failed: 300_000, pending: 0 };
const unopenedHints = new Set(["outstandingTransaction", "noClient"]);

export class OrderBook {
  readonly #entries = new Map<string, Entry>();
  readonly #scripts: Script[] = [];
  readonly #now: () => Date;
  readonly #approval: Approval;

  constructor(now: () => Date, approval: Approval) {
    this.#now = now;
    this.#approval = approval;
  }

  /** "alreadyInProgress" ends the other order too, as BankID does. */
  place(order: PlacedOrder): "placed" | "alreadyInProgress" {
    const required = order.personalNumber;
    const rival = this.#pending().find(
      (entry) => required !== undefined && entry.order.personalNumber === required,
    );
    if (rival !== undefined) {
      this.#fail(rival, "cancelled");
      return "alreadyInProgress";
    }
    this.#entries.set(order.orderRef, {
      order,
      placedAt: this.#now().getTime(),
      opened: false,
      collects: 0,
      script: this.#takeScript(order),
      hint: "outstandingTransaction",
      end: null,
    });
    return "placed";
  }

  collect(orderRef: string): CollectAnswer | null {
    const entry = this.#find(orderRef);
    if (entry === undefined) return null;
    if (entry.end === null) this.#advance(entry);
    if (entry.end === null) return { status: "pending", hint: entry.hint };
    this.#entries.delete(orderRef);
    return entry.end;
  }

  cancel(orderRef: string): boolean {
    return this.#pendingBy(orderRef) !== undefined && this.#entries.delete(orderRef);
  }

  openOrders(): PlacedOrder[] {
    return this.#pending().map((entry) => entry.order);
  }

  script(script: Script): void {
    this.#scripts.push(script);
  }

  /** The person has opened the order in the app: it no longer ends after thirty seconds. */
  scan(orderRef: string): boolean {
    const entry = this.#pendingBy(orderRef);
    if (entry !== undefined) show(entry, "userSign");
    return entry !== undefined;
  }

  /** Refused when the order requires someone else, as the app would. */
  approve(orderRef: string, personalNumber?: string): boolean {
    const entry = this.#pendingBy(orderRef);
    const required = entry?.order.personalNumber;
    const signer = personalNumber ?? required;
    if (entry === undefined || signer === undefined || (required ?? signer) !== signer) return false;
    this.#complete(entry, signer);
    return true;
  }

  decline(orderRef: string): boolean {
    const entry = this.#pendingBy(orderRef);
    if (entry !== undefined) this.#fail(entry, "userCancel");
    return entry !== undefined;
  }

  /** The entry as time has left it, or undefined when there is none any more. */
  #find(orderRef: string): Entry | undefined {
    const entry = this.#entries.get(orderRef);
    if (entry === undefined) return undefined;
    const now = this.#now().getTime();
    const age = now - entry.placedAt;
    if (entry.end === null && !entry.opened && age >= unopenedMs) this.#fail(entry, "startFailed");
    if (entry.end === null && age >= orderMs) this.#fail(entry, "expiredTransaction");
    if (entry.end !== null && now - entry.end.at >= keptMs[entry.end.status]) {
      this.#entries.delete(orderRef);
      return undefined;
    }
    return entry;
  }

  #pending(): Entry[] {
    return [...this.#entries.keys()].flatMap((orderRef) => {
      const entry = this.#find(orderRef);
      return entry !== undefined && entry.end === null ? [entry] : [];
    });
  }

  #pendingBy(orderRef: string): Entry | undefined {
    return this.#pending().find((entry) => entry.order.orderRef === orderRef);
  }

  #takeScript(order: PlacedOrder): Script | null {
    const at = this.#scripts.findIndex(
      (script) => script.personalNumber === undefined || script.personalNumber === order.personalNumber,
    );
    return at < 0 ? null : (this.#scripts.splice(at, 1)[0] ?? null);
  }

  #advance(entry: Entry): void {
    entry.collects += 1;
    if (entry.script !== null) this.#follow(entry, entry.script);
    else if (this.#approval.mode === "auto" && entry.order.personalNumber !== undefined) {
      if (entry.collects > this.#approval.afterCollects) this.#complete(entry, entry.order.personalNumber);
      else if (entry.collects > 1) show(entry, "userSign");
    }
  }

  #follow(entry: Entry, script: Script): void {
    const hint = script.hints[entry.collects - 1];
    if (hint !== undefined) show(entry, hint);
    else if (script.end.status === "failed") this.#fail(entry, script.end.hint);
    else if (script.end.status === "complete") {
      const signer = script.end.personalNumber ?? entry.order.personalNumber;
      if (signer !== undefined) this.#complete(entry, signer, script.end.tampered);
    }
  }

  #complete(entry: Entry, personalNumber: string, tampered = false): void {
    const at = this.#now().getTime();
    entry.end = { at, status: "complete", order: entry.order, personalNumber, tampered };
  }

  #fail(entry: Entry, hint: string): void {
    entry.end = { at: this.#now().getTime(), status: "failed", hint };
  }
}

function show(entry: Entry, hint: string): void {
  entry.hint = hint;
  if (!unopenedHints.has(hint)) entry.opened = true;
}
