import { generateKeyPairSync } from "node:crypto";
import { asc } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Database } from "~db/database";
import { auditCheckpoint, auditEvent, auditLink } from "~db/schema/audit.server";
import { freshDatabase } from "~test/factories/database";
import { genesis, linkHash } from "./chain-hash.server";
import { type Checkpoint, type CheckpointKey, signCheckpoint } from "./checkpoint.server";
import { record } from "./record.server";
import { sealChain } from "./seal-chain.server";
import { verifyChain } from "./verify.server";

const key: CheckpointKey = { keyId: "key-1", ...generateKeyPairSync("ed25519") };
const publicKeys = new Map([[key.keyId, key.publicKey]]);
const now = new Date("2026-03-02T10:00:00Z");

async function readAll(db: Database) {
  return {
    events: await db.read.select().from(auditEvent).orderBy(asc(auditEvent.seq)),
    links: await db.read.select().from(auditLink).orderBy(asc(auditLink.seq)),
    checkpoints: await db.read.select().from(auditCheckpoint).orderBy(asc(auditCheckpoint.seq)),
  };
}
type Audit = Awaited<ReturnType<typeof readAll>>;

/** Seven rows sealed with a checkpoint at 4 and one at 7, and an eighth that waits. */
let audit: Audit;

beforeEach(async () => {
  const db = await freshDatabase();
  for (let n = 1; n <= 8; n++) {
    const actor = { kind: "staff", accountId: "account-1", authorityId: "authority-1" } as const;
    const event = { kind: "pupil.read", pupilId: `pupil-${n}` } as const;
    await db.write((tx) => record(tx, { at: now, actor, ground: "mentor", event }));
    if (n === 4 || n === 7) await sealChain(db, { now, key });
  }
  audit = await readAll(db);
});

/** What verification finds in a database that holds what a meddler left. */
async function findings(meddle: (audit: Audit) => void, witnesses: Checkpoint[] = []) {
  meddle(audit);
  const db = await freshDatabase();
  await db.write(async (tx) => {
    if (audit.events.length) await tx.insert(auditEvent).values(audit.events);
    if (audit.links.length) await tx.insert(auditLink).values(audit.links);
    if (audit.checkpoints.length) await tx.insert(auditCheckpoint).values(audit.checkpoints);
  });
  const reports = [];
  for (const page of [2, 1000]) reports.push(await verifyChain(db.read, { publicKeys, witnesses, page }));
  expect(reports[0]).toEqual(reports[1]);
  return (reports[0]?.findings ?? []).map((finding) => `${finding.kind} ${finding.seq}`);
}

const at = <T extends { seq: number }>(rows: T[], seq: number): T => {
  const row = rows.find((candidate) => candidate.seq === seq);
  if (!row) throw new Error(`no row ${seq}`);
  return row;
};
const without = <T extends { seq: number }>(rows: T[], ...seqs: number[]) =>
  rows.filter((row) => !seqs.includes(row.seq));

/** Links anew from a number on, as one could who may write every table. */
function relink(from: number) {
  let prevHash = audit.links.filter((link) => link.seq < from).at(-1)?.hash ?? genesis;
  audit.links = audit.events
    .filter((row) => row.seq <= 7)
    .map((row) => {
      const kept = audit.links.find((link) => link.seq === row.seq);
      if (row.seq < from && kept) return kept;
      const link = { seq: row.seq, prevHash, hash: linkHash(prevHash, row) };
      prevHash = link.hash;
      return link;
    });
}

