// Which of the writer's own pupils a draft is on. Decides nothing.
// audit: none here; a draft is nobody's record yet.
import type { StaffCtx } from "~/access/context.server";
import { grantsByPupil } from "~db/grant.server";
import { pupilsByClass } from "~db/pupil.server";
import { civilDate } from "../calendar/stockholm";
import { nameKey } from "../pupil/name-key";
import { offered } from "../pupil/resolve-pupil";

export async function ownPupils(ctx: StaffCtx) {
  const ids = [...(await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now)).keys()];
  return pupilsByClass(ctx.db.read, ids, civilDate(ctx.now));
}

type Own = Awaited<ReturnType<typeof ownPupils>>;

/** By id where there is one; else by name, the protected one of several. */
export function pupilOf(content: { pupil: string; pupilId: string }, own: Own): Own[number] | null {
  if (content.pupilId !== "") return own.find((p) => p.id === content.pupilId) ?? null;
  if (content.pupil.trim() === "") return null;
  const typed = nameKey(content.pupil);
  const named = own.filter((p) => {
    const name = `${p.givenName} ${p.familyName}`;
    return [name, offered({ name, className: p.groupName })].some((n) => nameKey(n) === typed);
  });
  return named.find((p) => p.protection !== "none") ?? named[0] ?? null;
}
