// Ends an alarm with what was done about it, by one who is shown it: the answer is of a closed list (answers.ts), and a word
// may be added, sealed. What stands in nobody's name alone becomes the ender's. Does not check that it is true, and changes
// no delivery: the comparison does not raise the same again while a person's answer stands. Policy: visible-alarm.
// Source: issue 'Delivery ledger'; docs/operations.md.
import { actorRef, type Ctx } from "~/access/context.server";
import { record } from "~/audit/record.server";
import { endAlarmByPerson } from "~db/alarm-list.server";
import { normaliseNote } from "../concern/graphemes";
import { type FieldErrors, Refusal, refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { type AlarmAnswer, alarmAnswers, answersTo, hasPersonalNumber, longestWord } from "./answers";
import { alarmWordPlace } from "./places";
import { visibleAlarm } from "./visible-alarm.server";

export interface EndAlarm {
  alarmId: string;
  how: string;
  word: string;
  idempotencyKey: string;
}

function checkAnswer(form: EndAlarm, allowed: readonly AlarmAnswer[]): { how: AlarmAnswer; word: string } {
  const errors: FieldErrors = {};
  const how = alarmAnswers.find((one) => one === form.how && allowed.includes(one));
  if (!how) errors.how = { key: "alarm_answer" };
  const word = normaliseNote(form.word).trim();
  if (word.length > longestWord) errors.word = { key: "alarm_word_long", params: { limit: longestWord } };
  else if (hasPersonalNumber(word)) errors.word = { key: "alarm_word_number" };
  if (!how || errors.word) throw new Refusal(errors);
  return { how, word };
}

export async function endAlarm(ctx: Ctx, form: EndAlarm): Promise<void> {
  const { row } = await visibleAlarm(ctx, form.alarmId);
  const { actor, now } = ctx;
  const { how, word } = checkAnswer(form, answersTo[row.side][row.kind] ?? []);
  const scopeId = actor.kind === "social" ? actor.municipalityCode : actor.authorityId;
  const { owner, place } = alarmWordPlace({ ...row, scopeId });
  if (word) await ctx.vault.ensureKey(owner);
  const sealedWord = word ? await ctx.vault.seal(owner, place, word) : null;
  const sent = await readSentForm(ctx, "end-alarm", form);
  await ctx.db.write(async (tx) => {
    const { ground } = await visibleAlarm(ctx, row.id, tx);
    const earlier = await claimSentForm(tx, sent, { alarmId: row.id });
    if (earlier) return;
    const by = actor.accountId;
    if (!(await endAlarmByPerson(tx, { id: row.id, scopeId, at: now, by, how, sealedWord })))
      refuse("", "alarm_over");
    await record(tx, {
      at: now,
      actor: actorRef(actor),
      ground,
      event: { kind: "alarm.ended", alarmId: row.id, alarmKind: row.kind, answer: how },
    });
  });
}
