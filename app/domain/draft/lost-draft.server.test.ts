// A half-written note about a pupil who moves over night: its writer gets her own words back and can leave them, and learns
// nothing of where the pupil is.
import { beforeEach, describe, expect, it } from "vitest";
import { textsIn } from "~/text/i18n.server";
import { looseNote } from "~db/schema/concern.server";
import { aChangeOfSchool, type ChangeOfSchool, type Person } from "~test/factories/change-of-school";
import { rosterRead } from "~test/factories/roster";
import { leaveNote } from "../note/leave-note.server";
import { readLooseNote } from "../note/read-loose-note.server";
import { asLeftNote } from "./as-left-note";
import { draftContent } from "./draft-content";
import { keepOwnDraft } from "./keep-draft.server";
import { listDrafts, readDraft } from "./read-drafts.server";
import { readLostDraft } from "./read-lost-draft.server";

const id = "0f8b6d3c-5a1e-4c7b-9b57-2f1c0d9e8a11";
const days = (n: number) => new Date(+rosterRead + n * 86_400_000);
const words = (key: string, given?: Record<string, string | number>) => textsIn("sv").t(key, given ?? {});
let house: ChangeOfSchool;
const as = (person: Person, day = 31) => house.ctx(person, days(day));
const typed = draftContent.parse({
  pupil: "Maja Lind, 6B",
  text: "Somnade på lektionen.",
  priority: "act_now",
  date: "2026-10-29",
  marks: JSON.stringify([{ part: "front-forearm-left", kind: "bruise", words: "som en tumme" }]),
});

beforeEach(async () => {
  house = await aChangeOfSchool();
  await keepOwnDraft(await as("oldMentor", 29), { id, content: typed });
});

describe("a draft on a pupil who moves over night", () => {
  it("gives its writer her own words back, and nobody else, and nothing that she has not written", async () => {
    expect(await readLostDraft(await as("oldMentor", 29), { id })).toBe("open");
    await house.move({ e1: "s2", e2: "s1" }, days(30));
    const writer = await as("oldMentor");
    expect((await listDrafts(writer)).map((d) => [d.about, d.words])).toEqual([["lost", ""]]);
    expect(await readDraft(writer, { kind: "concern", id })).toEqual({ state: "lost", id });
    const read = await readLostDraft(writer, { id });
    if (read === null || read === "open") throw new Error("not opened");
    const { pupilId, ...content } = read.content;
    expect({ ...content, pupilId: "" }).toEqual(typed);
    expect(read).toMatchObject({ inner: false, files: 0, writtenAt: days(29), goneAt: days(43) });
    const known = [pupilId, ...Object.values(typed)];
    const there = await house.at("e1", "Björkskolan");
    for (const secret of [there.id, "Björk", "7A"]) expect(JSON.stringify(read)).not.toContain(secret);
    expect(known).toContain((await house.at("e1", "Ekskolan")).id);
    for (const person of ["oldPrincipal", "oldCounsellor", "mentor", "principal"] as const)
      expect(await readLostDraft(await as(person), { id }), person).toBeNull();
    expect(await readLostDraft(await as("oldMentor", 44), { id })).toBeNull();
  });

  it("is a note by name with the same words, which the old school's principal meets", async () => {
    await house.move({ e1: "s2", e2: "s1" }, days(30));
    const writer = await as("oldMentor");
    const read = await readLostDraft(writer, { id });
    if (read === null || read === "open") throw new Error("not opened");
    const { fullName, className, text, ...form } = asLeftNote(read.content, words);
    expect({ fullName, className, form }).toMatchObject({
      ...{ fullName: "Maja Lind", className: "6B" },
      form: { priority: "act_now", date: "2026-10-29", schoolUnitId: "" },
    });
    expect(text).toMatch(/^Somnade på lektionen\.\n.*\n– .*som en tumme$/s);
    const schoolUnitId = await house.unitId("Ekskolan");
    const whole = { ...form, text, category: "other", circle: "pupil" };
    await leaveNote(writer, { fullName, className, schoolUnitId, form: whole, idempotencyKey: "n" });
    const [waiting] = await house.db.read.select().from(looseNote);
    const met = await readLooseNote(await as("oldPrincipal"), {
      ...{ noteId: waiting?.id ?? "", withProtected: false },
    });
    expect(met).toMatchObject({ about: "Maja Lind, 6B", text });
  });

  it("of student health's own circle says that it would leave it; one whose pupil comes back is opened as before", async () => {
    const counsellor = await as("oldCounsellor", 29);
    await keepOwnDraft(counsellor, { id, content: { ...typed, circle: "student_health" } });
    await house.move({ e1: "s2", e2: "s1" }, days(30));
    expect(await readLostDraft(await as("oldCounsellor"), { id })).toMatchObject({ inner: true });
    await house.move({ e1: "s1", e2: "s1" }, days(32));
    expect(await readLostDraft(await as("oldMentor", 33), { id })).toBe("open");
  });

  it("is told as hers with a name that she typed alone: from an id nothing is looked up", async () => {
    await keepOwnDraft(await as("oldMentor", 29), {
      id,
      content: { ...typed, pupil: "", pupilId: (await house.at("e1", "Ekskolan")).id },
    });
    await house.move({ e1: "s2", e2: "s1", protection: "sekretessmarkering" }, days(30));
    const read = await readLostDraft(await as("oldMentor"), { id });
    expect(JSON.stringify(read)).not.toMatch(/Maja|Lind|6B/);
  });
});
