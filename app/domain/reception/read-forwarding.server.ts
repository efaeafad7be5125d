// What the page for forwarding a report must know: which report it is, whether it can be forwarded now, which other units the
// municipality has, and which municipalities receive in the tool: where a unit of theirs does and somebody reads. Of one that
// is asked about: how it is reached, as the register of contacts says. Opens no content. Policy "reception.work"; the reading
// is logged.
import { actorRef, type SocialCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { record } from "~/audit/record.server";
import { receivingHere, receptionInTool, unitsInTool } from "~db/reception-forward.server";
import { unitsIn } from "~db/register.server";
import { civilDate } from "../calendar/stockholm";
import { refuse } from "../refusal";
import { findMunicipality } from "../routing/municipalities";
import { nextReceptionStatus } from "./status";
import { visibleReceived } from "./visible-received.server";

async function forwardable(ctx: SocialCtx, receivedId: string) {
  const { row, ground } = await visibleReceived(ctx, receivedId);
  if (row.forwardAskedAt || !nextReceptionStatus("reception", row.status, "forward")) throw new NotVisible();
  return { row, ground };
}

export async function readForwarding(ctx: SocialCtx, input: { receivedId: string }) {
  const { row, ground } = await forwardable(ctx, input.receivedId);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "reception.read", receivedId: row.id, municipalityCode: row.municipalityCode },
    }),
  );
  const { id, reference, version, acute, unit } = row;
  const units = await unitsInTool(ctx.db.read, row.municipalityCode);
  const receiving = await receivingHere(ctx.db.read, civilDate(ctx.now));
  const otherUnits = units.length > 1 ? units.filter((one) => one !== unit) : [];
  return { id, reference, version, acute, otherUnits, receiving };
}

/** How a municipality is reached: in the tool, or by whom one phones and writes to. */
export async function readReach(ctx: SocialCtx, input: { receivedId: string; to: string }) {
  await forwardable(ctx, input.receivedId);
  const to = findMunicipality(input.to);
  if (!to) refuse("to", "receiver_missing");
  if (to.code === ctx.actor.municipalityCode) refuse("to", "forward_to_own");
  const here = (await receptionInTool(ctx.db.read, to.code, civilDate(ctx.now))) !== null;
  const contacts = await unitsIn(ctx.db.read, { codes: [to.code], activeOnly: true });
  return {
    name: to.name,
    here,
    contacts: contacts.map(({ unit, phone, outOfHoursPhone, address, eServiceUrl }) => ({
      unit,
      phone: phone ?? "",
      outOfHoursPhone: outOfHoursPhone ?? "",
      address: address ?? "",
      eServiceUrl: eServiceUrl ?? "",
    })),
  };
}
