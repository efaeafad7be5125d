// A report into the municipality's case system: from the ledger through the client to the integrator's stand-in over
// HTTP, and back to the ledger; which children never go there; and a process that dies between two steps.
import { eq } from "drizzle-orm";
import { describe, expect, it, onTestFinished } from "vitest";
import { chooseChannels } from "~/integrations/delivery/index.server";
import type { OwnChannel } from "~/integrations/delivery/port";
import { startChannelSimulator } from "~/integrations/delivery/simulator.server";
import { partyIdFor } from "~/integrations/delivery/simulator-party.server";
import { runDue } from "~/runner/run-due.server";
import { attachment } from "~db/schema/concern.server";
import { delivery } from "~db/schema/delivery.server";
import { alarm } from "~db/schema/operation.server";
import { report } from "~db/schema/report.server";
import { contactUnit, pupil } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { aReport, refusedAt, sendAsRead } from "~test/factories/report";
import { aMoment, at, aWorld } from "~test/factories/world";
import { chooseReportEntries } from "../report/choose-report-entries.server";
import { followReport } from "../report/follow-report.server";
import { saveReportField } from "../report/save-report-field.server";
import { settleRoute } from "../report/settle-route.server";
import type { Connected } from "./choose-channel";
import { sendReportAgain } from "./send-again.server";
import { wayOut } from "./way-out.server";

const childNumber = "201501022386";
const connected: Connected = ["lifecare:2282"];
const file = { name: "Alva hemma.txt", bytes: Buffer.from("Hon sa att hon inte fick mat.") };

/** A school, its own municipality's Lifecare, and a report on the pupil that has not been sent. */
async function aHouse({ unit = {} }: { unit?: object } = {}) {
  const world = await aWorld();
  let now = aMoment;
  const simulator = await startChannelSimulator({ municipalityCode: "2282" });
  onTestFinished(() => simulator.close());
  const channels = chooseChannels({ mode: "test", sdk: null, lifecare: simulator.lifecare, now: () => now });
  await world.db.write((tx) =>
    tx.update(contactUnit).set({ channel: "lifecare", address: "Box 1", checkedBy: "test", ...unit }),
  );
  const teacher = await world.staff("teacher", { group: "teacher" });
  const concernId = await logged(teacher, world.pupilId, { files: [file] });
  const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan jacka." });
  const attachmentIds = (await world.db.read.select({ id: attachment.id }).from(attachment)).map((f) => f.id);
  const choice = { concernIds: [concernId], attachmentIds, quote: false, release: false };
  await chooseReportEntries(teacher, { reportId, ...choice });
  const house = (lifecare: OwnChannel | null = channels.lifecare, holder = "one") => ({
    db: world.db,
    vault: world.vault,
    channels: { sdk: null, lifecare },
    checkpointKey: null,
    holder,
    jitter: () => 1,
  });
  const send = (to: Connected = connected) => sendAsRead(teacher, reportId, null, to);
  const run = async (minutes: number, through = house(), step = 0.5) => {
    for (let passed = 0; passed < minutes; passed += step) {
      now = new Date(now.getTime() + step * 60_000);
      await runDue(through, now);
    }
  };
  const row = async () => (await world.db.read.select().from(delivery))[0] as typeof delivery.$inferSelect;
  const ctx = () => at(teacher, now);
  const ledger = async () => (await followReport(ctx(), { reportId })).ledger.map((e) => e.kind);
  const standing = async () =>
    (await world.db.read.select().from(alarm))
      .filter((a) => a.resolvedAt === null && a.side === "school")
      .map((a) => a.kind);
  return { world, teacher, reportId, simulator, channels, house, send, run, row, ctx, ledger, standing };
}

