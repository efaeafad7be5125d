// How a report leaves when it is sent now: the unit in the register, the channel, the message's ids and when it must have
// moved on. Kept with the delivery from then on. Decides nothing about whether it may leave.
// audit: none here; the use cases that call it record what they do.
import { randomUUID } from "node:crypto";
import type { Queries } from "~db/database";
import { municipalitiesThatReceive } from "~db/register.server";
import { isOnProtected, type ReportRow } from "~db/report.server";
import { receiverOf } from "~db/report-document.server";
import { unitWithAuthority } from "~db/report-roster.server";
import { civilDate } from "../calendar/stockholm";
import { type Connected, chooseChannel, isByMachine } from "./choose-channel";
import { handOverBy, personBy } from "./limits";

interface WayFrom {
  report: ReportRow;
  connected: Connected;
  /** By child-number.server.ts, outside the transaction; whether the child has become protected since is read here. */
  childFoundByNumber: boolean;
  now: Date;
}

export async function wayOut(q: Queries, { report, connected, childFoundByNumber, now }: WayFrom) {
  const { receiverCode, receiverUnit, acute } = report;
  if (!receiverCode) throw new Error("a report without a receiver");
  const { contact, unitName } = await receiverOf(q, receiverCode, receiverUnit);
  const school = await unitWithAuthority(q, report.schoolUnitId);
  const reach = {
    receives: (await municipalitiesThatReceive(q, civilDate(now))).has(receiverCode),
    connected,
    municipalityCode: receiverCode,
    schoolIn: school?.municipalityCode ?? null,
    childFoundByNumber: childFoundByNumber && !(await isOnProtected(q, report)),
  };
  const channel = chooseChannel(contact, reach);
  const byMachine = isByMachine(channel);
  const byMessage = byMachine && channel !== "own_reception";
  const minutes = contact?.openWithinMinutes ?? null;
  return {
    municipalityCode: receiverCode,
    unit: unitName,
    channel,
    channelAddress: contact?.channelAddress ?? "",
    functionId: contact?.functionId ?? "",
    messageId: byMessage ? randomUUID() : null,
    conversationId: byMessage ? randomUUID() : null,
    state: byMachine ? ("sent" as const) : ("to_be_carried" as const),
    dueAt: byMachine ? handOverBy(now, acute) : personBy(now, { acute, minutes }),
  };
}
