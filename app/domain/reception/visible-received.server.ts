// Loads a received report for one who works at the reception that received it. Policy "reception.work"; for anybody
// else, another municipality's reception included, it does not exist.
import type { SocialCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import type { Ground } from "~/access/policy-facts";
import { requireGround } from "~/access/require";
import type { Queries } from "~db/database";
import { findReceived, type ReceivedRow } from "~db/reception.server";

export async function visibleReceived(
  ctx: SocialCtx,
  receivedId: string,
  q: Queries = ctx.db.read,
): Promise<{ row: ReceivedRow; ground: Ground }> {
  const row = await findReceived(q, receivedId);
  if (!row) throw new NotVisible();
  const ground = requireGround(ctx.actor, "reception.work", { municipalityCode: row.municipalityCode });
  return { row, ground };
}
