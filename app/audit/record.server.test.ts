import { beforeEach, describe, expect, it } from "vitest";
import type { Database } from "~db/database";
import { auditEvent } from "~db/schema/audit.server";
import { freshDatabase } from "~test/factories/database";
import { type ActorRef, type AuditEntry, record } from "./record.server";

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

const at = new Date("2026-03-02T23:30:15.123Z");
const teacher: ActorRef = { kind: "staff", accountId: "account-1", authorityId: "authority-1" };
const entry: AuditEntry = {
  at,
  actor: teacher,
  ground: "mentor",
  event: { kind: "concern.logged", pupilId: "pupil-1", concernId: "concern-1", attachmentIds: ["file-1"] },
};

const rows = () => db.read.select().from(auditEvent);
const recorded = (change: Partial<AuditEntry>) => db.write((tx) => record(tx, { ...entry, ...change }));

describe("an audit row", () => {
  it("holds who, when, why and what, in ids", async () => {
    await recorded({});
    expect(await rows()).toEqual([
      {
        seq: 1,
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        at,
        actorKind: "staff",
        actorId: "account-1",
        authorityId: "authority-1",
        municipalityCode: null,
        kind: "concern.logged",
        ground: "mentor",
        pupilId: "pupil-1",
        subject: { pupilId: "pupil-1", concernId: "concern-1", attachmentIds: ["file-1"] },
      },
    ]);
  });

  it("stands and falls with the act", async () => {
    const failing = db.write(async (tx) => {
      await record(tx, entry);
      throw new Error("the act failed");
    });
    await expect(failing).rejects.toThrow("the act failed");
    expect(await rows()).toEqual([]);
  });

  it.each<[string, Partial<AuditEntry>]>([
    ["a ground in words", { ground: "Elin är mentor" }],
    ["an empty ground", { ground: "" }],
    ["a name for an actor", { actor: { ...teacher, accountId: "Elin" } }],
    ["a staff actor without an id", { actor: { ...teacher, accountId: null } }],
    ["a system with an id", { actor: { kind: "system", accountId: "account-1" } }],
    [
      "a municipality by name",
      { actor: { kind: "social", accountId: "account-2", municipalityCode: "Gävle" } },
    ],
    ["a name for a pupil", { event: { kind: "pupil.read", pupilId: "Sara Ek" } }],
    ["an anonymous reader", { actor: { kind: "anonymous", accountId: null } }],
  ])("is refused with %s, and the act with it", async (_, change) => {
    await expect(recorded(change)).rejects.toMatchObject({ name: "AuditRefused" });
    expect(await rows()).toEqual([]);
  });
});

describe("an anonymous row", () => {
  const event = { kind: "consultation.opened", consultationId: "talk-1", municipalityCode: "2180" } as const;

  it("keeps the day in Stockholm, no hour and nobody", async () => {
    await recorded({ actor: { kind: "anonymous", accountId: null }, ground: "open_door", event });
    const [row] = await rows();
    expect(row?.at.toISOString()).toBe("2026-03-03T00:00:00.000Z");
    expect(row).toMatchObject({ actorKind: "anonymous", actorId: null, authorityId: null, pupilId: null });
  });

  it.each<[string, ActorRef]>([
    ["an account", { kind: "anonymous", accountId: "account-1" }],
    ["a school authority", { kind: "anonymous", accountId: null, authorityId: "authority-1" }],
  ])("is refused with %s", async (_, actor) => {
    await expect(recorded({ actor, ground: "open_door", event })).rejects.toMatchObject({
      name: "AuditRefused",
    });
  });
});
