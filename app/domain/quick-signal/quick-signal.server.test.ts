// Quick signals: one press makes a note in the words that stood on the button; twice is once; it can be taken back.
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { runDue } from "~/runner/run-due.server";
import { auditEvent } from "~db/schema/audit.server";
import { concern } from "~db/schema/concern.server";
import { refusedAt } from "~test/factories/report";
import { aWorld, later } from "~test/factories/world";
import { readConcern } from "../concern/read-concern.server";
import { readThread } from "../pupil/read-thread.server";
import { addSignalLine } from "./add-signal-line.server";
import { logSignal } from "./log-signal.server";
import { offeredSignals } from "./offered-signals.server";
import { readSaved } from "./read-saved.server";
import { readSignals } from "./read-signals.server";
import { type SaveSignal, saveSignal } from "./save-signal.server";
import { mostSignals, type SignalForm, toolSignals } from "./signals";
import { undoSignal } from "./undo-signal.server";

async function people() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher", name: "Maria Ek" });
  const admin = await world.staff("authority_administrator", { name: "Birgitta Falk" });
  return { world, teacher, admin };
}

const nothing = { text: "", priority: "", category: "", circle: "", date: "", time: "" };

const press = (
  ctx: StaffCtx,
  given: { pupilId: string; signal: string; key?: string; form?: Partial<typeof nothing> },
) =>
  logSignal(ctx, {
    pupilId: given.pupilId,
    signal: given.signal,
    form: { ...nothing, ...given.form },
    files: [],
    linkTo: "",
    tell: [],
    idempotencyKey: given.key ?? randomUUID(),
  });

const late: SignalForm = {
  nameSv: "Sen till lektion",
  nameEn: "Late for class",
  category: "lateness",
  priority: "action_desirable",
  position: "1",
  offered: true,
};

const saving = (given: Partial<SaveSignal> = {}): SaveSignal => ({
  item: "lateness",
  form: late,
  version: 0,
  idempotencyKey: randomUUID(),
  ...given,
});

describe("quick signals make a note with one tap and an optional line", () => {
  it("absence, lateness, bruise, mood, hunger, conflict and other are offered, in the reader's language", async () => {
    const { teacher } = await people();
    const offered = await offeredSignals(teacher, "sv");
    expect(offered.map((s) => s.value.split(".")[0])).toEqual(
      expect.arrayContaining(["absence", "lateness", "bruise", "mood", "hunger", "conflict", "other"]),
    );
    expect((await offeredSignals(teacher, "en")).map((s) => s.name)).toContain("Late");
  });

  it("in the category, with the priority and the words as configured, and the line after them", async () => {
    const { world, teacher } = await people();
    const { pupilId } = world;
    await press(teacher, { pupilId, signal: "bruise.0" });
    await press(later(teacher, 1000), {
      pupilId,
      signal: "hunger.0",
      form: { text: "Bad om en smörgås till.", priority: "act_now", category: "other" },
    });
    const { entries } = await readThread(later(teacher, 2000), { pupilId });
    expect(entries.map(({ text, category, priority }) => ({ text, category, priority }))).toEqual([
      { text: "Hungrig. Bad om en smörgås till.", category: "care", priority: "act_now" },
      { text: "Blåmärke.", category: "injury", priority: "action_desirable" },
    ]);
  });

  it("an accidental double tap makes one note; another button is another", async () => {
    const { world, teacher } = await people();
    const { pupilId } = world;
    const taps = [0, 1].map(() => press(teacher, { pupilId, signal: "mood.0", key: "form" }));
    const [one, two] = await Promise.all(taps);
    expect(two).toEqual(one);
    expect(await press(teacher, { pupilId, signal: "absence.0", key: "form" })).not.toEqual(one);
    expect(await world.db.read.select().from(concern)).toHaveLength(2);
  });

  it("other says nothing by itself and asks for its line; what is no signal is refused; nothing is half saved", async () => {
    const { world, teacher } = await people();
    const { pupilId } = world;
    expect(await refusedAt(press(teacher, { pupilId, signal: "other.0" }))).toEqual({
      text: "quick-signal:errors.line",
    });
    for (const signal of ["sabotage.0", "lateness.7", "lateness", "", "__proto__.0"])
      expect(await refusedAt(press(teacher, { pupilId, signal }))).toHaveProperty("signal");
    expect(await world.db.read.select().from(concern)).toEqual([]);
  });

  it("by those who have the pupil alone: to a colleague without it there is no such pupil", async () => {
    const { world } = await people();
    const stranger = await world.staff("other_staff");
    await expect(press(stranger, { pupilId: world.pupilId, signal: "mood.0" })).rejects.toThrow(NotVisible);
  });
});

