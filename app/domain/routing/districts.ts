// Municipalities whose social services are divided into districts, with a reception each, and what those are called. A
// proposal for as long as the register of contacts says nothing: the register decides, and knows of other divisions.
// Facts of the project's own. Sources, checked 2026-11: Stockholm's eleven stadsdelsområden since 1 July 2023 (the city
// council's decision of 24 April 2023); Göteborg's four socialförvaltningar, one a stadsområde, since 1 January 2021.
// Malmö and the rest have one reception, or a division that their own entries in the register state.

export interface District {
  name: string;
  /** The reception unit that takes reports for it. */
  unit: string;
  /** Names that went into it when districts were joined, and are still in use. */
  once: readonly string[];
}

const stockholm = (name: string, office: string, ...once: string[]): District => ({
  name,
  unit: `${office} stadsdelsförvaltning`,
  once,
});

const goteborg = (name: string): District => ({ name, unit: `Socialförvaltningen ${name}`, once: [] });

export const districtsOf: Readonly<Record<string, readonly District[]>> = {
  "0180": [
    stockholm("Bromma", "Bromma"),
    stockholm("Enskede-Årsta-Vantör", "Enskede-Årsta-Vantörs"),
    stockholm("Farsta", "Farsta"),
    stockholm("Hägersten-Älvsjö", "Hägersten-Älvsjö", "Hägersten-Liljeholmen", "Älvsjö"),
    stockholm("Hässelby-Vällingby", "Hässelby-Vällingby"),
    stockholm("Järva", "Järva", "Rinkeby-Kista", "Spånga-Tensta"),
    stockholm("Kungsholmen", "Kungsholmens"),
    stockholm("Norra innerstaden", "Norra innerstadens", "Norrmalm", "Östermalm"),
    stockholm("Skarpnäck", "Skarpnäcks"),
    stockholm("Skärholmen", "Skärholmens"),
    stockholm("Södermalm", "Södermalms"),
  ],
  "1480": [goteborg("Centrum"), goteborg("Hisingen"), goteborg("Nordost"), goteborg("Sydväst")],
};

const fold = (name: string) => name.normalize("NFC").trim().toLocaleLowerCase("sv").replace(/\s+/g, " ");

export const sameDistrict = (one: string, other: string): boolean => fold(one) === fold(other);

/** The municipality's district of that name, today's or an earlier one. */
export function findDistrict(municipalityCode: string, name: string): District | undefined {
  return districtsOf[municipalityCode]?.find((district) =>
    [district.name, ...district.once].some((known) => sameDistrict(known, name)),
  );
}
