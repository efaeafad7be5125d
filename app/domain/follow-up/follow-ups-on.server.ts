// What pages that show concerns show beside them: who sees to each, by when, the note it was closed with and what a
// meeting has decided. Opens what was said. No policy: the caller gives concerns that the reader may read as one who has
// the pupil. audit: none here; the use cases that call it record the reading.
import type { StaffCtx } from "~/access/context.server";
import { namesOf } from "~db/account.server";
import { followUpsOn, stepsOf } from "~db/follow-up.server";
import { civilDate } from "../calendar/stockholm";
import { isOverdue } from "./rules";
import { stepPlace } from "./step-place";

/** The history of these concerns, opened, with names. */
export async function openSteps(ctx: StaffCtx, concernIds: string[], others: (string | null)[] = []) {
  const rows = await stepsOf(ctx.db.read, concernIds);
  const said = rows.filter((r) => r.sealedText !== null);
  const texts = await ctx.vault.openTexts(
    said.map((r) => ({ ...stepPlace(r.concernId, r.id), sealed: r.sealedText ?? new Uint8Array() })),
  );
  const textOf = new Map(said.map((r, i) => [r.id, texts[i] ?? null]));
  const ids = [...others, ...rows.flatMap((r) => [r.byId, r.toId])];
  const names = await namesOf(
    ctx.db.read,
    ids.filter((id): id is string => id !== null),
  );
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null);
  const steps = rows.map((r) => ({
    id: r.id,
    concernId: r.concernId,
    action: r.action,
    byName: nameOf(r.byId),
    toName: nameOf(r.toId),
    toTeam: r.toUnitId !== null,
    onDate: r.onDate,
    text: textOf.get(r.id) ?? null,
    at: r.createdAt,
  }));
  return { steps, nameOf };
}

export interface FollowedUp {
  status: "open" | "offered" | "closed";
  /** Null: the student-health team as a body. */
  ownerName: string | null;
  dueOn: string;
  overdue: boolean;
  /** What was done, where it is closed with a note. */
  closing: { text: string; byName: string; at: Date } | null;
  decisions: { id: string; text: string; byName: string; at: Date; nextOn: string | null }[];
}

/** By concern; those without a follow-up are not in it. */
export async function followUpsOnThread(
  ctx: StaffCtx,
  concernIds: string[],
): Promise<Map<string, FollowedUp>> {
  const rows = await followUpsOn(ctx.db.read, concernIds);
  const { steps } = await openSteps(
    ctx,
    rows.map((r) => r.concernId),
  );
  const today = civilDate(ctx.now);
  return new Map(
    rows.map((row) => {
      const own = steps.filter((s) => s.concernId === row.concernId);
      const closed = row.status === "closed" ? own.filter((s) => s.action === "close").at(-1) : undefined;
      return [
        row.concernId,
        {
          status: row.status,
          ownerName: row.ownerName,
          dueOn: row.dueOn,
          overdue: row.status !== "closed" && isOverdue(row.dueOn, today),
          closing: closed?.text ? { text: closed.text, byName: closed.byName ?? "", at: closed.at } : null,
          decisions: own.flatMap((s) =>
            s.action === "decide" && s.text
              ? [{ id: s.id, text: s.text, byName: s.byName ?? "", at: s.at, nextOn: s.onDate }]
              : [],
          ),
        },
      ];
    }),
  );
}