describe("verification", () => {
  it("finds nothing in what nobody touched", async () => {
    expect(await findings(() => {})).toEqual([]);
  });

  it("counts what it walked", async () => {
    const db = await freshDatabase();
    await db.write(async (tx) => {
      await tx.insert(auditEvent).values(audit.events);
      await tx.insert(auditLink).values(audit.links);
      await tx.insert(auditCheckpoint).values(audit.checkpoints);
    });
    expect(await verifyChain(db.read, { publicKeys })).toEqual({
      sealed: 7,
      unsealed: 1,
      checkpoints: 2,
      findings: [],
    });
  });

  it.each<[string, object]>([
    ["id", { id: "other-1" }],
    ["at", { at: new Date("2026-03-02T10:00:00.001Z") }],
    ["actorKind", { actorKind: "social" }],
    ["actorId", { actorId: "account-2" }],
    ["authorityId", { authorityId: null }],
    ["municipalityCode", { municipalityCode: "2180" }],
    ["kind", { kind: "access.listed" }],
    ["ground", { ground: "teaching" }],
    ["pupilId", { pupilId: null }],
    ["subject", { subject: { pupilId: "pupil-9" } }],
  ])("finds a changed %s", async (_, change) => {
    expect(await findings(({ events }) => Object.assign(at(events, 3), change))).toEqual(["altered 3"]);
  });

  it("finds a row that is gone, the first and the last sealed too", async () => {
    const gone = (a: Audit) => {
      a.events = without(a.events, 1, 3, 7);
    };
    expect(await findings(gone)).toEqual(["missing 1", "missing 3", "missing 7"]);
  });

  it("finds a row that is gone with its link", async () => {
    const gone = (a: Audit) => {
      a.events = without(a.events, 3);
      a.links = without(a.links, 3);
    };
    expect(await findings(gone)).toEqual(["broken 4"]);
  });

  it("finds a row put in where a number was free", async () => {
    const putIn = (a: Audit) => {
      a.events = without(a.events, 3);
      a.links = without(a.links, 3);
      relink(4);
      a.checkpoints = [];
      a.events.push({ ...at(a.events, 2), seq: 3, id: "put-in-3" });
    };
    expect(await findings(putIn)).toEqual(["inserted 3"]);
  });

  it("finds a row put in with a link of its own", async () => {
    const putIn = (a: Audit) => {
      a.links = without(a.links, 4);
      const prevHash = at(a.links, 3).hash;
      a.events[3] = { ...at(a.events, 4), ground: "principal" };
      a.links.push({ seq: 4, prevHash, hash: linkHash(prevHash, at(a.events, 4)) });
    };
    expect(await findings(putIn)).toEqual(["rewritten 4", "broken 5"]);
  });

  it("finds rows that changed places", async () => {
    const swap = (a: Audit) => {
      const [two, six] = [at(a.events, 2), at(a.events, 6)];
      [two.seq, six.seq] = [6, 2];
    };
    expect(await findings(swap)).toEqual(["reordered 2", "reordered 6"]);
  });

  it("finds a row that was given another number together with its link", async () => {
    const renumber = (a: Audit) => {
      a.events = without(a.events, 8);
      at(a.events, 7).seq = 8;
      at(a.links, 7).seq = 8;
    };
    expect(await findings(renumber)).toEqual(["rewritten 7", "altered 8"]);
  });

  it("finds a chain that was computed anew, by its checkpoints", async () => {
    const rewrite = (a: Audit) => {
      at(a.events, 2).ground = "principal";
      relink(2);
    };
    expect(await findings(rewrite)).toEqual(["rewritten 4", "rewritten 7"]);
  });

  it("finds a tail that is cut off, against the last checkpoint", async () => {
    const cut = (a: Audit) => {
      a.events = without(a.events, 6, 7, 8);
      a.links = without(a.links, 6, 7);
    };
    expect(await findings(cut)).toEqual(["cut_off 7"]);
  });

  it("finds an audit that is emptied but for its checkpoints", async () => {
    const empty = (a: Audit) => {
      a.events = [];
      a.links = [];
    };
    expect(await findings(empty)).toEqual(["cut_off 4", "cut_off 7"]);
  });

  it("finds a tail that is cut off with its checkpoint, by one kept elsewhere", async () => {
    const kept = at(audit.checkpoints, 7);
    const cut = (a: Audit) => {
      a.events = without(a.events, 5, 6, 7, 8);
      a.links = without(a.links, 5, 6, 7);
      a.checkpoints = without(a.checkpoints, 7);
    };
    expect(await findings(cut)).toEqual([]);
    expect(await findings(() => {}, [kept])).toEqual(["cut_off 7"]);
  });

  it("finds a forged checkpoint, and one of a key that nobody knows", async () => {
    const stranger: CheckpointKey = { keyId: "key-2", ...generateKeyPairSync("ed25519") };
    const forge = (a: Audit) => {
      at(a.checkpoints, 4).hash = "a".repeat(64);
      const { id, seq, hash } = at(a.checkpoints, 7);
      a.checkpoints = [at(a.checkpoints, 4), signCheckpoint(stranger, { id, seq, hash, at: now })];
    };
    expect(await findings(forge)).toEqual(["checkpoint_forged 4", "checkpoint_key_unknown 7"]);
  });
});
