// Where Digg's own file of the interface is at hand: that what our contract takes is a message by it, that what the
// simulator answers is an answer by it, and that our statuses are its.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { aFile, aMessage, aProgress, asWritten } from "~test/factories/message";
import { createSdk } from "./sdk.server";
import { createMessageContract, messageStatuses } from "./sdk-contract";
import { type ChannelSimulator, startChannelSimulator } from "./simulator.server";
import { rejection } from "./simulator-book";
import { sdkScopes } from "./simulator-sdk.server";

type Json = Record<string, unknown>;
const file = resolve(import.meta.dirname, "../../../../shared/specs/digg-sdk-mtmk-openapi.yml");
const atHand = existsSync(file);
if (!atHand)
  console.info("Digg's file of the interface is not at hand; our own written contract was tried alone.");

/** The file's own schemas as JSON Schema: references resolved, its few slips read as they are meant. */
function schemasOf(text: string): (name: string) => z.ZodType {
  const { components } = parse(text) as { components: { schemas: Record<string, Json> } };
  const resolved = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(resolved);
    if (typeof node !== "object" || node === null) return node;
    const { $ref, ...rest } = node as Json;
    if (typeof $ref === "string") return resolved(components.schemas[$ref.split("/").at(-1) ?? ""]);
    const { properties } = rest as { properties?: Json };
    // `attributes: { properties: { $ref } , required: [type, id] }`: the reference is meant for attributes itself.
    if (properties && typeof properties.$ref === "string") return resolved(properties);
    const kept = Object.entries(rest).filter(([key]) => !["example", "default", "deprecated"].includes(key));
    const made = Object.fromEntries(kept.map(([key, value]) => [key, resolved(value)])) as Json;
    if (made.exclusiveMaximum === true) delete made.exclusiveMaximum;
    // An instance is told as a bare UUID in the file's own examples.
    if (made.format === "uri" || made.format === "int32") delete made.format;
    if (made.properties !== undefined && made.type === undefined) made.type = "object";
    return made;
  };
  return (name) =>
    z.fromJSONSchema(resolved(components.schemas[name]) as Parameters<typeof z.fromJSONSchema>[0], {
      defaultTarget: "openapi-3.0",
    });
}

const { created } = await asWritten(aMessage({ attachments: [aFile(9)] }));

describe("our own contract", () => {
  const { attributes } = created.data;

  it.each(Object.keys(attributes))("does not take a message without %s, or with nothing in it", (name) => {
    for (const value of [undefined, null, "", " ", [], {}]) {
      const broken = structuredClone(created) as { data: { attributes: Json } };
      expect(createMessageContract.safeParse(broken).success).toBe(true);
      broken.data.attributes[name] = value;
      expect(createMessageContract.safeParse(broken).success, JSON.stringify(value)).toBe(false);
    }
  });

  it("takes no label that is too long, no open message and nothing that it does not know", () => {
    for (const change of [{ label: "x".repeat(257) }, { confidentiality: false }, { childName: "x" }]) {
      const broken = structuredClone(created) as { data: { attributes: Json } };
      Object.assign(broken.data.attributes, change);
      expect(createMessageContract.safeParse(broken).success).toBe(false);
    }
  });
});

function diggsInterface() {
  const text = readFileSync(file, "utf8");
  const schema = schemasOf(text);
  let simulator: ChannelSimulator;
  beforeAll(async () => {
    simulator = await startChannelSimulator();
  });
  afterAll(() => simulator.close());

  it("takes what we send; what it does not take, our own contract does not either", () => {
    const theirs = schema("createMessage");
    expect(theirs.safeParse(created).error).toBeUndefined();
    const attributes = Object.keys(created.data.attributes);
    for (const name of attributes) {
      for (const value of [undefined, 7, "x".repeat(300), [], {}]) {
        const broken = structuredClone(created) as { data: { attributes: Json } };
        broken.data.attributes[name] = value;
        if (value === undefined) delete broken.data.attributes[name];
        if (theirs.safeParse(broken).success) continue;
        expect(createMessageContract.safeParse(broken).success, `${name} ${JSON.stringify(value)}`).toBe(
          false,
        );
      }
    }
    const nameless = structuredClone(created) as unknown as { data: { attributes: Json } };
    delete nameless.data.attributes.recipient;
    expect(theirs.safeParse(nameless).success).toBe(false);
  });

  it("knows the statuses and scopes that we know", () => {
    const { components } = parse(text) as {
      components: {
        schemas: { messageStatusDef: { enum: string[] } };
        securitySchemes: { message_auth: { flows: { clientCredentials: { scopes: Json } } } };
      };
    };
    expect([...messageStatuses].sort()).toEqual([...components.schemas.messageStatusDef.enum].sort());
    const { scopes } = components.securitySchemes.message_auth.flows.clientCredentials;
    expect(Object.values(sdkScopes).sort()).toEqual(Object.keys(scopes).sort());
  });

  it("would answer as the simulator does: one message, many, and a refusal", async () => {
    const channel = createSdk(simulator.sdk, () => new Date());
    const message = aMessage();
    simulator.book.scriptNext({ ...rejection("BV", "too-long"), content: true });
    await channel.send(message, aProgress());
    const token = await tokenOf(simulator);
    const base = `${simulator.sdk.url}/sdk/messages`;
    const get = async (path: string, init: RequestInit = {}) =>
      fetch(`${base}${path}`, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } });
    for (let asked = 0; asked < 3; asked++) {
      const one = await (await get(`/${message.messageId}`)).json();
      expect(schema("outputData").safeParse(one).error).toBeUndefined();
    }
    const many = await (await get("")).json();
    expect(schema("outputArrayData").safeParse(many).error).toBeUndefined();
    expect(JSON.stringify(many)).not.toContain("digitalDocument");
    const headers = { "Content-Type": "application/json" };
    const refusal = await get("", { method: "POST", body: "{}", headers });
    expect([refusal.status, schema("Events").safeParse(await refusal.json()).success]).toEqual([400, true]);
    const tooLarge = await get("", { method: "POST", body: " ".repeat(30_000_001), headers });
    expect(await tooLarge.json()).toMatchObject({ title: "Payload Too Large" });
  });
}

// Registered only where the file is at hand: a skipped test counts as a failed one.
if (atHand) describe("Digg's interface, at hand", () => diggsInterface());

async function tokenOf({ sdk }: ChannelSimulator): Promise<string> {
  const pair = Buffer.from(`${sdk.clientId}:${sdk.clientSecret}`).toString("base64");
  const answer = await fetch(sdk.tokenUrl, {
    method: "POST",
    headers: { Authorization: `Basic ${pair}` },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: sdk.scopes.join(" ") }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
