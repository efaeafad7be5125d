// An alarm as its page shows it: times as words, and the names of texts.
import type { ShownAlarm } from "~/domain/alarm/list-alarms.server";
import { dates } from "./dates";
import type { Language } from "./language";

export function alarmForScreen({ raisedAt, ended, ...one }: ShownAlarm, language: Language) {
  return {
    ...one,
    since: dates.when(raisedAt, language),
    ended: ended && {
      when: dates.when(ended.at, language),
      // Who made the report is told to nobody here: the alarm was ended on the report's own page.
      by: isAnswered(ended.how) ? ended.by : null,
      how: ended.how,
      word: ended.word,
    },
  };
}

const isAnswered = (how: string) => how !== "moved" && how !== "carried";
