// Puts a question, or more of one, into the letterbox. Is not given an actor and can therefore keep none: what it is told
// is the text, whom it is for, the code and the day. Decides nothing about who may ask: ask-consultation does.
// audit: none here; hand-over-letters records, without an actor and with the day alone (decision 0023).
import type { Vault } from "~/vault/vault.server";
import {
  findByCode,
  hasMessage,
  type LetterRow,
  lettersByCode,
  messagesOf,
  putLetter,
} from "~db/consultation.server";
import type { Database } from "~db/database";
import type { CivilDate } from "../calendar/stockholm";
import { refuse } from "../refusal";
import { letterId } from "./code.server";
import { letterPlace, letterText, messagePlace, receiverKey } from "./places";

interface Letter {
  receiver: {
    authorityId: string | null;
    secrecyArea: string;
    schoolUnitId: string | null;
    municipalityCode: string | null;
  };
  consultationId: string | null;
  codeHash: string;
  formKey: string;
  text: string;
  today: CivilDate;
}

export async function postLetter(house: { db: Database; vault: Vault }, input: Letter): Promise<void> {
  const { receiver, consultationId, codeHash, formKey, text, today } = input;
  const id = letterId(codeHash, formKey);
  const key = receiverKey(receiver);
  const lying = await lettersByCode(house.db.read, codeHash);
  const sent = await sentBefore(house, { id, codeHash, lying });
  // A page that was gone back to and changed: what it says now must not be lost behind the words that it is posted.
  const isTheSame =
    sent?.text === text &&
    sent.of.schoolUnitId === receiver.schoolUnitId &&
    sent.of.municipalityCode === receiver.municipalityCode;
  if (sent && !isTheSame) refuse("form", "consultation_sent_before");
  if (sent) return;
  await house.vault.ensureKey(key);
  const letter = JSON.stringify({ place: lying.length, text });
  const sealedText = await house.vault.seal(key, letterPlace(id), letter);
  await house.db.write(async (tx) => {
    // The same form again, after what it brought has been handed over.
    if (await hasMessage(tx, id)) return;
    await putLetter(tx, { id, ...receiver, codeHash, consultationId, postedOn: today, sealedText });
  });
}

type Of = Pick<Letter["receiver"], "schoolUnitId" | "municipalityCode">;

/** What this form has brought already: it lies in the letterbox, or has been handed over. */
async function sentBefore(
  { db, vault }: { db: Database; vault: Vault },
  { id, codeHash, lying }: { id: string; codeHash: string; lying: LetterRow[] },
): Promise<{ of: Of; text: string } | null> {
  const letter = lying.find((l) => l.id === id);
  if (letter) {
    const place = { owner: receiverKey(letter), place: letterPlace(id) };
    const [opened] = await vault.openTexts([{ ...place, sealed: letter.sealedText }]);
    return { of: letter, text: letterText(opened ?? null).text };
  }
  const of = await findByCode(db.read, codeHash);
  const message = of && (await messagesOf(db.read, of.id)).find((m) => m.id === id);
  if (!of || !message) return null;
  const [text] = await vault.openTexts([{ ...messagePlace(of.id, id), sealed: message.sealedText }]);
  return { of, text: text ?? "" };
}
