import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { reasonPlace } from "~/domain/access-grant/reason-place";
import { textPlace } from "~/domain/concern/seal-concern";
import { receivedPlace } from "~/domain/reception/places";
import { guardianPlace, pupilIdentityPlace } from "~/domain/roster/seal-roster";
import { databaseEngine } from "~/env.server";
import { createVault } from "~/vault/vault.server";
import { openDatabase } from "~db/engine.server";
import { keyStoreOn } from "~db/key-store.server";
import { freshDatabase, freshFolder } from "~test/factories/database";
import { words } from "~test/factories/report";
import { findAccountByIdentity } from "../account.server";
import { actionPlanMeasure } from "../schema/action-plan.server";
import { concern, concernVersion } from "../schema/concern.server";
import { accessGrant } from "../schema/grant.server";
import { receivedMatch, receivedReport, statisticsMonth } from "../schema/reception.server";
import { report } from "../schema/report.server";
import { account, guardian, installation, pupil } from "../schema/school.server";
import { signaturePhoto } from "../schema/signing.server";
import { loadSeed } from "./load-seed.server";
import { playCasework } from "./play-casework.server";
import { playPlans } from "./play-plans.server";

const now = new Date("2026-11-22T09:00:00Z");

async function freshKeys() {
  const url = databaseEngine() === "postgres" ? "pglite:" : `sqlite:${freshFolder()}/keys.db`;
  return openDatabase(url, { store: "keys" });
}

it("fills both engines with what was planned, readable with its keys, and grants that follow from the roster", async () => {
  const database = await freshDatabase();
  const keys = await freshKeys();
  const masterKey = randomBytes(32);
  const target = { database, keys, masterKey, now, mode: "test" as const };
  const plan = await loadSeed(target);
  const { read } = database;

  expect(await read.select().from(installation)).toMatchObject([{ mode: "test" }]);
  const sizes = [account, pupil, guardian, concern, report, receivedReport, statisticsMonth];
  const found = await Promise.all(sizes.map(async (table) => (await read.select().from(table)).length));
  expect(found).toEqual([
    plan.accounts.length,
    1500,
    plan.guardians.length,
    6000,
    plan.reports.length,
    250,
    plan.statistics.length,
  ]);

  const vault = createVault(keyStoreOn(keys), masterKey);
  const versions = await read.select().from(concernVersion);
  const texts = await vault.openTexts(
    versions.slice(0, 900).map((v) => ({ ...textPlace(v.concernId, v.version), sealed: v.sealedText })),
  );
  const planned = new Map(plan.concerns.map((c) => [c.id, c.versions]));
  expect(texts).toEqual(versions.slice(0, 900).map((v) => planned.get(v.concernId)?.[v.version - 1]?.text));

  const alva = plan.pupils.find((p) => p.givenName === "Alva" && p.familyName === "Lindqvist");
  const [row] = await read
    .select()
    .from(pupil)
    .where(eq(pupil.id, alva?.id as string));
  const identity = pupilIdentityPlace(alva?.id as string, 1);
  const opened = await vault.openText(identity.owner, identity.place, row?.sealedIdentity as Uint8Array);
  expect(JSON.parse(opened)).toEqual({
    personalNumber: alva?.personalNumber,
    address: alva?.address,
    phone: alva?.phone,
  });
  expect(row?.nameKey).toBe("alva lindqvist");

  const [parent] = await read
    .select()
    .from(guardian)
    .where(eq(guardian.pupilId, alva?.id as string));
  const details = guardianPlace({ id: parent?.id as string, pupilId: alva?.id as string, version: 1 });
  const parentText = await vault.openText(details.owner, details.place, parent?.sealedDetails as Uint8Array);
  expect(JSON.parse(parentText)).toEqual(plan.guardians.find((g) => g.id === parent?.id)?.details);

  const [received] = await read.select().from(receivedReport).where(eq(receivedReport.wayIn, "tool"));
  const copy = receivedPlace(received?.id as string, "sealed_content");
  const content = await vault.openText(copy.owner, copy.place, received?.sealedContent as Uint8Array);
  expect(JSON.parse(content)).toEqual(plan.received.find((r) => r.id === received?.id)?.content);

  const maria = plan.demoPeople[0];
  const authority = plan.accounts.find((a) => a.id === maria?.accountId)?.authorityId as string;
  const scope = { kind: "authority" as const, id: authority };
  const signedIn = await findAccountByIdentity(read, await vault.lookup(scope, maria?.personalNumber ?? ""));
  expect(signedIn?.id).toBe(maria?.accountId);
  const grants = await read
    .select()
    .from(accessGrant)
    .where(
      and(eq(accessGrant.accountId, maria?.accountId as string), eq(accessGrant.pupilId, alva?.id as string)),
    );
  expect(grants).toMatchObject([{ ground: "teaching", endsAt: null }]);

  const [temporary] = plan.grants;
  const [given] = await read
    .select()
    .from(accessGrant)
    .where(eq(accessGrant.id, temporary?.id as string));
  const why = reasonPlace(alva?.id as string, temporary?.id as string);
  expect(given).toMatchObject({ ground: "temporary", pupilId: alva?.id });
  expect(await vault.openText(why.owner, why.place, given?.sealedReason as Uint8Array)).toBe(
    temporary?.reason,
  );

  // What the receptions have done since, by the product's own use cases: every page of theirs has something on it.
  const played = await playCasework({ db: database, vault, now });
  expect(played).toMatchObject({ forwarded: 1, cameHere: 1, calls: 2, imported: 2 });
  expect(played.assigned).toBeGreaterThan(3);
  const kramfors = await read
    .select({
      assignedTo: receivedReport.assignedTo,
      cameFrom: receivedReport.cameFrom,
      status: receivedReport.status,
      meetingOn: receivedReport.meetingOn,
    })
    .from(receivedReport)
    .where(eq(receivedReport.municipalityCode, "2282"));
  expect(new Set(kramfors.map((one) => one.assignedTo).filter(Boolean)).size).toBeGreaterThan(1);
  expect(kramfors.filter((one) => one.cameFrom === "2280")).toMatchObject([{ status: "received" }]);
  expect(kramfors.filter((one) => one.status === "forwarded")).toHaveLength(1);
  expect(kramfors.filter((one) => one.meetingOn)).toHaveLength(1);
  expect(await read.select({ answer: receivedMatch.answer }).from(receivedMatch)).toEqual([
    { answer: "confirmed" },
  ]);
  const plans = await playPlans({ db: database, vault, now, words });
  expect(plans).toBe(2);
  const measures = await read.select({ status: actionPlanMeasure.status }).from(actionPlanMeasure);
  expect([measures.length, measures.filter((m) => m.status === "done").length]).toEqual([6, 1]);
  expect(await read.select({ kind: signaturePhoto.kind }).from(signaturePhoto)).toEqual([
    { kind: "action_plan" },
  ]);

  const quiet = await read.select({ name: account.name }).from(account).where(eq(account.mailDigest, "none"));
  expect(quiet).toEqual([{ name: "Lisa Holm" }]);

  await expect(loadSeed(target)).rejects.toThrow("already in use");
  await keys.close();
}, 180_000);
