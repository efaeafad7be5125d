// Queries on pupils and their groups.
import { and, asc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import type { Queries } from "./database";
import {
  account,
  duty,
  groupMember,
  groupStaff,
  pupil,
  schoolGroup,
  schoolUnit,
} from "./schema/school.server";

/** What the policy and the head of a page need; nothing sealed. */
export async function findPupil(q: Queries, id: string) {
  const [row] = await q
    .select({
      id: pupil.id,
      authorityId: pupil.authorityId,
      schoolUnitId: pupil.schoolUnitId,
      schoolName: schoolUnit.name,
      schoolKind: schoolUnit.kind,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      birthDate: pupil.birthDate,
      sex: pupil.sex,
      protection: pupil.protection,
      residenceCode: pupil.residenceCode,
      placedByCode: pupil.placedByCode,
      staysInCode: pupil.staysInCode,
      district: pupil.district,
      identityLookup: pupil.identityLookup,
      leftOn: pupil.leftOn,
    })
    .from(pupil)
    .innerJoin(schoolUnit, eq(schoolUnit.id, pupil.schoolUnitId))
    .where(eq(pupil.id, id));
  if (!row) return null;
  // That there is none is a fact of routing; the hash itself is nobody's who asks here.
  const { identityLookup, ...known } = row;
  return { ...known, withoutNumber: identityLookup === null };
}

export type PupilRow = NonNullable<Awaited<ReturnType<typeof findPupil>>>;

/** The school unit whose pupil this is, and the day on which it left it. */
export async function unitOfPupil(q: Queries, id: string) {
  const [row] = await q
    .select({ schoolUnitId: pupil.schoolUnitId, leftOn: pupil.leftOn })
    .from(pupil)
    .where(eq(pupil.id, id));
  return row ?? { schoolUnitId: "", leftOn: null };
}

type Dated = typeof groupMember | typeof groupStaff | typeof duty;

const currentOn = (t: Dated, date: string) =>
  and(lte(t.startsOn, date), or(isNull(t.endsOn), gt(t.endsOn, date)));

/** The pupil's class on a civil date. */
export async function classOf(q: Queries, pupilId: string, date: string) {
  const [row] = await q
    .select({ id: schoolGroup.id, name: schoolGroup.name })
    .from(groupMember)
    .innerJoin(schoolGroup, eq(schoolGroup.id, groupMember.groupId))
    .where(and(eq(groupMember.pupilId, pupilId), eq(schoolGroup.kind, "class"), currentOn(groupMember, date)))
    .limit(1);
  return row ?? null;
}

/** These pupils with the class they go in on the date, in the order of class and name. */
export async function pupilsByClass(q: Queries, pupilIds: string[], date: string) {
  if (pupilIds.length === 0) return [];
  return q
    .select({
      id: pupil.id,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      protection: pupil.protection,
      schoolUnitId: pupil.schoolUnitId,
      groupId: schoolGroup.id,
      groupName: schoolGroup.name,
    })
    .from(pupil)
    .leftJoin(groupMember, and(eq(groupMember.pupilId, pupil.id), currentOn(groupMember, date)))
    .leftJoin(schoolGroup, and(eq(schoolGroup.id, groupMember.groupId), eq(schoolGroup.kind, "class")))
    .where(and(inArray(pupil.id, pupilIds), isNull(pupil.leftOn)))
    .orderBy(asc(schoolGroup.name), asc(pupil.familyName), asc(pupil.givenName));
}

/** Exact look-up: folded full name and class name within the given units. Protected identities are left out. */
export async function pupilsNamed(
  q: Queries,
  input: { schoolUnitIds: string[]; nameKey: string; classKey: string; date: string },
) {
  if (input.schoolUnitIds.length === 0) return [];
  const rows = await q
    .select({ id: pupil.id, schoolUnitId: pupil.schoolUnitId, groupName: schoolGroup.name })
    .from(pupil)
    .innerJoin(groupMember, and(eq(groupMember.pupilId, pupil.id), currentOn(groupMember, input.date)))
    .innerJoin(schoolGroup, and(eq(schoolGroup.id, groupMember.groupId), eq(schoolGroup.kind, "class")))
    .where(
      and(
        inArray(pupil.schoolUnitId, input.schoolUnitIds),
        eq(pupil.nameKey, input.nameKey),
        eq(pupil.protection, "none"),
        isNull(pupil.leftOn),
      ),
    );
  return rows.filter((r) => foldClass(r.groupName) === input.classKey);
}

/** Class names compared without case and spaces: "5 b" is 5B. */
export function foldClass(name: string): string {
  return name.replace(/\s+/g, "").toLocaleUpperCase("sv");
}

const atTheSchool = [
  "counsellor",
  "school_nurse",
  "school_psychologist",
  "special_educator",
  "principal",
] as const;
/** The order in which contact persons are suggested. */
const contactOrder: readonly string[] = ["mentor", "teacher", ...atTheSchool];

/**
 * Contact persons at hand: the pupil's mentors, its class's teachers, the student-health members of its school and the
 * principal; each once, under the first of these, and nobody who has left or is off duty.
 */
export async function contactsFor(
  q: Queries,
  input: { pupilId: string; schoolUnitId: string; date: string },
) {
  const ofItsGroups = await q
    .selectDistinct({
      accountId: account.id,
      name: account.name,
      role: groupStaff.role,
      kind: schoolGroup.kind,
    })
    .from(groupMember)
    .innerJoin(schoolGroup, eq(schoolGroup.id, groupMember.groupId))
    .innerJoin(groupStaff, eq(groupStaff.groupId, groupMember.groupId))
    .innerJoin(account, eq(account.id, groupStaff.accountId))
    .innerJoin(duty, and(eq(duty.accountId, account.id), currentOn(duty, input.date)))
    .where(
      and(
        eq(groupMember.pupilId, input.pupilId),
        currentOn(groupMember, input.date),
        currentOn(groupStaff, input.date),
        isNull(account.closedAt),
      ),
    );
  const atSchool = await q
    .selectDistinct({ accountId: account.id, name: account.name, role: duty.role })
    .from(duty)
    .innerJoin(account, eq(account.id, duty.accountId))
    .where(
      and(
        eq(duty.schoolUnitId, input.schoolUnitId),
        inArray(duty.role, [...atTheSchool]),
        currentOn(duty, input.date),
        isNull(account.closedAt),
      ),
    );
  const teaching = ofItsGroups
    .filter(({ role, kind }) => role === "mentor" || kind === "class")
    .map(({ accountId, name, role }) => ({ accountId, name, role }));
  const place = (role: string) => contactOrder.indexOf(role);
  const inOrder = [...teaching, ...atSchool].sort(
    (a, b) => place(a.role) - place(b.role) || a.name.localeCompare(b.name, "sv"),
  );
  const first = new Map<string, (typeof inOrder)[number]>();
  for (const contact of inOrder) if (!first.has(contact.accountId)) first.set(contact.accountId, contact);
  return [...first.values()];
}
