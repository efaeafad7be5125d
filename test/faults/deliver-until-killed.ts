// Reports that are signed and waiting, processes that send and deliver them and are killed at a told place, and a message
// service that dies, answers twice, half, late, wrong, or lies. Afterwards: what became of each report. The documents are
// small sealed files and no rendered PDFs: rendering is not what is tried here. Clock: simulated.
import { spawn } from "node:child_process";
import { createHash, randomBytes, randomInt, randomUUID } from "node:crypto";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { documentDataPlace, documentPdfPlace } from "~/domain/report/places";
import { receivedContentOf } from "~/domain/report/report-content";
import { type ChannelSimulator, startChannelSimulator } from "~/integrations/delivery/simulator.server";
import { type MessageScript, rejection, usually } from "~/integrations/delivery/simulator-book";
import { faultSchema } from "~/integrations/delivery/simulator-faults";
import { createVault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { openDatabase } from "~db/engine.server";
import { openKeyStore } from "~db/key-store.server";
import { delivery } from "~db/schema/delivery.server";
import { alarm } from "~db/schema/operation.server";
import { receivedReport } from "~db/schema/reception.server";
import { report, reportDocument } from "~db/schema/report.server";
import { account, contactUnit, schoolAuthority, schoolUnit } from "~db/schema/school.server";
import { freshFolder } from "~test/factories/database";
import { somebodyReceives } from "~test/factories/somebody-receives";

export const steps = [
  ...["before-write", "inside-write", "after-write"],
  ...["before-seal", "after-seal", "before-open", "after-open"],
  ...["before-send", "after-send", "before-ask", "after-ask"],
];
/** How often a report passes each, about. */
const passes = (step: string) =>
  step.endsWith("write") ? 9 : step.endsWith("send") || step.endsWith("ask") ? 0.4 : 2;

const ownCodes = ["2282", "2281", "2180"];
const sdkCodes = ["0180", "1480"];
const addressOf = (code: string) => `0203:kommun-${code}.example`;
const start = Date.UTC(2026, 10, 24, 8, 0);

interface Ground {
  url: string;
  keysUrl: string;
  masterKey: string;
}

/** Drafts with their document, a fifth of them acute, to five municipalities in turn. */
async function prepare(count: number): Promise<Ground> {
  const folder = freshFolder();
  const [url, keysUrl] = [`sqlite:${join(folder, "main.db")}`, `sqlite:${join(folder, "keys.db")}`];
  const masterKey = randomBytes(32);
  const db = await openDatabase(url);
  const keys = await openKeyStore(keysUrl);
  const vault = createVault(keys, masterKey);
  const [authorityId, schoolUnitId, accountId] = [randomUUID(), randomUUID(), randomUUID()];
  const authority = { kind: "authority" as const, id: authorityId };
  await vault.ensureKey(authority);
  await db.write(async (tx) => {
    await tx.insert(schoolAuthority).values({ id: authorityId, name: "Norra", legalProfile: "municipal" });
    const unit = { authorityId, name: "Norra skolan", kind: "compulsory" as const, municipalityCode: "2282" };
    await tx.insert(schoolUnit).values({ id: schoolUnitId, ...unit });
    await tx.insert(account).values({ id: accountId, kind: "staff", authorityId, name: "Åsa Lind" });
    const register = { source: "test", checkedOn: "2026-08-17", unit: "Mottagningen" };
    for (const municipalityCode of ownCodes)
      await tx
        .insert(contactUnit)
        .values({ id: randomUUID(), municipalityCode, channel: "own_reception", ...register });
    for (const municipalityCode of sdkCodes) {
      const to = { channelAddress: addressOf(municipalityCode), functionId: `oro-${municipalityCode}` };
      await tx
        .insert(contactUnit)
        .values({ id: randomUUID(), municipalityCode, channel: "sdk", ...to, ...register });
    }
  });
  for (const municipalityCode of ownCodes) await somebodyReceives(db, municipalityCode);
  const data = JSON.stringify(
    receivedContentOf({ childName: "Alva Lindqvist", observations: "Kom utan jacka." }),
  );
  const codes = [...ownCodes, ...sdkCodes];
  for (let from = 0; from < count; from += 100) {
    const rows = await Promise.all(
      Array.from({ length: Math.min(100, count - from) }, async (_, i) => {
        const [id, documentId] = [randomUUID(), randomUUID()];
        await vault.ensureKey({ kind: "content", id }, authority);
        const pdf = Buffer.from(`%PDF-1.7 ${id}${" ".repeat(300)}`);
        const at = { file: documentPdfPlace(id, documentId), data: documentDataPlace(id, documentId) };
        const sealedPdf = await vault.seal(at.file.owner, at.file.place, pdf);
        const sealedData = await vault.seal(at.data.owner, at.data.place, data);
        const sha256 = createHash("sha256").update(pdf).digest("hex");
        const times = { createdAt: new Date(start), updatedAt: new Date(start), version: 1 };
        return {
          report: {
            ...{ id, authorityId, schoolUnitId, createdBy: accountId, status: "draft" as const, ...times },
            ...{ formVersion: 1, language: "sv" as const, acute: (from + i) % 5 === 0 },
            reference: `T-${from + i}`,
            receiverCode: codes[(from + i) % codes.length] as string,
            routeDecision: "by_rule" as const,
          },
          document: {
            ...{ id: documentId, reportId: id, number: 1, sealedPdf, sealedData, sha256, stateDigest: "0" },
            createdAt: new Date(start),
          },
        };
      }),
    );
    await db.write(async (tx) => {
      await tx.insert(report).values(rows.map((r) => r.report));
      await tx.insert(reportDocument).values(rows.map((r) => r.document));
    });
  }
  await db.close();
  await keys.close();
  return { url, keysUrl, masterKey: masterKey.toString("hex") };
}

const unkind: MessageScript[] = [
  rejection("BV"),
  rejection("SV"),
  { statuses: ["WAITING_FOR_RECEIPT", "MESSAGE_EXCHANGE_ERROR"] },
  { statuses: ["SUBMITTED"], forget: true },
  { statuses: [...Array<string>(12).fill("WAITING_FOR_RECEIPT"), "ACCEPTED"] },
  { statuses: ["WAITING_FOR_RECEIPT"] },
  ...(["id", "receiver", "function", "conversation", "content"] as const).map((lie) => ({
    statuses: ["ACCEPTED"],
    lie,
  })),
];
const faults = ["status", "die_before", "die_after", "half", "malformed", "twice", "hang_after"] as const;

/** Every fifth message meets something, and every fifth call fails: by count, so that a slow machine meets no more. */
function misbehave(simulator: ChannelSimulator): void {
  Object.defineProperty(simulator.book, "usual", {
    get: () => (randomInt(5) === 0 ? unkind[randomInt(unkind.length)] : usually),
  });
  simulator.faults.take = (on) => {
    if (!["send", "ask"].includes(on) || randomInt(5) > 0) return null;
    return faultSchema.parse({ on, fault: faults[randomInt(faults.length)] });
  };
}

interface Ended {
  killed: boolean;
  clock: number;
}

async function oneChild(told: Record<string, unknown> & { startAt: number }): Promise<Ended> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "test/faults/deliver-in-a-child.ts", JSON.stringify(told)],
    { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, DB_ENGINE: "sqlite" } },
  );
  let clock = told.startAt;
  createInterface({ input: child.stdout }).on("line", (line) => {
    clock = Number(line);
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on("close", (...how) => resolve(how)),
  );
  if (signal !== "SIGKILL" && code !== 0) throw new Error(`the child ended with ${code ?? signal}`);
  return { killed: signal === "SIGKILL", clock };
}

