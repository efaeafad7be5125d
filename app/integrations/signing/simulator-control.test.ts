import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBankId } from "./bankid.server";
import type { SigningPort } from "./port";
import { type BankIdSimulator, saveConnection, startBankIdSimulator } from "./simulator.server";

const ada = { personalNumber: "198001032385", givenName: "Ada", surname: "Å<b>" };
let simulator: BankIdSimulator;
let port: SigningPort;

beforeAll(async () => {
  simulator = await startBankIdSimulator({ approval: { mode: "manual" }, people: [ada] });
  port = createBankId({ ...simulator.connection, now: () => new Date() });
});
afterAll(() => simulator.close());

const post = (action: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${simulator.controlUrl}control/${action}`, {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
/** What a page under another name, that leads to this address, would get. */
const statusAsHost = (host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    get(simulator.controlUrl, { headers: { Host: host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on("error", reject);
  });
const page = async () => (await fetch(simulator.controlUrl)).text();
async function start(personalNumber?: string) {
  const answer = await port.start({
    kind: "sign",
    endUserIp: "192.0.2.1",
    personalNumber,
    visibleText: "Åäö <script>",
  });
  if (!answer.ok) throw new Error(answer.problem);
  return answer.value.orderRef;
}

describe("the page that holds the phone", () => {
  it("shows what is to be signed, escaped, and approves it by a form", async () => {
    expect(await page()).toContain("Inget väntar");
    const orderRef = await start();
    const html = await page();
    expect(html).toContain("Åäö &#60;script&#62;");
    expect(html).toContain(`<option value="${ada.personalNumber}">Ada Å&#60;b&#62;</option>`);
    const answer = await fetch(`${simulator.controlUrl}control/approve`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ orderRef, personalNumber: ada.personalNumber }),
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
    const collected = await port.collect(orderRef);
    expect(collected.ok && collected.value.status === "complete" && collected.value.person.name).toBe(
      "Ada Å<b>",
    );
  });

  it("refuses another site's page and another host's name", async () => {
    const orderRef = await start(ada.personalNumber);
    expect((await post("approve", { orderRef }, { Origin: "https://evil.example" })).status).toBe(403);
    expect((await post("approve", { orderRef }, { Origin: "null" })).status).toBe(403);
    expect(await port.collect(orderRef)).toMatchObject({ ok: true, value: { status: "pending" } });
    expect(await statusAsHost("evil.example")).toBe(403);
    expect(await statusAsHost(new URL(simulator.controlUrl).host)).toBe(200);
    expect((await post("decline", { orderRef })).status).toBe(200);
    expect(await port.collect(orderRef)).toEqual({
      ok: true,
      value: { status: "failed", hint: "userCancel" },
    });
  });

  it("takes scripts and failures, and says when it cannot do what is asked", async () => {
    const script = { hints: ["started"], end: { status: "failed", hint: "certificateErr" } };
    expect(await (await post("script", script)).json()).toEqual({ done: true });
    const orderRef = await start();
    expect(await port.collect(orderRef)).toEqual({ ok: true, value: { status: "pending", hint: "started" } });
    expect(await (await post("fail", { status: 503, errorCode: "Maintenance" })).json()).toEqual({
      done: true,
    });
    expect(await port.collect(orderRef)).toEqual({ ok: false, problem: "maintenance" });
    expect((await post("script", { hints: "x" })).status).toBe(409);
    expect((await post("approve", { orderRef: "none" })).status).toBe(409);
    expect((await post("nothing", {})).status).toBe(409);
    const orders = (await (await fetch(`${simulator.controlUrl}control/orders`)).json()) as {
      orderRef: string;
    }[];
    expect(orders.map((order) => order.orderRef)).toEqual([orderRef]);
  });
});

describe("the saved connection", () => {
  it("is readable by its owner alone, and enough to reach the simulator", async () => {
    const directory = await mkdtemp(join(tmpdir(), "bankid-"));
    try {
      const saved = await saveConnection(simulator.connection, join(directory, "sim"));
      expect((await stat(saved.pfx)).mode & 0o077).toBe(0);
      const again = createBankId({
        url: saved.url,
        pfx: await readFile(saved.pfx),
        passphrase: saved.passphrase,
        ca: await readFile(saved.ca, "utf8"),
        signatureCa: [await readFile(saved.signatureCa, "utf8")],
        now: () => new Date(),
      });
      expect(await again.collect("none")).toEqual({ ok: false, problem: "invalidParameters" });
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

describe("the signing authority", () => {
  it("lives on in its directory, so that a signature of an earlier start still verifies", async () => {
    const directory = await mkdtemp(join(tmpdir(), "bankid-"));
    try {
      const signOnce = async () => {
        const one = await startBankIdSimulator({
          approval: { mode: "auto", afterCollects: 0 },
          keepIn: directory,
        });
        const client = createBankId({ ...one.connection, now: () => new Date() });
        const { personalNumber } = ada;
        const order = await client.start({ kind: "auth", endUserIp: "192.0.2.1", personalNumber });
        const collected = order.ok ? await client.collect(order.value.orderRef) : order;
        await one.close();
        if (!collected.ok || collected.value.status !== "complete") throw new Error("not completed");
        return { client, evidence: collected.value.evidence };
      };
      const first = await signOnce();
      const second = await signOnce();
      const expected = { kind: "auth" as const, personalNumber: ada.personalNumber, at: new Date() };
      expect((await second.client.verify(first.evidence, expected)).ok).toBe(true);
      expect((await stat(join(directory, "signing-authority.json"))).mode & 0o077).toBe(0);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
