// The demo's register of contacts: the receptions that the demo's social workers answer for, and others with channels of
// every kind, a few unchecked for long, one with nothing but a phone. Invented numbers and addresses.
import { createHash } from "node:crypto";
import { addMonths } from "~/domain/calendar/stockholm";
import { districtsOf } from "~/domain/routing/districts";
import { findMunicipality } from "~/domain/routing/municipalities";
import type { ContactRow } from "./plan";

type Others = Partial<Omit<ContactRow, "municipalityCode" | "source" | "checkedOn">>;

const letter = (address: string): Others => ({ channel: "letter", address });
const others: Record<string, Others> = {
  "2180": letter("Box 900 01, 801 00 Gävle"),
  "2401": letter("Box 900 02, 914 00 Nordmaling"),
  "2184": { channel: "sdk", channelAddress: "0203:hudiksvall.exempel.se", functionId: "oro-barn" },
  "0380": { channel: "sdk", channelAddress: "0203:uppsala.exempel.se", functionId: "mottagning-barn" },
  "2380": { channel: "lifecare", address: "Box 900 03, 831 00 Östersund" },
  "2480": {
    channel: "e_service",
    eServiceUrl: "https://etjanst.umea.exempel.se/orosanmalan",
    asksFor: "E-tjänsten frågar också efter syskonens skolor.",
  },
  "2463": { channel: "phone_only" },
};
/** What some of the receptions say to those who report. */
const words: Record<string, string> = {
  "2282":
    "Tack för att du anmäler. Vi läser anmälningar vardagar 8 till 16.30. Vi ringer dig om något är oklart, så hör gärna av dig om du är svår att nå.",
  "2280":
    "Vi läser varje anmälan samma dag. Vill du rådgöra först går det bra att ringa utan att säga barnets namn.",
};
const unchecked = ["2313", "2184", "2480"];

/** `receptions`: the municipalities whose own people receive in the tool. */
export function planContacts(receptions: readonly string[], today: string): ContactRow[] {
  const own = receptions.map((code) => contactRow(code, today, { channel: "own_reception" }));
  const more = Object.entries(others).map(([code, given]) => contactRow(code, today, given));
  const divided = (districtsOf["1480"] ?? []).map(({ name, unit }) =>
    contactRow("1480", today, {
      unit,
      districts: [name],
      channel: "sdk",
      channelAddress: "0203:goteborg.exempel.se",
      functionId: `mottagning-${name.toLowerCase().replace("ä", "a")}`,
    }),
  );
  return [...own, ...more, ...divided];
}

function contactRow(code: string, today: string, given: Others): ContactRow {
  const name = findMunicipality(code)?.name ?? code;
  const unit = given.unit ?? `${name} socialtjänst, mottagningen för barn och unga`;
  return {
    id: idOf(`${code} ${unit}`),
    phone: "0612-000 00",
    outOfHoursPhone: "0612-000 01",
    channel: "phone_only",
    active: true,
    checkedBy: "Birgitta Falk",
    wordsToReporters: words[code] ?? "",
    ...given,
    municipalityCode: code,
    unit,
    source: "kommunens webbplats (påhittad)",
    checkedOn: addMonths(today, unchecked.includes(code) ? -8 : -1),
  };
}

/** The same for the same name: no dice, so that the rest of the demo stays as it was. */
function idOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}
