import { expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { receivedReport, statisticsMonth } from "~db/schema/reception.server";
import { aMoment, aWorld } from "~test/factories/world";
import { enterReport } from "./enter-report.server";
import type { EnterForm } from "./enter-rules";
import { readReceived } from "./read-received.server";

const aCall = (change: Partial<EnterForm> = {}): EnterForm => ({
  wayIn: "phone",
  date: "",
  time: "",
  childName: "Theo Åkesson",
  personalNumber: "",
  birthDate: "",
  sex: "",
  summary: "Granne ringde om barn som är ute ensamt sent.",
  categories: [],
  reporterKind: "",
  reporter: "",
  acute: false,
  protectedIdentity: false,
  feedbackRequested: false,
  ...change,
});

it("enters a call in the least words, handled and counted like the others", async () => {
  const { db, social } = await aWorld();
  const worker = await social(["reception"]);
  const { receivedId } = await enterReport(worker, { form: aCall(), idempotencyKey: "k" });
  const read = await readReceived(worker, { receivedId });
  expect(read).toMatchObject({ status: "acknowledged", wayIn: "phone", receivedAt: aMoment, digest: null });
  expect(read.content?.child.name).toBe("Theo Åkesson");
  expect(read.events.map((event) => event.kind)).toEqual(["entered"]);
  expect(read.can).toMatchObject({ register: true, acknowledge: false });
  expect(await db.read.select().from(statisticsMonth)).toMatchObject([
    {
      sex: "unknown",
      ageGroup: "unknown",
      category: "unknown",
      reporterKind: "unknown",
      wayIn: "phone",
      reports: 1,
    },
  ]);
});

it("knows the child by number: age, sex and earlier reports", async () => {
  const { social } = await aWorld();
  const worker = await social(["reception"]);
  const form = aCall({ personalNumber: "20150102-2386", categories: ["absence", "neglect", "neighbour"] });
  const { receivedId: first } = await enterReport(worker, { form, idempotencyKey: "a" });
  const { receivedId } = await enterReport(worker, { form, idempotencyKey: "b" });
  const read = await readReceived(worker, { receivedId });
  expect(read).toMatchObject({ sex: "female", ageGroup: "10-12", categories: ["neglect", "absence"] });
  expect(read.related.sameChild.map((one) => one.id)).toEqual([first]);
});

it("enters the same form once", async () => {
  const { db, social } = await aWorld();
  const worker = await social(["reception"]);
  const first = await enterReport(worker, { form: aCall(), idempotencyKey: "same" });
  expect(await enterReport(worker, { form: aCall(), idempotencyKey: "same" })).toEqual(first);
  expect(await db.read.select({ id: receivedReport.id }).from(receivedReport)).toHaveLength(1);
});

it("is received at the stated time, in Stockholm", async () => {
  const { social } = await aWorld();
  const worker = await social(["reception"]);
  const form = aCall({ date: "2026-11-20", time: "16:45" });
  const { receivedId } = await enterReport(worker, { form, idempotencyKey: "k" });
  expect((await readReceived(worker, { receivedId })).receivedAt).toEqual(new Date("2026-11-20T15:45:00Z"));
});

it.each([
  ["no child at all", { childName: " " }, "childName", "child_missing"],
  ["no words on what happened", { summary: "\r\n" }, "summary", "note_empty"],
  ["too many words", { summary: "å".repeat(10_001) }, "summary", "text_too_long"],
  ["no way in", { wayIn: "tool" }, "wayIn", "way_in_missing"],
  ["a number that is none", { personalNumber: "20150102-0001" }, "personalNumber", "personal_number_wrong"],
  ["a birth date to come", { birthDate: "2027-01-01" }, "birthDate", "date_in_future"],
  ["a day to come", { date: "2026-11-23" }, "date", "date_in_future"],
  ["an hour to come", { time: "23:59" }, "time", "date_in_future"],
  ["an hour that is none", { time: "25:00" }, "time", "time_unreadable"],
  ["a day long ago", { date: "2024-01-01" }, "date", "date_too_old"],
  ["an unknown kind of reporter", { reporterKind: "uncle" }, "reporterKind", "choice_unknown"],
])("refuses %s beside its field", async (_what, change, field, key) => {
  const { db, social } = await aWorld();
  const worker = await social(["reception"]);
  await expect(enterReport(worker, { form: aCall(change), idempotencyKey: "k" })).rejects.toMatchObject({
    errors: { [field]: { key } },
  });
  expect(await db.read.select({ id: receivedReport.id }).from(receivedReport)).toEqual([]);
});

it("is not for an analyst", async () => {
  const { social } = await aWorld();
  const analyst = await social(["analyst"]);
  await expect(enterReport(analyst, { form: aCall(), idempotencyKey: "k" })).rejects.toBeInstanceOf(
    NotVisible,
  );
});
