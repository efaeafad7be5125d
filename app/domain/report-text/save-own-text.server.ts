// Saves one of a school authority's own texts in both languages, as a new version beside the old ones; empty takes it back.
// Policy "report.texts". What stands so already is left as it is. Replaces no text of the tool's: see own-texts.ts.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { insertTexts, versionsOfText } from "~db/authority-text.server";
import { Refusal, refuse } from "../refusal";
import { checkTexts, type TextLanguage, textLanguages, textSlot } from "./own-texts";

export interface SaveOwnText {
  kind: string;
  item: string;
  texts: Record<TextLanguage, string>;
  /** The version that was changed; 0 for a text that had never been written. */
  version: number;
}

export async function saveOwnText(ctx: StaffCtx, input: SaveOwnText): Promise<void> {
  const { authorityId } = ctx.actor;
  const ground = requireGround(ctx.actor, "report.texts", { authorityId });
  const slot = textSlot(input.kind, input.item);
  if (!slot) refuse("form", "form_incomplete");
  const checked = checkTexts(slot.kind, input.texts);
  if (!checked.ok) throw new Refusal(checked.errors);
  await ctx.db.write(async (tx) => {
    const versions = await versionsOfText(tx, { authorityId, ...slot });
    const now = versions.at(-1)?.version ?? 0;
    const stands = (language: TextLanguage) => versions.findLast((v) => v.language === language)?.text ?? "";
    if (textLanguages.every((language) => stands(language) === checked.texts[language])) return;
    if (now !== input.version) refuse("form", "version_old");
    const version = now + 1;
    const rows = textLanguages.map((language) => ({
      id: randomUUID(),
      authorityId,
      ...slot,
      language,
      version,
      text: checked.texts[language],
      writtenBy: ctx.actor.accountId,
      writtenAt: ctx.now,
    }));
    if (!(await insertTexts(tx, rows))) refuse("form", "version_old");
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "authority.text-saved", authorityId, textKind: slot.kind, version },
    });
  });
}
