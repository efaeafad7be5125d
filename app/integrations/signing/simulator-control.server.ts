/**
 * The simulator's other side: a page where a person 'holds the phone', and the same for tests.
 * Plain HTTP on the loopback address alone; a request from another site's page is refused.
 */
import type { IncomingMessage, RequestListener } from "node:http";
import { z } from "zod";
import type { OrderBook } from "./simulator-orders";
import { phonePage } from "./simulator-page";
import { readText, refusal, type SimulatedPerson, type WireAnswer } from "./simulator-wire.server";

const scriptBody = z.strictObject({
  personalNumber: z.string().optional(),
  hints: z.array(z.string()).max(100),
  end: z.union([
    z.strictObject({
      status: z.literal("complete"),
      personalNumber: z.string().optional(),
      tampered: z.boolean().optional(),
    }),
    z.strictObject({ status: z.literal("failed"), hint: z.string() }),
    z.strictObject({ status: z.literal("pending") }),
  ]),
});
const failBody = z.strictObject({ status: z.number().int().min(400).max(599), errorCode: z.string() });
const orderBody = z.object({ orderRef: z.string(), personalNumber: z.string().optional() });

export interface ControlHooks {
  book: OrderBook;
  people: readonly SimulatedPerson[];
  /** The next call to BankID's interface gets this answer. */
  failNext(answer: WireAnswer): void;
}

export function controlListener(hooks: ControlHooks): RequestListener {
  return (request, response) => {
    const send = (status: number, type: string, body: string, more: Record<string, string> = {}) => {
      response.writeHead(status, {
        "Content-Type": `${type}; charset=utf-8`,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy":
          "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
        ...more,
      });
      response.end(body);
    };
    const answer = async () => {
      if (!isOwn(request)) return send(403, "text/plain", "Refused");
      if (request.method === "GET" && request.url === "/") {
        return send(200, "text/html", phonePage(hooks.book.openOrders(), hooks.people));
      }
      if (request.method === "GET" && request.url === "/control/orders") {
        return send(200, "application/json", JSON.stringify(hooks.book.openOrders()));
      }
      const action =
        request.method === "POST" ? /^\/control\/([a-z]+)$/.exec(request.url ?? "")?.[1] : undefined;
      const form = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
      const body = action === undefined ? null : await readBody(request, form);
      const done = action !== undefined && act(hooks, action, body);
      if (form) return send(303, "text/plain", "", { Location: "/" });
      return send(done ? 200 : 409, "application/json", JSON.stringify({ done }));
    };
    answer().catch(() => send(500, "text/plain", "Failed"));
  };
}

function isOwn(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  const loopback = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? "");
  return loopback && (origin === undefined || origin === `http://${host}`);
}

async function readBody(request: IncomingMessage, form: boolean): Promise<unknown> {
  const text = await readText(request, 100_000);
  if (text === null) return null;
  if (form) {
    const given = Object.fromEntries(new URLSearchParams(text));
    return given.personalNumber === "" ? { ...given, personalNumber: undefined } : given;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function act(hooks: ControlHooks, action: string, body: unknown): boolean {
  if (action === "script") {
    const script = scriptBody.safeParse(body);
    if (script.success) hooks.book.script(script.data);
    return script.success;
  }
  if (action === "fail") {
    const failure = failBody.safeParse(body);
    if (failure.success) hooks.failNext(refusal(failure.data.status, failure.data.errorCode));
    return failure.success;
  }
  const order = orderBody.safeParse(body);
  if (!order.success) return false;
  const { orderRef, personalNumber } = order.data;
  if (action === "approve") return hooks.book.approve(orderRef, personalNumber);
  if (action === "decline") return hooks.book.decline(orderRef);
  return action === "scan" && hooks.book.scan(orderRef);
}
