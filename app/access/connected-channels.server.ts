// Which message services this house is connected to; a request asks for no more than that.
import { house } from "~/house.server";

export async function connectedChannels(): Promise<("sdk" | "lifecare")[]> {
  const { channels } = await house();
  return (["sdk", "lifecare"] as const).filter((kind) => channels[kind] !== null);
}
