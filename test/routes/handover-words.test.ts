// The giver's words on several pupils are one form: what is half written about one is kept when another is saved, and what was
// left as it was met overwrites nothing from another tab.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { proposeHandover } from "~/domain/handover/propose-handover.server";
import { readHandover } from "~/domain/handover/read-handover.server";
import { printOf } from "~/domain/report/answer-print";
import { paths } from "~/paths";
import { action } from "~/routes/handovers.$handoverId";
import { auditEvent } from "~db/schema/audit.server";
import { cookieOf, posted } from "~test/factories/doors";
import { openDoorsTo } from "~test/factories/open-house";
import { aMoment, aWorld } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
});
afterEach(() => {
  vi.useRealTimers();
});

test("the words on all pupils of a handover are saved together, and another tab's stand", async () => {
  const world = await aWorld();
  openDoorsTo(world);
  const second = await world.pupil({ givenName: "Theo", familyName: "Åkesson" });
  const giver = await world.staff("teacher", { group: "mentor" });
  const { handoverId } = await proposeHandover(giver, {
    pupilIds: [world.pupilId, second],
    toId: "",
    changeOn: "2026-12-01",
    summaries: {},
    idempotencyKey: "h",
  });
  const cookie = await cookieOf(giver.actor, aMoment);
  const save = (version: number, texts: Record<string, string>, met: Record<string, string> = {}) => {
    const form = Object.entries(texts).flatMap(([id, text]) => [
      [`summary-${id}`, text],
      [`met-${id}`, printOf(met[id] ?? "")],
    ]);
    const sent = { do: "summarise", version: String(version), ...Object.fromEntries(form) };
    const request = posted(paths.handover(handoverId), cookie, sent);
    return action({ request, params: { handoverId }, context: {} });
  };
  const words = async () =>
    Object.fromEntries((await readHandover(giver, { handoverId })).pupils.map((p) => [p.id, p.summary]));
  await save(1, { [world.pupilId]: "Läser med flyt.", [second]: "Äter lite." });
  expect(await words()).toEqual({ [world.pupilId]: "Läser med flyt.", [second]: "Äter lite." });
  // The other tab met the page empty, and has written of Theo alone.
  const refused = await save(1, { [world.pupilId]: "", [second]: "Behöver frukt." });
  expect(refused).toMatchObject({ data: { errors: { form: { key: "handover_decided" } } } });
  expect(refused).toHaveProperty(["data", "values", `summary-${second}`], "Behöver frukt.");
  expect(refused).not.toHaveProperty(["data", "values", `summary-${world.pupilId}`]);
  const met = { [world.pupilId]: "Läser med flyt.", [second]: "Äter lite." };
  await save(2, { [world.pupilId]: "Läser med flyt.", [second]: "Behöver frukt." }, met);
  expect(await words()).toEqual({ [world.pupilId]: "Läser med flyt.", [second]: "Behöver frukt." });
  const told = (await world.db.read.select().from(auditEvent).orderBy(auditEvent.seq)).filter(
    (e) => e.kind === "handover.summarised",
  );
  expect(told.map((e) => e.subject.pupilIds)).toEqual([[world.pupilId, second], [second]]);
});
