// Hands out each test number once: to a pupil of the wanted sex the nearest birth year, to adults any.
// The numbers end at 2024: with a date far ahead the youngest children get numbers that are too old for them.
import { type TestNumber, testNumbers } from "./personal-numbers.server";
import type { Dice } from "./random.server";

export interface NumberPool {
  forChild(birthYear: number, sex: "female" | "male"): TestNumber;
  /** Null when they are used up. */
  forAdult(sex: "female" | "male"): TestNumber | null;
}

const firstPupilYear = 2006;

export function openNumberPool(dice: Dice): NumberPool {
  const children = new Map<string, TestNumber[]>();
  const adults: Record<TestNumber["sex"], TestNumber[]> = { female: [], male: [] };
  for (const number of dice.shuffle(testNumbers)) {
    const year = Number(number.number.slice(0, 4));
    if (year < firstPupilYear) adults[number.sex].push(number);
    else {
      const key = `${year}${number.sex}`;
      const list = children.get(key);
      if (list) list.push(number);
      else children.set(key, [number]);
    }
  }
  return {
    forChild(birthYear, sex) {
      for (let distance = 0; distance < 20; distance += 1) {
        for (const year of [birthYear + distance, birthYear - distance]) {
          const found = children.get(`${year}${sex}`)?.pop();
          if (found) return found;
        }
      }
      throw new Error(`No test number left near ${birthYear}`);
    },
    forAdult: (sex) => adults[sex].pop() ?? null,
  };
}
