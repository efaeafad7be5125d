import { describe, expect, it } from "vitest";
import { channels } from "../register/channels";
import { chooseChannel, isByMachine, type Reach, type UnitToReach } from "./choose-channel";

const unit = (change: Partial<UnitToReach>): UnitToReach => ({
  channel: "sdk",
  channelAddress: "0203:kommun.example",
  functionId: "mottagning",
  eServiceUrl: "",
  address: "",
  ...change,
});
const all: Reach = {
  receives: true,
  connected: ["sdk", "lifecare:2281"],
  municipalityCode: "2281",
  schoolIn: "2281",
  childFoundByNumber: true,
};

describe("the channel of a delivery", () => {
  it.each([
    ["own_reception", unit({ channel: "own_reception" }), { ...all, connected: [] }],
    ["phone", unit({ channel: "own_reception" }), { ...all, receives: false }],
    ["letter", unit({ channel: "own_reception", address: "Box 1" }), { ...all, receives: false }],
    ["sdk", unit({}), all],
    ["phone", unit({}), { ...all, connected: ["lifecare:2281"] }],
    ["phone", unit({ channelAddress: "" }), all],
    ["phone", unit({ functionId: "" }), all],
    ["letter", unit({ address: "Box 1" }), { ...all, connected: [] }],
    ["lifecare", unit({ channel: "lifecare" }), all],
    ["letter", unit({ channel: "lifecare", address: "Box 1" }), { ...all, connected: ["sdk"] }],
    ["lifecare", unit({ channel: "lifecare", channelAddress: "" }), all],
    ["phone", unit({ channel: "lifecare" }), { ...all, schoolIn: "2282" }],
    ["phone", unit({ channel: "lifecare" }), { ...all, schoolIn: null }],
    ["phone", unit({ channel: "lifecare" }), { ...all, municipalityCode: "2282", schoolIn: "2282" }],
    ["phone", unit({ channel: "lifecare" }), { ...all, childFoundByNumber: false }],
    [
      "e_service",
      unit({ channel: "lifecare", eServiceUrl: "https://e.example" }),
      { ...all, childFoundByNumber: false },
    ],
    ["e_service", unit({ channel: "e_service", eServiceUrl: "https://e.example", address: "Box 1" }), all],
    ["letter", unit({ channel: "letter", address: "Box 1" }), all],
    ["phone", unit({ channel: "letter" }), all],
    ["phone_only", unit({ channel: "phone_only", address: "Box 1" }), all],
    ["phone", null, all],
  ] as const)("is %s", (channel, to, reach) => {
    expect(chooseChannel(to, reach)).toBe(channel);
  });

  it("is never a machine's where the house is connected to none, but for its own reception", () => {
    const reach: Reach = { ...all, connected: [] };
    const chosen = channels.map((channel) => chooseChannel(unit({ channel, address: "Box 1" }), reach));
    expect(chosen.filter(isByMachine)).toEqual(["own_reception"]);
  });
});
