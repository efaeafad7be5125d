// What a channel is told of a delivery: the message, whom it is to, and how to know it again. The address is the one that
// was kept when it was sent. No policy; decides nothing.
// audit: none here; the use cases that call it record what they do.
import type {
  AskedChannel,
  Attachment,
  Channel,
  Channels,
  Parcel,
  ReportMessage,
} from "~/integrations/delivery/port";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { type DeliveryRow, findDelivery, ledgerOf } from "~db/delivery.server";
import { findReport, type ReportRow } from "~db/report.server";
import { type DocumentRow, findDocument } from "~db/report-document.server";
import { unitWithAuthority } from "~db/report-roster.server";
import { deliveryFilePlace } from "../report/places";
import { listedBeside, twinOf } from "../report/sent-attachments.server";
import { attachmentSource } from "./attachment-source.server";
import { childNumber } from "./child-number.server";
import { refusedForItsKind } from "./refused-for-its-kind";

export interface SentDelivery {
  delivery: DeliveryRow;
  reference: string;
  authorityId: string;
  report: ReportRow;
}

export async function sentDelivery(db: Database, deliveryId: string): Promise<SentDelivery> {
  const found = await findDelivery(db.read, deliveryId);
  const report = found && (await findReport(db.read, found.delivery.reportId));
  if (!found || !report) throw new Error("no such delivery");
  return { ...found, report };
}

export function channelOf(channels: Channels | undefined, { channel }: DeliveryRow): Channel | null {
  if (channel === "sdk") return channels?.sdk ?? null;
  return channel === "lifecare" ? (channels?.lifecare ?? null) : null;
}

export function askedChannelOf(
  channels: Channels | undefined,
  { channel }: DeliveryRow,
): AskedChannel | null {
  return channel === "sdk" ? (channels?.sdk ?? null) : null;
}

const recipientOf = (delivery: DeliveryRow): Parcel["to"] => ({
  channel: delivery.channel,
  municipalityCode: delivery.municipalityCode,
  address: delivery.channelAddress,
  functionId: delivery.functionId,
});

export function parcelOf(delivery: DeliveryRow): Parcel {
  const { messageId, conversationId, digest } = delivery;
  if (!messageId || !conversationId) throw new Error("a delivery by machine without its message");
  return { externalId: messageId, conversationId, digest, to: recipientOf(delivery) };
}

/** Names nobody: the report is in the PDF. In Swedish: its reader is a Swedish authority. */
function summaryOf({ report, reference }: SentDelivery): string {
  return [
    `Orosanmälan enligt 19 kap. 1 § socialtjänstlagen, referens ${reference}. Anmälan finns i den bifogade PDF-filen.`,
    ...(report.acute ? ["AKUT: barnet kan behöva skydd redan i dag."] : []),
  ].join("\n");
}

export async function messageOf(
  { db, vault }: { db: Database; vault: Vault },
  sent: SentDelivery,
  evidence: Uint8Array | null,
): Promise<ReportMessage> {
  const { delivery, report, reference } = sent;
  const { externalId: messageId, conversationId, digest, to } = parcelOf(delivery);
  const file = deliveryFilePlace(report.id, delivery.id);
  const unit = await unitWithAuthority(db.read, report.schoolUnitId);
  const document = await findDocument(db.read, delivery.documentId);
  if (!document) throw new Error("a delivery without its document");
  return {
    messageId,
    conversationId,
    refToMessageId: null,
    createdAt: delivery.createdAt,
    reference,
    digest,
    label: `Orosanmälan ${reference}`,
    summary: summaryOf(sent),
    pdf: await vault.open(file.owner, file.place, delivery.sealedFile),
    ...(await besideOf({ db, vault }, document)),
    evidence,
    to,
    from: { municipalityCode: unit?.municipalityCode ?? "" },
    // Asked again at each attempt: a child who has become protected since it was sent is not asked about.
    childNumber:
      delivery.channel === "lifecare" ? await childNumber({ q: db.read, vault }, { report, document }) : null,
  };
}

/**
 * The files that the document lists, each read once here, so that nothing leaves where one is another than it lists, and
 * once more as it is sent; and what it says as JSON, until a receiver has refused something of a kind that it does not
 * take: every receiver takes PDF, and the report comes first.
 */
async function besideOf(
  house: { db: Database; vault: Vault },
  document: DocumentRow,
): Promise<Pick<ReportMessage, "attachments" | "json">> {
  const files: Attachment[] = [];
  for (const listed of await listedBeside(house, document)) {
    const source = attachmentSource(house, listed);
    for await (const _ of source.pieces());
    files.push({ contentType: listed.mediaType, ...source });
  }
  const ledger = await ledgerOf(house.db.read, document.reportId);
  const refused = ledger.some(
    (e) => e.kind === refusedForItsKind.kind && e.detail === refusedForItsKind.detail,
  );
  const twin = refused ? null : await twinOf(house, document);
  return { attachments: files, json: twin === null ? null : new TextEncoder().encode(twin) };
}
