// Reads a Swedish personal identity number or co-ordination number in full, twelve digits, dash or not.
// Ten digits are refused: the century would be a guess. Whether the person exists is not checked.
// Source: folkbokföringslagen (1991:481) 18 §; lag (2022:1697) om samordningsnummer; check digit by SKV 704.
import { isCivilDate } from "../calendar/stockholm";

function checkDigitHolds(ten: string): boolean {
  const sum = [...ten].reduce((total, digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}

/** The twelve digits, or null. */
export function readPersonalNumber(text: string): string | null {
  const digits = /^(\d{8})[-+]?(\d{4})$/.exec(text.replace(/\s/g, ""));
  if (!digits) return null;
  const all = `${digits[1]}${digits[2]}`;
  return birthDateOf(all) && checkDigitHolds(all.slice(2)) ? all : null;
}

/** The date of birth in a number of twelve digits; a co-ordination number's day stands 60 higher. */
export function birthDateOf(twelve: string): string | null {
  const day = Number(twelve.slice(6, 8));
  const shown = String(day > 60 ? day - 60 : day).padStart(2, "0");
  const date = `${twelve.slice(0, 4)}-${twelve.slice(4, 6)}-${shown}`;
  return isCivilDate(date) ? date : null;
}

/** The last digit but one: odd for men, even for women. */
export function sexOf(twelve: string): "female" | "male" {
  return Number(twelve.at(-2)) % 2 === 0 ? "female" : "male";
}
