// A pupil who has gone from a school of one authority to a school of another, and the people at both.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { StaffCtx } from "~/access/context.server";
import { rebuildGrants } from "~/domain/access-grant/rebuild-grants.server";
import { askForHistory } from "~/domain/history/ask-for-history.server";
import { decideHistory } from "~/domain/history/decide-history.server";
import { historyTransfer } from "~db/schema/history.server";
import { account, duty, pupil, schoolAuthority, schoolUnit } from "~db/schema/school.server";
import { logged } from "./logged";
import { aMoment, aWorld } from "./world";

const number = "201501022386";

/** The world's Norrskolan is the old school; Bergskolan, of another authority, is the new one. */
export async function betweenSchools() {
  const world = await aWorld();
  const oldPrincipal = await world.staff("principal", { name: "Jonas Hed" });
  const oldTeacher = await world.staff("teacher", { group: "mentor", name: "Per Dahl" });
  const counsellor = await world.staff("counsellor");
  const note = await logged(oldTeacher, world.pupilId, { form: { text: "Orolig på morgnarna." } });
  const other = await logged(oldTeacher, world.pupilId, { form: { text: "Har fått en stödkontakt." } });
  const inner = await logged(counsellor, world.pupilId, { form: { circle: "student_health" } });
  const [authorityId, unitId, toPupilId] = [randomUUID(), randomUUID(), randomUUID()];
  const { vault, db } = world;
  await vault.ensureKey({ kind: "authority", id: authorityId });
  const owner = { kind: "pupil" as const, id: toPupilId };
  await vault.ensureKey(owner, { kind: "authority", id: authorityId });
  const place = { table: "pupil", row: toPupilId, column: "sealed_identity", version: 1 };
  const sealedIdentity = await vault.seal(
    owner,
    place,
    JSON.stringify({ personalNumber: number, address: null, phone: null }),
  );
  const fromLookup = await vault.lookup({ kind: "authority", id: world.authorityId }, number);
  await db.write(async (tx) => {
    await tx
      .insert(schoolAuthority)
      .values({ id: authorityId, name: "Bergets skolor AB", legalProfile: "private" });
    await tx
      .insert(schoolUnit)
      .values({ id: unitId, authorityId, name: "Bergskolan", kind: "compulsory", municipalityCode: "2281" });
    await tx.insert(pupil).values({
      id: toPupilId,
      authorityId,
      schoolUnitId: unitId,
      givenName: "Alva",
      familyName: "Lindqvist",
      nameKey: "alva lindqvist",
      sex: "female",
      protection: "none",
      sealedIdentity,
    });
    await tx
      .update(pupil)
      .set({ identityLookup: fromLookup, leftOn: "2026-11-01" })
      .where(eq(pupil.id, world.pupilId));
  });
  const newStaff = async (role: "principal" | "counsellor" | "teacher"): Promise<StaffCtx> => {
    const accountId = randomUUID();
    await db.write(async (tx) => {
      await tx.insert(account).values({ id: accountId, kind: "staff", authorityId, name: `Ny ${role}` });
      await tx
        .insert(duty)
        .values({ id: randomUUID(), accountId, schoolUnitId: unitId, role, startsOn: "2026-08-17" });
      await rebuildGrants(tx, { authorityId, now: aMoment, actor: { kind: "system", accountId: null } });
    });
    return {
      ...oldPrincipal,
      actor: {
        kind: "staff",
        accountId,
        name: `Ny ${role}`,
        authorityId,
        duties: [{ role, schoolUnitId: unitId }],
      },
    };
  };
  const newPrincipal = await newStaff("principal");
  const schoolUnitId = world.schoolUnitId;
  const ask = async (ctx: StaffCtx = newPrincipal) => {
    await askForHistory(ctx, { pupilId: toPupilId, schoolUnitId });
    const [row] = await db.read.select().from(historyTransfer);
    return row?.id ?? "";
  };
  const send = (transferId: string, over: Partial<Parameters<typeof decideHistory>[1]> = {}) =>
    decideHistory(oldPrincipal, {
      transferId,
      version: 1,
      answer: "send",
      ground: "school_change",
      consentOn: "",
      entryIds: [note, inner],
      fileIds: [],
      ...over,
    });
  return {
    world,
    oldPrincipal,
    oldTeacher,
    counsellor,
    newPrincipal,
    newStaff,
    toPupilId,
    note,
    other,
    inner,
    ask,
    send,
  };
}
