// A report as a channel is given it, by default one that every rule of the port holds for.
import { createHash, randomUUID } from "node:crypto";
import type { Parcel, Progress, ReportMessage } from "~/integrations/delivery/port";

export const aPdf = (size = 2_000, mark = "one"): Uint8Array => {
  const bytes = Buffer.alloc(Math.max(size, 64), 0x20);
  bytes.write(`%PDF-1.7 ${mark}`);
  return bytes;
};

export const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

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
