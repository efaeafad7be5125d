// A person at the old school decides what goes to the new one, and on what ground: consent, or the duty at a change of school
// (skollagen 3:12 j: what is needed to ease it, so notes are chosen one by one). Policy "history.decide": the principal of
// the old school. What goes is a copy, sealed anew under the receiving pupil's key; the originals stay. Files go
// with their notes (files-to-send). Student health's own never goes this way (OSL 23:2). Nothing goes once either pupil is protected (OSL 21:3).
import { createHash, randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { concernsWithin } from "~db/concern.server";
import type { Queries } from "~db/database";
import { askedOf, decideTransfer, findTransfer, type TransferRow, transferNames } from "~db/history.server";
import { addNotices, markRead, removeNoticesOf } from "~db/notice.server";
import { findPupil } from "~db/pupil.server";
import { civilDate, isCivilDate } from "../calendar/stockholm";
import { countGraphemes } from "../concern/graphemes";
import { threadEntries } from "../pupil/thread-entries.server";
import { type FieldErrors, Refusal, refuse } from "../refusal";
import { lockedForReader } from "../report/guard-of-report.server";
import {
  guardReasonLimit,
  type HistoryContent,
  type HistoryGround,
  historyGrounds,
  historyPlace,
  historyReasonPlace,
} from "./content";
import { filesToChoose, leaveFiles, sealFiles, takeInFiles } from "./files-to-send.server";
import { rests } from "./rests";

/** What may go at all: the pupil's circle, as nobody in particular. */
const scope = { circles: ["pupil"] as const, ownId: "" };

async function load(ctx: StaffCtx, transferId: string, q: Queries = ctx.db.read) {
  const row = await findTransfer(q, transferId);
  if (!row) throw new NotVisible();
  const [from, to] = [await findPupil(q, row.fromPupilId), await findPupil(q, row.toPupilId)];
  if (!from || !to) throw new NotVisible();
  // The school whose record it is, also once the pupil has gone from it.
  const facts = { authorityId: row.fromAuthorityId, schoolUnitId: from.schoolUnitId };
  const ground = requireGround(ctx.actor, "history.decide", facts);
  if (from.protection !== "none" || to.protection !== "none") throw new NotVisible();
  return { row, ground, from, resting: rests(row, to, civilDate(ctx.now)) };
}

export async function readHistoryRequest(ctx: StaffCtx, input: { transferId: string }) {
  const { row, ground, from, resting } = await load(ctx, input.transferId);
  const entries =
    row.status === "asked" && !resting
      ? (await threadEntries(ctx, row.fromPupilId, scope)).filter((e) => e.withdrawal === null)
      : [];
  const noteIds = entries.map(({ id }) => id);
  const files =
    row.status === "asked" && !resting
      ? await filesToChoose(ctx, { pupilId: row.fromPupilId, noteIds })
      : null;
  const pupilIds = [row.fromPupilId];
  const locked = files ? await lockedForReader(ctx, { pupilIds, output: "attachment" }) : null;
  await ctx.db.write(async (tx) => {
    await markRead(tx, { accountId: ctx.actor.accountId, subjectId: row.id, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "history.request-read", pupilId: row.fromPupilId, transferId: row.id },
    });
  });
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    resting,
    /** What else waits at the same school: to be answered one after the other. */
    waiting: (await askedOf(ctx.db.read, { unitIds: [from.schoolUnitId], today: civilDate(ctx.now) }))
      .map(({ id }) => id)
      .filter((id) => id !== row.id),
    ground: row.ground,
    askedAt: row.askedAt,
    /** What they who ask say that they need, and why; "" where they said nothing, and while it rests. */
    reason: resting ? "" : await openReason(ctx, row),
    decidedAt: row.decidedAt,
    readAt: row.readAt,
    digest: row.digest,
    sent: row.entries,
    sentFiles: row.files ?? 0,
    ...(await transferNames(ctx.db.read, row)),
    pupilName: `${from.givenName} ${from.familyName}`,
    looseFiles: files?.loose ?? [],
    /** The report that locks the files for this reader, or null. */
    filesLockedBy: locked?.get(row.fromPupilId) ?? null,
    entries: entries.map(({ id, occurredAt, authorName, priority, category, text, marks }) => ({
      id,
      occurredAt,
      authorName,
      priority,
      category,
      text: text ?? "",
      marks,
      files: files?.of(id) ?? [],
    })),
  };
}

async function openReason(ctx: StaffCtx, { id, toPupilId, sealedReason }: TransferRow): Promise<string> {
  if (!sealedReason) return "";
  const { owner, place } = historyReasonPlace(id, toPupilId);
  return ctx.vault.openText(owner, place, sealedReason);
}

interface Decision {
  transferId: string;
  version: number;
  answer: "send" | "refuse";
  ground: string;
  consentOn: string;
  entryIds: string[];
  /** Files on the notes, and on none; one whose note is not chosen stays. */
  fileIds: string[];
  /** Why guardians must not meet it. */
  notToGuardians?: string;
}

