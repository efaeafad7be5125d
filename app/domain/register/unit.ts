// What the register of contacts holds of a reception unit, and what may be written there: each fault beside its field.
// Checks form, not truth: that the phone is answered and the address right is what 'checked on' says. A channel whose
// address is not known yet can be saved; channel-fault.ts flags it.
// Source: integrations.md has no trustworthy file of social services' contacts, so each entry is kept by hand or CSV.
import { isCivilDate } from "../calendar/stockholm";
import type { FieldErrors } from "../refusal";
import { findMunicipality } from "../routing/municipalities";
import { type Channel, channels } from "./channels";

/** A unit's own columns, without its id, version and who checked it. */
export interface UnitEntry {
  municipalityCode: string;
  unit: string;
  districts: string[];
  address: string;
  phone: string | null;
  outOfHoursPhone: string | null;
  noticeEmail: string;
  channel: Channel;
  channelAddress: string;
  functionId: string;
  eServiceUrl: string;
  asksFor: string;
  specialistContact: string;
  specialistHonour: string;
  specialistViolence: string;
  specialistSexual: string;
  wordsToReporters: string;
  openWithinMinutes: number | null;
  source: string;
}

export const unitFields = [
  "municipalityCode",
  "unit",
  "districts",
  "address",
  "phone",
  "outOfHoursPhone",
  "noticeEmail",
  "channel",
  "channelAddress",
  "functionId",
  "eServiceUrl",
  "asksFor",
  "specialistContact",
  "specialistHonour",
  "specialistViolence",
  "specialistSexual",
  "wordsToReporters",
  "openWithinMinutes",
  "source",
] as const satisfies readonly (keyof UnitEntry)[];
export type UnitField = (typeof unitFields)[number];
export type UnitForm = Record<UnitField, string>;

/** Fields of several lines; the others are one. */
export const longFields: readonly UnitField[] = ["asksFor", "specialistContact", "wordsToReporters"];
export const longest = { line: 200, text: 2000 } as const;
/** Ten minutes to a week. */
export const openWithin = { least: 10, most: 7 * 24 * 60 } as const;

const phonePattern = /^\+?[\d][\d\s()/.-]{4,40}$/;
const emailPattern = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/;
/** Lifecare's organisations have numbers; none is the one that the house is configured with. */
const organisationPattern = /^\d{1,9}$/;
const participantPattern = /^0203:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i;

/** As it is stored: composed letters, one kind of line break, no blanks around. */
function tidy(text: string, field: UnitField): string {
  const lines = text.normalize("NFC").replace(/\r\n?/g, "\n").trim();
  return longFields.includes(field) ? lines : lines.replace(/\s+/g, " ");
}

const patterns: Partial<Record<UnitField, { test: (text: string) => boolean; key: string }>> = {
  municipalityCode: { test: (code) => findMunicipality(code) !== undefined, key: "unit_no_municipality" },
  phone: { test: (text) => phonePattern.test(text), key: "unit_phone_wrong" },
  outOfHoursPhone: { test: (text) => phonePattern.test(text), key: "unit_phone_wrong" },
  noticeEmail: { test: (text) => emailPattern.test(text), key: "unit_email_wrong" },
  channel: { test: (text) => (channels as readonly string[]).includes(text), key: "unit_channel_missing" },
  eServiceUrl: { test: isWebAddress, key: "unit_url_wrong" },
  openWithinMinutes: { test: isWaitingTime, key: "unit_minutes_wrong" },
};
const required: Partial<Record<UnitField, string>> = {
  municipalityCode: "unit_no_municipality",
  unit: "unit_name_empty",
  channel: "unit_channel_missing",
  source: "unit_source_empty",
};

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === "https:" && !new URL(text).username;
}

function isWaitingTime(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= openWithin.least && Number(text) <= openWithin.most;
}

function faultOf(field: UnitField, text: string, form: UnitForm): FieldErrors[string] | null {
  const need = required[field];
  if (text === "") return need ? { key: need } : null;
  const limit = longFields.includes(field) ? longest.text : longest.line;
  if (text.length > limit) return { key: "text_too_long", params: { limit } };
  const pattern = patterns[field];
  if (pattern && !pattern.test(text)) {
    const params = field === "openWithinMinutes" ? { params: { ...openWithin } } : {};
    return { key: pattern.key, ...params };
  }
  if (field === "channelAddress" && form.channel === "sdk" && !participantPattern.test(text))
    return { key: "unit_participant_wrong" };
  if (field === "channelAddress" && form.channel === "lifecare" && !organisationPattern.test(text))
    return { key: "unit_organisation_wrong" };
  return null;
}

export type CheckedUnit = { ok: true; value: UnitEntry } | { ok: false; errors: FieldErrors };

export function checkUnit(form: UnitForm): CheckedUnit {
  const errors: FieldErrors = {};
  const said = {} as UnitForm;
  for (const field of unitFields) {
    said[field] = tidy(form[field], field);
    const fault = faultOf(field, said[field], form);
    if (fault) errors[field] = fault;
  }
  const districts = [...new Set(said.districts.split(",").map((name) => name.trim()))].filter(Boolean);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      ...said,
      districts,
      phone: said.phone || null,
      outOfHoursPhone: said.outOfHoursPhone || null,
      channel: said.channel as Channel,
      openWithinMinutes: said.openWithinMinutes === "" ? null : Number(said.openWithinMinutes),
    },
  };
}

/** As a form or a file shows it. */
export function formOfUnit(entry: UnitEntry): UnitForm {
  const shown = unitFields.map((field): [UnitField, string] => {
    const value = entry[field];
    return [field, Array.isArray(value) ? value.join(", ") : String(value ?? "")];
  });
  return Object.fromEntries(shown) as UnitForm;
}

/** The fields in which two entries differ. */
export function differingFields(one: UnitEntry, other: UnitEntry): UnitField[] {
  const [left, right] = [formOfUnit(one), formOfUnit(other)];
  return unitFields.filter((field) => left[field] !== right[field]);
}

export const isCheckDay = (text: string, today: string): boolean => isCivilDate(text) && text <= today;
