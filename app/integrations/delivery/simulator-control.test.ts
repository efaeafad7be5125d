import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aMessage, aProgress, parcelOf } from "~test/factories/message";
import { nationalFaults } from "./national-contract";
import type { AskedChannel } from "./port";
import { createSdk } from "./sdk.server";
import { type ChannelSimulator, startChannelSimulator } from "./simulator.server";
import { outcomes } from "./simulator-page";

let simulator: ChannelSimulator;
let channel: AskedChannel;
beforeAll(async () => {
  simulator = await startChannelSimulator();
  channel = createSdk(simulator.sdk, () => new Date());
});
afterAll(() => simulator.close());

const control = (path: string, init: RequestInit = {}) => fetch(`${simulator.controlUrl}${path}`, init);
const tell = (path: string, body: unknown) =>
  control(path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
  });
const choose = (outcome: string, messageId = "") =>
  control("control/outcome", {
    method: "POST",
    body: new URLSearchParams({ outcome, messageId }),
    redirect: "manual",
  });

async function sent() {
  const message = aMessage();
  await channel.send(message, aProgress());
  return { message, ask: () => channel.ask(parcelOf(message)) };
}

describe("from its page", () => {
  it.each(Object.keys(outcomes))("the next message is told: %s", async (outcome) => {
    expect((await choose(outcome)).status).toBe(303);
    const { state } = await (await sent()).ask();
    const expected = outcome.startsWith("reject")
      ? "rejected"
      : { accept: "delivered", wait: "waiting", "exchange-error": "error" }[outcome];
    expect(state).toBe(expected);
  });

  it("a message that waits is accepted later", async () => {
    await choose("wait");
    const { message, ask } = await sent();
    expect(await ask()).toMatchObject({ state: "waiting" });
    await choose("accept", message.messageId);
    expect(await ask()).toMatchObject({ state: "delivered" });
  });

  it("shows what has come, without its text, and gives the national XML to read", async () => {
    const { message } = await sent();
    const page = await (await control("")).text();
    expect(page).toContain(message.messageId);
    expect(page).not.toContain("Kom utan jacka");
    const xml = await (await control(`messages/${message.messageId}.xml`)).text();
    expect(nationalFaults(xml)).toEqual([]);
    expect(xml).toContain("Kom utan jacka &lt;&amp; sade");
    expect((await control("messages/x.xml")).status).toBe(404);
  });

  it("refuses another site's page, and what it does not know", async () => {
    const headers = { Origin: "https://elsewhere.example", "Content-Type": "application/json" };
    expect((await control("control/fault", { method: "POST", headers, body: "{}" })).status).toBe(403);
    expect((await tell("control/fault", { on: "send", fault: "explode" })).status).toBe(409);
    expect((await tell("control/script", { script: { statuses: [] } })).status).toBe(409);
    expect((await tell("control/script", { messageId: "none", script: { statuses: ["NEW"] } })).status).toBe(
      409,
    );
  });
});

describe("by command", () => {
  it("fails and answers as told", async () => {
    expect((await tell("control/fault", { on: "send", fault: "status", status: 503 })).status).toBe(200);
    expect(await channel.send(aMessage(), aProgress())).toMatchObject({ code: "service_error" });
    await tell("control/script", { script: { statuses: ["REJECTED"] } });
    expect(await (await sent()).ask()).toMatchObject({ state: "rejected" });
  });

  it("tells what it has been given", async () => {
    const { message } = await sent();
    const told = (await (await control("control/messages")).json()) as { messageId: string }[];
    expect(told.find((one) => one.messageId === message.messageId)).toMatchObject({
      recipient: message.to.address,
      functionId: message.to.functionId,
      digest: message.digest,
      deleted: false,
    });
    expect(await (await control("control/matters")).json()).toEqual([]);
  });
});

it("a service that was killed still has what it took, and says what it would have said", async () => {
  const keepIn = mkdtempSync(join(tmpdir(), "messages-"));
  const first = await startChannelSimulator({ keepIn });
  const message = aMessage();
  await createSdk(first.sdk, () => new Date()).send(message, aProgress());
  await createSdk(first.sdk, () => new Date()).ask(parcelOf(message));
  await first.close();
  const second = await startChannelSimulator({ keepIn });
  const again = createSdk(second.sdk, () => new Date());
  expect(await again.ask(parcelOf(message))).toEqual({ state: "waiting", stage: "awaiting_receipt" });
  expect(await again.send(message, aProgress())).toMatchObject({ result: "handed_over" });
  expect(second.book.all()).toHaveLength(1);
  expect(await again.ask(parcelOf(message))).toMatchObject({ state: "delivered" });
  await second.close();
  rmSync(keepIn, { recursive: true });
});
