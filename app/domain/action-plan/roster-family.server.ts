// Who signs for the family of a pupil, by what the roster says now: opened for the use cases of signing. No policy: the
// caller has decided. audit: none here; the use cases that call it log what they do.
import { z } from "zod";
import type { StaffCtx } from "~/access/context.server";
import type { PupilRow } from "~db/pupil.server";
import { guardiansOf, sealedIdentityOf } from "~db/report-roster.server";
import { guardianPlace, pupilIdentityPlace } from "../roster/seal-roster";
import { type FamilySigner, familySigners } from "./signers";

const identity = z.object({ personalNumber: z.string().nullish() });
const details = identity.extend({ name: z.string(), email: z.string().nullish() });

export async function rosterFamily(
  { db, vault, now }: Pick<StaffCtx, "db" | "vault" | "now">,
  pupil: PupilRow,
): Promise<FamilySigner[]> {
  const rows = await guardiansOf(db.read, pupil.id);
  const texts = await vault.openTexts(rows.map((g) => ({ ...guardianPlace(g), sealed: g.sealedDetails })));
  const own = await sealedIdentityOf(db.read, pupil.id);
  const at = pupilIdentityPlace(pupil.id, own?.version ?? 1);
  const known = own?.sealedIdentity ? await vault.openText(at.owner, at.place, own.sealedIdentity) : "{}";
  return familySigners({
    pupil: {
      id: pupil.id,
      name: `${pupil.givenName} ${pupil.familyName}`,
      birthDate: pupil.birthDate,
      personalNumber: identity.parse(JSON.parse(known)).personalNumber || null,
    },
    guardians: rows.flatMap(({ id, custody }, n) => {
      const text = texts[n];
      if (!text) return [];
      const { name, personalNumber, email } = details.parse(JSON.parse(text));
      return [{ id, custody, name, personalNumber: personalNumber || null, email: email || null }];
    }),
    now,
  });
}
