// Chooses the categories at which a school authority locks what a guardian could meet, as a new version beside the old ones.
// Policy "report.texts". Holds at once, for drafts and sent reports alike; decisions otherwise stand for what they were made
// about. None at all can be chosen: then nothing is locked, and the advice beside the form stays.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { insertGuardChoice } from "~db/authority-text.server";
import { latestGuardChoice } from "~db/report-guard.server";
import { refuse } from "../refusal";
import { reportCategories } from "../report/categories";
import { guardedByDefault } from "../report/family-guard";

export async function chooseGuarded(
  ctx: StaffCtx,
  input: { categories: string[]; version: number },
): Promise<void> {
  const { authorityId, accountId } = ctx.actor;
  const ground = requireGround(ctx.actor, "report.texts", { authorityId });
  const categories = reportCategories.filter((category) => input.categories.includes(category));
  await ctx.db.write(async (tx) => {
    const last = await latestGuardChoice(tx, authorityId);
    const stands = last?.categories ?? guardedByDefault;
    if (categories.length === stands.length && categories.every((c) => stands.includes(c))) return;
    const version = (last?.version ?? 0) + 1;
    const row = {
      id: randomUUID(),
      authorityId,
      version,
      categories,
      chosenBy: accountId,
      chosenAt: ctx.now,
    };
    if (input.version !== version - 1 || !(await insertGuardChoice(tx, row))) refuse("form", "version_old");
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "authority.guard-chosen", authorityId, version },
    });
  });
}
