// Which message services this house is connected to; a request asks for no more than that.
import type { Connected } from "~/domain/delivery/choose-channel";
import { house } from "~/house.server";

export async function connectedChannels(): Promise<Connected> {
  const { sdk, lifecare } = (await house()).channels;
  return [
    ...(sdk ? (["sdk"] as const) : []),
    ...(lifecare ? ([`lifecare:${lifecare.municipalityCode}`] as const) : []),
  ];
}
