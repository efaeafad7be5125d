// Carries a report that a reception has forwarded to the other municipality: stored there under that municipality's own
// key, with the whole ledger, and only then marked as forwarded here and told to the sender. Run by the runner, as often
// as it takes: storing is idempotent, and the mark is set once. Where that municipality has left the tool meanwhile, or a
// file is damaged, no attempt helps: it is given back (return-forwarded). Decides nothing about where it goes
// (forward-received).
// Source: SoL 29:1; a receipt comes after durable storage.
import { record } from "~/audit/record.server";
import type { Vault } from "~/vault/vault.server";
import { namesOf } from "~db/account.server";
import type { Database } from "~db/database";
import { attachmentsOfReceived, receivedChunksOf } from "~db/received-attachment.server";
import {
  changeReceived,
  findReceived,
  findReceivedFile,
  type ReceivedRow,
  receivedEventsOf,
} from "~db/reception.server";
import { receptionInTool } from "~db/reception-forward.server";
import { civilDate } from "../calendar/stockholm";
import { personBy } from "../delivery/limits";
import { type BroughtFile, isUnreadable, NotAsListed } from "./bring-in-files.server";
import { doneStep } from "./forward-received.server";
import { digestToForward, type ForwardedOrigin, forwardedOriginSchema } from "./forwarded-origin";
import { eventsAboutPeople, inOrder } from "./ledger";
import { openContents } from "./open-content.server";
import { openLabels } from "./open-labels";
import { openTwin } from "./open-twin.server";
import { receivedFilePlace, receivedPlace } from "./places";
import { returnForwarded } from "./return-forwarded.server";
import { applyStep } from "./step-received.server";
import { forwardEvidence } from "./store-evidence.server";
import { storeReceived } from "./store-received.server";

interface House {
  db: Database;
  vault: Vault;
}

export async function carryForward(house: House, input: { receivedId: string; now: Date }): Promise<void> {
  const row = await findReceived(house.db.read, input.receivedId);
  if (!row?.forwardTo || row.forwardWay !== "tool" || row.forwardedAt) return;
  const { now } = input;
  const to = row.forwardTo;
  const reception = await receptionInTool(house.db.read, to, civilDate(now));
  if (!reception) return returnForwarded(house, { receivedId: row.id, why: "forward_returned", now });
  const { acute } = row;
  const openBy = personBy(now, { acute, minutes: reception.openWithinMinutes });
  const receivedId = await storeThere(house, { row, to, unit: reception.unit, openBy, now }).catch(
    noneOfDamaged,
  );
  if (!receivedId) return returnForwarded(house, { receivedId: row.id, why: "forward_damaged", now });
  await forwardEvidence(house, { from: row.id, to: receivedId, municipalityCode: to, now });
  await markForwarded(house, { row, to, receivedId, now });
}

/** A file that is not the one which was received stays so: nothing was stored there. */
function noneOfDamaged(fault: unknown): null {
  if (fault instanceof NotAsListed || isUnreadable(fault)) return null;
  throw fault;
}

interface There {
  row: ReceivedRow;
  to: string;
  unit: string;
  openBy: Date;
  now: Date;
}

async function storeThere(house: House, { row, to, unit, openBy, now }: There): Promise<string | null> {
  const [content] = await openContents(house.vault, [row]);
  if (!content) return null;
  const { personalNumber = null, birthDate = null } = content.child;
  const { receivedId } = await storeReceived(house, {
    municipalityCode: to,
    unit,
    reference: row.reference,
    digest: digestToForward(row),
    file: await openFile(house, row),
    twin: await openTwin(house, row.id),
    content,
    child: { personalNumber, birthDate, sex: row.sex },
    acute: row.acute,
    protectedIdentity: row.protectedIdentity,
    categories: row.categories,
    reporterKind: row.reporterKind,
    feedbackRequested: row.feedbackRequested,
    wayIn: row.wayIn,
    followsReference: row.followsReference,
    forwarded: { from: row.municipalityCode, origin: await originOf(house, row) },
    files: await filesOf(house, row.id),
    openBy,
    now,
  });
  return receivedId;
}

async function openFile({ db, vault }: House, row: ReceivedRow): Promise<Uint8Array | null> {
  const sealed = await findReceivedFile(db.read, row.id);
  const { owner, place } = receivedPlace(row.id, "sealed_file");
  return sealed && vault.open(owner, place, sealed);
}

/** The files beside it, opened piece by piece: the other municipality seals them under its own key. */
async function filesOf({ db, vault }: House, receivedId: string): Promise<BroughtFile[]> {
  const rows = await attachmentsOfReceived(db.read, receivedId);
  const labels = await openLabels(vault, rows);
  return rows.map(({ id, mediaType, size, digest }, at) => {
    const { owner, place } = receivedFilePlace(receivedId, id);
    const pieces = vault.openChunks(owner, place, receivedChunksOf(db.read, id));
    return { label: labels[at] ?? "", mediaType, size, sha256: digest, pieces };
  });
}

/** Everything that is known of it here: why it goes, what was done and by whom, and where it came from before. */
async function originOf({ db, vault }: House, row: ReceivedRow): Promise<ForwardedOrigin> {
  const text = async (column: "sealed_origin" | "sealed_forward_reason", sealed: Uint8Array | null) => {
    const { owner, place } = receivedPlace(row.id, column);
    return sealed && vault.openText(owner, place, sealed);
  };
  const before = await text("sealed_origin", row.sealedOrigin);
  const events = inOrder(await receivedEventsOf(db.read, row.id));
  const names = await namesOf(
    db.read,
    events.flatMap(({ kind, detail }) => (detail && eventsAboutPeople.includes(kind) ? [detail] : [])),
  );
  return {
    municipalityCode: row.municipalityCode,
    reason: (await text("sealed_forward_reason", row.sealedForwardReason)) ?? "",
    receivedAt: row.receivedAt.toISOString(),
    registrationNumber: row.registrationNumber,
    events: events.map(({ at, kind, detail, by }) => ({
      at: at.toISOString(),
      kind,
      detail: detail && eventsAboutPeople.includes(kind) ? (names.get(detail) ?? null) : detail,
      by,
    })),
    before: before ? forwardedOriginSchema.parse(JSON.parse(before)) : null,
  };
}

async function markForwarded(
  { db }: House,
  { row, to, receivedId, now }: { row: ReceivedRow; to: string; receivedId: string; now: Date },
): Promise<void> {
  await db.write(async (tx) => {
    const standing = await findReceived(tx, row.id);
    if (!standing || standing.forwardedAt) return;
    // Feedback that was asked for here while it was carried: the copy has not heard of it.
    const copy = await findReceived(tx, receivedId);
    const { feedbackRequested, feedbackRequestedAt } = standing;
    if (feedbackRequested && copy?.feedbackRequested === false)
      await changeReceived(tx, copy, { feedbackRequested, feedbackRequestedAt });
    const actor = { kind: "system", accountId: null, municipalityCode: row.municipalityCode } as const;
    await applyStep(
      tx,
      { now, actor, ground: "delivery" },
      standing,
      doneStep({ forwardTo: to, way: "tool" }, now),
    );
    await record(tx, {
      at: now,
      actor: { ...actor, municipalityCode: to },
      ground: "delivery",
      event: { kind: "reception.forwarded-here", receivedId, municipalityCode: to },
    });
  });
}
