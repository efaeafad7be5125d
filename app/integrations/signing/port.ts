/**
 * What the tool asks of an electronic identity: one order, for signing in or for signing a text.
 * Neutral between providers: hints, tokens and evidence are the provider's own and opaque above this file;
 * a second provider (Freja, say) is one more object of this shape. Does not decide who may sign what.
 * Source: BankID Relying Party API v6.0; docs/decisions/0006.
 */

export type OrderKind = "auth" | "sign";

export interface StartOrder {
  kind: OrderKind;
  /** The address from which the person reaches us; the provider shows and weighs it. */
  endUserIp: string;
  /** Twelve digits. When given, only this person can complete the order. */
  personalNumber?: string;
  /** Shown to the person in the provider's app. Required when kind is "sign". */
  visibleText?: string;
  /** Plain text when absent; "markdown" is the provider's own small Markdown. */
  visibleFormat?: "plain" | "markdown";
  /** Signed but not shown; at most 150 000 bytes. */
  invisibleData?: string;
  /** Where the app sends the person afterwards on the same device. */
  returnUrl?: string;
  userAgent?: string;
  /** The host name that the person sees in the address bar. */
  referringDomain?: string;
  /** A random identifier of the browser, never one that names a person. */
  deviceIdentifier?: string;
}

/** Kept on the server for the life of the order. `qrStartSecret` must never reach a browser. JSON-safe. */
export interface SigningOrder {
  provider: string;
  kind: OrderKind;
  orderRef: string;
  autoStartToken: string;
  qrStartToken: string;
  qrStartSecret: string;
  /** Milliseconds since 1970 when the provider's answer arrived: second 0 of the animated code. */
  startedAt: number;
}

export interface SigningPerson {
  /** Twelve digits, and the same as stands in the certificate. */
  personalNumber: string;
  name: string;
  givenName: string;
  surname: string;
}

/** What proves the act decades later. All three are to be kept, sealed: they name a person. */
export interface SigningEvidence {
  provider: string;
  /** The signature exactly as received (BankID: base64 of an XMLDSig document). */
  signature: string;
  /** Proof that the certificate was valid at the time, exactly as received (BankID: base64 DER). */
  ocspResponse: string | null;
  /** The exact bytes that the signature's digest covers (BankID: canonical `bankIdSignedData`). */
  signedBytes: Uint8Array;
}

export type Collected =
  | { status: "pending"; hint: string }
  | { status: "failed"; hint: string }
  | {
      status: "complete";
      person: SigningPerson;
      evidence: SigningEvidence;
      device: { ipAddress: string | null };
    };

/** Every way a provider's answer can be no answer. Carries no personal data and no text from the provider. */
export type SigningProblem =
  | "alreadyInProgress"
  | "invalidParameters"
  | "unauthorized"
  | "notFound"
  | "methodNotAllowed"
  | "requestTimeout"
  | "unsupportedMediaType"
  | "tooManyRequests"
  | "internalError"
  | "maintenance"
  /** No connection, no TLS, or our own time limit passed. */
  | "unreachable"
  /** Too long, not JSON, or not of the documented shape. */
  | "badResponse"
  /** The order was completed with a signature that does not hold. */
  | "badSignature";

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: SigningProblem };

export interface ExpectedSignature {
  /** A signature made to sign in is not accepted as a signature on a text, nor the other way round. */
  kind: OrderKind;
  /** Exactly the text that was asked to be shown and signed; undefined or "" when none was. */
  visibleText?: string;
  invisibleData?: string;
  personalNumber: string;
  /** The instant at which the signer's certificates must be valid: the time of completion. */
  at: Date;
}

export type SignatureFault =
  /** Not the documented structure: other algorithms, missing or extra references, repeated Ids, a DTD. */
  | "malformed"
  /** Digest or signature value does not hold. */
  | "altered"
  /** The signer's certificate does not lead to the configured authority. */
  | "untrusted"
  /** A certificate was not valid at the time. */
  | "expired"
  /** The proof of status says that the certificate had been revoked. */
  | "revoked"
  | "otherPerson"
  | "otherPurpose"
  | "otherText"
  | "otherData";

export type SignatureVerdict =
  | {
      ok: true;
      personalNumber: string;
      signedBytes: Uint8Array;
      signerCertificate: Uint8Array;
      /** "unproven": the proof of status is absent or cannot be believed; to be recorded beside the signature. */
      revocation: "good" | "unproven";
    }
  | { ok: false; fault: SignatureFault };

/** Where the person sits, and how the app was started: decides the wording of a message. */
export interface SigningView {
  kind: OrderKind;
  device: "desktop" | "mobile";
  /** "sameDevice": by start link. "qr": by scanning. */
  startedBy: "sameDevice" | "qr";
}

/** What is to be told: a state of an order, or a problem. */
export type SigningNews =
  | { status: "pending"; hint: string }
  | { status: "failed"; hint: string }
  | { status: "problem"; problem: SigningProblem };

export interface SigningPort {
  /** "bankid"; also the text namespace in which `messageKey` is looked up. */
  readonly provider: string;
  start(request: StartOrder): Promise<Answer<SigningOrder>>;
  /** Ask every two seconds. A finished order is answered once. */
  collect(orderRef: string): Promise<Answer<Collected>>;
  cancel(orderRef: string): Promise<Answer<null>>;
  /** The text of the code to show at this moment; to be shown afresh each second. */
  qrFrame(order: SigningOrder, at: Date): string;
  startLinks(order: SigningOrder, returnUrl?: string): { mobile: string; desktop: string };
  /** A key within the namespace named by `provider`. */
  messageKey(news: SigningNews, view: SigningView): string;
  /** Verify kept or fresh evidence against what was asked to be signed. */
  verify(
    evidence: Pick<SigningEvidence, "signature" | "signedBytes" | "ocspResponse">,
    expected: ExpectedSignature,
  ): Promise<SignatureVerdict>;
}
