import { expect, it } from "vitest";
import { handover } from "~db/schema/handover.server";
import { refusedAt } from "~test/factories/report";
import { aWorld } from "~test/factories/world";
import { prepareHandover } from "./prepare-handover.server";
import { proposeHandover } from "./propose-handover.server";

it("neither offers nor hands over a pupil with a protected identity: that is the principal's decision", async () => {
  const world = await aWorld();
  const protectedId = await world.pupil({
    givenName: "Nils",
    familyName: "Berg",
    protection: "confidentiality",
  });
  const mentor = await world.staff("teacher", { group: "mentor" });
  const offered = (await prepareHandover(mentor)).groups.flatMap((g) => g.pupils.map((p) => p.id));
  expect(offered).toEqual([world.pupilId]);
  const attempt = proposeHandover(mentor, {
    pupilIds: [protectedId],
    toId: "",
    changeOn: "2026-12-01",
    summaries: {},
    idempotencyKey: "k",
  });
  expect(await refusedAt(attempt)).toEqual({ pupilIds: "pupil_protected" });
  expect(await world.db.read.select({ id: handover.id }).from(handover)).toEqual([]);
});
