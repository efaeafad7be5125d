/**
 * How a finished report leaves the house by machine, and what the outside has said about it. An adapter knows nothing
 * of pupils, ledgers or the database; it keeps nothing, retries nothing, logs nothing, and no answer from it carries
 * content or a text of the other side's. Who sends what, where and when is decided above.
 *
 * What the caller does:
 *  1. Chooses `messageId` and `conversationId` once, in the sending transaction, and keeps them with the delivery. A new
 *     attempt is the same message under the same id: what the service already has counts as handed over.
 *  2. `send`. "handed_over" is no receipt: the message is on its way, and `ask` says when it has arrived. "stored" is a
 *     receipt: nothing more is asked. "refused" with `permanent` false: again later, with back-off. With `permanent`
 *     true no attempt will help: alarm, and a person does what the code's words say.
 *  3. `leftOut` names, by position, attachments that did not fit. The text of the message lists them; the caller sees
 *     to it that they go another way.
 *  4. `ask` until "delivered", "rejected" or "error" whose `next` is "person". `next` "send": the service does not have
 *     it, send the same again. `next` "ask": nothing is known now, ask later. A limit in time is the caller's: a
 *     message that merely goes on waiting is an alarm too. An answer can change: only "delivered" is a receipt.
 *  5. `acknowledge` once the answer is durable in the ledger and registration is confirmed: the copy at the service is
 *     removed. Never before. It refuses where the message has not come to an end.
 * After "person" whoever sends again does so as a new delivery, under a new message id in the same conversation.
 * There is no way to take a message back, in any of the interfaces: a withdrawal is a message of its own, with
 * `refToMessageId`. The kinds e_service, letter, personal, phone and phone_only are people's work, and own_reception is
 * the tool's: they have a name here and no adapter.
 *
 * Source: Digg, SDK API MT/MK 1.0.0; Sundsvall's Lifecare integrator 1.0; docs/decisions/0013.
 */
import type { ChannelCode } from "./codes";
import type { Source } from "./source";

export const channelKinds = [
  /** The tool's own reception. */
  "own_reception",
  /** Säker digital kommunikation, through a message service. */
  "sdk",
  /** The municipality's case system, through the Lifecare integrator. */
  "lifecare",
  /** The municipality's own e-service: a person pastes and attaches. */
  "e_service",
  /** Printed and posted by a person. */
  "letter",
  /** Handed over in person. */
  "personal",
  /** Told by phone, and noted. */
  "phone",
  /** The receiver has a phone number and no other way. */
  "phone_only",
] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** From the contact register. */
export interface Recipient {
  channel: ChannelKind;
  municipalityCode: string;
  /** SDK: the participant, `0203:domain`. Lifecare: its organisation's number, or empty for the configured one. */
  address: string;
  /** SDK: the function at the participant. Empty elsewhere. */
  functionId: string;
}

/** Read as it is sent, once an attempt. */
export interface Attachment extends Source {
  contentType: string;
}

export interface ReportMessage {
  /** UUID; the same at every attempt. */
  messageId: string;
  /** UUID; the same for all that is sent about one report. */
  conversationId: string;
  /** The message that this one answers, supersedes or withdraws. */
  refToMessageId: string | null;
  createdAt: Date;
  /** The report's own reference. Letters, digits and hyphens. */
  reference: string;
  /** SHA-256 of the PDF, lower-case hexadecimal; nothing is sent where it does not hold. */
  digest: string;
  /** Names nobody. What looks like a personal number is refused a place in it: a neutral label is sent instead. */
  label: string;
  /** Plain text, read by the receiver beside the PDF. */
  summary: string;
  pdf: Uint8Array;
  attachments: readonly Attachment[];
  /** The second sealed document: the evidence of the signatures. After the PDF and before all else. */
  evidence?: Uint8Array | null;
  /** What the PDF says, as JSON (docs/report-document): along where there is room and the channel takes it. */
  json?: Uint8Array | null;
  to: Recipient;
  from: { municipalityCode: string };
  /**
   * The child's personal identity number, for a channel that finds the child by it. Null for every other channel, for a
   * child who has none, and always where the identity is protected.
   */
  childNumber: string | null;
}

/**
 * Where an attempt has come. For channels that cannot know a message again: what `keep` was last given is kept durably
 * by the caller, before the attempt goes on, and handed to the next attempt as `earlier`. Opaque, short, no content.
 * A person who has looked in the receiving system may set it to null, and the next attempt begins anew.
 */
export interface Progress {
  earlier: string | null;
  keep(progress: string | null): Promise<void>;
}

interface LeftOut {
  /** Attachments, by position. */
  leftOut: number[];
  /** Whether the evidence of the signatures was. */
  evidenceLeft?: boolean;
}

export type Sent =
  | ({ result: "handed_over"; externalId: string } & LeftOut)
  /** `at` is when the answer was read. */
  | ({ result: "stored"; receipt: string; at: Date } & LeftOut)
  | { result: "refused"; code: ChannelCode; permanent: boolean };

/** What `ask` needs to know a message again, and to catch an answer about another. */
export interface Parcel {
  externalId: string;
  conversationId: string;
  digest: string;
  to: Recipient;
}

/** channels:waiting.<stage> */
export const waitingStages = ["at_the_service", "awaiting_receipt", "unknown"] as const;
export type WaitingStage = (typeof waitingStages)[number];

export type Asked =
  | { state: "waiting"; stage: WaitingStage }
  /** `at` is when the answer was read: the interface does not say when the receiver accepted. */
  | { state: "delivered"; at: Date; receipt: string }
  | { state: "rejected"; code: ChannelCode }
  | { state: "error"; code: ChannelCode; next: "ask" | "send" | "person" };

export type Listed =
  | { ok: true; messages: { messageId: string; state: Asked["state"] }[] }
  | { ok: false; code: ChannelCode };

export type Acknowledged = { ok: true } | { ok: false; code: ChannelCode; permanent: boolean };

/** A channel whose `send` says all there is to say. */
export interface Channel {
  readonly kind: ChannelKind;
  send(message: ReportMessage, progress: Progress): Promise<Sent>;
}

/** A channel that hands over now and knows later. */
export interface AskedChannel extends Channel {
  ask(parcel: Parcel): Promise<Asked>;
  /** What the service holds from our function, for the daily comparison. */
  list(): Promise<Listed>;
  acknowledge(parcel: Parcel): Promise<Acknowledged>;
}

/** A channel within one municipality: its schools, its own social services. */
export interface OwnChannel extends Channel {
  readonly municipalityCode: string;
}

/** Null where a channel is not configured. */
export interface Channels {
  sdk: AskedChannel | null;
  lifecare: OwnChannel | null;
}
