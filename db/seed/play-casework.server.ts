// What the receptions have done in the demo beside reading and deciding, by the product's own use cases and with their
// audit: reports given to somebody, a meeting offered, a consent, calls taken and matched, one forwarded and one that came from
// a neighbour, decisions out of a case system's table; and one of the staff who wants no mail. So that every page of a
// reception has something on it. Takes what the plan has laid there, and leaves what is due soonest.
import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import type { SocialCtx } from "~/access/context.server";
import { actorFrom } from "~/access/session.server";
import { addDays, civilDate } from "~/domain/calendar/stockholm";
import { chooseDigest } from "~/domain/next-steps/choose-digest.server";
import { assignReceived } from "~/domain/reception/assign-received.server";
import { carryForward } from "~/domain/reception/carry-forward.server";
import { answerProposal } from "~/domain/reception/compare-received.server";
import { enterReport } from "~/domain/reception/enter-report.server";
import type { EnterForm } from "~/domain/reception/enter-rules";
import { forwardReceived } from "~/domain/reception/forward-received.server";
import { importOutcomes } from "~/domain/reception/import-outcomes.server";
import { inviteToMeeting } from "~/domain/reception/invite-received.server";
import { outcomeColumns } from "~/domain/reception/outcome-table";
import { readReceived } from "~/domain/reception/read-received.server";
import { recordConsent } from "~/domain/reception/record-consent.server";
import { birthDateOf } from "~/domain/roster/personal-number";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "../database";
import { findReceived } from "../reception.server";
import { receivedReport } from "../schema/reception.server";
import { account, duty } from "../schema/school.server";

interface House {
  db: Database;
  vault: Vault;
  now: Date;
}

export interface Played {
  assigned: number;
  forwarded: number;
  cameHere: number;
  imported: number;
  calls: number;
}

const here = "2282";
const neighbour = "2280";
const reason = "Barnet bor stadigvarande hos er sedan i somras.";

export async function playCasework(house: House): Promise<Played> {
  const team = await receptionOf(house, here);
  const own = team[0];
  const other = (await receptionOf(house, neighbour))[0];
  if (!own || !other) throw new Error("the demo has no reception to play");
  const assigned = await handOut(own, team);
  await meetAndConsent(own);
  const imported = await decideFromTable(own);
  const calls = await takeCalls(own);
  const forwarded = await forwardOne(house, own, neighbour);
  const cameHere = await forwardOne(house, other, here);
  await quietMail(house);
  return { assigned, forwarded, cameHere, imported, calls };
}

/** Everyone of a municipality's reception, as they act. */
async function receptionOf({ db, vault, now }: House, municipalityCode: string): Promise<SocialCtx[]> {
  const rows = await db.read
    .select({ id: account.id })
    .from(account)
    .innerJoin(duty, and(eq(duty.accountId, account.id), eq(duty.role, "reception")))
    .where(eq(account.municipalityCode, municipalityCode))
    .orderBy(asc(account.name));
  const found: SocialCtx[] = [];
  for (const { id } of rows) {
    const actor = (await actorFrom(db.read, id, now))?.actor;
    if (actor?.kind === "social") found.push({ actor, now, db, vault, ports: { signing: null } });
  }
  return found;
}

/** Oldest first: what is due soonest is left for whoever tries the demo, and what nobody has opened. */
async function standing({ db, actor }: SocialCtx, status: (typeof receivedReport.$inferSelect)["status"]) {
  return db.read
    .select({ id: receivedReport.id, registrationNumber: receivedReport.registrationNumber })
    .from(receivedReport)
    .where(
      and(
        eq(receivedReport.municipalityCode, actor.municipalityCode),
        eq(receivedReport.status, status),
        eq(receivedReport.protectedIdentity, false),
      ),
    )
    .orderBy(asc(receivedReport.receivedAt), asc(receivedReport.id));
}

async function formFor({ db }: SocialCtx, receivedId: string) {
  const version = (await findReceived(db.read, receivedId))?.version ?? 0;
  return { receivedId, version, idempotencyKey: randomUUID() };
}

