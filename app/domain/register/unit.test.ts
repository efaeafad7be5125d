import { describe, expect, it } from "vitest";
import { channelFault, uncheckedSince } from "./channel-fault";
import { type Channel, channels } from "./channels";
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

  it("takes any address of a channel that is no SDK", () => {
    expect(checkUnit({ ...form, channel: "lifecare", channelAddress: "org 12" }).ok).toBe(true);
  });
});

describe("channelFault", () => {
  const empty = { channelAddress: "", functionId: "", eServiceUrl: "", address: "", active: true };
  const full = { channelAddress: "0203:a", functionId: "f", eServiceUrl: "https://a", address: "Gatan 1" };
  const judge = (
    channel: Channel,
    more: object = {},
    built: readonly Channel[] = channels,
    receives = true,
  ) => channelFault({ ...empty, channel, ...more }, { receives, built });

  it.each<[Channel, string | null, string | null]>([
    ["own_reception", null, null],
    ["sdk", "no_address", null],
    ["lifecare", "no_address", null],
    ["e_service", "no_address", null],
    ["letter", "no_address", null],
    ["phone_only", "phone_only", "phone_only"],
  ])("%s: %s without an address, %s with", (channel, bare, addressed) => {
    expect([judge(channel), judge(channel, full)]).toEqual([bare, addressed]);
    expect(judge(channel, { ...full, active: false })).toBe("closed");
  });

  it("sdk wants its function, the own reception somebody who reads, and each a version that can send by it", () => {
    expect(judge("sdk", { channelAddress: "0203:a" })).toBe("no_function");
    expect(judge("own_reception", {}, channels, false)).toBe("no_reception");
    expect(judge("letter", full, ["own_reception"])).toBe("not_built");
  });

  it("six months are calendar months, clamped at a month's end", () => {
    expect([uncheckedSince("2026-11-22"), uncheckedSince("2026-08-31")]).toEqual([
      "2026-05-22",
      "2026-02-28",
    ]);
  });
});
