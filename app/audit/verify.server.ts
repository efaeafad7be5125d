// Walks the sealed chain from its start and tells what was altered, removed, put in, moved or cut off, against the
// links, the signed checkpoints, and checkpoints kept elsewhere (decision 0005). Reads only.
// Does not see rows cut off after the last checkpoint that it is given: at most a minute's.
import type { KeyObject } from "node:crypto";
import { and, asc, count, eq, gt, lte, max } from "drizzle-orm";
import type { Queries } from "~db/database";
import { auditCheckpoint, auditEvent, auditLink } from "~db/schema/audit.server";
import { type AuditRow, genesis, linkHash } from "./chain-hash.server";
import { type Checkpoint, checkpointHolds } from "./checkpoint.server";

export type FindingKind =
  /** The row is not what was sealed. */
  | "altered"
  /** Sealed rows stand in each other's place. */
  | "reordered"
  /** Sealed, and gone. */
  | "missing"
  /** Among the sealed rows, and never sealed. */
  | "inserted"
  /** The link does not continue the one before it. */
  | "broken"
  /** A checkpoint testifies to more than there is. */
  | "cut_off"
  /** The chain had another hash there when the checkpoint was signed. */
  | "rewritten"
  | "checkpoint_forged"
  | "checkpoint_key_unknown";

export interface Finding {
  kind: FindingKind;
  seq: number;
}

export interface Verification {
  sealed: number;
  /** Rows that await sealing. */
  unsealed: number;
  checkpoints: number;
  findings: Finding[];
}

interface Sources {
  /** By key id: every key that has ever signed. */
  publicKeys: ReadonlyMap<string, KeyObject>;
  /** Checkpoints that were kept on another host. */
  witnesses?: readonly Checkpoint[];
  page?: number;
}

type Link = typeof auditLink.$inferSelect;

export async function verifyChain(
  read: Queries,
  { publicKeys, witnesses = [], page = 1000 }: Sources,
): Promise<Verification> {
  const [end] = await read.select({ seq: max(auditLink.seq) }).from(auditLink);
  const top = end?.seq ?? 0;
  const stored = await read.select().from(auditCheckpoint).orderBy(asc(auditCheckpoint.seq));
  const checkpoints = [...stored, ...witnesses];
  const findings: Finding[] = [];
  const trusted = checkpoints.filter((point) => {
    const key = publicKeys.get(point.keyId);
    if (key && checkpointHolds(key, point)) return true;
    findings.push({ kind: key ? "checkpoint_forged" : "checkpoint_key_unknown", seq: point.seq });
    return false;
  });
  const walked = await walk(read, top, page);
  findings.push(...walked.findings);
  for (const point of trusted) {
    const [link] = await read.select().from(auditLink).where(eq(auditLink.seq, point.seq));
    if (point.seq > top) findings.push({ kind: "cut_off", seq: point.seq });
    else if (link?.hash !== point.hash) findings.push({ kind: "rewritten", seq: point.seq });
  }
  const [waiting] = await read.select({ rows: count() }).from(auditEvent).where(gt(auditEvent.seq, top));
  findings.sort((a, b) => a.seq - b.seq);
  return { sealed: walked.sealed, unsealed: waiting?.rows ?? 0, checkpoints: checkpoints.length, findings };
}

async function walk(read: Queries, top: number, page: number) {
  const findings: Finding[] = [];
  const changed: { link: Link; row: AuditRow }[] = [];
  let sealed = 0;
  let after = 0;
  let prevHash = genesis;
  while (after < top) {
    const links = await read
      .select()
      .from(auditLink)
      .where(and(gt(auditLink.seq, after), lte(auditLink.seq, top)))
      .orderBy(asc(auditLink.seq))
      .limit(page);
    const upTo = links.length < page ? top : (links.at(-1)?.seq ?? top);
    const rows = new Map((await rowsBetween(read, after, upTo)).map((row) => [row.seq, row]));
    for (const link of links) {
      const row = rows.get(link.seq);
      rows.delete(link.seq);
      if (link.prevHash !== prevHash) findings.push({ kind: "broken", seq: link.seq });
      if (!row) findings.push({ kind: "missing", seq: link.seq });
      else if (linkHash(link.prevHash, row) !== link.hash) changed.push({ link, row });
      prevHash = link.hash;
    }
    for (const seq of rows.keys()) findings.push({ kind: "inserted", seq });
    sealed += links.length;
    after = upTo;
  }
  return { sealed, findings: [...findings, ...changed.map((one) => judgeChanged(one, changed))] };
}

/** A changed row was moved when another changed row, standing here, would be what was sealed. */
function judgeChanged({ link }: { link: Link }, changed: readonly { row: AuditRow }[]): Finding {
  const moved = changed
    .slice(0, mostCompared)
    .some(({ row }) => linkHash(link.prevHash, { ...row, seq: link.seq }) === link.hash);
  return { kind: moved ? "reordered" : "altered", seq: link.seq };
}

/** Beyond this many changed rows it no longer matters which were moved. */
const mostCompared = 100;

const rowsBetween = (read: Queries, after: number, upTo: number) =>
  read
    .select()
    .from(auditEvent)
    .where(and(gt(auditEvent.seq, after), lte(auditEvent.seq, upTo)));
