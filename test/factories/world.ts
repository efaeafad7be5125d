// A small world for use-case tests: one school authority, a school, its people, one class with its pupils, and a
// context for whoever acts. Grants come from the roster by the product's own code.
import { randomBytes, randomUUID } from "node:crypto";
import type { SocialActor, SocialRole, StaffActor, StaffRole } from "~/access/actor";
import type { SocialCtx, StaffCtx } from "~/access/context.server";
import { rebuildGrants } from "~/domain/access-grant/rebuild-grants.server";
import type { ConcernForm } from "~/domain/concern/rules";
import { nameKey } from "~/domain/pupil/name-key";
import { createVault, type Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import {
  account,
  contactUnit,
  duty,
  groupMember,
  groupStaff,
  guardian,
  pupil,
  schoolAuthority,
  schoolGroup,
  schoolUnit,
} from "~db/schema/school.server";
import { freshDatabase, freshKeyStore } from "./database";
import { somebodyReceives } from "./somebody-receives";

/** A Sunday afternoon in Stockholm, in winter time. */
export const aMoment = new Date("2026-11-22T13:00:00Z");
const schoolYear = "2026-08-17";

export interface World {
  db: Database;
  vault: Vault;
  authorityId: string;
  schoolUnitId: string;
  groupId: string;
  pupilId: string;
  staff(role: StaffRole, options?: { name?: string; group?: "teacher" | "mentor" }): Promise<StaffCtx>;
  social(roles: SocialRole[], municipalityCode?: string): Promise<SocialCtx>;
  pupil(options?: Partial<typeof pupil.$inferInsert> & { inClass?: boolean }): Promise<string>;
  /** Brings grants in line with the roster, as of `now`. */
  grant(now?: Date): Promise<void>;
}

export const later = <C extends { now: Date }>(ctx: C, ms: number): C => ({
  ...ctx,
  now: new Date(+ctx.now + ms),
});
export const at = <C extends { now: Date }>(ctx: C, now: Date): C => ({ ...ctx, now });

/** A form that passes every rule. */
export const aNote = (form: Partial<ConcernForm> = {}): ConcernForm => ({
  text: "Kom 40 minuter sent. Sa: ”Mamma vaknade inte i dag heller.”",
  priority: "action_desirable",
  category: "lateness",
  circle: "pupil",
  date: "",
  time: "",
  ...form,
});

export async function aWorld(): Promise<World> {
  const db = await freshDatabase();
  const vault = createVault(await freshKeyStore(), randomBytes(32));
  const [authorityId, schoolUnitId, groupId] = [randomUUID(), randomUUID(), randomUUID()];
  await vault.ensureKey({ kind: "authority", id: authorityId });
  await db.write(async (tx) => {
    await tx.insert(schoolAuthority).values({
      id: authorityId,
      name: "Ådalens kommun",
      legalProfile: "municipal",
      municipalityCode: "2282",
    });
    await tx.insert(schoolUnit).values({
      id: schoolUnitId,
      authorityId,
      name: "Norrskolan",
      kind: "compulsory",
      municipalityCode: "2282",
    });
    await tx.insert(schoolGroup).values({
      id: groupId,
      authorityId,
      schoolUnitId,
      name: "5B",
      kind: "class",
      startsOn: schoolYear,
    });
    await tx.insert(contactUnit).values({
      id: randomUUID(),
      municipalityCode: "2282",
      unit: "Mottagningen barn och unga",
      phone: "0612-000 00",
      outOfHoursPhone: "0612-000 01",
      channel: "own_reception",
      source: "test",
      checkedOn: schoolYear,
    });
  });
  await somebodyReceives(db, "2282");
  const base = { db, vault, ports: { signing: null }, now: aMoment };
  const world: Omit<World, "pupilId"> = {
    db,
    vault,
    authorityId,
    schoolUnitId,
    groupId,
    staff: async (role, { name = `Någon ${randomUUID().slice(0, 4)}`, group } = {}) => {
      const accountId = randomUUID();
      await db.write(async (tx) => {
        await tx.insert(account).values({ id: accountId, kind: "staff", authorityId, name });
        await tx
          .insert(duty)
          .values({ id: randomUUID(), accountId, schoolUnitId, role, startsOn: schoolYear });
        if (group) {
          await tx
            .insert(groupStaff)
            .values({ id: randomUUID(), groupId, accountId, role: group, startsOn: schoolYear });
        }
      });
      await world.grant();
      const actor: StaffActor = {
        kind: "staff",
        accountId,
        name,
        authorityId,
        duties: [{ role, schoolUnitId }],
      };
      return { ...base, actor };
    },
    social: async (roles, municipalityCode = "2282") => {
      const accountId = randomUUID();
      const name = "Anna Sandell";
      await vault.ensureKey({ kind: "municipality", id: municipalityCode });
      await db.write(async (tx) => {
        await tx.insert(account).values({ id: accountId, kind: "social", municipalityCode, name });
        for (const role of roles)
          await tx.insert(duty).values({ id: randomUUID(), accountId, role, startsOn: schoolYear });
      });
      const actor: SocialActor = { kind: "social", accountId, name, municipalityCode, roles };
      return { ...base, actor };
    },
    pupil: async ({ inClass = true, ...given } = {}) => {
      const id = randomUUID();
      const row = { givenName: "Alva", familyName: "Lindqvist", ...given };
      const owner = { kind: "pupil" as const, id };
      await vault.ensureKey(owner, { kind: "authority", id: authorityId });
      const place = { table: "pupil", row: id, column: "sealed_identity", version: 1 };
      const sealedIdentity = await vault.seal(
        owner,
        place,
        JSON.stringify({ personalNumber: "201501022386", address: "Storgatan 1, Kramfors", phone: null }),
      );
      const guardianId = randomUUID();
      const sealedDetails = await vault.seal(
        owner,
        { table: "guardian", row: guardianId, column: "sealed_details", version: 1 },
        JSON.stringify({
          name: "Eva Lindqvist",
          personalNumber: null,
          address: "Storgatan 1",
          phone: "070-000 00 00",
          email: null,
        }),
      );
      await db.write(async (tx) => {
        await tx.insert(pupil).values({
          id,
          authorityId,
          schoolUnitId,
          nameKey: nameKey(`${row.givenName} ${row.familyName}`),
          birthDate: "2015-01-02",
          sex: "female",
          residenceCode: "2282",
          protection: "none",
          sealedIdentity,
          ...row,
        });
        await tx
          .insert(guardian)
          .values({ id: guardianId, authorityId, pupilId: id, sealedDetails, custody: "custody" });
        if (inClass) {
          await tx
            .insert(groupMember)
            .values({ id: randomUUID(), groupId, pupilId: id, startsOn: schoolYear });
        }
      });
      await world.grant();
      return id;
    },
    grant: async (now = aMoment) => {
      await db.write((tx) =>
        rebuildGrants(tx, { authorityId, now, actor: { kind: "system", accountId: null, authorityId } }),
      );
    },
  };
  const pupilId = await world.pupil();
  return { ...world, pupilId };
}
