import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChannelConfig, channelFaults, chooseChannels } from "./index.server";
import { type ChannelSimulator, startChannelSimulator } from "./simulator.server";

let simulator: ChannelSimulator;
beforeAll(async () => {
  simulator = await startChannelSimulator();
});
afterAll(() => simulator.close());

const real = { url: "https://mt.example.se/v1", tokenUrl: "https://mt.example.se/token" };
const now = () => new Date();

function config(mode: ChannelConfig["mode"], sdk = {}, lifecare = {}): ChannelConfig {
  return {
    mode,
    sdk: { ...simulator.sdk, ...real, ...sdk },
    lifecare: { ...simulator.lifecare, ...real, partyUrl: real.url, ...lifecare },
    now,
  };
}

describe("which channels", () => {
  it("in demo and test the simulator will do, and none as well", () => {
    const { sdk, lifecare } = simulator;
    for (const mode of ["demo", "test"] as const) {
      expect(channelFaults({ mode, sdk, lifecare, now })).toEqual([]);
      expect(chooseChannels({ mode, sdk, lifecare, now }).sdk?.kind).toBe("sdk");
      expect(chooseChannels({ mode, sdk, lifecare, now }).lifecare?.kind).toBe("lifecare");
    }
    expect(chooseChannels({ mode: "production", sdk: null, lifecare: null, now })).toEqual({
      sdk: null,
      lifecare: null,
    });
  });

  it("in production another machine's https will do", () => {
    expect(channelFaults(config("production"))).toEqual([]);
  });

  it.each([
    "http://mt.example.se/v1",
    "https://127.0.0.1:8443/v1",
    "https://127.1/v1",
    "https://2130706433/v1",
    "https://0.0.0.0/v1",
    "https://[::1]/v1",
    "https://[::]/v1",
    "https://[::ffff:127.0.0.1]/v1",
    "https://localhost/v1",
    "https://localhost./v1",
    "https://mt.localhost/v1",
    "https://open-test.digg.se/v1",
    "https://open-test.digg.se./v1",
    "https://SDK-QA.digg.se/v1",
    "https://user@mt.example.se/v1",
    "https://mt.example.se/v1?to=x",
    "ftp://mt.example.se/v1",
    "not a url",
  ])("production refuses the address %s, for each channel and for tokens", (url) => {
    expect(channelFaults(config("production", { url }))).toHaveLength(1);
    expect(channelFaults(config("production", { tokenUrl: url }))).toHaveLength(1);
    expect(channelFaults(config("production", {}, { url }))).toHaveLength(1);
    expect(channelFaults(config("production", {}, { tokenUrl: url }))).toHaveLength(1);
    expect(channelFaults(config("production", {}, { partyUrl: url }))).toHaveLength(1);
    expect(() => chooseChannels(config("production", { url }))).toThrow("Channels cannot be used");
  });

  it("plain http goes to nobody but a simulator on this machine", () => {
    expect(channelFaults(config("demo", { url: "http://mt.example.se/v1" }))).toEqual([
      "SDK's address must be plain https",
    ]);
  });

  it("production refuses the simulator's whole connection", () => {
    const { sdk, lifecare } = simulator;
    expect(channelFaults({ mode: "production", sdk, lifecare, now })).toHaveLength(5);
  });

  it("names every fault, and no secret", () => {
    const faults = channelFaults(
      config(
        "production",
        {
          ca: "no pem",
          client: { pfx: new Uint8Array(4), passphrase: "wrong-secret" },
          sender: { organisation: "mt", functionId: "" },
        },
        { municipalityCode: "228" },
      ),
    );
    expect(faults).toHaveLength(4);
    expect(faults.join()).not.toContain("wrong-secret");
    expect(faults.join()).not.toContain(simulator.sdk.clientSecret);
  });
});

it("the simulator is imported by no file of the tool outside its own", async () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const files = (await readdir(root, { recursive: true })).filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !/delivery\/simulator[-.]/.test(path),
  );
  expect(files).toContain("integrations/delivery/index.server.ts");
  const reaching = [];
  for (const path of files) {
    const source = await readFile(join(root, path), "utf8");
    const own = path.startsWith("integrations/delivery/");
    if ((own ? /["']\.\/simulator/ : /integrations\/delivery\/simulator/).test(source)) reaching.push(path);
  }
  expect(reaching).toEqual([]);
});