describe("saved, undo", () => {
  it("its author takes it back, text and key; pressed again the answer is the same, and nobody else can", async () => {
    const { world, teacher } = await people();
    const colleague = await world.staff("teacher", { group: "mentor" });
    const { concernId } = await press(teacher, { pupilId: world.pupilId, signal: "mood.0" });
    expect(await readSaved(teacher, concernId)).toMatchObject({ signal: true, canUndo: true, version: 1 });
    expect(await readSaved(colleague, concernId)).toBeNull();
    const undo = { concernId, version: 1 };
    await expect(undoSignal(colleague, undo)).rejects.toThrow(NotVisible);
    await undoSignal(teacher, undo);
    await undoSignal(teacher, undo);
    await expect(undoSignal(colleague, undo)).rejects.toThrow(NotVisible);
    await expect(undoSignal(teacher, { concernId: "no-such-id", version: 1 })).rejects.toThrow(NotVisible);
    expect(await readSaved(teacher, concernId)).toBeNull();
    expect(await world.db.read.select().from(concern)).toEqual([]);
    const kinds = (await world.db.read.select().from(auditEvent).orderBy(auditEvent.seq)).map((e) => e.kind);
    expect(kinds.filter((k) => k.startsWith("concern."))).toEqual(["concern.logged", "concern.deleted"]);
    const house = { db: world.db, vault: world.vault, checkpointKey: null, holder: "one", jitter: () => 1 };
    await runDue(house, teacher.now);
  });

  it("a line is added within the same card: a new version, once however often it is sent", async () => {
    const { world, teacher } = await people();
    const colleague = await world.staff("teacher", { group: "mentor" });
    const { concernId } = await press(teacher, { pupilId: world.pupilId, signal: "lateness.0" });
    const line = { concernId, version: 1, line: "Tjugo minuter." };
    await expect(addSignalLine(colleague, line)).rejects.toThrow(NotVisible);
    expect(await refusedAt(addSignalLine(teacher, { ...line, line: " " }))).toHaveProperty("line");
    await addSignalLine(teacher, line);
    await addSignalLine(teacher, line);
    const { versions } = await readConcern(teacher, { concernId });
    expect(versions.map((v) => v.text)).toEqual(["Sen ankomst. Tjugo minuter.", "Sen ankomst."]);
    expect(await refusedAt(addSignalLine(teacher, { ...line, line: "En annan." }))).toEqual({
      form: "version_old",
    });
  });
});

describe("configurable by the school authority", () => {
  it("a changed signal is a new version: old notes, and buttons already on a screen, keep their meaning", async () => {
    const { world, teacher, admin } = await people();
    const { pupilId } = world;
    const before = await press(teacher, { pupilId, signal: "lateness.0" });
    await saveSignal(admin, saving());
    await saveSignal(admin, saving());
    expect(await refusedAt(saveSignal(admin, saving({ form: { ...late, nameSv: "Sen" } })))).toEqual({
      form: "version_old",
    });
    const [first] = await offeredSignals(teacher, "sv");
    expect(first).toMatchObject({ value: "lateness.1", name: "Sen till lektion" });
    const after = await press(teacher, { pupilId, signal: "lateness.1" });
    const onOldPage = await press(teacher, { pupilId, signal: "lateness.0" });
    const said = async ({ concernId }: { concernId: string }) => {
      const [now] = (await readConcern(teacher, { concernId })).versions;
      return [now?.text, now?.priority];
    };
    expect(await said(before)).toEqual(["Sen ankomst.", "no_action"]);
    expect(await said(after)).toEqual(["Sen till lektion.", "action_desirable"]);
    expect(await said(onOldPage)).toEqual(["Sen ankomst.", "no_action"]);
    const rows = await world.db.read.select().from(concern);
    expect(rows.map((r) => `${r.signalItem} ${r.signalVersion}`).sort()).toEqual([
      "lateness 0",
      "lateness 0",
      "lateness 1",
    ]);
    await saveSignal(admin, saving({ form: { ...late, nameSv: "Försenad" }, version: 1 }));
    expect(await said(await press(teacher, { pupilId, signal: "lateness.1" }))).toEqual([
      "Sen till lektion.",
      "action_desirable",
    ]);
    const { changes } = await readSignals(admin, { item: "lateness" });
    expect(changes.map((c) => [c.version, c.nameSv, c.byName])).toEqual([
      [1, "Sen till lektion", "Birgitta Falk"],
      [2, "Försenad", "Birgitta Falk"],
    ]);
  });

  it("one is taken out of the row, another added once; no more than can be found at a glance", async () => {
    const { teacher, admin } = await people();
    await saveSignal(admin, saving({ form: { ...late, offered: false } }));
    const own = saving({ item: "", form: { ...late, nameSv: "Glömt kläder", nameEn: "", position: "9" } });
    await saveSignal(admin, own);
    await saveSignal(admin, own);
    const names = (await offeredSignals(teacher, "en")).map((s) => s.name);
    expect(names).not.toContain("Late for class");
    expect(names.filter((n) => n === "Glömt kläder")).toHaveLength(1);
    for (let left = mostSignals - toolSignals.length - 1; left > 0; left -= 1)
      await saveSignal(admin, saving({ item: "", form: late }));
    expect(await refusedAt(saveSignal(admin, saving({ item: "", form: late })))).toEqual({
      form: "quick-signal:errors.most",
    });
  });

  it("by its administrator alone, of its own authority; every fault is named beside its field", async () => {
    const { world, admin } = await people();
    for (const role of ["teacher", "principal", "counsellor"] as const) {
      const ctx = await world.staff(role);
      await expect(saveSignal(ctx, saving())).rejects.toThrow(NotVisible);
      await expect(readSignals(ctx, { item: "" })).rejects.toThrow(NotVisible);
    }
    const wrong = {
      nameSv: "",
      nameEn: "x".repeat(31),
      category: "disease",
      priority: "",
      position: "0",
      offered: true,
    };
    expect(Object.keys((await refusedAt(saveSignal(admin, saving({ form: wrong })))) ?? {}).sort()).toEqual([
      "category",
      "nameEn",
      "nameSv",
      "position",
      "priority",
    ]);
    expect(await refusedAt(saveSignal(admin, saving({ item: "own-unknown" })))).toHaveProperty("form");
  });
});
