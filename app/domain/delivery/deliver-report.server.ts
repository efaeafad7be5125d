// Delivers what was sent, by the channel that was chosen when it was sent: to the municipality's reception in the tool,
// or through a message service. The receipt is noted in the ledger only after the receiver has stored it durably. Run by
// the runner, as often as it takes: both ways know again what has come before. Decides nothing about who sent or where it
// goes. Source: the delivery ledger; a receipt comes after durable storage.
import { record } from "~/audit/record.server";
import type { Channels } from "~/integrations/delivery/port";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { findDelivery, noteDelivery } from "~db/delivery.server";
import { findReport, isOnProtected } from "~db/report.server";
import { findDocument } from "~db/report-document.server";
import { unitWithAuthority } from "~db/report-roster.server";
import { unitSentTo } from "~db/sent-unit.server";
import { NotAsListed } from "../reception/bring-in-files.server";
import { DigestDiffers, storeReceived } from "../reception/store-received.server";
import { forReceiver } from "../report/attachment-list";
import { deliveryFilePlace, documentDataPlace } from "../report/places";
import type { receivedContentOf } from "../report/report-content";
import { listedBeside, piecesOf, twinOf } from "../report/sent-attachments.server";
import type { ReportValues } from "../report/values";
import type { MakesEvidence } from "./evidence-along.server";
import { personBy } from "./limits";
import { isReceiptFor } from "./receipt";
import { NotDelivered, noteRejected, sendThroughChannel } from "./send-through-channel.server";

interface House extends MakesEvidence {
  db: Database;
  vault: Vault;
  /** Left out: connected to no message service. */
  channels?: Channels;
}

export async function deliverReport(house: House, input: { deliveryId: string; now: Date }): Promise<void> {
  const { db, vault } = house;
  const found = await findDelivery(db.read, input.deliveryId);
  if (!found) throw new Error("no such delivery");
  const { delivery, reference, authorityId } = found;
  if (delivery.state !== "sent" && delivery.state !== "failed") return;
  if (delivery.channel !== "own_reception") return sendThroughChannel(house, input);
  const report = await findReport(db.read, delivery.reportId);
  const document = await findDocument(db.read, delivery.documentId);
  if (!report || !document) throw new Error("a delivery without its report");
  const unit = await unitWithAuthority(db.read, report.schoolUnitId);
  const data = documentDataPlace(report.id, document.id);
  const content = JSON.parse(await vault.openText(data.owner, data.place, document.sealedData)) as ReturnType<
    typeof receivedContentOf
  >;
  const beside = await listedBeside(house, document);
  const values = (content.fields ?? {}) as ReportValues;
  const file = deliveryFilePlace(report.id, delivery.id);
  const stored = await storeReceived(house, {
    municipalityCode: delivery.municipalityCode,
    unit: delivery.unit,
    reference,
    followsReference: content.follows ?? null,
    digest: delivery.digest,
    file: await vault.open(file.owner, file.place, delivery.sealedFile),
    twin: await twinOf(house, document),
    content: { ...content, attachments: forReceiver(beside) },
    files: forReceiver(beside).map((listed, at) => ({
      ...listed,
      pieces: piecesOf(house, beside[at]?.id ?? ""),
    })),
    child: {
      personalNumber: values.childPersonalNumber || null,
      birthDate: values.childBirthDate || null,
      sex: sexOf(values),
    },
    acute: report.acute,
    // Also where the roster has said so only after it was sent.
    protectedIdentity: values.protectedIdentity === "yes" || (await isOnProtected(db.read, report)),
    categories: values.categories ?? [],
    reporterKind: unit?.kind === "preschool" ? "preschool" : "school",
    feedbackRequested: values.feedback === "yes",
    now: input.now,
  }).catch((fault: unknown) => {
    if (fault instanceof NotAsListed) return fault;
    throw fault;
  });
  // A file that is not the one which was signed stays so: a person is told at once, and nothing was stored.
  if (stored instanceof NotAsListed) {
    const code =
      stored instanceof DigestDiffers ? ("digest_differs" as const) : ("attachment_differs" as const);
    const why = { code, now: input.now };
    return db.write((tx) => noteRejected(tx, found, why));
  }
  const { receipt, receivedId } = stored;
  if (!isReceiptFor(receipt, { ...delivery, reference })) throw new NotDelivered("answer_about_another");
  const receivedAt = receipt.storedAt;
  await db.write(async (tx) => {
    const { digest, municipalityCode } = delivery;
    const contact = await unitSentTo(tx, delivery);
    const minutes = contact?.openWithinMinutes ?? null;
    const dueAt = personBy(receivedAt, { acute: report.acute, minutes });
    const news = {
      reference,
      digest,
      state: "stored" as const,
      detail: receipt.number,
      at: receivedAt,
      dueAt,
    };
    if (!(await noteDelivery(tx, news))) return;
    await record(tx, {
      at: input.now,
      actor: { kind: "system", accountId: null, authorityId },
      ground: "delivery",
      event: {
        kind: "delivery.stored",
        reportId: report.id,
        deliveryId: delivery.id,
        municipalityCode,
        receivedId,
      },
    });
  });
}

function sexOf({ childSex }: ReportValues): "female" | "male" | "unknown" {
  return childSex === "girl" ? "female" : childSex === "boy" ? "male" : "unknown";
}
