// The wordings of a school authority that hold now, for the pages of a report. No policy: they are shown to all who report.
// audit: none here; nothing of a person is read.

import { textVersions } from "~db/authority-text.server";
import type { Queries } from "~db/database";
import type { HeldText } from "./own-texts";

export async function heldTexts(q: Queries, authorityId: string): Promise<HeldText[]> {
  const last = new Map<string, HeldText>();
  for (const { kind, item, language, text, version } of await textVersions(q, authorityId))
    last.set(`${kind} ${item} ${language}`, { kind, item, language, text, version });
  return [...last.values()];
}
