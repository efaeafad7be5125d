import { describe, expect, it } from "vitest";
import type { SocialCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { receivedReport } from "~db/schema/reception.server";
import { aDelivery } from "~test/factories/received";
import { aWorld, later, type World } from "~test/factories/world";
import { answerProposal, compareReceived } from "./compare-received.server";
import { readReceived } from "./read-received.server";
import { type StoreReceived, storeReceived } from "./store-received.server";

const alva = { name: "Alva Lindqvist", birthDate: "2015-01-02" };
const numbered = { personalNumber: "201501022386", sex: "female", birthDate: null } as const;
const unnumbered = { personalNumber: null, sex: "unknown", birthDate: "2015-01-02" } as const;
const guardian = { fields: { guardians: [{ name: "Eva Lindqvist", personalNumber: "198505022387" }] } };

async function reports(...changes: Partial<StoreReceived>[]) {
  const world = await aWorld();
  const ids: string[] = [];
  for (const [at, change] of changes.entries()) {
    const stored = await storeReceived(world, aDelivery({ reference: `R${at}`, ...change }));
    ids.push(stored.receivedId);
  }
  const worker = later(await world.social(["reception"]), 600_000);
  return { world, worker, ids: ids as [string, string, string] };
}

const related = async (worker: SocialCtx, receivedId: string) =>
  (await readReceived(worker, { receivedId })).related;
const auditKinds = async ({ db }: World) =>
  (await db.read.select({ kind: auditEvent.kind }).from(auditEvent)).map(({ kind }) => kind);

const aReport = { content: { child: alva }, child: unnumbered };
const withNumber = { content: { child: alva }, child: numbered };
let key = 0;
const answer = (worker: SocialCtx, [receivedId, otherId]: readonly string[], said: string) => {
  key += 1;
  const pair = { receivedId: receivedId ?? "", otherId: otherId ?? "" };
  return answerProposal(later(worker, key * 1000), { ...pair, answer: said, idempotencyKey: `k${key}` });
};

describe("a child without a number", () => {
  it("is proposed by name and birth date, of which no more is told until somebody compares", async () => {
    const { world, worker, ids } = await reports(aReport, {
      content: { child: { name: "LINDQVIST, Alva", birthDate: "2015-01-02" } },
      child: unnumbered,
    });
    const found = await related(worker, ids[0]);
    expect(found.sameChild).toEqual([]);
    expect(found.proposals).toEqual([{ otherId: ids[1], kind: "same_child", answer: null }]);
    const compared = await compareReceived(worker, { receivedId: ids[0], otherId: ids[1] });
    expect([compared.here.child?.name, compared.other.child?.name]).toEqual([
      "Alva Lindqvist",
      "LINDQVIST, Alva",
    ]);
    expect((await auditKinds(world)).at(-1)).toBe("reception.compared");
  });

  it("is the same child once a person says so, from both sides, with what the number leads to", async () => {
    const { worker, ids } = await reports(aReport, withNumber, {
      content: { child: { name: "Alva L" } },
      child: numbered,
    });
    const [first, second, third] = ids;
    await answer(worker, [first, second], "confirmed");
    expect((await related(worker, first)).sameChild.map(({ id }) => id).sort()).toEqual(
      [second, third].sort(),
    );
    expect((await related(worker, second)).sameChild.map(({ id }) => id).sort()).toEqual(
      [first, third].sort(),
    );
    const { events } = await readReceived(worker, { receivedId: second });
    expect(events.at(-1)).toMatchObject({ kind: "same_child_confirmed", detail: "R0", by: "Anna Sandell" });
  });

  it("is another child once a person says so, and an open question once that is taken back", async () => {
    const { world, worker, ids } = await reports(aReport, withNumber);
    await answer(worker, ids, "rejected");
    expect(await related(worker, ids[0])).toMatchObject({
      sameChild: [],
      proposals: [{ answer: "rejected" }],
    });
    await answer(worker, ids, "reopened");
    expect((await related(worker, ids[1])).proposals).toEqual([
      { otherId: ids[0], kind: "same_child", answer: null },
    ]);
    const kinds = (await readReceived(worker, { receivedId: ids[0] })).events.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith("same_child"))).toEqual([
      "same_child_rejected",
      "same_child_reopened",
    ]);
    expect((await auditKinds(world)).filter((kind) => kind === "reception.match-answered")).toHaveLength(2);
  });

  it("is never proposed against another number, another birthday or another municipality", async () => {
    const { worker, ids } = await reports(
      { content: { child: alva }, child: { ...numbered, personalNumber: "201212121212" } },
      { content: { child: alva }, child: { ...numbered, personalNumber: "201212122392" } },
      {
        content: { child: { ...alva, birthDate: "2015-01-03" } },
        child: { ...unnumbered, birthDate: "2015-01-03" },
      },
      { ...aReport, municipalityCode: "2280" },
    );
    expect(await related(worker, ids[0])).toMatchObject({ sameChild: [], proposals: [] });
  });
});

