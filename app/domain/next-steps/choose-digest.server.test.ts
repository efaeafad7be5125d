import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { staffToMail } from "~db/mail.server";
import { auditEvent } from "~db/schema/audit.server";
import { account } from "~db/schema/school.server";
import { aReport, refusedAt } from "~test/factories/report";
import { aWorld } from "~test/factories/world";
import { chooseDigest, ownDigest } from "./choose-digest.server";

it("is one's own choice: daily until it is made, recorded once, and it reaches the one who mails", async () => {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const colleague = await world.staff("teacher", { group: "teacher" });
  expect(await ownDigest(teacher)).toEqual({ choice: "daily", email: null });
  for (const one of [teacher, colleague]) {
    const email = `${one.actor.accountId}@skola.example`;
    await world.db.write((tx) =>
      tx.update(account).set({ email }).where(eq(account.id, one.actor.accountId)),
    );
    await aReport(one, world.pupilId);
  }
  const mailed = async () => (await staffToMail(world.db.read)).map(({ id }) => id).sort();
  const both = [teacher.actor.accountId, colleague.actor.accountId].sort();
  expect(await mailed()).toEqual(both);
  // The same form twice is one choice.
  for (const choice of ["none", "none"]) await chooseDigest(teacher, { choice });
  expect(await mailed()).toEqual([colleague.actor.accountId]);
  expect((await ownDigest(colleague)).choice).toBe("daily");
  for (const wrong of ["", "hourly", "constructor"])
    expect(await refusedAt(chooseDigest(teacher, { choice: wrong }))).toEqual({ mailDigest: "mail_choice" });
  expect((await ownDigest(teacher)).choice).toBe("none");
  await chooseDigest(teacher, { choice: "daily" });
  expect(await mailed()).toEqual(both);
  const events = await world.db.read
    .select()
    .from(auditEvent)
    .where(eq(auditEvent.kind, "mail.digest-chosen"));
  expect(events.map((row) => [row.actorId, row.ground])).toEqual([
    [teacher.actor.accountId, "own_account"],
    [teacher.actor.accountId, "own_account"],
  ]);
});
