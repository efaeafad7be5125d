// Whether a row of staff.csv is the person whose account has its id: an authority may give the id of somebody who has left to
// another, and an account holds drafts, inner notes and reports. The personal identity number stands above the id: it is what
// she signs in by. Two numbers that differ are two people, unless name and address are the same: one may have been put right.
// Without two numbers it takes the same name, or the same first name with another family name. Whatever is not sure is told.
// Pure.

export interface Colleague {
  /** Keyed hash of the number, under the authority's own key. */
  identityLookup: string | null;
  name: string;
  email: string | null;
}

/** "likely": tied, and the administrator is told to look. */
export type Sameness = "same" | "likely" | "another";

const folded = (text: string) => text.normalize("NFC").trim().toLocaleLowerCase("sv");
const wordsOf = (name: string) => folded(name).split(/[\s,-]+/);

function hasNameOf(one: Colleague, other: Colleague): boolean {
  const [a, b] = [wordsOf(one.name), wordsOf(other.name)];
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  return a[0] === b[0] || few.every((word) => many.includes(word));
}

export function sameColleague(one: Colleague, other: Colleague): Sameness {
  const numbers = one.identityLookup !== null && other.identityLookup !== null;
  if (numbers && one.identityLookup === other.identityLookup)
    return hasNameOf(one, other) ? "same" : "likely";
  const name = folded(one.name) === folded(other.name);
  const mails = one.email !== null && other.email !== null;
  const otherMail = mails && folded(one.email as string) !== folded(other.email as string);
  if (numbers) return name && !otherMail ? "likely" : "another";
  if (name) return otherMail ? "likely" : "same";
  return hasNameOf(one, other) ? "likely" : "another";
}
