// Between two schools of one authority as between any two: the new school sees that there was an earlier one and whom to
// ask, and no content until a person there has decided, with ground; then a copy with receipt (decision 0035).
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { historyTransfer } from "~db/schema/history.server";
import { pupil } from "~db/schema/school.server";
import { aChangeOfSchool, type ChangeOfSchool, type Person } from "~test/factories/change-of-school";
import { logged } from "~test/factories/logged";
import { rosterRead } from "~test/factories/roster";
import { countTodo, listTodo } from "../concern/list-todo.server";
import { readThread } from "../pupil/read-thread.server";
import { askForHistory, readEarlierSchools } from "./ask-for-history.server";
import { decideHistory, readHistoryRequest } from "./decide-history.server";
import { readHistory } from "./read-history.server";

const days = (n: number) => new Date(+rosterRead + n * 86_400_000);

let house: ChangeOfSchool;
let note: string;
const as = (person: Person, day = 31) => house.ctx(person, days(day));
const rowAt = async (school: string, who: "e1" | "e2" = "e1") => (await house.at(who, school)).id;

beforeEach(async () => {
  house = await aChangeOfSchool();
  note = await logged(await as("oldMentor", 1), await rowAt("Ekskolan"), {
    form: { text: "Orolig på morgnarna.", priority: "no_action" },
  });
  await house.move({ e1: "s2", e2: "s2" }, days(30));
});

const seenBy = async (ctx: StaffCtx, pupilId: string) =>
  (await readEarlierSchools(ctx, { pupilId })).schools.map((s) => `${s.schoolName}: ${s.principals.join()}`);

async function asked(ctx: StaffCtx, pupilId: string, school = "Ekskolan"): Promise<string> {
  await askForHistory(ctx, { pupilId, schoolUnitId: await house.unitId(school) });
  const rows = await house.db.read
    .select()
    .from(historyTransfer)
    .where(eq(historyTransfer.toPupilId, pupilId));
  return rows.find((row) => row.status === "asked")?.id ?? "";
}

const send = async (ctx: StaffCtx, transferId: string, over = {}) =>
  decideHistory(ctx, {
    ...{ transferId, version: 1, answer: "send", ground: "school_change", consentOn: "" },
    entryIds: [note],
    fileIds: [],
    ...over,
  } as Parameters<typeof decideHistory>[1]);

describe("a pupil who changes school within the authority", () => {
  it("the new school's principal and student health see the earlier school and whom to ask; teachers nothing", async () => {
    const pupilId = await rowAt("Björkskolan");
    for (const person of ["principal", "counsellor"] as const)
      expect(await seenBy(await as(person), pupilId)).toEqual(["Ekskolan: Olle Berg"]);
    // A pupil without a number is found by the authority's own id.
    expect(await seenBy(await as("principal"), await rowAt("Björkskolan", "e2"))).toEqual([
      "Ekskolan: Olle Berg",
    ]);
    for (const person of ["mentor", "oldMentor", "oldPrincipal", "thirdPrincipal"] as const)
      await expect(readEarlierSchools(await as(person), { pupilId })).rejects.toBeInstanceOf(NotVisible);
    // Nor is there anything to ask for the school that was left.
    await expect(
      readEarlierSchools(await as("oldPrincipal"), { pupilId: await rowAt("Ekskolan") }),
    ).rejects.toBeInstanceOf(NotVisible);
  });

  it("no content until the old school's principal has decided with a ground; then the copy, with receipt", async () => {
    const pupilId = await rowAt("Björkskolan");
    const [principal, mentor, oldPrincipal] = [
      await as("principal"),
      await as("mentor"),
      await as("oldPrincipal"),
    ];
    expect((await readThread(mentor, { pupilId })).entries).toEqual([]);
    const transferId = await asked(await as("counsellor"), pupilId);
    expect(await countTodo(oldPrincipal)).toBe(1);
    await expect(readHistory(mentor, { pupilId, transferId })).rejects.toBeInstanceOf(NotVisible);
    await expect(readHistoryRequest(principal, { transferId })).rejects.toBeInstanceOf(NotVisible);
    await expect(send(oldPrincipal, transferId, { ground: "" })).rejects.toMatchObject({
      errors: { ground: expect.anything() },
    });
    const request = await readHistoryRequest(oldPrincipal, { transferId });
    expect(request).toMatchObject({ resting: false, toSchool: "Björkskolan", pupilName: "Maja Lind" });
    expect(request.entries.map((e) => e.text)).toEqual(["Orolig på morgnarna."]);
    await send(oldPrincipal, transferId);
    expect((await readHistory(mentor, { pupilId, transferId })).entries).toMatchObject([
      { text: "Orolig på morgnarna.", authorName: "Lisbet Alm" },
    ]);
    expect((await readHistoryRequest(oldPrincipal, { transferId })).readBy).toBe("Siv Ek");
    // It is a copy under the receiving pupil's own key.
    await house.vault.destroyKey({ kind: "pupil", id: await rowAt("Ekskolan") });
    expect((await readHistory(mentor, { pupilId, transferId })).unaltered).toBe(true);
  });

  it("returning gives the school its record back, and the other school keeps what was written there", async () => {
    const there = await rowAt("Björkskolan");
    await logged(await as("mentor"), there, { form: { text: "Har det bra i sjuan." } });
    await house.move({ e1: "s1", e2: "s2" }, days(60));
    const back = await rowAt("Ekskolan");
    const texts = (await readThread(await as("oldMentor", 61), { pupilId: back })).entries;
    expect(texts.map((e) => "text" in e && e.text)).toEqual(["Orolig på morgnarna."]);
    expect(await seenBy(await as("oldPrincipal", 61), back)).toEqual(["Björkskolan: Jonas Hed"]);
    await expect(readThread(await as("mentor", 61), { pupilId: there })).rejects.toBeInstanceOf(NotVisible);
  });
});

