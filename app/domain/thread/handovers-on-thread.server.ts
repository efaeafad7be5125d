// The handovers of a pupil, with what was said at them. No policy of its own: whoever may read the pupil may read them.
// audit: none here; the use cases that call it log the read.
import type { StaffCtx } from "~/access/context.server";
import { handoversOfPupil } from "~db/handover.server";
import { openHandoverSummaries } from "../handover/handover-summary";
import type { KindOnThread, ThreadSubject } from "./kinds.server";
import type { Moment } from "./moments";

type OpenedHandover = Awaited<ReturnType<typeof openHandoverSummaries>>[number];

export type HandoverItem = { kind: "handover" } & OpenedHandover;

export async function handoversOnThread(
  ctx: StaffCtx,
  { pupilId }: ThreadSubject,
): Promise<KindOnThread<Moment, HandoverItem>> {
  const rows = await handoversOfPupil(ctx.db.read, pupilId);
  const opened = (ids: ReadonlySet<string>) =>
    openHandoverSummaries(
      ctx,
      pupilId,
      rows.filter(({ id }) => ids.has(id)),
    );
  return {
    moments: rows.map(({ id, decidedAt, createdAt }) => ({
      kind: "handover",
      id,
      at: decidedAt ?? createdAt,
    })),
    open: async (shown) => (await opened(shown)).map(handoverItem),
    texts: async (ids) =>
      new Map(
        (await opened(ids)).map(({ id, fromName, toName, summary }) => [
          id,
          [{ in: null, text: [fromName, toName, summary].filter(Boolean).join("\n") }],
        ]),
      ),
  };
}

export const handoverItem = (handover: OpenedHandover): HandoverItem => ({ kind: "handover", ...handover });
