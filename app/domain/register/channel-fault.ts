// Whether a written report can reach a reception unit by the channel that the register names, and if not why not; and
// whether the entry has gone unchecked. Judges the entry and whether this house is connected at all, not the line: a
// message service that is down is the delivery's affair. A phone number alone is no working channel: the report is
// written. A case system that takes reports from its own municipality's schools is no channel for the others.
// Source: issue 'Routing'; decisions 0010 and 0013.
import { addMonths, type CivilDate } from "../calendar/stockholm";
import type { Connected } from "../delivery/choose-channel";
import type { UnitEntry } from "./unit";

/** register:faults.<id> */
export const channelFaults = [
  "closed",
  "phone_only",
  "not_connected",
  "own_schools_only",
  "no_reception",
  "no_address",
  "no_function",
] as const;
export type ChannelFault = (typeof channelFaults)[number];

type Judged = Pick<
  UnitEntry,
  "municipalityCode" | "channel" | "channelAddress" | "functionId" | "eServiceUrl" | "address"
> & {
  active: boolean;
};

export interface House {
  /** Somebody at the municipality's social services can sign in here and read what comes. */
  receives: boolean;
  connected: Connected;
  /** Municipalities of the schools that would send; left out where the entry is judged by itself. */
  schoolsIn?: readonly string[];
}

export function channelFault(
  unit: Judged,
  { receives, connected, schoolsIn = [] }: House,
): ChannelFault | null {
  const { municipalityCode } = unit;
  if (!unit.active) return "closed";
  if (unit.channel === "phone_only") return "phone_only";
  if (unit.channel === "lifecare") {
    if (!connected.includes(`lifecare:${municipalityCode}`)) return "not_connected";
    return schoolsIn.every((code) => code === municipalityCode) ? null : "own_schools_only";
  }
  if (unit.channel === "own_reception") return receives ? null : "no_reception";
  if (unit.channel === "e_service") return unit.eServiceUrl === "" ? "no_address" : null;
  if (unit.channel === "letter") return unit.address === "" ? "no_address" : null;
  if (!connected.includes("sdk")) return "not_connected";
  if (unit.channelAddress === "") return "no_address";
  return unit.functionId === "" ? "no_function" : null;
}

export const uncheckedAfterMonths = 6;

/** Entries checked on this day or earlier are to be checked anew. */
export const uncheckedSince = (today: CivilDate): CivilDate => addMonths(today, -uncheckedAfterMonths);
