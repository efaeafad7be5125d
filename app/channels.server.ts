// Opens the channels that the environment names: reads their secrets and certificates from files, and lets the
// integrations' index judge the whole. Decides nothing about what is sent where.
import { readFile } from "node:fs/promises";
import type { Environment } from "./env.server";
import { chooseChannels } from "./integrations/delivery/index.server";
import type { Channels } from "./integrations/delivery/port";
import type { ChannelSettings, SdkSettings } from "./read-channel-settings";

/** By the interface's own list (SDK API MT/MK 1.0.0, message_auth); SDK_SCOPES where a service wants others. */
const sdkScopes = ["sendMessages", "getMessage", "getMessageByFilter", "deleteMessage"].map(
  (name) => `urn:sdk.api:${name}`,
);

export async function openChannels(mode: Environment["mode"], settings: ChannelSettings): Promise<Channels> {
  const { sdk, lifecare } = settings;
  return chooseChannels({
    mode,
    sdk: sdk && {
      ...(await secretsOf(sdk)),
      scopes: sdk.scopes ?? sdkScopes,
      sender: { organisation: sdk.organisation, functionId: sdk.functionId },
    },
    lifecare: lifecare && { ...lifecare, ...(await secretsOf(lifecare)), scopes: lifecare.scopes ?? [] },
    now: () => new Date(),
  });
}

async function secretsOf(common: Omit<SdkSettings, "organisation" | "functionId">) {
  const { url, tokenUrl, clientId, clientSecretFile, caFile, client } = common;
  return {
    url,
    tokenUrl,
    clientId,
    clientSecret: (await readFile(clientSecretFile, "utf8")).trim(),
    ca: caFile && (await readFile(caFile, "utf8")),
    client: client && {
      pfx: await readFile(client.p12File),
      passphrase: (await readFile(client.passphraseFile, "utf8")).trim(),
    },
  };
}
