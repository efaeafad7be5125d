/**
 * The municipality's case system, through the Lifecare integrator: makes an incoming matter and attaches the PDF. Only
 * where sender and receiver are the configured municipality and the party service knows the child. The interface has no
 * key by which a matter could be found again except by reading the child's other matters, which a school may not: so
 * the matter's id is kept by the caller (`Progress`), and where the answer to its making was lost, no second one is
 * made; a person looks. A file whose answer was lost may be attached twice, to the same matter, under the same title.
 * Not tried against a live integrator. Source: Sundsvall's api-service-lifecare-integrator 1.0; decision 0013.
 */
import { faultOf } from "./check-message";
import { type Credentials, callsWithToken } from "./client-token.server";
import { type ChannelCode, isPermanent, refused } from "./codes";
import { formOfParts } from "./form-of-parts";
import {
  callsThrough,
  codeOfStatus,
  type MakeCall,
  parsed,
  type Received,
  type Trust,
} from "./http-call.server";
import { matterMade, type NewMatter } from "./lifecare-contract";
import { partyIdOf } from "./lifecare-party.server";
import type { OwnChannel, Progress, ReportMessage, Sent } from "./port";
import { attachmentName, evidenceName, mediaType, pdfName } from "./sdk-message";
import { type Source, sourceOf } from "./source";

export interface LifecareConnection extends Credentials, Trust {
  /** Up to the municipality's number, which follows it. */
  url: string;
  /** The party service's, likewise. */
  partyUrl: string;
  municipalityCode: string;
  /** X-Sent-By: who asks, by Sundsvall's pattern `name; type=adAccount`. */
  sentBy: string;
  /** Codes from the municipality's own lists in Lifecare. */
  typeId: number;
  fromWhoId: number | null;
  reasonId: number | null;
  organisationId: number | null;
  documentType: string;
  senderType: string;
  timeoutMs?: number;
}

interface Integrator {
  call: MakeCall;
  connection: LifecareConnection;
  matters: string;
  timeoutMs: number;
}

interface Filed {
  name: string;
  contentType: string;
  content: Source;
  title: string;
}

const making = "making";
const made = /^matter:(\d{1,15}) files:(\d{1,4}) left:((?:\d{1,4},)*)$/;
const longestAnswer = 1_000_000;

export function createLifecare(connection: LifecareConnection, now: () => Date): OwnChannel {
  const { url, municipalityCode } = connection;
  const integrator: Integrator = {
    call: callsWithToken(callsThrough(connection), connection, now),
    connection,
    matters: `${url.replace(/\/+$/, "")}/${municipalityCode}/actualisations`,
    timeoutMs: connection.timeoutMs ?? 60_000,
  };
  return {
    kind: "lifecare",
    municipalityCode,
    send: (message, progress) => send(integrator, message, progress, now),
  };
}

async function send(
  integrator: Integrator,
  message: ReportMessage,
  progress: Progress,
  now: () => Date,
): Promise<Sent> {
  const { municipalityCode } = integrator.connection;
  const fault = faultOf(message, "lifecare");
  if (fault !== null) return refused(fault);
  if (
    message.to.municipalityCode !== municipalityCode ||
    message.from.municipalityCode !== municipalityCode
  ) {
    return refused("other_municipality");
  }
  if (message.to.address !== "" && !/^\d{1,9}$/.test(message.to.address)) return refused("address_invalid");
  if (progress.earlier === making) return refused("matter_uncertain");
  const earlier = made.exec(progress.earlier ?? "");
  if (progress.earlier !== null && earlier === null) return refused("message_invalid");
  const matter = earlier ? Number(earlier[1]) : await makeMatter(integrator, message, progress);
  if (typeof matter !== "number") return refused(matter.fault);
  const leftOut = (earlier?.[3] ?? "").split(",").filter(Boolean).map(Number);
  const stopped = await attachAll(integrator, message, progress, {
    matter,
    attached: Number(earlier?.[2] ?? 0),
    leftOut,
  });
  if (stopped !== null) return refused(stopped);
  // Filed last, so that it stands after the attachments' positions.
  const evidenceAt = message.attachments.length;
  return {
    result: "stored",
    receipt: String(matter),
    at: now(),
    leftOut: leftOut.filter((position) => position !== evidenceAt),
    evidenceLeft: leftOut.includes(evidenceAt),
  };
}

