// The red thread of a pupil with 400 notes beside one with 40: reading it should grow with what is shown, not faster.
import { expect, it } from "vitest";
import { readThread } from "~/domain/pupil/read-thread.server";
import { logged } from "~test/factories/logged";
import { aWorld, later } from "~test/factories/world";
import { measure } from "./measure";

const day = 86_400_000;

it("reads a thread of 400 notes and one of 40", async () => {
  const world = await aWorld();
  const mentor = await world.staff("teacher", { group: "mentor" });
  const [long, short] = [await world.pupil(), await world.pupil()];
  await world.grant();
  for (let i = 0; i < 400; i += 1) {
    const then = later(mentor, -(i % 90) * day - i);
    await logged(then, long);
    if (i < 40) await logged(then, short);
  }
  const now = later(mentor, 1000);
  expect((await readThread(now, { pupilId: long })).entries).toHaveLength(400);
  expect((await readThread(now, { pupilId: short })).entries).toHaveLength(40);
  await measure({
    name: "thread of 400 notes",
    reference: "a thread of 40",
    measured: () => readThread(now, { pupilId: long }),
    against: () => readThread(now, { pupilId: short }),
  });
});
