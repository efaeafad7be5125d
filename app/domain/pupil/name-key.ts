/** A full name folded for exact look-up: one case, single spaces, accents as written. "Alva  lindqvist" finds Alva Lindqvist. */
export function nameKey(fullName: string): string {
  return fullName.normalize("NFC").trim().replace(/\s+/g, " ").toLocaleLowerCase("sv");
}
