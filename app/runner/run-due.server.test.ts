import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { makeCheckpointKey, readCheckpointKey } from "~/audit/checkpoint.server";
import { enqueue } from "~db/outbox.server";
import { auditCheckpoint, auditEvent } from "~db/schema/audit.server";
import { draft } from "~db/schema/concern.server";
import { delivery } from "~db/schema/delivery.server";
import { outbox, session } from "~db/schema/operation.server";
import {
  incomingChunk,
  receivedAttachment,
  receivedAttachmentChunk,
  receivedReport,
} from "~db/schema/reception.server";
import { freshFolder } from "~test/factories/database";
import { aReport, sendAsRead } from "~test/factories/report";
import { aMoment, aWorld } from "~test/factories/world";
import { type RunnerHouse, runDue } from "./run-due.server";

const plus = (ms: number) => new Date(aMoment.getTime() + ms);

async function aRunner() {
  const world = await aWorld();
  const house: RunnerHouse = {
    db: world.db,
    vault: world.vault,
    checkpointKey: null,
    holder: "one",
    jitter: () => 1,
  };
  const rows = () => world.db.read.select().from(outbox);
  return { world, house, rows };
}

const aReceivedRow = {
  id: "r1",
  municipalityCode: "2282",
  secrecyArea: "social_services:2282",
  reference: "7KQ-M4XH",
  wayIn: "tool" as const,
  receivedAt: aMoment,
  acute: false,
  protectedIdentity: false,
  sealedContent: new Uint8Array([1]),
  sex: "unknown" as const,
  ageGroup: "unknown",
  categories: [],
  reporterKind: "school",
  status: "received" as const,
  feedbackRequested: false,
  version: 1,
};

describe("a run", () => {
  it("delivers what was sent, once", async () => {
    const { world, house, rows } = await aRunner();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan jacka." });
    await sendAsRead(teacher, reportId);
    expect(await runDue(house, plus(1000))).toEqual({ done: 1, failed: 0 });
    expect(await runDue(house, plus(2000))).toEqual({ done: 0, failed: 0 });
    expect((await rows())[0]?.doneAt).toEqual(plus(1000));
    expect(await world.db.read.select({ state: delivery.state }).from(delivery)).toEqual([
      { state: "stored" },
    ]);
  });

  it("puts a delivery that fails back, longer each time, shows it, and delivers when it can", async () => {
    const { world, house, rows } = await aRunner();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan jacka." });
    await sendAsRead(teacher, reportId);
    const broken = {
      ...house,
      vault: { ...house.vault, seal: () => Promise.reject(new Error("disk full")) },
    };
    expect(await runDue(broken, plus(0))).toEqual({ done: 0, failed: 1 });
    expect((await rows())[0]).toMatchObject({ attempts: 1, leasedBy: null, lastError: "attempt_failed" });
    expect((await rows())[0]?.availableAt).toEqual(plus(5_000));
    expect(await world.db.read.select({ state: delivery.state }).from(delivery)).toEqual([
      { state: "failed" },
    ]);
    expect(await runDue(broken, plus(4_999))).toEqual({ done: 0, failed: 0 });
    await runDue(broken, plus(5_000));
    expect((await rows())[0]?.availableAt).toEqual(plus(15_000));
    expect(await runDue(house, plus(15_000))).toEqual({ done: 1, failed: 0 });
    expect(await world.db.read.select({ state: delivery.state }).from(delivery)).toEqual([
      { state: "stored" },
    ]);
  });

  it("destroys the key of what was deleted, and tells the audit", async () => {
    const { world, house } = await aRunner();
    const id = randomUUID();
    const place = { table: "t", row: id, column: "c", version: 1 };
    await world.vault.ensureKey({ kind: "content", id }, { kind: "authority", id: world.authorityId });
    const sealed = await world.vault.seal({ kind: "content", id }, place, "text");
    await world.db.write((tx) =>
      enqueue(tx, [{ kind: "destroy-content-key", subjectId: id, availableAt: aMoment }]),
    );
    expect(await runDue(house, aMoment)).toEqual({ done: 1, failed: 0 });
    await expect(world.vault.openText({ kind: "content", id }, place, sealed)).rejects.toThrow();
    const told = await world.db.read.select().from(auditEvent).where(eq(auditEvent.kind, "key.destroyed"));
    expect(told).toHaveLength(1);
  });

  it("gives up what it does not know, and leaves what another holds or what is not due", async () => {
    const { world, house, rows } = await aRunner();
    await world.db.write(async (tx) => {
      await enqueue(tx, [{ kind: "no-such-work", subjectId: "a", availableAt: aMoment }]);
      await tx.insert(outbox).values([
        {
          id: "held",
          kind: "destroy-content-key",
          subjectId: "b",
          availableAt: aMoment,
          leasedBy: "two",
          leasedUntil: plus(1),
        },
        { id: "early", kind: "destroy-content-key", subjectId: "c", availableAt: plus(1) },
      ]);
    });
    expect(await runDue(house, aMoment)).toEqual({ done: 0, failed: 1 });
    const found = new Map((await rows()).map((r) => [r.subjectId, r]));
    expect(found.get("a")).toMatchObject({ failedAt: aMoment, lastError: "unknown_kind" });
    expect([found.get("b")?.attempts, found.get("c")?.attempts]).toEqual([0, 0]);
  });
});

