// By which channel a report goes to its reception unit: by machine where the register says so and this house can speak
// to it, otherwise by a person in the way the register knows. Nothing is held back for want of a channel: the report is
// sent, and the page says what the person does. Does not choose the unit (routing/units.ts). Source: the contact register.
import type { Channel } from "../register/channels";

export const machineChannels = ["own_reception", "sdk", "lifecare"] as const;
export type MachineChannel = (typeof machineChannels)[number];
export type PersonalChannel = "e_service" | "letter" | "personal" | "phone" | "phone_only";
export type DeliveryChannel = MachineChannel | PersonalChannel;

export interface UnitToReach {
  channel: Channel;
  channelAddress: string;
  functionId: string;
  eServiceUrl: string;
  address: string;
}

/** A message service that this house is connected to; the integrator speaks for one municipality alone, by its code. */
export type ConnectedService = "sdk" | `lifecare:${string}`;
export type Connected = readonly ConnectedService[];

export interface Reach {
  /** Somebody at the municipality's social services can sign in here and read what comes: else it is no reception. */
  receives: boolean;
  connected: Connected;
  /** Codes of the receiving municipality and of the school's: Lifecare takes reports from its own schools alone. */
  municipalityCode: string;
  schoolIn: string | null;
  /** The child can be found by a number that may be asked about (number-to-ask-by.ts): Lifecare finds nobody else. */
  childFoundByNumber: boolean;
}

/** Null: the register has no unit for the municipality. */
export function chooseChannel(unit: UnitToReach | null, reach: Reach): DeliveryChannel {
  if (!unit) return "phone";
  if (unit.channel === "own_reception" && reach.receives) return "own_reception";
  if (unit.channel === "sdk" && canSdk(unit, reach)) return "sdk";
  if (unit.channel === "lifecare" && canLifecare(reach)) return "lifecare";
  if (unit.channel === "phone_only") return "phone_only";
  if (unit.eServiceUrl !== "") return "e_service";
  return unit.address === "" ? "phone" : "letter";
}

function canSdk({ channelAddress, functionId }: UnitToReach, { connected }: Reach): boolean {
  return connected.includes("sdk") && channelAddress !== "" && functionId !== "";
}

function canLifecare({ connected, municipalityCode, schoolIn, childFoundByNumber }: Reach): boolean {
  return (
    connected.includes(`lifecare:${municipalityCode}`) && schoolIn === municipalityCode && childFoundByNumber
  );
}

export function isByMachine(channel: DeliveryChannel): channel is MachineChannel {
  return (machineChannels as readonly string[]).includes(channel);
}
