import { describe, expect, it } from "vitest";
import { channelFault, type House, uncheckedSince } from "./channel-fault";
import type { Channel } from "./channels";
import { checkUnit, formOfUnit, type UnitField, type UnitForm, unitFields } from "./unit";

const form: UnitForm = {
  ...(Object.fromEntries(unitFields.map((field) => [field, ""])) as UnitForm),
  municipalityCode: "0180",
  unit: "Järva",
  channel: "sdk",
  source: "kommunens webbplats",
};
const keyOf = (changed: Partial<UnitForm>, field: UnitField) => {
  const checked = checkUnit({ ...form, ...changed });
  return checked.ok ? null : checked.errors[field]?.key;
};

describe("checkUnit", () => {
  it("takes what is right, tidied, and shows it as it was", () => {
    const typed = {
      ...form,
      unit: "  Järva   mottagning ",
      districts: "Rinkeby, Kista,, Kista",
      phone: "+46 8-508 00 00",
      wordsToReporters: "Ring gärna.\r\nVi svarar.",
      openWithinMinutes: "60",
      channelAddress: "0203:stockholm.se",
      eServiceUrl: "https://etjanst.exempel.se/oro",
    };
    const checked = checkUnit(typed);
    if (!checked.ok) throw new Error("refused");
    expect(checked.value).toMatchObject({
      unit: "Järva mottagning",
      districts: ["Rinkeby", "Kista"],
      openWithinMinutes: 60,
      wordsToReporters: "Ring gärna.\nVi svarar.",
      outOfHoursPhone: null,
    });
    expect(checkUnit(formOfUnit(checked.value))).toEqual(checked);
  });

  it.each<[UnitField, string, string]>([
    ["municipalityCode", "", "unit_no_municipality"],
    ["municipalityCode", "0181x", "unit_no_municipality"],
    ["unit", " ", "unit_name_empty"],
    ["unit", "x".repeat(201), "text_too_long"],
    ["phone", "ring oss", "unit_phone_wrong"],
    ["outOfHoursPhone", "1", "unit_phone_wrong"],
    ["noticeEmail", "a@b", "unit_email_wrong"],
    ["channel", "fax", "unit_channel_missing"],
    ["channelAddress", "stockholm.se", "unit_participant_wrong"],
    ["eServiceUrl", "http://exempel.se", "unit_url_wrong"],
    ["eServiceUrl", "javascript:alert(1)", "unit_url_wrong"],
    ["wordsToReporters", "x".repeat(2001), "text_too_long"],
    ["openWithinMinutes", "9", "unit_minutes_wrong"],
    ["openWithinMinutes", "10081", "unit_minutes_wrong"],
    ["openWithinMinutes", "en timme", "unit_minutes_wrong"],
    ["source", "", "unit_source_empty"],
  ])("%s %j: %s", (field, text, key) => {
    expect(keyOf({ [field]: text }, field)).toBe(key);
  });

  it("takes a number or nothing as Lifecare's address, and any as that of a channel which has none", () => {
    const taken = (channel: string, channelAddress: string) =>
      checkUnit({ ...form, channel, channelAddress }).ok;
    expect([taken("lifecare", ""), taken("lifecare", "12"), taken("lifecare", "org 12")]).toEqual([
      true,
      true,
      false,
    ]);
    expect(taken("letter", "org 12")).toBe(true);
  });
});

describe("channelFault", () => {
  const empty = { channelAddress: "", functionId: "", eServiceUrl: "", address: "", active: true };
  const full = { channelAddress: "0203:a", functionId: "f", eServiceUrl: "https://a", address: "Gatan 1" };
  const connected = ["sdk", "lifecare:2282"] as const;
  const judge = (channel: Channel, more: object = {}, house: Partial<House> = {}) =>
    channelFault(
      { ...empty, municipalityCode: "2282", channel, ...more },
      { receives: true, connected, ...house },
    );

  it.each<[Channel, string | null, string | null]>([
    ["own_reception", null, null],
    ["sdk", "no_address", null],
    ["lifecare", null, null],
    ["e_service", "no_address", null],
    ["letter", "no_address", null],
    ["phone_only", "phone_only", "phone_only"],
  ])("%s: %s without an address, %s with", (channel, bare, addressed) => {
    expect([judge(channel), judge(channel, full)]).toEqual([bare, addressed]);
    expect(judge(channel, { ...full, active: false })).toBe("closed");
  });

  it("sdk wants its function, the own reception somebody who reads, and each service a house that is connected", () => {
    expect(judge("sdk", { channelAddress: "0203:a" })).toBe("no_function");
    expect(judge("own_reception", {}, { receives: false })).toBe("no_reception");
    expect(judge("sdk", full, { connected: ["lifecare:2282"] })).toBe("not_connected");
    expect(judge("lifecare", full, { connected: ["sdk"] })).toBe("not_connected");
    expect(judge("lifecare", full, { connected: ["lifecare:2281"] })).toBe("not_connected");
    expect(judge("letter", full, { connected: [] })).toBeNull();
  });

  it("a case system is no channel for the schools of another municipality", () => {
    const from = (...schoolsIn: string[]) => judge("lifecare", full, { schoolsIn });
    expect([from("2282"), from("2282", "2283"), from("2283")]).toEqual([
      null,
      "own_schools_only",
      "own_schools_only",
    ]);
    expect(judge("sdk", full, { schoolsIn: ["2283"] })).toBeNull();
  });

  it("six months are calendar months, clamped at a month's end", () => {
    expect([uncheckedSince("2026-11-22"), uncheckedSince("2026-08-31")]).toEqual([
      "2026-05-22",
      "2026-02-28",
    ]);
  });
});
