// Stores a delivered report at the receiving municipality: under that municipality's own key, once, with its figures,
// its audit row and all the files beside it, and gives the receipt number after the commit alone. Does not check who sends (the sender's use case
// does) nor route. Source: the delivery ledger; SoL ch. 29; GDPR 32; a receipt is worth something after durable storage.
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { record } from "~/audit/record.server";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { noticeUnitOf } from "~db/mail.server";
import { enqueue } from "~db/outbox.server";
import { removeIncoming, takeIn } from "~db/received-attachment.server";
import { findStored, insertReceived } from "~db/reception.server";
import { countIn } from "~db/statistics.server";
import type { Receipt } from "../delivery/receipt";
import { makeReference } from "../report/reference";
import { birthDateOf } from "../roster/personal-number";
import { ageGroupOf, type WayIn } from "../statistics/dimensions";
import { groupOf } from "../statistics/group";
import { type BroughtFile, bringInFiles, NotAsListed } from "./bring-in-files.server";
import { childLookups } from "./child-lookups";
import type { ReceivedContent } from "./content";
import type { ForwardedOrigin } from "./forwarded-origin";
import { noticeKind } from "./notice-rules";
import { municipalityKey, receivedPlace } from "./places";

export interface StoreReceived {
  municipalityCode: string;
  reference: string;
  /** SHA-256 of the file, lower-case hexadecimal. */
  digest: string;
  /** Null for what was told and never written: a call that is forwarded. */
  file: Uint8Array | null;
  /** The file's machine-readable twin, exactly as it came. */
  twin?: string | null;
  content: ReceivedContent;
  child: { personalNumber: string | null; sex: "female" | "male" | "unknown"; birthDate: string | null };
  acute: boolean;
  protectedIdentity: boolean;
  categories: string[];
  reporterKind: string;
  feedbackRequested: boolean;
  now: Date;
  /** The reception unit by its name in the register; empty where there is one alone. */
  unit?: string;
  /** Reference of the sender's earlier report that this one follows. */
  followsReference?: string | null;
  /** How it first came in, where another municipality forwards it. */
  wayIn?: WayIn;
  /** What another municipality forwards must be opened by then. */
  openBy?: Date;
  forwarded?: { from: string; origin: ForwardedOrigin };
  /** What comes beside the file, in the order in which it lists them. */
  files?: readonly BroughtFile[];
}

interface Stored {
  receipt: Receipt;
  receivedId: string;
}

/** The document is not the one that was named: nothing of it is stored, and no other attempt will help. */
export class DigestDiffers extends NotAsListed {
  override name = "DigestDiffers";
}

/** Idempotent by municipality, reference and digest: what comes again gets the first receipt. */
export async function storeReceived(
  deps: { db: Database; vault: Vault },
  input: StoreReceived,
): Promise<Stored> {
  const earlier = await findStored(deps.db.read, input);
  if (earlier) return answerOf(earlier);
  const { file, digest } = input;
  // A receipt carries the digest of what is stored, and is given for nothing else.
  if (file && createHash("sha256").update(file).digest("hex") !== digest)
    throw new DigestDiffers("the document is not the one that was named");
  const row = await sealReceived(deps.vault, input);
  const files = await bringFiles(deps, { ...input, receivedId: row.id });
  const stored = await deps.db.write(async (tx) => {
    if (!(await insertReceived(tx, row, { kind: "received", accountId: null }))) return findStored(tx, input);
    await takeIn(tx, files);
    await countIn(tx, groupOf({ ...row, decision: null, ending: null }));
    await record(tx, {
      at: input.now,
      actor: { kind: "system", accountId: null, municipalityCode: input.municipalityCode },
      ground: "delivery",
      event: { kind: "reception.stored", receivedId: row.id, municipalityCode: input.municipalityCode },
    });
    if (await noticeUnitOf(tx, row.id)) {
      await enqueue(tx, [{ kind: noticeKind, subjectId: row.id, availableAt: input.now }]);
    }
    return { ...row, receivedId: row.id };
  });
  if (stored?.receivedId !== row.id) {
    const ids = files.map((file) => file.id);
    await deps.db.write((tx) => removeIncoming(tx, ids));
    await deps.vault.destroyKey({ kind: "content", id: row.id });
  }
  return answerOf(stored);
}

/** Where a file is refused the report's new key goes too: nothing of it is stored. */
async function bringFiles(
  deps: { db: Database; vault: Vault },
  { receivedId, files = [], now }: StoreReceived & { receivedId: string },
) {
  try {
    return await bringInFiles(deps, { receivedId, files, now });
  } catch (fault) {
    await deps.vault.destroyKey({ kind: "content", id: receivedId });
    throw fault;
  }
}

interface StoredRow {
  receipt: string | null;
  receivedAt: Date;
  receivedId: string;
  reference: string;
  municipalityCode: string;
  digest: string | null;
}

function answerOf(stored: StoredRow | null): Stored {
  if (!stored?.receipt) throw new Error("a delivered report is stored without a receipt");
  const { receipt: number, receivedAt: storedAt, receivedId, reference, municipalityCode, digest } = stored;
  return { receivedId, receipt: { number, storedAt, reference, municipalityCode, digest: digest ?? "" } };
}

async function sealReceived(vault: Vault, input: StoreReceived) {
  const { municipalityCode, child, now } = input;
  const municipality = municipalityKey(municipalityCode);
  const id = randomUUID();
  const content = receivedPlace(id, "sealed_content");
  await vault.ensureKey(municipality);
  await vault.ensureKey(content.owner, municipality);
  const birthDate = child.birthDate ?? (child.personalNumber ? birthDateOf(child.personalNumber) : null);
  const { personalNumber } = child;
  const known = { ...input.content, child: { ...input.content.child, personalNumber, birthDate } };
  const seal = (column: "sealed_file" | "sealed_twin" | "sealed_origin", value: Uint8Array | string) =>
    vault.seal(content.owner, receivedPlace(id, column).place, value);
  return {
    id,
    municipalityCode,
    secrecyArea: `social_services:${municipalityCode}`,
    reference: input.reference,
    wayIn: input.wayIn ?? ("tool" as const),
    receivedAt: now,
    digest: input.digest,
    receipt: `K-${makeReference(randomBytes(8))}`,
    acute: input.acute,
    protectedIdentity: input.protectedIdentity,
    unit: input.unit ?? "",
    followsReference: input.followsReference ?? null,
    cameFrom: input.forwarded?.from ?? null,
    alarmDueAt: input.openBy ?? null,
    ...(await childLookups(vault, municipalityCode, known)),
    sealedContent: await vault.seal(content.owner, content.place, JSON.stringify(input.content)),
    sealedFile: input.file && (await seal("sealed_file", input.file)),
    sealedTwin: input.twin ? await seal("sealed_twin", input.twin) : null,
    sealedOrigin: input.forwarded
      ? await seal("sealed_origin", JSON.stringify(input.forwarded.origin))
      : null,
    sex: child.sex,
    ageGroup: ageGroupOf(birthDate, now),
    categories: input.categories,
    reporterKind: input.reporterKind,
    status: "received" as const,
    feedbackRequested: input.feedbackRequested,
    version: 1,
  };
}
