/**
 * A report as a message of Digg's SDK API MT/MK 1.0.0: what is said of it, and which attachments find room. The whole
 * message may be 30 MB with its base64, so the PDF goes always and attachments as long as there is room; those left
 * out are listed in the text. No element is empty. The text is in Swedish whatever language the sender reads the tool
 * in: its reader is a Swedish authority. Files are encoded as they are read, while it is sent. Source: the interface's
 * schema; the national schema's rules on size.
 */
import { randomUUID } from "node:crypto";
import { cleanText, cut, longestSummary, safeLabel } from "./clean-text";
import type { Attachment, ReportMessage } from "./port";
import type { CreateMessage } from "./sdk-contract";
import { base64Length, base64Of, joined, type Source, sourceOf } from "./source";

export const longestMessage = 30_000_000;
/** Header, addresses, names of elements; and for each file its name and type. Generous: see the property test. */
const envelopeBytes = 20_000;
const perFileBytes = 1_000;
/** The costliest escape makes six bytes of one. */
const escapedBytes = 6;

const functionalAddress = "urn:riv:infrastructure:messaging:functionalAddress";

export interface SdkSender {
  /** The participant, `0203:domain`. */
  organisation: string;
  functionId: string;
}

export interface Fitted {
  included: number[];
  leftOut: number[];
  /** Whether the evidence of the signatures goes along: right after the PDF. */
  evidence: boolean;
  /** Whether the JSON goes along: after everything else, and missed by nobody. */
  json: boolean;
}

const asBase64 = (size: number) => base64Length(size) + perFileBytes;

/** Which attachments go along, in their order; null where not even the PDF does. */
export function fitAttachments(
  message: Pick<ReportMessage, "pdf" | "attachments" | "evidence" | "json" | "summary" | "reference">,
): Fitted | null {
  const all = message.attachments.map((_, position) => position);
  const text = messageText({ ...message, digest: "0".repeat(64) }, all);
  let room = longestMessage - envelopeBytes - escapedBytes * Buffer.byteLength(text, "utf8");
  room -= asBase64(message.pdf.byteLength);
  if (room < 0) return null;
  const fitted: Fitted = { included: [], leftOut: [], evidence: false, json: false };
  fitted.evidence = !!message.evidence && asBase64(message.evidence.byteLength) <= room;
  if (fitted.evidence && message.evidence) room -= asBase64(message.evidence.byteLength);
  for (const [position, attachment] of message.attachments.entries()) {
    const size = asBase64(attachment.size);
    if (size > room || attachment.size === 0) fitted.leftOut.push(position);
    else {
      fitted.included.push(position);
      room -= size;
    }
  }
  fitted.json = !!message.json && asBase64(message.json.byteLength) <= room;
  return fitted;
}

/** As JSON. What follows the files closes it: one that breaks off is no message. */
export function writtenMessage(message: ReportMessage, sender: SdkSender, fitted: Fitted): Source {
  const mark = randomUUID();
  const files: Source[] = [];
  const keep: KeepFile = (file) => `${mark}:${files.push(base64Of(file)) - 1}`;
  const parts = JSON.stringify(createMessage(message, { sender, fitted, keep })).split(
    new RegExp(`${mark}:(\\d+)`),
  );
  return joined(parts.map((part, at) => (at % 2 === 0 ? sourceOf(part) : (files[Number(part)] as Source))));
}

/** Gives what stands for the file's content in the message until it is written. */
type KeepFile = (file: Source) => string;

function createMessage(
  message: ReportMessage,
  { sender, fitted, keep }: { sender: SdkSender; fitted: Fitted; keep: KeepFile },
): CreateMessage {
  const aFile = (fileName: string, contentType: string, content: Source) => ({
    fileName,
    contentType,
    content: keep(content),
  });
  const { messageId, conversationId, refToMessageId, reference, to } = message;
  const files = fitted.included.map((position) => {
    const attachment = message.attachments[position] as Attachment;
    return aFile(attachmentName(attachment, position), mediaType(attachment), attachment);
  });
  if (fitted.evidence && message.evidence)
    files.unshift(aFile(evidenceName(reference), "application/pdf", sourceOf(message.evidence)));
  if (fitted.json && message.json)
    files.push(aFile(jsonName(reference), "application/json", sourceOf(message.json)));
  return {
    data: {
      type: "messages",
      id: messageId,
      attributes: {
        creationDateTime: message.createdAt.toISOString(),
        messageId,
        conversationId,
        ...(refToMessageId === null ? {} : { refToMessageId }),
        confidentiality: true,
        generatingSystem: { root: "un-encoded", extension: "Röda tråden" },
        recipientAttention: { subOrganization: { root: functionalAddress, extension: to.functionId } },
        senderAttention: { subOrganization: { root: functionalAddress, extension: sender.functionId } },
        sender: sender.organisation,
        recipient: to.address,
        label: safeLabel(message.label, reference),
        digitalDocument: [
          {
            documentName: `Orosanmälan ${reference}`,
            documentId: reference,
            index: "1",
            contentTextBody: [messageText(message, fitted.leftOut)],
            contentFiles: [aFile(pdfName(reference), "application/pdf", sourceOf(message.pdf)), ...files],
          },
        ],
      },
    },
  };
}

type TextParts = Pick<ReportMessage, "summary" | "reference" | "digest" | "attachments">;

function messageText(
  { summary, reference, digest, attachments }: TextParts,
  leftOut: readonly number[],
): string {
  const clean = cleanText(summary).trim();
  const told =
    clean.length > longestSummary ? `${cut(clean, longestSummary)} …\n(Resten står i filen.)` : clean;
  const listed = leftOut.map((position) => {
    const attachment = attachments[position] as Attachment;
    return `Bilaga ${position + 1} (${mediaType(attachment)}, ${megabytes(attachment.size)} MB)`;
  });
  return [
    ...(told === "" ? [] : [told, ""]),
    `Referens: ${reference}`,
    `Anmälan ligger som fil: ${pdfName(reference)}`,
    `SHA-256: ${digest}`,
    ...(listed.length === 0
      ? []
      : ["", "Bilagor som inte ryms i meddelandet och lämnas på annat sätt:", ...listed]),
  ].join("\n");
}

/** Names of ours: what a file was called at the sender may name a child. */
export const pdfName = (reference: string) => `orosanmalan-${reference}.pdf`;

export const evidenceName = (reference: string) => `underskrifter-${reference}.pdf`;

const jsonName = (reference: string) => `orosanmalan-${reference}.json`;

const endings: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/heic": "heic",
  "text/plain": "txt",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.oasis.opendocument.text": "odt",
  "audio/mpeg": "mp3",
  "audio/x-m4a": "m4a",
  "video/mp4": "mp4",
};

export function attachmentName(attachment: Attachment, position: number): string {
  return `bilaga-${position + 1}.${endings[mediaType(attachment)] ?? "bin"}`;
}

export function mediaType({ contentType }: Attachment): string {
  return /^[a-z0-9]+\/[a-z0-9.+-]{1,100}$/.test(contentType) ? contentType : "application/octet-stream";
}

function megabytes(bytes: number): string {
  return (Math.max(bytes, 100_000) / 1_000_000).toFixed(1).replace(".", ",");
}