async function makeMatter(
  integrator: Integrator,
  message: ReportMessage,
  progress: Progress,
): Promise<number | { fault: ChannelCode }> {
  const { partyUrl, municipalityCode, sentBy } = integrator.connection;
  const { call, timeoutMs } = integrator;
  const { childNumber } = message;
  const party = await partyIdOf({ call, partyUrl, municipalityCode, sentBy, timeoutMs, childNumber });
  if ("fault" in party) return party;
  await progress.keep(making);
  const received = await integrator.call({
    method: "POST",
    url: integrator.matters,
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "X-Sent-By": integrator.connection.sentBy,
    },
    body: sourceOf(JSON.stringify(matterOf(integrator.connection, message, party.partyId))),
    timeoutMs: integrator.timeoutMs,
    longestAnswer,
  });
  const fault = "fault" in received ? received.fault : refusalOf(received.status);
  if (fault !== null && nothingMade(received)) {
    await progress.keep(null);
    return { fault };
  }
  const answer = "text" in received && fault === null ? matterMade.safeParse(parsed(received.text)) : null;
  if (!answer?.success) return { fault: "matter_uncertain" };
  await progress.keep(`matter:${answer.data.id} files:0 left:`);
  return answer.data.id;
}

/** Certain: nothing left us, or the integrator says no before it asks Lifecare. */
function nothingMade(received: Received): boolean {
  if ("fault" in received)
    return ["unreachable", "unauthorized", "too_many_requests"].includes(received.fault);
  return (received.status >= 400 && received.status < 500) || received.status === 503;
}

/** A 404 is about the child or the matter: no later attempt finds them. */
function refusalOf(status: number): ChannelCode | null {
  if (status >= 200 && status < 300) return null;
  return status === 404 ? "refused_by_service" : codeOfStatus(status);
}

function matterOf(connection: LifecareConnection, message: ReportMessage, partyId: string): NewMatter {
  const { typeId, fromWhoId, reasonId } = connection;
  const organisationId = message.to.address === "" ? connection.organisationId : Number(message.to.address);
  return {
    partyId,
    date: new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(message.createdAt),
    typeId,
    ...(fromWhoId === null ? {} : { fromWhoId }),
    ...(reasonId === null ? {} : { reasonId }),
    ...(organisationId === null ? {} : { organisationId }),
  };
}

/** The PDF first. An attachment that Lifecare will not take is left out; a PDF that it will not take ends it all. */
async function attachAll(
  integrator: Integrator,
  message: ReportMessage,
  progress: Progress,
  { matter, attached, leftOut }: { matter: number; attached: number; leftOut: number[] },
): Promise<ChannelCode | null> {
  for (const [position, file] of filesOf(message).entries()) {
    if (position < attached) continue;
    const fault = await attach(integrator, matter, file);
    if (fault !== null && !isPermanent(fault)) return fault;
    if (fault !== null && position === 0) return "matter_without_pdf";
    if (fault !== null) leftOut.push(position - 1);
    const left = leftOut.map((one) => `${one},`).join("");
    await progress.keep(`matter:${matter} files:${position + 1} left:${left}`);
  }
  return null;
}

function filesOf({ reference, digest, pdf, attachments, evidence }: ReportMessage): Filed[] {
  const title = `Orosanmälan ${reference}`;
  return [
    {
      name: pdfName(reference),
      contentType: "application/pdf",
      content: sourceOf(pdf),
      title: `${title}, SHA-256 ${digest}`,
    },
    ...attachments.map((attachment, position) => ({
      name: attachmentName(attachment, position),
      contentType: mediaType(attachment),
      content: attachment,
      title: `${title}, bilaga ${position + 1}`,
    })),
    ...(evidence ? [evidenceFile(evidence, { title, reference })] : []),
  ];
}

const evidenceFile = (
  bytes: Uint8Array,
  { title, reference }: { title: string; reference: string },
): Filed => ({
  name: evidenceName(reference),
  contentType: "application/pdf",
  content: sourceOf(bytes),
  title: `${title}, underskrifter`,
});

async function attach(integrator: Integrator, matter: number, file: Filed): Promise<ChannelCode | null> {
  const { documentType, senderType, sentBy } = integrator.connection;
  const { name: fileName, contentType, content, title } = file;
  const form = formOfParts(
    { documentType, senderType, title },
    { field: "file", fileName, contentType, content },
  );
  const received = await integrator.call({
    method: "POST",
    url: `${integrator.matters}/${matter}/attachments`,
    headers: { "Content-Type": form.contentType, "X-Sent-By": sentBy },
    body: form.body,
    timeoutMs: integrator.timeoutMs,
    longestAnswer,
  });
  return "fault" in received ? received.fault : refusalOf(received.status);
}
