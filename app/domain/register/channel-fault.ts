// Whether a written report can reach a reception unit by the channel that the register names, and if not why not; and
// whether the entry has gone unchecked. Judges the entry, not the line: a message service that is down is the delivery's
// affair. A phone number alone is no working channel: the report is written. Source: issue 'Routing'; decision 0010.
import { addMonths, type CivilDate } from "../calendar/stockholm";
import type { Channel } from "./channels";
import type { UnitEntry } from "./unit";

/** Channels that this version sends by, or that a person carries it by. Lifecare wants an id that no roster gives yet. */
export const builtChannels: readonly Channel[] = ["own_reception", "sdk", "e_service", "letter"];

/** register:faults.<id> */
export const channelFaults = [
  "closed",
  "phone_only",
  "not_built",
  "no_reception",
  "no_address",
  "no_function",
] as const;
export type ChannelFault = (typeof channelFaults)[number];

type Judged = Pick<UnitEntry, "channel" | "channelAddress" | "functionId" | "eServiceUrl" | "address"> & {
  active: boolean;
};

/** `receives`: somebody at the municipality's social services can sign in here and read what comes. */
export function channelFault(
  unit: Judged,
  { receives, built = builtChannels }: { receives: boolean; built?: readonly Channel[] },
): ChannelFault | null {
  if (!unit.active) return "closed";
  if (unit.channel === "phone_only") return "phone_only";
  if (!built.includes(unit.channel)) return "not_built";
  if (unit.channel === "own_reception") return receives ? null : "no_reception";
  if (unit.channel === "e_service") return unit.eServiceUrl === "" ? "no_address" : null;
  if (unit.channel === "letter") return unit.address === "" ? "no_address" : null;
  if (unit.channelAddress === "") return "no_address";
  return unit.channel === "sdk" && unit.functionId === "" ? "no_function" : null;
}

export const uncheckedAfterMonths = 6;

/** Entries checked on this day or earlier are to be checked anew. */
export const uncheckedSince = (today: CivilDate): CivilDate => addMonths(today, -uncheckedAfterMonths);
