// The writer's own drafts: how many wait, which, and one of them opened. The first page, which a class may see, is told their
// number alone. One on a pupil whom its writer has no longer is opened apart (read-lost-draft), not here; a name that is none of her pupils' is not told;
// of a protected pupil the list says no name. Nobody reads another's: no duty and no grant opens a draft.
// audit: none here; a draft is nobody's record yet.
import type { StaffCtx } from "~/access/context.server";
import { type DraftRow, draftsOf, findDraft } from "~db/draft.server";
import { filesOfDrafts } from "~db/upload.server";
import { firstWords } from "../concern/first-words";
import { contentOf, type DraftContents, type DraftKind, draftPlace, keptMs } from "./draft-content";
import { ownPupils, pupilOf } from "./own-pupils.server";

const sinceOf = (ctx: StaffCtx) => new Date(+ctx.now - keptMs);

/** Newest first, and no content of them. */
export async function waitingDrafts(ctx: StaffCtx): Promise<{ kind: DraftKind; id: string }[]> {
  const rows = await draftsOf(ctx.db.read, { accountId: ctx.actor.accountId, since: sinceOf(ctx) });
  return rows.map(({ kind, id }) => ({ kind, id }));
}

async function contentsOf(ctx: StaffCtx, rows: readonly DraftRow[]): Promise<unknown[]> {
  const texts = await ctx.vault.openTexts(
    rows.map((row) => ({ ...draftPlace(ctx.actor.accountId, row.contentId), sealed: row.sealed })),
  );
  return texts.map((text) => (text === null ? null : JSON.parse(text)));
}

export type OpenedDraft<K extends DraftKind> =
  | { state: "open"; id: string; content: DraftContents[K] }
  /** On a pupil whom the writer has no longer. */
  | { state: "lost"; id: string };

/** `id` null: the newest. Null where there is none. */
export async function readDraft<K extends DraftKind>(
  ctx: StaffCtx,
  input: { kind: K; id: string | null },
): Promise<OpenedDraft<K> | null> {
  const { accountId } = ctx.actor;
  const { kind } = input;
  const id = input.id ?? (await waitingDrafts(ctx)).find((d) => d.kind === kind)?.id;
  const row = id === undefined ? null : await findDraft(ctx.db.read, { accountId, kind, id });
  if (!row || row.updatedAt < sinceOf(ctx)) return null;
  const [found] = await contentsOf(ctx, [row]);
  const parsed = contentOf[kind].safeParse(found);
  if (!parsed.success) return null;
  const content = parsed.data as DraftContents[K];
  if (!("pupilId" in content)) return { state: "open", id: row.id, content };
  const pupil = pupilOf(content, await ownPupils(ctx));
  if (!pupil && content.pupilId !== "") return { state: "lost", id: row.id };
  // A name that is none of her pupils' is not put on a page that a class may see.
  return { state: "open", id: row.id, content: pupil ? content : { ...content, pupil: "" } };
}

export interface ListedDraft {
  kind: DraftKind;
  id: string;
  /** The pupil's name; or why there is none. */
  about: { name: string; className: string | null } | "protected" | "lost" | "nobody";
  /** How it begins, so that two on one pupil are told apart; none of a draft that is not hers to open, or of a protected pupil. */
  words: string;
  /** How many files wait with it. */
  files: number;
  updatedAt: Date;
  goneAt: Date;
}

export async function listDrafts(ctx: StaffCtx): Promise<ListedDraft[]> {
  const rows = await draftsOf(ctx.db.read, { accountId: ctx.actor.accountId, since: sinceOf(ctx) });
  const contents = await contentsOf(ctx, rows);
  const own = rows.length > 0 ? await ownPupils(ctx) : [];
  const files = await filesOfDrafts(ctx.db.read, ctx.actor.accountId);
  return rows.map((row, i) => {
    const about = row.kind === "concern" ? aboutOf(contents[i], own) : "nobody";
    return {
      kind: row.kind,
      id: row.id,
      about,
      words: about === "lost" || about === "protected" ? "" : beginningOf(row.kind, contents[i]),
      files: row.kind === "concern" ? (files.get(row.id) ?? 0) : 0,
      updatedAt: row.updatedAt,
      goneAt: new Date(+row.updatedAt + keptMs),
    };
  });
}

function beginningOf(kind: DraftKind, found: unknown): string {
  const parsed = contentOf[kind].safeParse(found);
  return parsed.success && "text" in parsed.data ? firstWords(parsed.data.text, 8) : "";
}

function aboutOf(found: unknown, own: Awaited<ReturnType<typeof ownPupils>>): ListedDraft["about"] {
  const parsed = contentOf.concern.safeParse(found);
  if (!parsed.success) return "lost";
  const pupil = pupilOf(parsed.data, own);
  if (!pupil) return parsed.data.pupilId === "" ? "nobody" : "lost";
  if (pupil.protection !== "none") return "protected";
  return { name: `${pupil.givenName} ${pupil.familyName}`, className: pupil.groupName };
}
