// The answers of a report whose pupil is protected: it says so whatever was filled in before, and what the tool filled in
// of place and family while the pupil was not protected is left out where nobody has touched it, as prefill leaves it out
// from the beginning. What a person wrote stands. Source: OSL 21:3, 21:3 a.

interface Written {
  field: string;
  version: number;
  updatedAt: Date;
}

const filledIn = new Set([
  "school",
  "schoolClass",
  "schoolAuthority",
  "childAddress",
  "childPhone",
  "guardians",
]);

const withoutWorkplace = (rows: unknown): unknown =>
  Array.isArray(rows) ? rows.map(({ workplace: _, ...row }: Record<string, unknown>) => row) : rows;

/** `begunAt`: what has been untouched since then is the tool's own. */
export function answersOfProtected(
  stored: ReadonlyMap<string, unknown>,
  rows: readonly Written[],
  begunAt: Date,
): Map<string, unknown> {
  const untouched = new Set(
    rows.filter((r) => r.version === 1 && +r.updatedAt === +begunAt).map((r) => r.field),
  );
  const answers = new Map<string, unknown>();
  for (const [field, value] of stored) {
    if (!untouched.has(field)) answers.set(field, value);
    else if (field === "reporters") answers.set(field, withoutWorkplace(value));
    else if (!filledIn.has(field)) answers.set(field, value);
  }
  return answers.set("protectedIdentity", "yes");
}
