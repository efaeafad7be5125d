// Opens and seals the answers of a report. A stored null is the answer "I do not know". No policy: the caller has
// decided. Knows the current form's fields; the receiver is no field of its own but the report's route.
import type { Vault } from "~/vault/vault.server";
import type { FieldId } from "./form";
import { reportFieldPlace } from "./places";
import type { ReportValues } from "./values";

interface StoredField {
  field: string;
  sealedValue: Uint8Array;
  version: number;
}

export async function sealField(
  vault: Vault,
  input: { reportId: string; field: string; version: number; value: unknown },
): Promise<Uint8Array> {
  const { owner, place } = reportFieldPlace(input.reportId, input.field, input.version);
  return vault.seal(owner, place, JSON.stringify(input.value));
}

/** The answers by field as they were stored; a field whose key is gone is left out. */
export async function openFields(
  vault: Vault,
  reportId: string,
  rows: readonly StoredField[],
): Promise<Map<string, unknown>> {
  const texts = await vault.openTexts(
    rows.map((r) => ({ ...reportFieldPlace(reportId, r.field, r.version), sealed: r.sealedValue })),
  );
  return new Map(
    rows.flatMap((r, i) => {
      const text = texts[i];
      return text === null || text === undefined ? [] : [[r.field, JSON.parse(text) as unknown] as const];
    }),
  );
}

/** What the rules of completeness and the document are made from. */
export function valuesOf(stored: ReadonlyMap<string, unknown>, receiverCode: string | null): ReportValues {
  const values: Record<string, unknown> = {};
  const unknown: FieldId[] = [];
  for (const [field, value] of stored) {
    if (value === null) unknown.push(field as FieldId);
    else values[field] = value;
  }
  const { receiver: _, ...rest } = values;
  return { ...rest, ...(receiverCode ? { receiver: receiverCode } : {}), unknown } as ReportValues;
}
