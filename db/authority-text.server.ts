// Queries of a school authority's own texts and of the categories that it guards. Every version stays; the last one holds.
import { and, asc, eq } from "drizzle-orm";
import type { Queries } from "./database";
import { authorityGuard, authorityText } from "./schema/authority-text.server";
import { account } from "./schema/school.server";

type NewText = typeof authorityText.$inferInsert;

/** All versions of all its texts, oldest first. */
export async function textVersions(q: Queries, authorityId: string) {
  return q
    .select({
      kind: authorityText.kind,
      item: authorityText.item,
      language: authorityText.language,
      version: authorityText.version,
      text: authorityText.text,
      byName: account.name,
      writtenAt: authorityText.writtenAt,
    })
    .from(authorityText)
    .innerJoin(account, eq(account.id, authorityText.writtenBy))
    .where(eq(authorityText.authorityId, authorityId))
    .orderBy(asc(authorityText.kind), asc(authorityText.item), asc(authorityText.version));
}

/** Of one text in both languages, oldest first. */
export async function versionsOfText(
  q: Queries,
  { authorityId, kind, item }: Pick<NewText, "authorityId" | "kind" | "item">,
) {
  return q
    .select({ language: authorityText.language, version: authorityText.version, text: authorityText.text })
    .from(authorityText)
    .where(
      and(
        eq(authorityText.authorityId, authorityId),
        eq(authorityText.kind, kind),
        eq(authorityText.item, item),
      ),
    )
    .orderBy(asc(authorityText.version));
}

/** False where somebody wrote that version first. */
export async function insertTexts(tx: Queries, rows: NewText[]): Promise<boolean> {
  const added = await tx
    .insert(authorityText)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: authorityText.id });
  return added.length === rows.length;
}

/** False where somebody chose that version first. */
export async function insertGuardChoice(
  tx: Queries,
  row: typeof authorityGuard.$inferInsert,
): Promise<boolean> {
  const added = await tx
    .insert(authorityGuard)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: authorityGuard.id });
  return added.length > 0;
}
