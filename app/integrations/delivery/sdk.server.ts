/**
 * SDK through a message service that speaks Digg's API MT/MK: hands a report over, asks for its receipt, removes the
 * copy when all is done. The caller's message id makes an attempt safe to repeat. No access point is built here.
 * Not tried against a live service. Source: SDK API MT/MK 1.0.0; decision 0013.
 */
import { faultOf, sdkAddressHolds } from "./check-message";
import { type Credentials, callsWithToken } from "./client-token.server";
import { type ChannelCode, isPermanent, refused } from "./codes";
import {
  callsThrough,
  codeOfStatus,
  type MakeCall,
  parsed,
  type Received,
  type Trust,
} from "./http-call.server";
import type { Acknowledged, Asked, AskedChannel, Listed, Parcel, ReportMessage, Sent } from "./port";
import { mismatch, readMessage, readMessages, refusalIn, stateOf } from "./sdk-answer";
import { fitAttachments, type SdkSender, writtenMessage } from "./sdk-message";

export interface SdkConnection extends Credentials, Trust {
  /** Up to and including the version, `https://host/v1`. */
  url: string;
  sender: SdkSender;
  /** For the message itself, thirty megabytes of it; other calls have a fourth. */
  timeoutMs?: number;
}

/** A whole message may come back with an answer. */
const longestAnswer = 45_000_000;
const defaultTimeoutMs = 120_000;

interface Service {
  call: MakeCall;
  messages: string;
  sender: SdkSender;
  timeoutMs: number;
  now: () => Date;
}

export function createSdk(connection: SdkConnection, now: () => Date): AskedChannel {
  const service: Service = {
    call: callsWithToken(callsThrough(connection), connection, now),
    messages: `${connection.url.replace(/\/+$/, "")}/sdk/messages`,
    sender: connection.sender,
    timeoutMs: connection.timeoutMs ?? defaultTimeoutMs,
    now,
  };
  return {
    kind: "sdk",
    send: (message) => send(service, message),
    ask: (parcel) => ask(service, parcel),
    list: () => list(service),
    acknowledge: (parcel) => acknowledge(service, parcel),
  };
}

async function send(service: Service, message: ReportMessage): Promise<Sent> {
  const fault = faultOf(message, "sdk");
  if (fault !== null) return refused(fault);
  if (!sdkAddressHolds(message.to)) return refused("address_invalid");
  const fitted = fitAttachments(message);
  if (fitted === null) return refused("too_large");
  const received = await service.call({
    method: "POST",
    url: service.messages,
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: writtenMessage(message, service.sender, fitted),
    timeoutMs: service.timeoutMs,
    longestAnswer,
  });
  if ("fault" in received) return refused(received.fault);
  const handedOver: Sent = {
    result: "handed_over",
    externalId: message.messageId,
    leftOut: fitted.leftOut,
    evidenceLeft: !!message.evidence && !fitted.evidence,
  };
  if (received.status >= 200 && received.status < 300) return handedOver;
  if (received.status !== 400 && received.status !== 409) return refused(codeOfStatus(received.status));
  const refusal = received.status === 409 ? "duplicate" : refusalIn(parsed(received.text));
  if (refusal === "too_large") return refused("too_large");
  if (refusal === "refused") return refused("refused_by_service");
  return (await belongsToAnother(service, message)) ? refused("id_taken") : handedOver;
}

/** The service says that it has this id already: ours from an earlier attempt, unless it shows another message. */
async function belongsToAnother(service: Service, message: ReportMessage): Promise<boolean> {
  const { messageId: externalId, conversationId, digest, to } = message;
  const received = await get(service, externalId);
  if ("fault" in received || received.status !== 200) return false;
  const found = readMessage(parsed(received.text));
  return found !== null && mismatch(found, { externalId, conversationId, digest, to }) !== null;
}

async function ask(service: Service, parcel: Parcel): Promise<Asked> {
  const received = await get(service, parcel.externalId);
  if ("fault" in received) return { state: "error", code: received.fault, next: "ask" };
  if (received.status === 404) return { state: "error", code: "not_known", next: "send" };
  if (received.status !== 200) {
    return { state: "error", code: codeOfStatus(received.status), next: "ask" };
  }
  const found = readMessage(parsed(received.text));
  if (found === null) return { state: "error", code: "bad_answer", next: "ask" };
  const wrong = mismatch(found, parcel);
  if (wrong !== null) return { state: "error", code: wrong, next: isPermanent(wrong) ? "person" : "ask" };
  return stateOf(found, service.now());
}

async function list(service: Service): Promise<Listed> {
  const filter = `filter[senderAttention.subOrganization.extension]=${encodeURIComponent(service.sender.functionId)}`;
  const received = await service.call({
    method: "GET",
    url: `${service.messages}?${filter.replace("[", "%5B").replace("]", "%5D")}`,
    headers: { Accept: "application/json" },
    timeoutMs: service.timeoutMs / 4,
    longestAnswer,
  });
  if ("fault" in received) return { ok: false, code: received.fault };
  if (received.status === 404) return { ok: true, messages: [] };
  if (received.status !== 200) return { ok: false, code: codeOfStatus(received.status) };
  const found = readMessages(parsed(received.text));
  if (found === null) return { ok: false, code: "bad_answer" };
  const at = service.now();
  const messages = found.map((one) => ({
    messageId: one.attributes.messageId.toLowerCase(),
    state: stateOf(one, at).state,
  }));
  return { ok: true, messages };
}

async function acknowledge(service: Service, parcel: Parcel): Promise<Acknowledged> {
  const state = await ask(service, parcel);
  if (state.state === "error" && state.code === "not_known") return { ok: true };
  if (state.state === "waiting") return notDone("not_ended");
  if (state.state === "error" && state.code !== "exchange_failed" && state.code !== "service_gave_up") {
    return notDone(state.code);
  }
  const received = await service.call({
    method: "DELETE",
    url: `${service.messages}/${encodeURIComponent(parcel.externalId)}`,
    headers: { Accept: "application/json" },
    timeoutMs: service.timeoutMs / 4,
    longestAnswer,
  });
  if ("fault" in received) return notDone(received.fault);
  const gone = received.status === 404 || (received.status >= 200 && received.status < 300);
  return gone ? { ok: true } : notDone(codeOfStatus(received.status));
}

function notDone(code: ChannelCode): Acknowledged {
  return { ok: false, code, permanent: isPermanent(code) };
}

function get(service: Service, messageId: string): Promise<Received> {
  return service.call({
    method: "GET",
    url: `${service.messages}/${encodeURIComponent(messageId)}`,
    headers: { Accept: "application/json" },
    timeoutMs: service.timeoutMs / 4,
    longestAnswer,
  });
}
