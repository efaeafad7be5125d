// Stores the evidence of signatures beside the report that it is about, under the receiving municipality's own key: with
// the report or long after it. Idempotent by the file's digest: what comes again changes nothing. Throws where the report
// is not stored here yet, or is on its way to another municipality: the sender tries again. Judges no signature.
// Source: decision 0022; a receipt comes after durable storage.
import { randomUUID } from "node:crypto";
import { record } from "~/audit/record.server";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import {
  evidenceOfReceived,
  findReceivedEvidence,
  insertReceivedEvidence,
} from "~db/received-evidence.server";
import { addReceivedEvent, type ReceivedRow } from "~db/reception.server";
import { receivedEvidencePlace } from "./places";
import { whoHasIt } from "./who-has-it.server";

interface House {
  db: Database;
  vault: Vault;
}

export interface BroughtEvidence {
  /** SHA-256, hex, of the sealed PDF. */
  digest: string;
  file: Uint8Array;
  raw: string;
  /** JSON, EvidenceSummary. */
  summary: string;
}

export async function storeEvidence(
  house: House,
  input: {
    municipalityCode: string;
    reference: string;
    /** SHA-256 of the delivered report: which version the signatures are on. */
    reportDigest: string;
    evidence: BroughtEvidence;
    now: Date;
  },
): Promise<void> {
  const { municipalityCode, reference, reportDigest: digest, evidence, now } = input;
  const row = await whoHasIt(house.db.read, { municipalityCode, reference, digest });
  if (!row) throw new Error("no such report is stored here");
  if (isOnItsWay(row)) throw new Error("the report is being carried to another municipality");
  const sealed = await sealEvidence(house, { receivedId: row.id, evidence, now });
  await house.db.write(async (tx) => {
    const standing = await whoHasIt(tx, { municipalityCode, reference, digest });
    if (standing?.id !== row.id || isOnItsWay(standing)) throw new Error("the report has moved meanwhile");
    if (!(await insertReceivedEvidence(tx, sealed))) return;
    await addReceivedEvent(tx, { receivedId: row.id, at: now, accountId: null, kind: "evidence_stored" });
    await record(tx, {
      at: now,
      actor: { kind: "system", accountId: null, municipalityCode: row.municipalityCode },
      ground: "delivery",
      event: {
        kind: "reception.evidence-stored",
        receivedId: row.id,
        municipalityCode: row.municipalityCode,
        evidenceId: sealed.id,
      },
    });
  });
}

const isOnItsWay = ({ forwardAskedAt, forwardedAt }: ReceivedRow) =>
  forwardAskedAt !== null && forwardedAt === null;

async function sealEvidence(
  { vault }: House,
  { receivedId, evidence, now }: { receivedId: string; evidence: BroughtEvidence; now: Date },
) {
  const id = randomUUID();
  const seal = (column: "sealed_file" | "sealed_raw" | "sealed_summary", value: Uint8Array | string) => {
    const { owner, place } = receivedEvidencePlace(receivedId, id, column);
    return vault.seal(owner, place, value);
  };
  return {
    id,
    receivedId,
    digest: evidence.digest,
    receivedAt: now,
    sealedFile: await seal("sealed_file", evidence.file),
    sealedRaw: await seal("sealed_raw", evidence.raw),
    sealedSummary: await seal("sealed_summary", evidence.summary),
  };
}

/** All the evidence that a forwarded report has here goes with it, sealed anew there. Once each. */
export async function forwardEvidence(
  house: House,
  input: { from: string; to: string; municipalityCode: string; now: Date },
): Promise<void> {
  const { db, vault } = house;
  for (const { id, digest } of await evidenceOfReceived(db.read, input.from)) {
    const row = await findReceivedEvidence(db.read, { receivedId: input.from, evidenceId: id });
    if (!row) throw new Error("an evidence vanished");
    const at = (column: "sealed_file" | "sealed_raw" | "sealed_summary") =>
      receivedEvidencePlace(input.from, id, column);
    const [file, raw, summary] = [at("sealed_file"), at("sealed_raw"), at("sealed_summary")];
    const evidence = {
      digest,
      file: await vault.open(file.owner, file.place, row.sealedFile),
      raw: await vault.openText(raw.owner, raw.place, row.sealedRaw),
      summary: await vault.openText(summary.owner, summary.place, row.sealedSummary),
    };
    const sealed = await sealEvidence(house, { receivedId: input.to, evidence, now: input.now });
    const { municipalityCode } = input;
    await db.write(async (tx) => {
      if (!(await insertReceivedEvidence(tx, sealed))) return;
      await record(tx, {
        at: input.now,
        actor: { kind: "system", accountId: null, municipalityCode },
        ground: "delivery",
        event: {
          kind: "reception.evidence-stored",
          receivedId: input.to,
          municipalityCode,
          evidenceId: sealed.id,
        },
      });
    });
  }
}