describe("by Lifecare", () => {
  it("makes one matter with the signed PDF and its attachment, and the matter's number is the receipt", async () => {
    const { send, run, row, ledger, standing, simulator } = await aHouse({ unit: { channelAddress: "44" } });
    await send();
    expect(await row()).toMatchObject({ state: "sent", channel: "lifecare", channelAddress: "44" });
    await run(2);
    const [matter, ...more] = simulator.matters.all();
    expect(more).toEqual([]);
    expect(matter).toMatchObject({
      municipalityCode: "2282",
      partyId: partyIdFor(childNumber),
      organisationId: 44,
    });
    const { digest } = await row();
    expect(matter?.attachments.map((a) => a.contentType)).toEqual(["application/pdf", "text/plain"]);
    expect(matter?.attachments[0]).toMatchObject({ digest });
    expect(await row()).toMatchObject({ state: "stored", receipt: String(matter?.id), code: null });
    expect(await ledger()).toEqual(["sent", "stored"]);
    expect([simulator.parties.asked, await standing()]).toEqual([[childNumber], []]);
  });

  it("is not the way of a protected child: a person carries it, and nobody is asked", async () => {
    const { teacher, reportId, send, row, simulator, run } = await aHouse();
    await saveReportField(teacher, { reportId, field: "protectedIdentity", value: "yes", version: 1 });
    await settleRoute(teacher, { reportId, municipalityCode: "2282", reason: "" });
    await send();
    expect(await row()).toMatchObject({ state: "to_be_carried", channel: "letter" });
    await run(2);
    expect([simulator.parties.asked, simulator.matters.all()]).toEqual([[], []]);
  });

  it("where no number is written, or the house speaks for another municipality, a person carries it", async () => {
    const described = await aHouse();
    const { teacher, reportId } = described;
    await saveReportField(teacher, { reportId, field: "childPersonalNumber", value: "", version: 1 });
    await described.send();
    expect(await described.row()).toMatchObject({ state: "to_be_carried", channel: "letter" });
    const elsewhere = await aHouse();
    await elsewhere.send(["lifecare:2281"]);
    expect(await elsewhere.row()).toMatchObject({ state: "to_be_carried", channel: "letter" });
  });

  it("a child who becomes protected between the reading and the sending is not chosen for it", async () => {
    const { world, reportId, send, row } = await aHouse();
    await send([]);
    const [sent] = await world.db.read.select().from(report).where(eq(report.id, reportId));
    if (!sent) throw new Error("no report");
    const way = () =>
      wayOut(world.db.read, { report: sent, connected, childFoundByNumber: true, now: aMoment });
    expect([(await row()).channel, (await way()).channel]).toEqual(["letter", "lifecare"]);
    await world.db.write((tx) => tx.update(pupil).set({ protection: "protected_registration" }));
    expect((await way()).channel).toBe("letter");
  });

  it("a child who became protected after the sending is not asked about: an alarm, and a person", async () => {
    const { world, send, run, row, standing, ctx, reportId, simulator } = await aHouse();
    await send();
    await world.db.write((tx) => tx.update(pupil).set({ protection: "confidentiality" }));
    await run(2);
    expect(await row()).toMatchObject({ state: "rejected", code: "no_child_number" });
    expect([simulator.parties.asked, simulator.matters.all()]).toEqual([[], []]);
    expect(await standing()).toEqual(["not_delivered"]);
    // No machine takes it now: the form for carrying it stands on the page.
    expect(await refusedAt(sendReportAgain(ctx(), { reportId, connected }))).toEqual({
      "": "again_no_channel",
    });
  });

  it("a child whom the service does not know is refused in words, alarmed, and can be sent again", async () => {
    const { send, run, row, standing, ctx, reportId, simulator } = await aHouse();
    simulator.faults.add({ on: "party", fault: "status", status: 404 });
    await send();
    await run(2);
    expect(await row()).toMatchObject({ state: "rejected", code: "no_party_id", progress: null });
    expect(await standing()).toEqual(["not_delivered"]);
    await sendReportAgain(ctx(), { reportId, connected });
    await run(2);
    expect((await row()).state).toBe("stored");
    expect([simulator.matters.all().length, await standing()]).toEqual([1, []]);
  });

  it("the file that Lifecare does not take is told, and the report is there", async () => {
    const { send, run, row, ledger, simulator } = await aHouse();
    simulator.faults.add({ on: "attach", fault: "die_before" });
    await send();
    simulator.faults.add({ on: "attach", fault: "status", status: 400 });
    // The first call dies; at the next attempt the second fault meets the PDF itself.
    await run(3);
    expect(await row()).toMatchObject({ state: "rejected", code: "matter_without_pdf" });
    expect(await ledger()).toEqual(["sent", "failed", "rejected"]);
    expect(simulator.matters.all()).toHaveLength(1);
  });
});

/** Kills the sender at its k-th note of how far it has come, before or after the note is durable. */
function dyingAt(inner: OwnChannel, nth: number, when: "before" | "after"): OwnChannel {
  let left = nth;
  return {
    ...inner,
    send: (message, progress) =>
      inner.send(message, {
        ...progress,
        keep: async (kept) => {
          left -= 1;
          if (left === 0 && when === "before") throw new Error("killed");
          await progress.keep(kept);
          if (left === 0) throw new Error("killed");
        },
      }),
  };
}

describe("a sender that is killed between its steps", () => {
  // The notes are: about to make; made; the PDF is there; the attachment is there.
  it.each([
    [1, "before", "stored", null, 2],
    // Nobody knows whether a matter was made: none is made twice, and a person looks.
    [1, "after", "rejected", "matter_uncertain", 0],
    [2, "before", "rejected", "matter_uncertain", 0],
    [2, "after", "stored", null, 2],
    // A file whose note was lost stands twice, on the one matter.
    [3, "before", "stored", null, 3],
    [3, "after", "stored", null, 2],
    [4, "before", "stored", null, 3],
    [4, "after", "stored", null, 2],
  ] as const)("at note %i, %s it is kept: %s", async (nth, when, state, code, files) => {
    const { send, run, row, channels, house, simulator, standing } = await aHouse();
    await send();
    const { lifecare } = channels;
    if (!lifecare) throw new Error("no channel");
    await run(0.5, house(dyingAt(lifecare, nth, when), "killed"));
    expect((await row()).state).not.toBe("stored");
    await run(30, house(lifecare, "next"), 5);
    expect(await row()).toMatchObject({ state, code });
    const matters = simulator.matters.all();
    // Killed after "about to make" and before the call there is none; never two.
    expect(matters).toHaveLength(nth === 1 && when === "after" ? 0 : 1);
    expect(matters.flatMap((m) => m.attachments)).toHaveLength(files);
    expect(await standing()).toEqual(state === "rejected" ? ["not_delivered"] : []);
    // And it is not delivered once more by an outbox that runs on.
    await run(30, house(lifecare, "last"), 10);
    expect(simulator.matters.all()).toHaveLength(matters.length);
  });
});