describe("a question that waits when the pupil moves on", () => {
  it("rests: nothing goes to where the pupil no longer is, and it swallows no question of the next school", async () => {
    const [second, oldPrincipal] = [await rowAt("Björkskolan"), await as("oldPrincipal", 61)];
    const first = await asked(await as("principal"), second);
    await house.move({ e1: "s3", e2: "s2" }, days(60));
    expect((await listTodo(oldPrincipal)).notices).toEqual([]);
    expect(await readHistoryRequest(oldPrincipal, { transferId: first })).toMatchObject({
      resting: true,
      entries: [],
    });
    for (const answer of ["send", "refuse"])
      await expect(send(oldPrincipal, first, { answer })).rejects.toMatchObject({
        errors: { form: { key: "history_rests" } },
      });
    const [third, principal] = [await rowAt("Lindskolan"), await as("thirdPrincipal", 61)];
    expect(await seenBy(principal, third)).toEqual(["Björkskolan: Jonas Hed", "Ekskolan: Olle Berg"]);
    const next = await asked(principal, third);
    expect(next).not.toBe(first);
    // What was written at the first school is the first school's to decide, wherever the pupil has been since.
    await expect(readHistoryRequest(await as("principal", 61), { transferId: next })).rejects.toBeInstanceOf(
      NotVisible,
    );
    await send(oldPrincipal, next);
    const read = await readHistory(principal, { pupilId: third, transferId: next });
    expect(read.entries).toHaveLength(1);
    await expect(readHistory(principal, { pupilId: third, transferId: first })).rejects.toBeInstanceOf(
      NotVisible,
    );
  });

  it("is not sent to where the pupil went from in these moments", async () => {
    const transferId = await asked(await as("principal"), await rowAt("Björkskolan"));
    const oldPrincipal = await as("oldPrincipal");
    const seal = house.vault.seal.bind(house.vault);
    const spy = vi.spyOn(house.vault, "seal").mockImplementation(async (...given) => {
      spy.mockRestore();
      await house.move({ e1: "s3", e2: "s2" }, days(31));
      return seal(...given);
    });
    await expect(send(oldPrincipal, transferId)).rejects.toMatchObject({
      errors: { form: { key: "history_rests" } },
    });
    expect((await house.db.read.select().from(historyTransfer))[0]?.status).toBe("asked");
  });

  it("stands again when the pupil comes back to the school that asked", async () => {
    const transferId = await asked(await as("principal"), await rowAt("Björkskolan"));
    await house.move({ e1: "s3", e2: "s2" }, days(60));
    await house.move({ e1: "s2", e2: "s2" }, days(70));
    const oldPrincipal = await as("oldPrincipal", 71);
    expect((await listTodo(oldPrincipal)).notices).toMatchObject([{ kind: "history_asked" }]);
    await send(oldPrincipal, transferId);
    expect((await readHistoryRequest(oldPrincipal, { transferId })).status).toBe("sent");
  });

  it("of a pupil who comes back to the school that was asked is nobody's to send elsewhere", async () => {
    const transferId = await asked(await as("principal"), await rowAt("Björkskolan"));
    await house.move({ e1: "s1", e2: "s2" }, days(60));
    await expect(send(await as("oldPrincipal", 61), transferId)).rejects.toMatchObject({
      errors: { form: { key: "history_rests" } },
    });
  });
});

it("several questions are answered one after the other: the next is told, and none that cannot be answered", async () => {
  const first = await asked(await as("principal"), await rowAt("Björkskolan"));
  const second = await asked(await as("principal"), await rowAt("Björkskolan", "e2"));
  const waiting = async (transferId: string, day = 31) =>
    (await readHistoryRequest(await as("oldPrincipal", day), { transferId })).waiting;
  expect(await waiting(first)).toEqual([second]);
  await send(await as("oldPrincipal"), second, { answer: "refuse" });
  expect(await waiting(first)).toEqual([]);
  expect(await waiting(second)).toEqual([first]);
  await house.move({ e1: "s3", e2: "s2" }, days(60));
  expect(await waiting(second, 61)).toEqual([]);
  await house.move({ e1: "s2", e2: "s2", protection: "sekretessmarkering" }, days(62));
  expect(await waiting(second, 63)).toEqual([]);
});

describe("of a pupil who is protected", () => {
  it("since the move nothing is told, asked or sent", async () => {
    const pupilId = await rowAt("Björkskolan");
    const transferId = await asked(await as("principal"), pupilId);
    await house.move({ e1: "s2", e2: "s2", protection: "sekretessmarkering" }, days(40));
    const [principal, oldPrincipal] = [await as("principal", 41), await as("oldPrincipal", 41)];
    expect(await seenBy(principal, pupilId)).toEqual([]);
    const schoolUnitId = await house.unitId("Ekskolan");
    await expect(askForHistory(principal, { pupilId, schoolUnitId })).rejects.toBeInstanceOf(NotVisible);
    await expect(send(oldPrincipal, transferId)).rejects.toBeInstanceOf(NotVisible);
    expect((await listTodo(oldPrincipal)).notices.map((n) => n.pupilName)).not.toContain("Maja Lind");
  });

  it("at the school that was left alone, neither", async () => {
    const old = await rowAt("Ekskolan");
    await house.db.write((tx) =>
      tx.update(pupil).set({ protection: "confidentiality" }).where(eq(pupil.id, old)),
    );
    expect(await seenBy(await as("principal"), await rowAt("Björkskolan"))).toEqual([]);
  });
});