describe("the family", () => {
  const brother = {
    content: { child: { name: "Nils Lindqvist" }, ...guardian },
    child: { personalNumber: null, sex: "male", birthDate: null },
  } as const;
  const sister = { content: { child: alva, ...guardian }, child: numbered };

  it("is proposed by the guardian's number, and shown once a person confirms", async () => {
    const { worker, ids } = await reports(sister, brother, { ...brother, municipalityCode: "2280" });
    expect(await related(worker, ids[0])).toMatchObject({
      family: [],
      proposals: [{ otherId: ids[1], kind: "family", answer: null }],
    });
    await answer(worker, ids, "confirmed");
    expect((await related(worker, ids[1])).family.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it("is not proposed of the child's own other reports", async () => {
    const { worker, ids } = await reports(sister, sister);
    expect(await related(worker, ids[0])).toMatchObject({ family: [], proposals: [] });
  });
});

describe("a comparison", () => {
  it("needs a proposal and the right to both: anything else does not exist", async () => {
    const { world, worker, ids } = await reports(aReport, withNumber, {
      content: { child: { name: "Nils" } },
      child: { ...unnumbered, birthDate: null },
    });
    const [first, second, third] = ids;
    const neighbour = await world.social(["reception"], "2280");
    const analyst = await world.social(["analyst"]);
    for (const [ctx, pair] of [
      [worker, { receivedId: first, otherId: third }],
      [worker, { receivedId: first, otherId: first }],
      [worker, { receivedId: first, otherId: "none" }],
      [neighbour, { receivedId: first, otherId: second }],
      [analyst, { receivedId: first, otherId: second }],
    ] as const) {
      await expect(compareReceived(ctx, pair)).rejects.toBeInstanceOf(NotVisible);
      const said = { ...pair, answer: "confirmed", idempotencyKey: "k" };
      await expect(answerProposal(ctx, said)).rejects.toBeInstanceOf(NotVisible);
    }
    await expect(answer(worker, ids, "perhaps")).rejects.toMatchObject({
      errors: { answer: { key: "choice_unknown" } },
    });
  });

  it("is answered once by a form that comes twice", async () => {
    const { worker, ids } = await reports(aReport, withNumber);
    const form = { receivedId: ids[0], otherId: ids[1], answer: "confirmed", idempotencyKey: "same" };
    await answerProposal(worker, form);
    await answerProposal(worker, form);
    const kinds = (await readReceived(worker, { receivedId: ids[0] })).events.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "same_child_confirmed")).toHaveLength(1);
  });
});

describe("versions", () => {
  it("are marked: what supplements, and what a newer version replaces", async () => {
    const { worker, ids } = await reports(
      { reference: "A" },
      { reference: "B", followsReference: "A", now: new Date("2026-11-22T13:05:00Z") },
      {
        reference: "A",
        file: Buffer.from("%PDF-1.7 en nyare version"),
        now: new Date("2026-11-22T13:06:00Z"),
      },
    );
    const kindsOf = async (id: string) =>
      (await related(worker, id)).versions.map(({ id: other, kind }) => [other, kind]);
    expect(await kindsOf(ids[0])).toEqual([
      [ids[2], "replaced_by"],
      [ids[1], "supplemented_by"],
    ]);
    expect(await kindsOf(ids[1])).toContainEqual([ids[0], "supplements"]);
    expect(await kindsOf(ids[2])).toContainEqual([ids[0], "replaces"]);
  });
});

it("keeps no name and no number in clear", async () => {
  const { world } = await reports({ content: { child: alva, ...guardian }, child: numbered });
  const [row] = await world.db.read.select().from(receivedReport);
  const kept = JSON.stringify({ ...row, sealedContent: null, sealedFile: null });
  for (const secret of ["lindqvist", "Lindqvist", "201501022386", "198505022387", "2015-01-02"]) {
    expect(kept).not.toContain(secret);
  }
});
