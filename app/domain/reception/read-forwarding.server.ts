// What the page for forwarding a report must know: which report it is, whether it can be forwarded now, and which
// municipalities receive in the tool. Opens no content. Policy "reception.work"; logged as a reading.

import { actorRef, type SocialCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { record } from "~/audit/record.server";
import { receivingHere } from "~db/reception-forward.server";
import { nextReceptionStatus } from "./status";
import { visibleReceived } from "./visible-received.server";

export async function readForwarding(ctx: SocialCtx, input: { receivedId: string }) {
  const { row, ground } = await visibleReceived(ctx, input.receivedId);
  if (row.forwardAskedAt || !nextReceptionStatus("reception", row.status, "forward")) throw new NotVisible();
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "reception.read", receivedId: row.id, municipalityCode: row.municipalityCode },
    }),
  );
  const { id, reference, version, acute } = row;
  return { id, reference, version, acute, receiving: await receivingHere(ctx.db.read) };
}
