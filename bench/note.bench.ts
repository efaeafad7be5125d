// What sealing, policy and audit add to saving a note: logging a concern beside one durable row in the same database.
import { randomUUID } from "node:crypto";
import { it } from "vitest";
import { schoolUnit } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { aWorld } from "~test/factories/world";
import { measure } from "./measure";

it("logs a concern, and writes a bare row as durably", async () => {
  const world = await aWorld();
  const mentor = await world.staff("teacher", { group: "mentor" });
  await measure({
    name: "ten notes logged",
    reference: "ten bare durable rows",
    measured: async () => {
      for (let i = 0; i < 10; i += 1) await logged(mentor, world.pupilId);
    },
    against: async () => {
      for (let i = 0; i < 10; i += 1)
        await world.db.write(async (tx) => {
          const row = { authorityId: world.authorityId, name: "Söderskolan", municipalityCode: "2282" };
          await tx.insert(schoolUnit).values({ id: randomUUID(), kind: "compulsory", ...row });
        });
    },
  });
});
