// What a report is found by within its own municipality, as keyed hashes: the child's number; name and birth date, which
// only propose; each guardian's number, which proposes other children of the family. The content itself is sealed, and a
// hash under one municipality's key says nothing in another. Decides no match: a person does.
// Source: decision 0015; OSL 26:1 (own municipality alone); GDPR 32.
import type { Vault } from "~/vault/vault.server";
import { birthDateOf, readPersonalNumber } from "../roster/personal-number";
import type { ReceivedContent } from "./content";
import { municipalityKey } from "./places";

/** Case, accents, middle names and the order of the names are left out: it proposes, and a person compares. */
export function foldedName(name: string): string {
  const words = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLocaleLowerCase("sv")
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.sort().join(" ");
}

/** The numbers of the guardians that a report names, as twelve digits. */
export function guardianNumbers(content: ReceivedContent): string[] {
  const named = content.fields?.guardians;
  if (!Array.isArray(named)) return [];
  const numbers = named.map((one: { personalNumber?: unknown }) =>
    typeof one?.personalNumber === "string" ? readPersonalNumber(one.personalNumber) : null,
  );
  return [...new Set(numbers.filter((number) => number !== null))];
}

export interface ChildLookups {
  childLookup: string | null;
  nameLookup: string | null;
  guardianLookups: string[];
}

export async function childLookups(
  vault: Pick<Vault, "lookup">,
  municipalityCode: string,
  content: ReceivedContent,
): Promise<ChildLookups> {
  const scope = municipalityKey(municipalityCode);
  const { personalNumber, name, birthDate } = content.child ?? {};
  const known = personalNumber ? readPersonalNumber(personalNumber) : null;
  const born = (known && birthDateOf(known)) || birthDate;
  const folded = foldedName(name ?? "");
  const guardianLookups: string[] = [];
  for (const number of guardianNumbers(content)) {
    guardianLookups.push(await vault.lookup(scope, `guardian ${number}`));
  }
  return {
    // Words that stand where the number should be ("okänt") would be the same for many children.
    childLookup: known ? await vault.lookup(scope, known) : null,
    nameLookup: folded && born ? await vault.lookup(scope, `name ${folded} ${born}`) : null,
    guardianLookups,
  };
}
