// A report as a channel is given it, by default one that every rule of the port holds for.
import { createHash, randomUUID } from "node:crypto";
import type { Attachment, Parcel, Progress, ReportMessage } from "~/integrations/delivery/port";
import type { CreateMessage } from "~/integrations/delivery/sdk-contract";
import { type Fitted, fitAttachments, writtenMessage } from "~/integrations/delivery/sdk-message";
import { type Source, sourceOf } from "~/integrations/delivery/source";

export const aPdf = (size = 2_000, mark = "one"): Uint8Array => {
  const bytes = Buffer.alloc(Math.max(size, 64), 0x20);
  bytes.write(`%PDF-1.7 ${mark}`);
  return bytes;
};

export const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

export const aFile = (content: number | Uint8Array, contentType = "image/jpeg"): Attachment => ({
  contentType,
  ...sourceOf(typeof content === "number" ? new Uint8Array(content) : content),
});

/** A file of which so much is read, and then no more: for ever, or so many times. */
export function aBreakingFile(size: number, { after = size / 2, times = Number.POSITIVE_INFINITY } = {}) {
  let left = times;
  const whole = aFile(size);
  const pieces = async function* () {
    left -= 1;
    let given = 0;
    for await (const piece of whole.pieces()) {
      if (left >= 0 && given >= after) throw new UnreadFile("cannot be read");
      given += piece.byteLength;
      yield piece;
    }
  };
  return { ...whole, pieces };
}

export class UnreadFile extends Error {}

export async function wholeOf(source: Pick<Source, "pieces">): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source.pieces()) pieces.push(piece);
  return Buffer.concat(pieces);
}

export function aMessage(change: Partial<ReportMessage> = {}): ReportMessage {
  const pdf = change.pdf ?? aPdf();
  return {
    messageId: randomUUID(),
    conversationId: randomUUID(),
    refToMessageId: null,
    createdAt: new Date("2026-05-04T22:30:00.120Z"),
    reference: "7KQ-M4XH",
    digest: digestOf(pdf),
    label: "Orosanmälan 7KQ-M4XH",
    summary: 'Kom utan jacka <& sade att "det är kallt hemma".',
    pdf,
    attachments: [],
    to: {
      channel: "sdk",
      municipalityCode: "0180",
      address: "0203:kommun.example",
      functionId: "sdk:mottagning:0203:kommun.example",
    },
    from: { municipalityCode: "2281" },
    childNumber: null,
    ...change,
  };
}

export const aSender = {
  organisation: "0203:skola.example",
  functionId: "sdk:skola:0203:skola.example",
};

/** The message as it would be written to the service, read again. */
export async function asWritten(message: ReportMessage) {
  const fitted = fitAttachments(message) as Fitted;
  const written = writtenMessage(message, aSender, fitted);
  const bytes = await wholeOf(written);
  const created: CreateMessage = JSON.parse(bytes.toString("utf8"));
  return { fitted, created, attributes: created.data.attributes, said: written.size, size: bytes.byteLength };
}

export function parcelOf({ messageId, conversationId, digest, to }: ReportMessage): Parcel {
  return { externalId: messageId, conversationId, digest, to };
}

/** What a caller keeps between attempts. */
export function aProgress(earlier: string | null = null): Progress & { kept: (string | null)[] } {
  const kept: (string | null)[] = [];
  return {
    earlier,
    kept,
    keep: async (progress) => {
      kept.push(progress);
    },
  };
}
