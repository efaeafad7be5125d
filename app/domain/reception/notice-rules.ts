// When a unit is told by mail that something has come in: at once, but not again within ten minutes of the last, so that
// a morning's reports are not counted by whoever reads the mailbox; what came meanwhile is told together afterwards.
// What is acute does not wait. The mail never says so: a mailbox is no alarm, and the word would tell of a child in
// danger. Decides nothing about who is told. Source: domain.md, "what would this tell the wrong reader"; OSL 26:1.

export const noticeKind = "mail-reception";
const pauseMs = 10 * 60_000;

/** Null: now. */
export function waitsUntil(
  { acute, lastMailedAt }: { acute: boolean; lastMailedAt: Date | null },
  now: Date,
): Date | null {
  if (acute || !lastMailedAt) return null;
  const next = new Date(lastMailedAt.getTime() + pauseMs);
  return next > now ? next : null;
}