async function handOut(ctx: SocialCtx, team: SocialCtx[]): Promise<number> {
  const open = [...(await standing(ctx, "registered")), ...(await standing(ctx, "investigating")).slice(-6)];
  const given = open.filter((_, at) => at % 3 !== 2);
  for (const [at, { id }] of given.entries()) {
    const to = team[at % team.length]?.actor.accountId ?? "";
    await assignReceived(ctx, { ...(await formFor(ctx, id)), to });
  }
  return given.length;
}

async function meetAndConsent(ctx: SocialCtx): Promise<void> {
  const today = civilDate(ctx.now);
  const [investigated] = (await standing(ctx, "investigating")).slice(-1);
  if (!investigated) return;
  await inviteToMeeting(ctx, { ...(await formFor(ctx, investigated.id)), day: addDays(today, 5) });
  await recordConsent(ctx, {
    ...(await formFor(ctx, investigated.id)),
    who: "Båda vårdnadshavarna",
    what: "Att skolan får veta att familjen får stöd, och från vilken dag.",
    until: addDays(today, 90),
  });
}

/** Two decisions as a case system's table tells them, found by the municipality's own number. */
async function decideFromTable(ctx: SocialCtx): Promise<number> {
  const numbered = (await standing(ctx, "registered")).filter((row) => row.registrationNumber).slice(-3, -1);
  const day = civilDate(ctx.now);
  const words = ["inte inledd", "inledd"];
  const rows = numbered.map(({ registrationNumber }, at) => ({
    line: at + 2,
    cells: ["", registrationNumber ?? "", words[at] ?? "", day],
  }));
  if (rows.length === 0) return 0;
  const done = await importOutcomes(ctx, { table: { header: [...outcomeColumns], rows }, dryRun: false });
  return done.ok ? done.changed : 0;
}

const calls = [
  "Skolsköterskan på vårdcentralen ringde: barnet kom ensamt, blek och utan frukost.",
  "Tränaren ringde: hämtas sent, ibland inte alls.",
];

/** Two calls about children who have been reported before, by name and birth date alone: one answered, one left open. */
async function takeCalls(ctx: SocialCtx): Promise<number> {
  const earlier = (await standing(ctx, "investigating")).slice(-calls.length);
  for (const [at, { id }] of earlier.entries()) {
    const { content } = await readReceived(ctx, { receivedId: id });
    const { name, birthDate, personalNumber } = content?.child ?? {};
    const form = aCall(name ?? "", birthDate || birthDateOf(personalNumber ?? "") || "", calls[at] ?? "");
    const call = await enterReport(ctx, { form, idempotencyKey: randomUUID() });
    if (at > 0) continue;
    const pair = { receivedId: call.receivedId, otherId: id };
    await answerProposal(ctx, { ...pair, answer: "confirmed", idempotencyKey: randomUUID() });
  }
  return earlier.length;
}

const aCall = (childName: string, birthDate: string, summary: string): EnterForm => ({
  wayIn: "phone",
  date: "",
  time: "",
  childName,
  personalNumber: "",
  birthDate,
  sex: "",
  summary,
  categories: ["neglect"],
  reporterKind: "health_care",
  reporter: "",
  acute: false,
  protectedIdentity: false,
  feedbackRequested: false,
});

/** A report of the reception that is not decided yet, by the tool, and carried there. */
async function forwardOne(house: House, ctx: SocialCtx, to: string): Promise<number> {
  for (const status of ["registered", "acknowledged", "opened"] as const) {
    const one = (await standing(ctx, status)).at(-1);
    if (!one) continue;
    // It is read before it is sent on.
    await readReceived(ctx, { receivedId: one.id });
    await forwardReceived(ctx, { ...(await formFor(ctx, one.id)), to, way: "tool", reason });
    await carryForward(house, { receivedId: one.id, now: house.now });
    return 1;
  }
  return 0;
}

async function quietMail({ db, vault, now }: House): Promise<void> {
  const [row] = await db.read.select({ id: account.id }).from(account).where(eq(account.name, "Lisa Holm"));
  const actor = row ? (await actorFrom(db.read, row.id, now))?.actor : null;
  if (actor?.kind !== "staff") return;
  await chooseDigest({ actor, now, db, vault, ports: { signing: null } }, { choice: "none" });
}
