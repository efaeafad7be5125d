// The columns of a roster's files: their headers in Swedish and English, and how a cell is read.
// Decides nothing about rows together (ids that point to each other, dates in order): see parse-roster.ts.
// Source: docs/roster-csv.md, which is held to this table by a test.
import { isCivilDate } from "../calendar/stockholm";
import { readPersonalNumber } from "./personal-number";
import type { RosterFile } from "./table";

export type Read = { value: string } | { problem: string; params?: Record<string, string> };

export interface Column {
  key: string;
  sv: string;
  en: string;
  required: boolean;
  read: (text: string) => Read;
}

const longestText = 200;

const line = (text: string): Read =>
  text.length > longestText
    ? { problem: "too_long", params: { limit: String(longestText) } }
    : { value: text.normalize("NFC") };

const date = (text: string): Read => (isCivilDate(text) ? { value: text } : { problem: "not_a_date" });

const municipality = (text: string): Read =>
  /^\d{4}$/.test(text) ? { value: text } : { problem: "not_a_municipality" };

const email = (text: string): Read =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) && text.length <= longestText
    ? { value: text.toLowerCase() }
    : { problem: "not_an_email" };

const personalNumber = (text: string): Read => {
  const value = readPersonalNumber(text);
  return value ? { value } : { problem: "not_a_personal_number" };
};

/** A closed list of words, in either language, without regard to case. */
function word(words: Record<string, readonly string[]>): Column["read"] {
  const meanings = new Map(
    Object.entries(words).flatMap(([value, names]) =>
      [value, ...names].map((name) => [name, value] as const),
    ),
  );
  const allowed = Object.values(words)
    .map(([first]) => first)
    .join(", ");
  return (text) => {
    const value = meanings.get(text.toLocaleLowerCase("sv"));
    return value ? { value } : { problem: "not_a_word", params: { allowed } };
  };
}

const must = (key: string, sv: string, en: string, read: Column["read"] = line): Column => ({
  key,
  sv,
  en,
  required: true,
  read,
});
const may = (key: string, sv: string, en: string, read: Column["read"] = line): Column => ({
  ...must(key, sv, en, read),
  required: false,
});

const starts = may("startsOn", "från", "starts", date);
const ends = may("endsOn", "till", "ends", date);
const number = may("personalNumber", "personnummer", "personal number", personalNumber);
const phone = may("phone", "telefon", "phone");
const address = may("address", "adress", "address");

export const rosterColumns: Record<RosterFile, readonly Column[]> = {
  schools: [
    must("id", "id", "id"),
    must("name", "namn", "name"),
    must(
      "kind",
      "skolform",
      "kind",
      word({
        preschool: ["förskola"],
        compulsory: ["grundskola"],
        upper_secondary: ["gymnasieskola", "gymnasium", "upper secondary"],
      }),
    ),
    must("municipalityCode", "kommunkod", "municipality", municipality),
    phone,
  ],
  staff: [
    must("id", "id", "id"),
    must("name", "namn", "name"),
    number,
    may("email", "e-post", "email", email),
    phone,
  ],
  groups: [
    must("id", "id", "id"),
    must("school", "skola", "school"),
    must("name", "namn", "name"),
    must("kind", "typ", "kind", word({ class: ["klass"], teaching: ["undervisningsgrupp", "ämnesgrupp"] })),
    starts,
    ends,
  ],
  duties: [
    must("staff", "personal", "staff"),
    must(
      "role",
      "roll",
      "role",
      word({
        mentor: ["mentor"],
        teacher: ["lärare"],
        principal: ["rektor"],
        counsellor: ["kurator"],
        school_nurse: ["skolsköterska", "school nurse"],
        school_psychologist: ["skolpsykolog", "school psychologist"],
        special_educator: ["specialpedagog", "special educator"],
        other_staff: ["övrig personal", "other staff"],
        authority_administrator: ["administratör", "administrator"],
      }),
    ),
    may("school", "skola", "school"),
    may("group", "grupp", "group"),
    may("absent", "vikarierar för", "stands in for"),
    starts,
    ends,
  ],
  pupils: [
    must("id", "id", "id"),
    must("school", "skola", "school"),
    must("givenName", "förnamn", "given name"),
    must("familyName", "efternamn", "family name"),
    number,
    may("birthDate", "födelsedatum", "birth date", date),
    may(
      "sex",
      "kön",
      "sex",
      word({ female: ["flicka", "kvinna"], male: ["pojke", "man"], unknown: ["okänt", "okänd"] }),
    ),
    may("residenceCode", "folkbokföringskommun", "residence", municipality),
    may("district", "stadsdel", "district"),
    may("placedByCode", "placerad av", "placed by", municipality),
    may("staysInCode", "vistas i", "stays in", municipality),
    may(
      "protection",
      "skyddade personuppgifter",
      "protected identity",
      word({
        none: ["nej", "no", "ingen"],
        confidentiality: ["sekretessmarkering", "confidentiality marking"],
        protected_registration: ["skyddad folkbokföring", "protected registration"],
      }),
    ),
    address,
    phone,
  ],
  "group-members": [must("group", "grupp", "group"), must("pupil", "elev", "pupil"), starts, ends],
  guardians: [
    must("id", "id", "id"),
    must("pupil", "elev", "pupil"),
    must("name", "namn", "name"),
    number,
    address,
    phone,
    may("email", "e-post", "email", email),
    may(
      "custody",
      "vårdnad",
      "custody",
      word({ custody: ["ja", "yes"], no_custody: ["nej", "no"], unknown: ["okänt", "okänd"] }),
    ),
  ],
};
