/**
 * Mail out of the house: a notice that something waits. The port takes an address, a subject and a text, and says whether
 * a server took it. What may stand in them is decided by whoever composes; nothing here is kept or logged.
 */
export interface Mail {
  /**
   * What makes it this mail: ids of ours for what it tells of, the same at each attempt, and others as soon as it tells of
   * something else. A second one that left because the first one's yes was never written down is then known for the same.
   */
  of: readonly string[];
  to: string;
  subject: string;
  text: string;
}

export type MailFault =
  /** No answer, or broken off: it may have left. */
  | "unreachable"
  /** The server offers no TLS that holds, and nothing was said to it. */
  | "not_secure"
  | "unauthorized"
  /** "Later", in the server's own words (4xx), or it does not take mail from us. */
  | "try_later"
  /** No for good: the receiver does not exist, or the mail is not taken (5xx). */
  | "refused";

export type Sent = { sent: true } | { sent: false; fault: MailFault };

export interface MailPort {
  send(mail: Mail): Promise<Sent>;
}
