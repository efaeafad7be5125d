// Signing in through the doors with a stand-in for BankID that answers at once as whoever holds the phone.
import type { SigningPort } from "~/integrations/signing/port";
import { action as begin, loader as follow } from "~/routes/sign-in_.bankid";
import { action as invited } from "~/routes/sign-in_.invitation";

/** Two of Skatteverket's test numbers. */
export const ada = "198001032385";
export const bo = "198001072381";

export interface Phone {
  holder: string;
  orders: number;
  port: SigningPort;
}

export function aPhone(holder: string): Phone {
  const phone: Phone = { holder, orders: 0, port: {} as SigningPort };
  const person = () => ({ personalNumber: phone.holder, name: "", givenName: "", surname: "" });
  const evidence = { provider: "test", signature: "", ocspResponse: null, signedBytes: new Uint8Array() };
  phone.port = {
    provider: "bankid",
    start: async ({ kind }) => {
      phone.orders += 1;
      const words = {
        orderRef: `o${phone.orders}`,
        autoStartToken: "a",
        qrStartToken: "q",
        qrStartSecret: "s",
      };
      return { ok: true, value: { provider: "test", kind, ...words, startedAt: Date.now() } };
    },
    collect: async () => ({
      ok: true,
      value: { status: "complete", person: person(), evidence, device: { ipAddress: null } },
    }),
    cancel: async () => ({ ok: true, value: null }),
    qrFrame: () => "",
    startLinks: () => ({ mobile: "", desktop: "" }),
    messageKey: () => "rfa22",
    verify: async () => ({ ok: false, fault: "altered" }),
  };
  return phone;
}

/** A browser: keeps the cookies that answers set, and sends them. */
export function aBrowser() {
  const jar = new Map<string, string>();
  const keep = (headers: Headers) => {
    for (const line of headers.getSetCookie()) {
      const [pair = "", ...rest] = line.split("; ");
      const name = pair.slice(0, pair.indexOf("="));
      if (rest.includes("Max-Age=0")) jar.delete(name);
      else jar.set(name, pair);
    }
  };
  const headers = () => ({ Cookie: [...jar.values()].join("; ") });
  const url = (path: string) => new URL(path, "http://127.0.0.1/");
  return {
    jar,
    keep,
    get: (path: string) => new Request(url(path), { headers: headers() }),
    post: (path: string, form: Record<string, string> = {}) =>
      new Request(url(path), { method: "POST", headers: headers(), body: new URLSearchParams(form) }),
  };
}

export type Browser = ReturnType<typeof aBrowser>;

/** What a door answers with, its cookies kept; of a redirect the place it leads to. */
export async function through(browser: Browser, answer: Promise<unknown>): Promise<unknown> {
  const given = await answer.catch((thrown) => thrown);
  if (!(given instanceof Response)) return given;
  browser.keep(given.headers);
  return given.headers.get("Location");
}

const bare = { params: {}, context: {} };

/** From the first button to where BankID leads. */
export async function signsIn(browser: Browser, next = "/"): Promise<unknown> {
  await through(browser, begin({ request: browser.post("/sign-in/bankid", { next }), ...bare }));
  return through(browser, follow({ request: browser.get("/sign-in/bankid"), ...bare }));
}

export async function usesInvitation(browser: Browser, code: string): Promise<unknown> {
  const answer = await through(
    browser,
    invited({ request: browser.post("/sign-in/invitation", { code }), ...bare }),
  );
  if (typeof answer !== "string") return answer;
  return through(browser, follow({ request: browser.get("/sign-in/bankid"), ...bare }));
}
