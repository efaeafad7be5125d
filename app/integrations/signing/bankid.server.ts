/**
 * BankID as a signing port: orders started, collected and cancelled at the configured server.
 * A completion is handed on only when its signature holds, leads to the configured authority and names the same
 * person as the answer. Whether it is the right person and text is for `verify`, which the use case calls.
 * Source: BankID Relying Party API v6.0; decision 0006.
 */
import { z } from "zod";
import { bankIdMessage } from "./bankid-messages";
import { bankIdStartLinks, qrFrameAt } from "./bankid-order.server";
import { type BankIdConnection, connectToBankId } from "./bankid-transport.server";
import type { Answer, Collected, SigningOrder, SigningPort, SigningProblem, StartOrder } from "./port";
import { readSignature, verifySignature } from "./verify-signature.server";

export interface BankIdConfig extends BankIdConnection {
  /** The authorities of people's certificates, PEM: not the same as that of the server. */
  signatureCa: string[];
  now: () => Date;
}

const longestVisible = 40_000;
const longestInvisible = 200_000;
const longestReturnUrl = 512;

const token = z.string().min(1).max(200);
const started = z.object({
  orderRef: token,
  autoStartToken: token,
  qrStartToken: token,
  qrStartSecret: token,
});
/** A hint is compared with our own tables only, yet it may be logged: what is no plain word is left out. */
const hintCode = z
  .string()
  .optional()
  .transform((hint) => (hint !== undefined && /^[A-Za-z]{1,64}$/.test(hint) ? hint : "unknown"));
const collected = z.discriminatedUnion("status", [
  z.object({ status: z.literal("pending"), hintCode }),
  z.object({ status: z.literal("failed"), hintCode }),
  z.object({
    status: z.literal("complete"),
    completionData: z.object({
      user: z.object({
        personalNumber: z.string().regex(/^\d{12}$/),
        name: z.string().max(400),
        givenName: z.string().max(200),
        surname: z.string().max(200),
      }),
      device: z.object({ ipAddress: z.string().max(64).optional() }).optional(),
      signature: z.string().min(1),
      ocspResponse: z.string().min(1).optional(),
    }),
  }),
]);

export function createBankId(config: BankIdConfig): SigningPort {
  const post = connectToBankId(config);
  return {
    provider: "bankid",
    async start(asked) {
      const body = startBody(asked);
      if (body === null) return failure("invalidParameters");
      const answer = await post(asked.kind, body);
      if (!answer.ok) return answer;
      const order = started.safeParse(answer.value);
      if (!order.success) return failure("badResponse");
      const value: SigningOrder = {
        provider: "bankid",
        kind: asked.kind,
        ...order.data,
        startedAt: config.now().getTime(),
      };
      return { ok: true, value };
    },
    async collect(orderRef) {
      const answer = await post("collect", { orderRef });
      return answer.ok ? understand(answer.value, config) : answer;
    },
    async cancel(orderRef) {
      const answer = await post("cancel", { orderRef });
      return answer.ok ? { ok: true, value: null } : answer;
    },
    qrFrame: (order, at) => qrFrameAt(order, (at.getTime() - order.startedAt) / 1000),
    startLinks: (order, returnUrl) => bankIdStartLinks(order.autoStartToken, returnUrl),
    messageKey: bankIdMessage,
    verify: (evidence, expected) => verifySignature(evidence, expected, config.signatureCa),
  };
}

const failure = (problem: SigningProblem): { ok: false; problem: SigningProblem } => ({ ok: false, problem });

/** The request as BankID wants it, or null when it would be refused for its form: then nothing is sent. */
function startBody(asked: StartOrder): Record<string, unknown> | null {
  const visible = asked.visibleText ? Buffer.from(asked.visibleText, "utf8").toString("base64") : undefined;
  const invisible = asked.invisibleData
    ? Buffer.from(asked.invisibleData, "utf8").toString("base64")
    : undefined;
  if (asked.kind === "sign" && visible === undefined) return null;
  if ((visible?.length ?? 0) > longestVisible || (invisible?.length ?? 0) > longestInvisible) return null;
  if ((asked.returnUrl?.length ?? 0) > longestReturnUrl) return null;
  if (asked.personalNumber !== undefined && !/^\d{12}$/.test(asked.personalNumber)) return null;
  const { userAgent, referringDomain, deviceIdentifier } = asked;
  const web =
    userAgent && referringDomain && deviceIdentifier
      ? { userAgent, referringDomain, deviceIdentifier }
      : undefined;
  return {
    endUserIp: asked.endUserIp,
    userVisibleData: visible,
    userVisibleDataFormat: visible && asked.visibleFormat === "markdown" ? "simpleMarkdownV1" : undefined,
    userNonVisibleData: invisible,
    returnUrl: asked.returnUrl,
    web,
    requirement: asked.personalNumber ? { personalNumber: asked.personalNumber } : undefined,
  };
}

function understand(value: unknown, config: BankIdConfig): Answer<Collected> {
  const parsed = collected.safeParse(value);
  if (!parsed.success) return failure("badResponse");
  const answer = parsed.data;
  if (answer.status !== "complete")
    return { ok: true, value: { status: answer.status, hint: answer.hintCode } };
  const { user, device, signature, ocspResponse } = answer.completionData;
  const reading = readSignature(signature, config.signatureCa, config.now());
  if (!reading.ok || reading.value.personalNumber !== user.personalNumber) return failure("badSignature");
  return {
    ok: true,
    value: {
      status: "complete",
      person: user,
      evidence: {
        provider: "bankid",
        signature,
        ocspResponse: ocspResponse ?? null,
        signedBytes: reading.value.signedBytes,
      },
      device: { ipAddress: device?.ipAddress ?? null },
    },
  };
}