export async function decideHistory(ctx: StaffCtx, input: Decision): Promise<void> {
  const { row, resting } = await load(ctx, input.transferId);
  if (isDone(ctx, row, input)) return;
  if (row.status !== "asked") refuse("form", "history_decided");
  if (resting) refuse("form", "history_rests");
  const sent = input.answer === "send" ? await prepare(ctx, row, input) : null;
  try {
    if (!(await decide(ctx, input, sent)) && sent) await leaveFiles(ctx, sent.files);
  } catch (error) {
    // What cannot be taken back now is swept later.
    if (sent) await leaveFiles(ctx, sent.files).catch(() => {});
    throw error;
  }
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

/** The one write. False where the same form has been carried out already. */
async function decide(ctx: StaffCtx, input: Decision, sent: Prepared | null): Promise<boolean> {
  return ctx.db.write(async (tx) => {
    const { row: standing, ground, resting } = await load(ctx, input.transferId, tx);
    if (isDone(ctx, standing, input)) return false;
    if (resting) refuse("form", "history_rests");
    if (sent) await requireStanding(tx, standing.fromPupilId, sent.chosen);
    const decided = await decideTransfer(tx, {
      id: standing.id,
      version: input.version,
      status: sent ? "sent" : "refused",
      decidedBy: ctx.actor.accountId,
      decidedAt: ctx.now,
      ...(sent?.set ?? {}),
    });
    if (!decided) refuse("form", "history_decided");
    const of = { transferId: standing.id };
    if (sent) await takeInFiles(tx, { files: sent.files, pupilId: standing.fromPupilId, of });
    await removeNoticesOf(tx, standing.id);
    await addNotices(tx, [
      {
        id: randomUUID(),
        accountId: standing.askedBy,
        kind: "history_answered",
        pupilId: standing.toPupilId,
        subjectId: standing.toPupilId,
        createdAt: ctx.now,
      },
    ]);
    const subject = { pupilId: standing.fromPupilId, transferId: standing.id };
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: sent
        ? {
            kind: "history.sent",
            ...subject,
            lawfulBy: sent.set.ground,
            entries: sent.set.entries,
            files: sent.set.files,
          }
        : { kind: "history.refused", ...subject },
    });
    return true;
  });
}

/** The chosen notes as they stand, and their files, sealed for the receiver. Refuses without a ground or anything chosen. */
async function prepare(
  ctx: StaffCtx,
  row: { id: string; authorityId: string; fromPupilId: string; toPupilId: string },
  input: Decision,
) {
  const errors: FieldErrors = {};
  const today = civilDate(ctx.now);
  const ground = historyGrounds.find((known) => known === input.ground) as HistoryGround | undefined;
  if (!ground) errors.ground = { key: "choice_unknown" };
  if (ground === "consent" && !isCivilDate(input.consentOn)) errors.consentOn = { key: "date_unreadable" };
  else if (ground === "consent" && input.consentOn > today) errors.consentOn = { key: "date_in_future" };
  const notToGuardians = (input.notToGuardians ?? "").trim();
  if (countGraphemes(notToGuardians) > guardReasonLimit)
    errors.notToGuardians = { key: "reason_too_long", params: { limit: guardReasonLimit } };
  // Before they are opened: what is corrected after this is noticed inside the transaction.
  const met = new Map(
    (await concernsWithin(ctx.db.read, row.fromPupilId, scope)).map((c) => [c.id, c.version]),
  );
  const all = await threadEntries(ctx, row.fromPupilId, scope);
  const offered = all.filter((e) => e.withdrawal === null);
  const chosen = offered.filter((e) => input.entryIds.includes(e.id));
  const { loose } = await filesToChoose(ctx, { pupilId: row.fromPupilId, noteIds: [] });
  if (chosen.length === 0 && !loose.some((f) => input.fileIds.includes(f.id)))
    errors.entryIds = { key: "notes_missing" };
  if (Object.keys(errors).length > 0 || !ground) throw new Refusal(errors);
  const files = await sealFiles(ctx, {
    ...{ pupilId: row.fromPupilId, toPupilId: row.toPupilId, fileIds: input.fileIds },
    of: { authorityId: row.authorityId, transferId: row.id },
    offeredIds: offered.map(({ id }) => id),
    noteIds: chosen.map(({ id }) => id),
  });
  const school = (await findPupil(ctx.db.read, row.fromPupilId))?.schoolName ?? "";
  const content: HistoryContent = {
    school,
    sentOn: today,
    notToGuardians,
    entries: chosen.map((e) => ({
      occurredOn: civilDate(e.occurredAt),
      authorName: e.authorName,
      priority: e.priority,
      category: e.category,
      text: e.text ?? "",
      marks: e.marks,
      files: e.attachments.length,
      sentFiles: files.flatMap(({ from, file }) => (from.concernId === e.id ? [file] : [])),
    })),
    looseFiles: files.flatMap(({ from, file }) => (from.concernId === null ? [file] : [])),
  };
  const text = JSON.stringify(content);
  const { owner, place } = historyPlace(row.id, row.toPupilId);
  const set = {
    sealedContent: await ctx.vault.seal(owner, place, text),
    digest: createHash("sha256").update(text).digest("hex"),
    entries: chosen.length,
    files: files.length,
    ground,
    consentOn: ground === "consent" ? input.consentOn : null,
  };
  return { set, files, chosen: chosen.map(({ id }) => `${id} ${met.get(id)}`) };
}

/** What was corrected, withdrawn or became student health's own in these moments is chosen anew, never sent unseen. */
async function requireStanding(tx: Queries, pupilId: string, chosen: readonly string[]): Promise<void> {
  const rows = await concernsWithin(tx, pupilId, scope);
  const stands = new Set(rows.flatMap((r) => (r.status === "active" ? [`${r.id} ${r.version}`] : [])));
  if (!chosen.every((one) => stands.has(one))) refuse("entryIds", "version_old");
}

/** The same form once more. */
const isDone = (ctx: StaffCtx, row: TransferRow, { version, answer }: Decision): boolean =>
  row.decidedBy === ctx.actor.accountId &&
  row.version === version + 1 &&
  row.status === (answer === "send" ? "sent" : "refused");
