// A new class in August: the earlier schools are asked about several pupils at once, a question for each, answered one by one.
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { historyTransfer } from "~db/schema/history.server";
import { pupil } from "~db/schema/school.server";
import { aChangeOfSchool, type ChangeOfSchool, type Person } from "~test/factories/change-of-school";
import { everyRow } from "~test/factories/every-row";
import { refusedAt } from "~test/factories/report";
import { rosterRead } from "~test/factories/roster";
import { listTodo } from "../concern/list-todo.server";
import { askForHistory } from "./ask-for-history.server";
import { askForSeveral, readClassToAsk } from "./ask-for-several.server";
import { decideHistory, readHistoryRequest } from "./decide-history.server";
import { listHistoryRequests } from "./list-requests.server";

let house: ChangeOfSchool;
const as = (person: Person, day = 31) => house.ctx(person, new Date(+rosterRead + day * 86_400_000));
const read = async (person: Person = "principal") => readClassToAsk(await as(person), { className: "7A" });
const questions = () => house.db.read.select().from(historyTransfer);
const ask = async (over: Partial<Parameters<typeof askForSeveral>[1]> = {}, person: Person = "principal") =>
  askForSeveral(await as(person), {
    ...{ className: "7A", chosen: [], all: false, reason: "Vad behöver de stöd med?", idempotencyKey: "k" },
    ...over,
  });

beforeEach(async () => {
  house = await aChangeOfSchool();
  await house.move({ e1: "s2", e2: "s2" }, new Date(+rosterRead + 30 * 86_400_000));
});

describe("asking about several at once", () => {
  it("the class has the pupils who come from elsewhere, with the school; a question goes for each that is ticked", async () => {
    const page = await read();
    expect(page).toMatchObject({ className: "7A", pupils: 2 });
    expect(page.rows.map(({ name, schoolName, transfer }) => [name, schoolName, transfer])).toEqual([
      ["Maja Lind", "Ekskolan", null],
      ["Ali Noor", "Ekskolan", null],
    ]);
    expect((await questions()).length).toBe(0);
    expect(await ask({ chosen: [page.rows[1]?.key ?? ""] })).toBe(1);
    expect((await read()).rows.map((row) => row.transfer?.status ?? null)).toEqual([null, "asked"]);
    // All whom nobody has asked about: the one that is left.
    expect(await ask({ all: true, idempotencyKey: "k2" })).toBe(1);
    expect((await questions()).map((row) => row.status)).toEqual(["asked", "asked"]);
    const events = await house.db.read.select().from(auditEvent);
    expect(events.filter(({ kind }) => kind === "history.asked")).toHaveLength(2);
    expect(events.filter(({ kind }) => kind === "history.listed")).toHaveLength(4);
  });

  it("the same form twice asks once, also at once; other content under its key is refused, and leaves nothing", async () => {
    await Promise.all([ask({ all: true }), ask({ all: true })]);
    expect(await ask({ all: true })).toBe(2);
    expect(await questions()).toHaveLength(2);
    expect(await refusedAt(ask({ all: true, reason: "Annat." }))).toEqual({ form: "form_sent_before" });
    const [one] = await questions();
    await decideHistory(await as("oldPrincipal"), {
      ...{ transferId: one?.id ?? "", version: 1, answer: "refuse", ground: "", consentOn: "" },
      ...{ entryIds: [], fileIds: [] },
    });
    // Answered no: the old form does not ask again.
    await ask({ all: true });
    expect((await questions()).map((row) => row.status).sort()).toEqual(["asked", "refused"]);
  });

  it("the school that answers has them in one list, reads why, and decides each by itself", async () => {
    await ask({ all: true });
    const oldPrincipal = await as("oldPrincipal");
    const waiting = await listHistoryRequests(oldPrincipal);
    expect(waiting.map(({ pupilName, toSchool }) => `${pupilName}, ${toSchool}`).sort()).toEqual([
      "Ali Noor, Björkskolan",
      "Maja Lind, Björkskolan",
    ]);
    expect((await listTodo(oldPrincipal)).notices.map(({ kind }) => kind)).toEqual([
      "history_asked",
      "history_asked",
    ]);
    const transferId = waiting[0]?.id ?? "";
    const request = await readHistoryRequest(oldPrincipal, { transferId });
    expect(request).toMatchObject({ reason: "Vad behöver de stöd med?", waiting: [waiting[1]?.id] });
    expect((await everyRow(house.db)).join("")).not.toContain("stöd med");
    const no = {
      version: 1,
      answer: "refuse",
      ground: "",
      consentOn: "",
      entryIds: [],
      fileIds: [],
    } as const;
    await decideHistory(oldPrincipal, { transferId, ...no, entryIds: [], fileIds: [] });
    expect((await listHistoryRequests(oldPrincipal)).map(({ id }) => id)).toEqual([waiting[1]?.id]);
    for (const person of ["principal", "oldMentor", "oldCounsellor", "thirdPrincipal"] as const)
      expect(await listHistoryRequests(await as(person))).toEqual([]);
  });

  it("is for those who may ask about each; a class that is another's has nobody", async () => {
    expect((await read("counsellor")).rows).toHaveLength(2);
    for (const person of ["mentor", "oldPrincipal", "thirdPrincipal"] as const) {
      expect((await read(person)).rows).toEqual([]);
      expect(await refusedAt(ask({ all: true }, person))).toEqual({ chosen: "pupils_missing" });
    }
    const keys = (await read()).rows.map(({ key }) => key);
    expect(await refusedAt(ask({ chosen: keys }, "mentor"))).toEqual({ chosen: "version_old" });
    expect(await questions()).toEqual([]);
  });

  it("who is protected stays out, here or there, and nothing is asked where one has become so", async () => {
    const { rows } = await read();
    const maja = rows.find(({ name }) => name === "Maja Lind");
    for (const school of ["Ekskolan", "Björkskolan"]) {
      const { id } = await house.at("e1", school);
      const set = (protection: "none" | "confidentiality") =>
        house.db.write((tx) => tx.update(pupil).set({ protection }).where(eq(pupil.id, id)));
      await set("confidentiality");
      expect((await read()).rows.map(({ name }) => name)).toEqual(["Ali Noor"]);
      expect(await refusedAt(ask({ chosen: [maja?.key ?? ""] }))).toEqual({ chosen: "version_old" });
      await set("none");
    }
    expect(await questions()).toEqual([]);
  });

  it("none chosen, or a reason too long: refused beside its field; one pupil's question has its reason too", async () => {
    expect(await refusedAt(ask())).toEqual({ chosen: "pupils_missing" });
    expect(await refusedAt(ask({ all: true, reason: "x".repeat(201) }))).toEqual({
      reason: "reason_too_long",
    });
    const { id } = await house.at("e1", "Björkskolan");
    const one = { pupilId: id, schoolUnitId: await house.unitId("Ekskolan") };
    expect(
      await refusedAt(askForHistory(await as("principal"), { ...one, reason: "x".repeat(201) })),
    ).toEqual({
      reason: "reason_too_long",
    });
    await askForHistory(await as("principal"), { ...one, reason: " Hur gick det? " });
    const [row] = await questions();
    const request = await readHistoryRequest(await as("oldPrincipal"), { transferId: row?.id ?? "" });
    expect(request.reason).toBe("Hur gick det?");
    await expect(askForHistory(await as("mentor"), { ...one, reason: "" })).rejects.toBeInstanceOf(
      NotVisible,
    );
  });
});