/** A killed holder's lease runs out in two minutes. */
const afterKillMs = 3 * 60_000;

export async function deliverUntilKilled({ reports, killsEach }: { reports: number; killsEach: number }) {
  const ground = await prepare(reports);
  const simulator = await startChannelSimulator({ tokenLastsSeconds: 86_400 });
  misbehave(simulator);
  const sdk = { ...simulator.sdk, timeoutMs: 500 };
  const share = reports / (steps.length * killsEach);
  const kills: Record<string, number> = {};
  let clock = start;
  try {
    for (let round = 0; round < killsEach; round += 1) {
      for (const step of steps) {
        const most = Math.max(1, Math.round(share * passes(step)));
        const kill = { step, nth: 1 + randomInt(most) };
        const ended = await oneChild({ ...ground, sdk, startAt: clock, restMinutes: 30, kill });
        clock = ended.clock + afterKillMs;
        if (ended.killed) kills[step] = (kills[step] ?? 0) + 1;
      }
    }
    const last = await oneChild({ ...ground, sdk, startAt: clock, restMinutes: 240, kill: null });
    if (last.killed) throw new Error("the last one was not to be killed");
    const db = await openDatabase(ground.url);
    const found = await judge(db, simulator);
    await db.close();
    return { ...found, kills };
  } finally {
    await simulator.close();
  }
}

