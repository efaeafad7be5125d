import { describe, expect, it } from "vitest";
import { readEnv } from "./env.server";
import { readChannelSettings } from "./read-channel-settings";

const sdk = {
  SDK_URL: "https://mt.example.se/v1",
  SDK_TOKEN_URL: "https://mt.example.se/token",
  SDK_CLIENT_ID: "skola",
  SDK_CLIENT_SECRET_FILE: "/run/secrets/sdk",
  SDK_ORGANISATION: "0203:skola.example",
  SDK_FUNCTION: "sdk:skola:0203:skola.example",
};
const lifecare = {
  LIFECARE_URL: "https://gw.example.se/lifecare",
  LIFECARE_PARTY_URL: "https://gw.example.se/party",
  LIFECARE_TOKEN_URL: "https://gw.example.se/token",
  LIFECARE_CLIENT_ID: "skola",
  LIFECARE_CLIENT_SECRET_FILE: "/run/secrets/lifecare",
  LIFECARE_MUNICIPALITY: "2281",
  LIFECARE_SENT_BY: "roda-traden; type=adAccount",
  LIFECARE_TYPE_ID: "3",
  LIFECARE_DOCUMENT_TYPE: "OROSANMALAN",
  LIFECARE_SENDER_TYPE: "SKOLA",
};

describe("the channels", () => {
  it("are none where nothing is said, or nothing but blanks", () => {
    const none = { settings: { sdk: null, lifecare: null }, problems: [] };
    expect(readChannelSettings({})).toEqual(none);
    expect(readChannelSettings({ SDK_URL: "  ", LIFECARE_REASON_ID: "" })).toEqual(none);
  });

  it("are read whole", () => {
    const { settings, problems } = readChannelSettings({
      ...sdk,
      ...lifecare,
      SDK_P12_FILE: "/run/secrets/sdk.p12",
      SDK_PASSPHRASE_FILE: "/run/secrets/sdk-word",
      SDK_SCOPES: "one two",
      LIFECARE_REASON_ID: "9",
    });
    expect(problems).toEqual([]);
    expect(settings.sdk).toEqual({
      url: sdk.SDK_URL,
      tokenUrl: sdk.SDK_TOKEN_URL,
      clientId: "skola",
      clientSecretFile: "/run/secrets/sdk",
      caFile: null,
      client: { p12File: "/run/secrets/sdk.p12", passphraseFile: "/run/secrets/sdk-word" },
      scopes: ["one", "two"],
      organisation: "0203:skola.example",
      functionId: "sdk:skola:0203:skola.example",
    });
    expect(settings.lifecare).toMatchObject({
      partyUrl: lifecare.LIFECARE_PARTY_URL,
      municipalityCode: "2281",
      typeId: 3,
      fromWhoId: null,
      reasonId: 9,
      organisationId: null,
      client: null,
      scopes: null,
    });
  });

  it.each(Object.keys(sdk))("half set, without %s, are named", (name) => {
    expect(readChannelSettings({ ...sdk, [name]: "" })).toEqual({
      settings: { sdk: null, lifecare: null },
      problems: [`${name} is missing: SDK is configured whole or not at all.`],
    });
  });

  it.each(Object.keys(lifecare))("half set, without %s, are named", (name) => {
    const { problems } = readChannelSettings({ ...lifecare, [name]: undefined });
    expect(problems).toEqual([`${name} is missing: LIFECARE is configured whole or not at all.`]);
  });

  it.each([
    [
      { ...sdk, SDK_P12_FILE: "/x" },
      "SDK_PASSPHRASE_FILE is missing: certificate and passphrase go together.",
    ],
    [
      { ...sdk, SDK_PASSPHRASE_FILE: "/x" },
      "SDK_P12_FILE is missing: certificate and passphrase go together.",
    ],
    [{ ...lifecare, LIFECARE_TYPE_ID: "three-secret" }, "LIFECARE_TYPE_ID must be a number."],
    [{ ...lifecare, LIFECARE_REASON_ID: "-1" }, "LIFECARE_REASON_ID must be a number."],
  ])("%j: %s", (source, problem) => {
    expect(readChannelSettings(source).problems).toEqual([problem]);
  });

  it("stop the start where they are half set, in a demo too", () => {
    expect(() => readEnv({ APP_MODE: "demo", SDK_URL: "https://mt.example.se/v1" })).toThrow(
      "SDK_TOKEN_URL is missing",
    );
    expect(readEnv({ APP_MODE: "demo", ...sdk }).channels.sdk?.organisation).toBe("0203:skola.example");
    expect(readEnv({ APP_MODE: "demo" }).channels).toEqual({ sdk: null, lifecare: null });
  });
});
