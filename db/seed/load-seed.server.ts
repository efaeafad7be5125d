// Fills an empty database and its key store with the demo data, relative to `now`. Refuses a database that is in use.
// Makes no audit rows: nobody has done anything yet. Invented people only.
import { rosterGrants } from "~/domain/access-grant/roster-grants";
import { createVault } from "~/vault/vault.server";
import type { Database, Queries } from "../database";
import { installationMode, markInstallation } from "../installation.server";
import { wrappedKey } from "../keys-schema.server";
import { applyRosterGrants, rosterFacts } from "../roster-grant.server";
import {
  attachment,
  attachmentChunk,
  concern,
  concernLink,
  concernVersion,
  notice,
} from "../schema/concern.server";
import { delivery, deliveryEvent } from "../schema/delivery.server";
import { accessGrant } from "../schema/grant.server";
import { handover, handoverPupil } from "../schema/handover.server";
import { receivedEvent, receivedGuardian, receivedReport, statisticsMonth } from "../schema/reception.server";
import { report, reportAuthor, reportDocument, reportEntry, reportField } from "../schema/report.server";
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
} from "../schema/school.server";
import type { SeedPlan } from "./plan";
import { planSeed } from "./plan.server";
import { makeKeys, sealPeople } from "./seal-people.server";
import { sealReceived, sealReports } from "./seal-reports.server";
import { sealConcerns, sealFiles, sealHandovers } from "./seal-threads.server";
import { type StagedKeys, stageKeys } from "./staged-keys.server";

/** Well below either engine's limit of parameters in one statement. */
const parametersInOneStatement = 8000;

export interface SeedTarget {
  database: Database;
  /** The key store's own database, not yet used. */
  keys: Database;
  masterKey: Uint8Array;
  now: Date;
  mode?: "demo" | "test";
}

export async function loadSeed({
  database,
  keys,
  masterKey,
  now,
  mode = "demo",
}: SeedTarget): Promise<SeedPlan> {
  if ((await installationMode(database.read)) !== null) throw new Error("The database is already in use.");
  const plan = planSeed(now);
  const staged = stageKeys();
  const sealed = await sealPlan(staged, masterKey, plan);
  // The keys first: a text without its key would be lost, a key without its text is nothing.
  await keys.write((tx) => writeKeys(tx, staged));
  await database.write(async (tx) => {
    await markInstallation(tx, { mode, now });
    await writePeople(tx, plan, sealed);
    await writeThreads(tx, plan, sealed);
    await writeReports(tx, plan, sealed);
    for (const { id: authorityId } of plan.authorities) {
      const grants = rosterGrants(await rosterFacts(tx, authorityId));
      await applyRosterGrants(tx, { authorityId, now, grants });
    }
  });
  return plan;
}

async function sealPlan(staged: StagedKeys, masterKey: Uint8Array, plan: SeedPlan) {
  const vault = createVault(staged, masterKey);
  await makeKeys(vault, plan);
  return {
    people: await sealPeople(vault, plan),
    threads: await sealConcerns(vault, plan),
    files: await sealFiles(vault, plan),
    handovers: await sealHandovers(vault, plan),
    reports: await sealReports(vault, plan),
    receptions: await sealReceived(vault, plan),
  };
}

type Sealed = Awaited<ReturnType<typeof sealPlan>>;

async function insertAll<T extends Parameters<Queries["insert"]>[0]>(
  tx: Queries,
  into: T,
  rows: readonly T["$inferInsert"][],
): Promise<void> {
  const widest = Object.keys(rows[0] ?? {}).length || 1;
  const size = Math.max(1, Math.floor(parametersInOneStatement / (widest + 4)));
  for (let at = 0; at < rows.length; at += size) await tx.insert(into).values(rows.slice(at, at + size));
}

async function writeKeys(tx: Queries, staged: StagedKeys): Promise<void> {
  const rows = staged.all().map(({ owner, version, wrapped, wrappedBy }) => ({
    kind: owner.kind,
    ownerId: owner.id,
    version,
    wrapped,
    wrappedByKind: wrappedBy?.kind ?? null,
    wrappedById: wrappedBy?.id ?? null,
  }));
  await insertAll(tx, wrappedKey, rows);
}

async function writePeople(tx: Queries, plan: SeedPlan, { people }: Sealed): Promise<void> {
  await insertAll(tx, schoolAuthority, plan.authorities);
  await insertAll(
    tx,
    schoolUnit,
    plan.units.map(({ key: _, ...row }) => row),
  );
  await insertAll(tx, account, people.accounts);
  await insertAll(tx, duty, plan.duties);
  await insertAll(tx, contactUnit, plan.contacts);
  await insertAll(tx, schoolGroup, plan.groups);
  await insertAll(tx, groupStaff, plan.groupStaff);
  await insertAll(tx, pupil, people.pupils);
  await insertAll(tx, groupMember, plan.members);
  await insertAll(tx, guardian, people.guardians);
  await insertAll(tx, accessGrant, people.grants);
}

async function writeThreads(
  tx: Queries,
  plan: SeedPlan,
  { threads, files, handovers }: Sealed,
): Promise<void> {
  await insertAll(tx, concern, threads.concerns);
  await insertAll(tx, concernVersion, threads.versions);
  await insertAll(tx, concernLink, plan.links);
  await insertAll(tx, attachment, files.attachments);
  await insertAll(tx, attachmentChunk, files.chunks);
  await insertAll(tx, handover, handovers.handovers);
  await insertAll(tx, handoverPupil, handovers.summaries);
  await insertAll(tx, notice, plan.notices);
}

async function writeReports(tx: Queries, plan: SeedPlan, { reports, receptions }: Sealed): Promise<void> {
  await insertAll(tx, report, reports.reports);
  await insertAll(tx, reportAuthor, reports.authors);
  await insertAll(tx, reportField, reports.fields);
  await insertAll(tx, reportEntry, reports.entries);
  await insertAll(tx, reportDocument, reports.documents);
  await insertAll(tx, delivery, reports.deliveries);
  await insertAll(tx, deliveryEvent, reports.deliveryEvents);
  await insertAll(tx, receivedReport, receptions.received);
  await insertAll(tx, receivedGuardian, receptions.guardians);
  await insertAll(tx, receivedEvent, receptions.events);
  await insertAll(tx, statisticsMonth, plan.statistics);
}
