// What words find notes by: what the thread shows of each, what they are followed as, and, one step further in, earlier
// wordings, the names of files and what people have said while seeing to them. Nothing outside the scope of "concern.read"
// that the caller gives, and what others do about a note only where the thread shows it too.
// audit: none here; the use cases that search log how much was searched.
import type { StaffCtx } from "~/access/context.server";
import { type ConcernScope, earlierVersions } from "~db/concern.server";
import { markWords } from "../body-map/mark-words";
import { openBodyMaps, textPlace } from "../concern/seal-concern";
import { openSteps } from "../follow-up/follow-ups-on.server";
import { mattersOnThread } from "../matter/matters-on-thread.server";
import { type ThreadEntry, threadEntries } from "../pupil/thread-entries.server";
import type { Words } from "../report/words";
import type { SearchedText } from "./found-words";
import type { ThreadSubject } from "./kinds.server";

interface Searched {
  pupilId: string;
  scope: ConcernScope;
  /** By note: what it is followed as part of. */
  matterNames: ReadonlyMap<string, string[]>;
}

export async function entryTexts(
  ctx: StaffCtx,
  { pupilId, scope, matterNames }: Searched,
  ids: readonly string[],
  say: Words,
): Promise<Map<string, SearchedText[]>> {
  const entries = await threadEntries(ctx, pupilId, scope, { ids, known: new Set() });
  const readable = entries.filter((e) => e.withdrawal === null);
  const earlier = await earlierTexts(ctx, readable, scope, say);
  const followed = readable.filter((e) => e.followUp !== null);
  const { steps } = await openSteps(
    ctx,
    followed.map((e) => e.id),
  );
  return new Map(
    entries.map((entry) => [
      entry.id,
      [
        ...shownTexts(entry, say),
        ...(matterNames.get(entry.id) ?? []).map((text) => ({ in: "matter" as const, text })),
        ...entry.attachments.map(({ name }) => ({ in: "files" as const, text: name })),
        ...(earlier.get(entry.id) ?? []).map((text) => ({ in: "earlier" as const, text })),
        ...steps.flatMap((s) =>
          s.concernId === entry.id && s.text ? [{ in: "followUp" as const, text: s.text }] : [],
        ),
      ],
    ]),
  );
}

/** What stands on the thread in so many words. */
function shownTexts({ text, withdrawal, marks, followUp }: ThreadEntry, say: Words): SearchedText[] {
  const shown = [
    text,
    withdrawal,
    ...marks.map((mark) => markWords(say, mark)),
    ...(followUp?.decisions.map((d) => d.text) ?? []),
    followUp?.closing?.text,
  ];
  return shown.flatMap((one) => (one ? [{ in: null, text: one }] : []));
}

async function earlierTexts(
  { db, vault }: StaffCtx,
  readable: readonly ThreadEntry[],
  scope: ConcernScope,
  say: Words,
): Promise<Map<string, string[]>> {
  const corrected = readable.filter((e) => e.corrected).map((e) => e.id);
  const rows = await earlierVersions(db.read, corrected, scope);
  const texts = await vault.openTexts(
    rows.map((r) => ({ ...textPlace(r.concernId, r.version), sealed: r.sealedText })),
  );
  const bodyMaps = await openBodyMaps(vault, rows);
  const found = new Map<string, string[]>();
  rows.forEach(({ concernId, version }, i) => {
    const marks = bodyMaps.get(`${concernId} ${version}`) ?? [];
    const said = [texts[i] ?? "", ...marks.map((mark) => markWords(say, mark))];
    found.set(concernId, [...(found.get(concernId) ?? []), ...said]);
  });
  return found;
}

/** The names of the matters that the reader may see, by the notes that she may read in them. */
export async function matterNamesOf(ctx: StaffCtx, subject: Pick<ThreadSubject, "pupilId" | "facts">) {
  const names = new Map<string, string[]>();
  for (const { name, concernIds } of await mattersOnThread(ctx, subject))
    for (const id of concernIds) if (name) names.set(id, [...(names.get(id) ?? []), name]);
  return names;
}
