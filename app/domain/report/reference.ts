// The reference that people read out and write down, such as 7KQ-M4XH: six random characters and a check
// character. Not in sequence; tells neither place nor volume; no look-alikes, and no vowels that form words.
// Does not know which references are taken: the unique index does, and the caller draws again.

const alphabet = "23456789CDFHJKMNPQRTVWX";
const size = alphabet.length;
const randomLength = 6;
const space = BigInt(size) ** BigInt(randomLength);

/** Weights 2-7, and 1 for itself, modulo a prime: one wrong character or two that changed places is always noticed. */
function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, char, index) => total + (index + 2) * alphabet.indexOf(char), 0);
  return alphabet.charAt((size - (sum % size)) % size);
}

function withHyphen(body: string): string {
  return `${body.slice(0, 3)}-${body.slice(3)}${checkCharacter(body)}`;
}

/** Takes at least eight random bytes, so that the remainder's bias is beyond notice. */
export function makeReference(random: Uint8Array): string {
  if (random.length < 8) throw new RangeError("A reference needs eight random bytes");
  let rest = random.slice(0, 8).reduce((number, byte) => number * 256n + BigInt(byte), 0n) % space;
  let body = "";
  for (let index = 0; index < randomLength; index += 1) {
    body += alphabet.charAt(Number(rest % BigInt(size)));
    rest /= BigInt(size);
  }
  return withHyphen(body);
}

/** The reference as it is stored, from what somebody typed; null when it cannot be one. */
export function readReference(typed: string): string | null {
  const characters = typed.toUpperCase().replace(/[\s\-–]/g, "");
  if (characters.length !== randomLength + 1) return null;
  if ([...characters].some((char) => !alphabet.includes(char))) return null;
  const body = characters.slice(0, randomLength);
  const reference = withHyphen(body);
  return reference.endsWith(characters.slice(-1)) ? reference : null;
}
