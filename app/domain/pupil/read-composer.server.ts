// What the composer shows once a pupil is chosen: contact persons who may be told, and earlier notes to link to, by
// day and category without their text. Policy "concern.log" and the scope of "concern.read"; logged.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { concernScope } from "~/access/policy";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { concernsWithin } from "~db/concern.server";
import { holdersOf } from "~db/grant.server";
import { classOf, contactsFor } from "~db/pupil.server";
import { civilDate } from "../calendar/stockholm";
import { offered } from "./resolve-pupil";

const earlierShown = 30;

export async function composerFor(ctx: StaffCtx, input: { pupilId: string }) {
  const { pupil, facts } = await pupilFacts(ctx, input.pupilId);
  const ground = requireGround(ctx.actor, "concern.log", facts);
  const date = civilDate(ctx.now);
  const scope = concernScope(ctx.actor, facts);
  const earlier = scope ? await concernsWithin(ctx.db.read, pupil.id, scope) : [];
  const contacts = await contactsFor(ctx.db.read, {
    pupilId: pupil.id,
    schoolUnitId: pupil.schoolUnitId,
    date,
  });
  const holders = new Set((await holdersOf(ctx.db.read, pupil.id, ctx.now)).map((h) => h.accountId));
  const group = await classOf(ctx.db.read, pupil.id, date);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "pupil.state-listed", pupilIds: [pupil.id] },
    }),
  );
  const named = { name: `${pupil.givenName} ${pupil.familyName}`, className: group?.name ?? null };
  return {
    pupilId: pupil.id,
    name: offered(named),
    contacts: contacts.filter((c) => holders.has(c.accountId) && c.accountId !== ctx.actor.accountId),
    earlier: earlier
      .filter((e) => e.status === "active")
      .slice(0, earlierShown)
      .map((e) => ({ id: e.id, occurredAt: e.occurredAt, category: e.category, authorName: e.authorName })),
  };
}
