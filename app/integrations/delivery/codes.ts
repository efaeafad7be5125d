/**
 * Everything that can stand in a report's way between us and the receiver, one name each. Decides whether another
 * attempt to send can help; who is alarmed, and when, is decided above. Words: channels:codes.<code>.what and .now.
 * Source: Digg, SDK API MT/MK 1.0.0 and its receipts (reasons SV, BV, SIG and their details); RFC 9110.
 */

/** Another attempt can help. */
const passing = [
  /** No connection: nothing has left. */
  "unreachable",
  /** Our own limit in time passed; it may have arrived. */
  "timed_out",
  /** The connection broke while speaking; it may have arrived. */
  "broken_off",
  /** The service does not know us, or does not let us. */
  "unauthorized",
  "too_many_requests",
  /** 5xx. */
  "service_error",
  /** Too long, not JSON, or not of the documented shape. */
  "bad_answer",
  /** The service has nothing under this id. */
  "not_known",
  /** It has not come to an end, so its copy is not removed. */
  "not_ended",
  /** The answer was about another message, receiver or conversation. */
  "answer_about_another",
] as const;

/** No attempt with the same message can help. */
const lasting = [
  /** Even the PDF alone is longer than the channel carries. */
  "too_large",
  /** Not a message by the port's own rules. */
  "message_invalid",
  /** The PDF is not the one that was signed. */
  "digest_differs",
  /** A file beside the PDF is not the one that the PDF lists. */
  "attachment_differs",
  /** The register's address is not one of this channel. */
  "address_invalid",
  "refused_by_service",
  /** The id belongs to another message at the service. */
  "id_taken",
  /** The service holds another document than ours. */
  "content_differs",
  /** The service has given up waiting for the receiver's receipt. */
  "exchange_failed",
  /** The service failed with the message. */
  "service_gave_up",
  "rejected_syntax",
  "rejected_rule",
  "rejected_signature",
  "receiver_not_found",
  "content_too_long",
  "content_not_supported",
  "content_inconsistent",
  "content_forbidden",
  "duplicate",
  /** Rejected, for no reason that we know. */
  "rejected",
  /** Lifecare: sender and receiver are not of one municipality, or not of the configured one. */
  "other_municipality",
  /** Lifecare: a child without a number, or one whose number may not be asked about. */
  "no_child_number",
  /** Lifecare: the party service knows nobody by the number. */
  "no_party_id",
  /** Lifecare: a matter may or may not have been made. */
  "matter_uncertain",
  /** Lifecare: a matter was made, and the PDF was not taken. */
  "matter_without_pdf",
] as const;

export const channelCodes = [...passing, ...lasting] as const;
export type ChannelCode = (typeof channelCodes)[number];

const lastingCodes: ReadonlySet<ChannelCode> = new Set(lasting);

export function isPermanent(code: ChannelCode): boolean {
  return lastingCodes.has(code);
}

export function refused(code: ChannelCode): { result: "refused"; code: ChannelCode; permanent: boolean } {
  return { result: "refused", code, permanent: isPermanent(code) };
}
