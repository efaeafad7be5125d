/**
 * The child's party id, by which Sundsvall's services know a person: the integrator makes no matter without one. Asked
 * of the party service at the moment of sending, by the personal identity number, and kept nowhere. Never asked about a
 * child whose identity is protected: the caller gives no number then. The number stands in the address of the call, as
 * the interface has it: the municipality's own gateway sees it, and no log of ours.
 * Source: Sundsvall's api-service-party 2.2: GET /{municipalityId}/PRIVATE/{legalId}/partyId answers 200 with the id as
 * plain text, 404 where nobody has the number, 400 where it is none.
 */
import { z } from "zod";
import type { ChannelCode } from "./codes";
import { codeOfStatus, type MakeCall } from "./http-call.server";

interface Asked {
  call: MakeCall;
  partyUrl: string;
  municipalityCode: string;
  sentBy: string;
  timeoutMs: number;
  childNumber: string | null;
}

/** The party service's own rule. */
const legalId = /^(?:19|20)\d{10}$/;

export async function partyIdOf(asked: Asked): Promise<{ partyId: string } | { fault: ChannelCode }> {
  const { call, partyUrl, municipalityCode, sentBy, timeoutMs, childNumber } = asked;
  if (childNumber === null || !legalId.test(childNumber)) return { fault: "no_child_number" };
  const received = await call({
    method: "GET",
    url: `${partyUrl.replace(/\/+$/, "")}/${municipalityCode}/PRIVATE/${childNumber}/partyId`,
    headers: { Accept: "text/plain", "X-Sent-By": sentBy },
    timeoutMs,
    longestAnswer: 10_000,
  });
  if ("fault" in received) return { fault: asNotSent(received.fault) };
  if (received.status === 404) return { fault: "no_party_id" };
  if (received.status !== 200) return { fault: asNotSent(codeOfStatus(received.status)) };
  const answer = z.uuid().safeParse(received.text.trim());
  return answer.success ? { partyId: answer.data } : { fault: "bad_answer" };
}

/** A question leaves nothing behind: nothing of the report can have arrived, however the asking broke. */
function asNotSent(fault: ChannelCode): ChannelCode {
  return fault === "timed_out" || fault === "broken_off" ? "unreachable" : fault;
}
