// Empties the letterbox at its hours: what lies there becomes consultations, in the order of the letters' ids, which are
// hashes of chance, each with an id, a content key, an audit row without actor and with the day alone, and a notice to
// those who are asked. Only here do they come to be, so that no row's place and no transaction's number tells when
// somebody posted (decision 0023). Also erases what has ended. The clock is passed in; the runner decides when.
import { randomUUID } from "node:crypto";
import { studentHealthRoles } from "~/access/actor";
import { record } from "~/audit/record.server";
import type { Vault } from "~/vault/vault.server";
import { staffOf } from "~db/account.server";
import {
  allLetters,
  type ConsultationRow,
  endedConsultations,
  findByCode,
  insertConsultation,
  insertMessages,
  type LetterRow,
  moveConsultation,
  removeConsultation,
  takeEnded,
  takeLetters,
} from "~db/consultation.server";
import type { Database, Queries } from "~db/database";
import { addNoticesOnce, removeNoticesOf } from "~db/notice.server";
import { enqueue } from "~db/outbox.server";
import { civilDate, instantAt } from "../calendar/stockholm";
import { letterPlace, letterText, messagePlace, receiverKey } from "./places";
import { endsAfter } from "./rules";

interface House {
  db: Database;
  vault: Vault;
}

export async function handOverLetters(house: House, now: Date): Promise<{ handedOver: number }> {
  const byCode = new Map<string, LetterRow[]>();
  for (const letter of await allLetters(house.db.read))
    byCode.set(letter.codeHash, [...(byCode.get(letter.codeHash) ?? []), letter]);
  const prepared: Prepared[] = [];
  for (const [codeHash, letters] of byCode) prepared.push(await prepare(house, codeHash, letters));
  if (prepared.length > 0)
    await house.db.write(async (tx) => {
      for (const one of prepared) await handOver(tx, one, now);
    });
  return { handedOver: prepared.length };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

/** Opens the letters of one code and seals them anew under the consultation's own key. */
async function prepare({ db, vault }: House, codeHash: string, letters: LetterRow[]) {
  const before = await findByCode(db.read, codeHash);
  const id = before?.id ?? randomUUID();
  const [first] = letters;
  if (!first) throw new Error("no letter of a code that was found");
  await vault.ensureKey({ kind: "content", id }, receiverKey(first));
  const opened = await vault.openTexts(
    letters.map((l) => ({ owner: receiverKey(l), place: letterPlace(l.id), sealed: l.sealedText })),
  );
  const inOrder = letters
    .map((letter, i) => ({ letter, ...letterText(opened[i] ?? null) }))
    .sort((a, b) => a.place - b.place);
  const sealed = [];
  for (const { letter, text } of inOrder) {
    const { owner, place } = messagePlace(id, letter.id);
    sealed.push({ letter, sealedText: await vault.seal(owner, place, text) });
  }
  return { id, codeHash, before, first, sealed };
}

async function handOver(tx: Queries, { id, codeHash, before, first, sealed }: Prepared, now: Date) {
  // Another process has emptied it, or an answer came in between: it waits for the next hour.
  const standing = await findByCode(tx, codeHash);
  if (standing?.version !== before?.version) return;
  if (
    (await takeLetters(
      tx,
      sealed.map(({ letter }) => letter.id),
    )) !== sealed.length
  )
    throw new Error("the letterbox was emptied by two at once");
  const { authorityId, secrecyArea, schoolUnitId, municipalityCode } = first;
  const lastOn =
    sealed
      .map(({ letter }) => letter.postedOn)
      .sort()
      .at(-1) ?? civilDate(now);
  const count = (standing?.messages ?? 0) + sealed.length;
  if (standing) {
    const { version } = standing;
    const move = { id, version, messages: count, waitsFor: "receiver" as const };
    if (!(await moveConsultation(tx, { ...move, lastOn, endsOn: endsAfter(civilDate(now)) })))
      throw new Error("the consultation changed under the hand-over");
  } else {
    await insertConsultation(tx, {
      id,
      authorityId,
      secrecyArea,
      schoolUnitId,
      municipalityCode,
      codeHash,
      askedOn: first.postedOn,
      lastOn,
      endsOn: endsAfter(civilDate(now)),
      waitsFor: "receiver",
      messages: count,
      version: 1,
    });
  }
  await insertMessages(
    tx,
    sealed.map(({ letter, sealedText }, i) => ({
      id: letter.id,
      consultationId: id,
      secrecyArea,
      place: (standing?.messages ?? 0) + i,
      side: "asker" as const,
      writtenOn: letter.postedOn,
      sealedText,
    })),
  );
  for (const [i, { letter }] of sealed.entries())
    await record(tx, {
      at: instantAt(letter.postedOn),
      actor: { kind: "anonymous", accountId: null, municipalityCode },
      ground: "without_name",
      event: {
        kind: !standing && i === 0 ? "consultation.opened" : "consultation.written",
        consultationId: id,
        municipalityCode,
      },
    });
  await tell(tx, { id, schoolUnitId }, now);
}

/** Everybody in the team, the asker too where she is one of them: whoever was left out would be known. */
async function tell(
  tx: Queries,
  { id, schoolUnitId }: Pick<ConsultationRow, "id" | "schoolUnitId">,
  now: Date,
): Promise<void> {
  if (!schoolUnitId) return;
  const team = await staffOf(tx, { schoolUnitId, roles: [...studentHealthRoles], date: civilDate(now) });
  await addNoticesOnce(tx, {
    accountIds: [...new Set(team.map((member) => member.accountId))],
    kind: "consultation",
    subjectId: id,
    createdBy: null,
    now,
  });
}

/** Gives how many: an answer that comes while it is erased moves the end, and then nothing of it is touched. */
export async function eraseConsultations({ db }: Pick<House, "db">, now: Date): Promise<number> {
  const today = civilDate(now);
  let erased = 0;
  for (const id of await endedConsultations(db.read, today)) {
    const gone = await db.write(async (tx) => {
      if (!(await takeEnded(tx, { id, today }))) return false;
      await removeNoticesOf(tx, id);
      await removeConsultation(tx, id);
      // The key is destroyed after the commit, by the runner, which records it.
      await enqueue(tx, [{ kind: "destroy-content-key", subjectId: id, availableAt: now }]);
      return true;
    });
    if (gone) erased += 1;
  }
  return erased;
}