/** What became of each report, seen from both sides. */
async function judge(db: Database, simulator: ChannelSimulator) {
  const reports = await db.read
    .select({ id: report.id, reference: report.reference, to: report.receiverCode })
    .from(report);
  const deliveries = await db.read.select().from(delivery);
  const received = await db.read
    .select({
      reference: receivedReport.reference,
      code: receivedReport.municipalityCode,
      digest: receivedReport.digest,
    })
    .from(receivedReport);
  const alarms = await db.read.select().from(alarm);
  const standing = new Set(alarms.filter((a) => a.resolvedAt === null).map((a) => a.subjectId));
  const byReport = group(deliveries, (d) => d.reportId);
  const byReference = group(received, (r) => r.reference);
  const messages = group(simulator.book.all(), (m) => m.attributes.messageId);
  const messagesTo = group(
    simulator.book.all(),
    (m) => `${JSON.stringify(m.attributes).match(/T-\d+/)?.[0]}`,
  );
  const figures = { reports: reports.length, stored: 0, stuck: 0, raised: alarms.length };
  const wrong: string[] = [];
  for (const one of reports) {
    const [sent, ...more] = byReport.get(one.id) ?? [];
    const say = (what: string) => wrong.push(`${one.reference}: ${what} (${sent?.state}, ${sent?.channel})`);
    if (!sent) {
      say("lost");
      continue;
    }
    if (more.length > 0) say("two deliveries");
    const isThere = ["stored", "opened"].includes(sent.state);
    figures[isThere ? "stored" : "stuck"] += 1;
    if (!isThere && !standing.has(sent.id)) say("stuck without an alarm");
    if (sent.municipalityCode !== one.to) say("another municipality");
    const here = byReference.get(one.reference) ?? [];
    const there = messagesTo.get(one.reference) ?? [];
    if (here.length + there.length > 1) say("delivered twice");
    if (isThere && here.length + there.length === 0) say("said to be stored and is nowhere");
    if (here.some((r) => r.code !== one.to || r.digest !== sent.digest)) say("received wrongly");
    const [message] = messages.get(sent.messageId ?? "") ?? [];
    if (there.length > 0 && there[0] !== message) say("another message than its own");
    if (message && !JSON.stringify(message.attributes).includes(addressOf(one.to ?? "")))
      say("to another address");
    const accepted = message?.script.statuses.at(-1) === "ACCEPTED" && !message.script.lie;
    if (message && isThere && !accepted) say("believed what was not so");
  }
  if (deliveries.length !== reports.length) wrong.push(`${deliveries.length} deliveries`);
  return { figures, wrong };
}

function group<T>(rows: readonly T[], by: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
  return groups;
}
