import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aMessage, aProgress, parcelOf } from "~test/factories/message";
import type { AskedChannel } from "./port";
import { createSdk } from "./sdk.server";
import { type ChannelSimulator, startChannelSimulator } from "./simulator.server";

let now = new Date("2026-05-05T06:00:00Z");
let simulator: ChannelSimulator;
let channel: AskedChannel;
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

beforeEach(async () => {
  simulator = await startChannelSimulator({ now: () => now, tokenLastsSeconds: 300 });
  channel = createSdk(simulator.sdk, () => now);
});
afterEach(() => simulator.close());
const send = (to = channel) => to.send(aMessage(), aProgress());

describe("a token", () => {
  it("is fetched once for many calls, also at the same time, and anew shortly before it ends", async () => {
    await Promise.all([send(), send(), send()]);
    await send();
    expect(simulator.tokens.given).toBe(1);
    later(269);
    await send();
    expect(simulator.tokens.given).toBe(1);
    later(2);
    await send();
    expect(simulator.tokens.given).toBe(2);
  });

  it("that is not accepted any more is fetched anew, once", async () => {
    await send();
    simulator.tokens.revoke();
    expect(await send()).toMatchObject({ result: "handed_over" });
    expect(simulator.tokens.given).toBe(2);
    simulator.faults.add({ on: "send", fault: "status", status: 401, times: 2 });
    expect(await send()).toEqual({ result: "refused", code: "unauthorized", permanent: false });
    expect(simulator.tokens.given).toBe(3);
    expect(await send()).toMatchObject({ result: "handed_over" });
  });

  it("that cannot be had means that nothing has left", async () => {
    for (const [fault, status, code] of [
      ["die_after", 500, "unreachable"],
      ["malformed", 500, "unauthorized"],
      ["status", 500, "unreachable"],
      ["status", 429, "too_many_requests"],
      ["status", 404, "unauthorized"],
    ] as const) {
      simulator.faults.add({ on: "token", fault, status });
      expect(await send()).toEqual({ result: "refused", code, permanent: false });
    }
    expect(simulator.book.all()).toEqual([]);
    expect(await send()).toMatchObject({ result: "handed_over" });
  });

  it("is not given to a stranger, nor for what was not asked", async () => {
    const stranger = createSdk({ ...simulator.sdk, clientSecret: "wrong" }, () => now);
    expect(await send(stranger)).toMatchObject({ code: "unauthorized" });
    const narrow = createSdk({ ...simulator.sdk, scopes: ["urn:sdk.api:getMessage"] }, () => now);
    expect(await send(narrow)).toMatchObject({ code: "unauthorized" });
    expect(await narrow.ask(parcelOf(aMessage()))).toMatchObject({ code: "not_known" });
  });
});
