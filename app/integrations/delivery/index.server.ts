/**
 * Which channels the tool speaks through, from configuration that is passed in; one that is not configured is null.
 * In production an address must be https, on another machine, and none of Digg's test services: what is handed over
 * there reaches nobody. There is no switch for this. Faults are words, never values. Source: decision 0013.
 */
import { createSecureContext } from "node:tls";
import { onThisMachine } from "../on-this-machine";
import { sdkAddressHolds } from "./check-message";
import { createLifecare, type LifecareConnection } from "./lifecare.server";
import type { Channels } from "./port";
import { createSdk, type SdkConnection } from "./sdk.server";

export interface ChannelConfig {
  mode: "production" | "demo" | "test";
  sdk: SdkConnection | null;
  lifecare: LifecareConnection | null;
  now: () => Date;
}

const testServices = ["open-test.digg.se", "sdk-qa.digg.se"];

/** Throws, with every fault named, when the configuration will not do. */
export function chooseChannels(config: ChannelConfig): Channels {
  const faults = channelFaults(config);
  if (faults.length > 0) throw new Error(`Channels cannot be used: ${faults.join("; ")}`);
  const { sdk, lifecare, now } = config;
  return {
    sdk: sdk && createSdk(sdk, now),
    lifecare: lifecare && createLifecare(lifecare, now),
  };
}

export function channelFaults({ mode, sdk, lifecare }: ChannelConfig): string[] {
  const faults = [sdk && { name: "SDK", ...sdk }, lifecare && { name: "Lifecare", ...lifecare }].flatMap(
    (one) =>
      one === null
        ? []
        : [
            ...addressFaults(`${one.name}'s address`, one.url, mode),
            ...addressFaults(`the address of ${one.name}'s tokens`, one.tokenUrl, mode),
            ...("partyUrl" in one ? addressFaults("the party service's address", one.partyUrl, mode) : []),
            ...trustFaults(one.name, one),
          ],
  );
  const { organisation: address, functionId } = sdk?.sender ?? { organisation: "", functionId: "" };
  if (sdk && !sdkAddressHolds({ address, functionId })) {
    faults.push("SDK's sender must be 0203:domain and a function's id");
  }
  if (lifecare && !/^\d{4}$/.test(lifecare.municipalityCode)) {
    faults.push("Lifecare's municipality must be four digits");
  }
  return faults;
}

function addressFaults(what: string, text: string, mode: ChannelConfig["mode"]): string[] {
  if (!URL.canParse(text)) return [`${what} is not a URL`];
  const url = new URL(text);
  const plain = url.username === "" && url.password === "" && url.search === "" && url.hash === "";
  if (!plain || (url.protocol !== "https:" && url.protocol !== "http:"))
    return [`${what} must be plain https`];
  const here = onThisMachine(url.hostname);
  if (url.protocol === "http:" && (mode === "production" || !here)) return [`${what} must be plain https`];
  if (mode !== "production") return [];
  if (here) return [`${what} is on this machine: simulators are for the demo`];
  const host = url.hostname.replace(/\.$/, "");
  return testServices.includes(host) ? [`${what} is a test service's, which reaches nobody`] : [];
}

function trustFaults(name: string, { ca, client }: Pick<SdkConnection, "ca" | "client">): string[] {
  const faults = [];
  if (ca !== null && !/-----BEGIN CERTIFICATE-----/.test(ca)) faults.push(`${name}'s authority is not PEM`);
  try {
    if (client) createSecureContext({ pfx: Buffer.from(client.pfx), passphrase: client.passphrase });
  } catch {
    faults.push(`${name}'s client certificate (PKCS#12) cannot be opened with its passphrase`);
  }
  return faults;
}
