// What the tool knows when a report is begun, as answers of the form. For a protected identity neither address, phone,
// school nor family is filled in (OSL 21:3, 21:3 a); for a child whom the reporter does not have nothing but what she
// herself wrote. Everything can be changed by the writer. Seals and stores nothing.
import { z } from "zod";
import type { ReportValues } from "./values";
import type { Words } from "./words";

const identity = z.object({
  personalNumber: z.string().nullish(),
  address: z.string().nullish(),
  phone: z.string().nullish(),
});
const guardianDetails = z.object({
  name: z.string(),
  personalNumber: z.string().nullish(),
  address: z.string().nullish(),
  phone: z.string().nullish(),
});

export interface KnownOfPupil {
  name: string;
  birthDate: string | null;
  sex: "female" | "male" | "unknown";
  protection: "none" | "confidentiality" | "protected_registration";
  schoolName: string;
  className: string | null;
  authorityName: string;
  /** JSON as the roster sealed it; null where nothing is known. */
  identity: string | null;
  guardians: { details: string; custody: "custody" | "no_custody" | "unknown" }[];
}

export interface KnownOfReporter {
  name: string;
  role: string | null;
  workplace: string;
  phone: string | null;
}

const given = (values: Record<string, string | null | undefined>) =>
  Object.fromEntries(Object.entries(values).filter((e): e is [string, string] => Boolean(e[1])));

const sexes = { female: "girl", male: "boy", unknown: "unknown" } as const;

function reporterRow(reporter: KnownOfReporter, words: Words) {
  return given({
    name: reporter.name,
    role: reporter.role ? words(`report:roles.${reporter.role}`) : null,
    workplace: reporter.workplace,
    phone: reporter.phone,
  });
}

/** What the reporter wrote, and her own details: where she works says nothing of where the child goes. */
export function prefillDescribed(
  written: ReportValues,
  reporter: KnownOfReporter,
  words: Words,
): ReportValues {
  return { ...written, reporters: [reporterRow(reporter, words)] } as ReportValues;
}

export function prefill(known: KnownOfPupil, reporter: KnownOfReporter, words: Words): ReportValues {
  const isProtected = known.protection !== "none";
  const { workplace, ...rest } = reporterRow(reporter, words);
  const named = {
    ...given({ childName: known.name }),
    protectedIdentity: isProtected ? "yes" : "no",
    reporters: [isProtected || !workplace ? rest : { ...rest, workplace }],
  };
  const place = given({
    school: known.schoolName,
    schoolClass: known.className,
    schoolAuthority: known.authorityName,
  });
  const own = known.identity ? identity.parse(JSON.parse(known.identity)) : {};
  const child = {
    ...given({ childPersonalNumber: own.personalNumber, childBirthDate: known.birthDate }),
    childSex: sexes[known.sex],
  };
  if (isProtected) return { ...named, ...child } as ReportValues;
  const guardians = known.guardians.map(({ details, custody }) => {
    const { name, personalNumber, address, phone } = guardianDetails.parse(JSON.parse(details));
    return given({ name, personalNumber, address, phone, custody: words(`report:custody.${custody}`) });
  });
  return {
    ...named,
    ...child,
    ...place,
    ...given({ childAddress: own.address, childPhone: own.phone }),
    ...(guardians.length > 0 ? { guardians } : {}),
  } as ReportValues;
}
