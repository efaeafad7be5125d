// Puts a question, or more of one, into the letterbox. Is not given an actor and can therefore keep none: what it is told
// is the text, whom it is for, the code and the day. Decides nothing about who may ask: ask-consultation does.
// audit: none here; hand-over-letters records, without an actor and with the day alone (decision 0023).
import type { Vault } from "~/vault/vault.server";
import { findByCode, hasMessage, lettersByCode, putLetter } from "~db/consultation.server";
import type { Database } from "~db/database";
import type { CivilDate } from "../calendar/stockholm";
import { letterId } from "./code.server";
import { letterPlace, receiverKey } from "./places";

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
  await house.vault.ensureKey(key);
  const before = (await lettersByCode(house.db.read, codeHash)).length;
  const sealedText = await house.vault.seal(key, letterPlace(id), JSON.stringify({ place: before, text }));
  await house.db.write(async (tx) => {
    // The same form again, after what it brought has been handed over.
    if (consultationId === null ? await findByCode(tx, codeHash) : await hasMessage(tx, id)) return;
    await putLetter(tx, { id, ...receiver, codeHash, consultationId, postedOn: today, sealedText });
  });
}
