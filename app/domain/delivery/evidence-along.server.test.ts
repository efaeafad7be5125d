// The evidence of signatures in the report's own message, against the message service's and Lifecare's stand-ins.
import { expect, it, onTestFinished } from "vitest";
import { chooseChannels } from "~/integrations/delivery/index.server";
import { startChannelSimulator } from "~/integrations/delivery/simulator.server";
import { runDue } from "~/runner/run-due.server";
import { delivery } from "~db/schema/delivery.server";
import { contactUnit } from "~db/schema/school.server";
import { signatureEvidence } from "~db/schema/signing.server";
import { sendAsRead } from "~test/factories/report";
import { aSchool } from "~test/factories/signers";
import { later } from "~test/factories/world";
import { readSigning } from "../report/read-signing.server";

/** A report signed by its author, and a receiver who is reached by SDK. */
async function bySdk() {
  const school = await aSchool();
  const { world, author, reportId } = school;
  const simulator = await startChannelSimulator();
  onTestFinished(() => simulator.close());
  let now = author.now;
  const channels = chooseChannels({ mode: "test", sdk: simulator.sdk, lifecare: null, now: () => now });
  await world.db.write((tx) =>
    tx.update(contactUnit).set({
      channel: "sdk",
      channelAddress: "0203:kommun.example",
      functionId: "sdk:mottagning",
      checkedBy: "test",
    }),
  );
  const house = {
    db: world.db,
    vault: world.vault,
    channels,
    checkpointKey: null,
    holder: "one",
    jitter: () => 1,
    seal: async (pdf: Uint8Array) => pdf,
  };
  const run = async (seconds: number, through: object = {}) => {
    for (let passed = 0; passed < seconds; passed += 15) {
      now = new Date(now.getTime() + 15_000);
      await runDue({ ...house, ...through }, now);
    }
  };
  const send = (seal: ((pdf: Uint8Array) => Promise<Uint8Array>) | null = null) =>
    sendAsRead(author, reportId, seal, ["sdk"]);
  const names = () =>
    simulator.book
      .all()
      .map(({ xml }) => [...xml.matchAll(/fileName>([^<]+)</g)].map(([, name]) => name ?? ""));
  const page = () => readSigning(later(author, now.getTime() - author.now.getTime()), { reportId });
  const made = () => world.db.read.select().from(signatureEvidence);
  const state = async () => (await world.db.read.select().from(delivery))[0]?.state;
  return { ...school, simulator, run, send, names, page, made, state };
}

it("goes in the report's own message, is on its way until the report has arrived, and has arrived with it", async () => {
  const { author, principal, render, sign, ask, run, send, names, page, made, state } = await bySdk();
  const { documentId } = await render();
  await sign(author, documentId);
  await ask();
  await send();
  await run(15);
  expect(await state()).toBe("handed_over");
  expect(names()).toEqual([
    [
      expect.stringMatching(/^orosanmalan-.+\.pdf$/),
      expect.stringMatching(/^underskrifter-.+\.pdf$/),
      expect.stringMatching(/\.json$/),
    ],
  ]);
  expect(await page()).toMatchObject({ delivers: true, evidence: [{ number: 1, deliveredAt: null }] });
  await run(120);
  expect(await state()).toBe("stored");
  expect((await page()).evidence).toMatchObject([{ number: 1, deliveredAt: expect.any(Date) }]);
  // What is signed afterwards a person brings, and it says so.
  await sign(later(principal, 400_000), documentId);
  await run(600);
  expect(await made()).toHaveLength(2);
  expect(await page()).toMatchObject({ delivers: false });
  expect((await made()).map((each) => each.deliveredAt !== null).sort()).toEqual([false, true]);
});

it("is the same at each attempt, and never holds the report back", async () => {
  const { author, principal, render, sign, ask, run, send, names, page, made, state, simulator } =
    await bySdk();
  const { documentId } = await render();
  await sign(author, documentId);
  await ask();
  await send();
  // The service has the message, and the answer never comes: signed once more before the next attempt.
  simulator.faults.add({ on: "send", fault: "die_after" });
  await run(15);
  await sign(later(principal, 20_000), documentId);
  await run(600);
  expect(await state()).toBe("stored");
  expect(names()).toHaveLength(1);
  const evidence = (await made()).sort((a, b) => a.number - b.number);
  expect(evidence.map((each) => [each.number, each.deliveredAt !== null])).toEqual([
    [1, true],
    [2, false],
  ]);
  expect(await page()).toMatchObject({ delivers: false });
});

it("that cannot be made is left to a person, and the report goes", async () => {
  const failing = await bySdk();
  const { documentId } = await failing.render();
  await failing.sign(failing.author, documentId);
  await failing.send();
  await failing.run(120, { seal: () => Promise.reject(new Error("no key")) });
  expect(await failing.state()).toBe("stored");
  expect(failing.names()).toEqual([[expect.any(String), expect.stringMatching(/json$/)]]);
  expect((await failing.page()).delivers).toBe(false);
});