describe("scheduled work", () => {
  it("removes sessions that ran out a day ago and drafts older than 14 days, once an hour", async () => {
    const { world, house } = await aRunner();
    const { actor } = await world.staff("teacher");
    const other = await world.staff("teacher");
    const row = (idHash: string, expiresAt: Date) => ({
      idHash,
      accountId: actor.accountId,
      method: "demo" as const,
      createdAt: aMoment,
      lastSeenAt: aMoment,
      expiresAt,
    });
    const day = 86_400_000;
    const kept = (accountId: string, updatedAt: Date) => ({
      accountId,
      kind: "concern" as const,
      subject: "",
      sealed: new Uint8Array([1]),
      updatedAt,
    });
    await world.db.write(async (tx) => {
      await tx.insert(session).values([row("over", plus(-day)), row("standing", plus(1 - day))]);
      await tx
        .insert(draft)
        .values([kept(actor.accountId, plus(-14 * day)), kept(other.actor.accountId, plus(-14 * day + 1))]);
    });
    await runDue(house, aMoment);
    const hashes = async () =>
      (await world.db.read.select({ h: session.idHash }).from(session)).map((s) => s.h);
    expect(await hashes()).toEqual(["standing"]);
    expect((await world.db.read.select().from(draft)).map((d) => d.accountId)).toEqual([
      other.actor.accountId,
    ]);
    await runDue(house, plus(1000));
    expect(await hashes()).toEqual(["standing"]);
    await runDue(house, plus(3_600_000));
    expect(await hashes()).toEqual([]);
  });

  it("sweeps away what an interrupted attempt left of files on their way in, after a day, and nothing else", async () => {
    const { world, house } = await aRunner();
    const day = 86_400_000;
    const sealed = new Uint8Array([1]);
    const left = (attachmentId: string, ms: number) => ({ attachmentId, position: 0, sealed, at: plus(ms) });
    const there = { attachmentId: "there", position: 0, sealed };
    await world.db.write(async (tx) => {
      await tx.insert(incomingChunk).values([left("old", -day - 1), left("young", -day)]);
      await tx.insert(receivedReport).values(aReceivedRow);
      const file = {
        id: "there",
        receivedId: aReceivedRow.id,
        position: 0,
        mediaType: "text/plain",
        size: 1,
      };
      await tx.insert(receivedAttachment).values({ ...file, digest: "00", sealedMeta: sealed });
      await tx.insert(receivedAttachmentChunk).values(there);
    });
    const incoming = async () =>
      (await world.db.read.select().from(incomingChunk)).map((row) => row.attachmentId).sort();
    await runDue(house, aMoment);
    expect(await incoming()).toEqual(["young"]);
    await runDue(house, plus(3_600_000 - 1));
    expect(await incoming()).toEqual(["young"]);
    await runDue(house, plus(3_600_000));
    expect(await incoming()).toEqual([]);
    const kept = await world.db.read.select().from(receivedAttachmentChunk);
    expect(kept.map((row) => row.attachmentId)).toEqual(["there"]);
  });

  it("seals the audit's chain and signs a checkpoint", async () => {
    const { world, house } = await aRunner();
    const teacher = await world.staff("teacher", { group: "teacher" });
    await aReport(teacher, world.pupilId);
    const file = join(freshFolder(), "checkpoint.pem");
    await makeCheckpointKey(file);
    await runDue({ ...house, checkpointKey: await readCheckpointKey(file) }, aMoment);
    expect(await world.db.read.select().from(auditCheckpoint)).toHaveLength(1);
  });
});
