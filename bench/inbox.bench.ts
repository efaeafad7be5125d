// The reception's first page of a unit with 5,000 reports beside one with 50: it should answer as fast.
import { expect, it } from "vitest";
import { listInbox } from "~/domain/reception/list-inbox.server";
import { storeReceived } from "~/domain/reception/store-received.server";
import { aDelivery, aFile } from "~test/factories/received";
import { aMoment, aWorld, later } from "~test/factories/world";
import { measure } from "./measure";

const hour = 3_600_000;

it("shows the inbox of 5,000 reports and of 50", async () => {
  const world = await aWorld();
  const [large, small] = [
    await world.social(["reception"], "2282"),
    await world.social(["reception"], "2281"),
  ];
  const store = (municipalityCode: string, i: number) =>
    storeReceived(world, {
      ...aDelivery({ file: Buffer.from(`${aFile} ${municipalityCode} ${i}`) }),
      municipalityCode,
      reference: `REF-${municipalityCode}-${i}`,
      acute: i % 100 === 0,
      now: new Date(+aMoment - i * hour),
    });
  for (let i = 0; i < 5_000; i += 1) await store("2282", i);
  for (let i = 0; i < 50; i += 1) await store("2281", i);
  const input = { show: "todo", page: 1 } as const;
  const [many, few] = [later(large, 1000), later(small, 1000)];
  expect((await listInbox(many, input)).counts.todo).toBe(5_000);
  expect((await listInbox(few, input)).reports).toHaveLength(50);
  await measure({
    name: "inbox of 5,000 reports",
    reference: "an inbox of 50",
    measured: () => listInbox(many, input),
    against: () => listInbox(few, input),
  });
});
