/**
 * The simulator's side of BankID's interface: what is accepted, what is refused and in which words.
 * As strict as the real one where a client could be wrong without noticing (content type, lengths, unknown fields).
 * Source: BankID Relying Party API v6.0.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { z } from "zod";
import type { OrderKind } from "./port";
import type { OrderBook, PlacedOrder } from "./simulator-orders";
import type { Phone } from "./simulator-signing.server";

export interface WireAnswer {
  status: number;
  body: Record<string, unknown>;
}

export interface SimulatedPerson {
  personalNumber: string;
  givenName: string;
  surname: string;
}

const longestRequest = 400_000;
const encoded = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/);
const orderFields = {
  endUserIp: z.string().refine((address) => isIP(address) !== 0),
  userVisibleDataFormat: z.literal("simpleMarkdownV1").optional(),
  userNonVisibleData: encoded(200_000).optional(),
  returnUrl: z.string().max(512).optional(),
  returnRisk: z.boolean().optional(),
  web: z
    .strictObject({ referringDomain: z.string(), userAgent: z.string(), deviceIdentifier: z.string() })
    .optional(),
  requirement: z
    .strictObject({
      personalNumber: z
        .string()
        .regex(/^\d{12}$/)
        .optional(),
      pinCode: z.boolean().optional(),
      mrtd: z.boolean().optional(),
      certificatePolicies: z.array(z.string()).optional(),
      cardReader: z.string().optional(),
      risk: z.string().optional(),
    })
    .optional(),
};
const authBody = z.strictObject({ ...orderFields, userVisibleData: encoded(40_000).optional() });
const signBody = z.strictObject({ ...orderFields, userVisibleData: encoded(40_000) });
const refBody = z.strictObject({ orderRef: z.string() });

export const refusal = (status: number, errorCode: string): WireAnswer => ({
  status,
  body: { errorCode, details: "Simulated" },
});
const invalid = refusal(400, "invalidParameters");

/** The JSON of the request, or the refusal that it earns. */
export async function readRequest(
  request: IncomingMessage,
): Promise<{ path: string; json: unknown } | WireAnswer> {
  if (request.method !== "POST") return refusal(405, "methodNotAllowed");
  if (request.headers["content-type"] !== "application/json") return refusal(415, "unsupportedMediaType");
  const path = /^\/rp\/v6\.0\/(auth|sign|collect|cancel)$/.exec(request.url ?? "")?.[1];
  if (path === undefined) return refusal(404, "notFound");
  const text = await readText(request, longestRequest);
  try {
    return text === null ? invalid : { path, json: JSON.parse(text) };
  } catch {
    return invalid;
  }
}

/** The body, or null when it is longer than allowed. */
export async function readText(request: IncomingMessage, longest: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= longest) chunks.push(chunk);
  }
  return length > longest ? null : Buffer.concat(chunks).toString("utf8");
}

export function placeOrder(book: OrderBook, kind: OrderKind, json: unknown): WireAnswer {
  const parsed = (kind === "sign" ? signBody : authBody).safeParse(json);
  if (!parsed.success) return invalid;
  const order: PlacedOrder = {
    orderRef: randomUUID(),
    kind,
    personalNumber: parsed.data.requirement?.personalNumber,
    visible: parsed.data.userVisibleData,
    invisible: parsed.data.userNonVisibleData,
    endUserIp: parsed.data.endUserIp,
  };
  if (book.place(order) === "alreadyInProgress") return refusal(400, "alreadyInProgress");
  const tokens = { autoStartToken: randomUUID(), qrStartToken: randomUUID(), qrStartSecret: randomUUID() };
  return { status: 200, body: { orderRef: order.orderRef, ...tokens } };
}

export function cancelOrder(book: OrderBook, json: unknown): WireAnswer {
  const parsed = refBody.safeParse(json);
  return parsed.success && book.cancel(parsed.data.orderRef) ? { status: 200, body: {} } : invalid;
}

export async function collectOrder(
  book: OrderBook,
  phone: Phone,
  personOf: (personalNumber: string) => SimulatedPerson,
  now: Date,
  json: unknown,
): Promise<WireAnswer> {
  const parsed = refBody.safeParse(json);
  const answer = parsed.success ? book.collect(parsed.data.orderRef) : null;
  if (!parsed.success || answer === null) return invalid;
  const { orderRef } = parsed.data;
  if (answer.status !== "complete") {
    return { status: 200, body: { orderRef, status: answer.status, hintCode: answer.hint } };
  }
  const { kind, visible, invisible, endUserIp } = answer.order;
  const person = personOf(answer.personalNumber);
  const { signature, ocspResponse } = await phone.sign({ kind, visible, invisible, ...person, at: now });
  const completionData = {
    user: { ...person, name: `${person.givenName} ${person.surname}` },
    device: { ipAddress: endUserIp, uhi: "c2ltdWxhdG9y" },
    bankIdIssueDate: "2026-01-01Z",
    stepUp: { mrtd: false },
    signature: answer.tampered ? tamper(signature) : signature,
    ocspResponse,
  };
  return { status: 200, body: { orderRef, status: "complete", completionData } };
}

function tamper(signature: string): string {
  const xml = Buffer.from(signature, "base64").toString("utf8");
  return Buffer.from(xml.replace(/<version>[^<]*/, "<version>dGFtcGVyZWQ="), "utf8").toString("base64");
}
