// A process that sends drafts and runs the runner, until it has done all or kills itself at the place it was told: before,
// inside or after the k-th unit of work, sealing, opening or call to a channel. The wrapping is here: the product has no
// hooks. Tells its parent its clock. Run by deliver-until-killed.ts.
import { createHash, randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import { asc, eq } from "drizzle-orm";
import { wayOut } from "~/domain/delivery/way-out.server";
import { deliveryFilePlace, documentPdfPlace } from "~/domain/report/places";
import { chooseChannels } from "~/integrations/delivery/index.server";
import type { Channels } from "~/integrations/delivery/port";
import type { SdkConnection } from "~/integrations/delivery/sdk.server";
import { runDue } from "~/runner/run-due.server";
import { createVault, type Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { insertDelivery } from "~db/delivery.server";
import { openDatabase } from "~db/engine.server";
import { openKeyStore } from "~db/key-store.server";
import { enqueue } from "~db/outbox.server";
import { findDocument } from "~db/report-document.server";
import { markSent } from "~db/report-write.server";
import { report, reportDocument } from "~db/schema/report.server";

interface Told {
  url: string;
  keysUrl: string;
  masterKey: string;
  sdk: SdkConnection;
  startAt: number;
  /** After the last is sent the clock goes on for so long. */
  restMinutes: number;
  kill: { step: string; nth: number } | null;
}
const told = JSON.parse(process.argv[2] ?? "") as Told;

let left = told.kill?.nth ?? 0;
function passing(step: string): void {
  if (step !== told.kill?.step) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, "SIGKILL");
}

/** Before and after what is awaited. */
const around =
  <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
  async (...args: A): Promise<R> => {
    passing(`before-${name}`);
    const result = await call(...args);
    passing(`after-${name}`);
    return result;
  };

function watchedDatabase(inner: Database): Database {
  const write: Database["write"] = (unit) =>
    inner.write(async (tx) => {
      const result = await unit(tx);
      passing("inside-write");
      return result;
    });
  return { ...bound(inner), write: around("write", write) as Database["write"] };
}

function bound(inner: Database): Database {
  const { engine, read } = inner;
  return {
    engine,
    read,
    write: (unit) => inner.write(unit),
    scrub: () => inner.scrub(),
    health: () => inner.health(),
    close: () => inner.close(),
  };
}

function watchedVault(inner: Vault): Vault {
  return { ...inner, seal: around("seal", inner.seal), open: around("open", inner.open) };
}

function watchedChannels({ sdk, lifecare }: Channels): Channels {
  if (!sdk) throw new Error("no message service");
  const watched = { ...sdk, send: around("send", sdk.send), ask: around("ask", sdk.ask) };
  return { sdk: watched, lifecare };
}

let now = new Date(told.startAt);
const db = watchedDatabase(await openDatabase(told.url));
const vault = watchedVault(createVault(await openKeyStore(told.keysUrl), Buffer.from(told.masterKey, "hex")));
const channels = watchedChannels(
  chooseChannels({ mode: "test", sdk: told.sdk, lifecare: null, now: () => now }),
);
const house = { db, vault, channels, checkpointKey: null, holder: randomUUID(), jitter: Math.random };

/** As sendReport does it, without its questions: seal, then one unit with report, delivery, ledger and outbox. */
async function send(reportId: string, documentId: string): Promise<void> {
  const document = await findDocument(db.read, documentId);
  const [row] = await db.read.select().from(report).where(eq(report.id, reportId));
  if (!row || !document) throw new Error("no such report");
  const from = documentPdfPlace(reportId, documentId);
  const pdf = await vault.open(from.owner, from.place, document.sealedPdf);
  const id = randomUUID();
  const to = deliveryFilePlace(reportId, id);
  const sealedFile = await vault.seal(to.owner, to.place, pdf);
  const digest = createHash("sha256").update(pdf).digest("hex");
  await db.write(async (tx) => {
    const { version, createdBy: by } = row;
    if (!(await markSent(tx, { id: reportId, version, by, now, routeConfirmation: "not_needed" }))) return;
    const way = await wayOut(tx, { report: row, connected: ["sdk"], childFoundByNumber: false, now });
    const times = { createdAt: now, updatedAt: now, version: 1 };
    await insertDelivery(tx, { id, reportId, documentId, ...way, digest, sealedFile, ...times });
    await enqueue(tx, [{ kind: "deliver-report", subjectId: id, availableAt: now }]);
  });
}

const drafts = await db.read
  .select({ id: report.id, documentId: reportDocument.id })
  .from(report)
  .innerJoin(reportDocument, eq(reportDocument.reportId, report.id))
  .where(eq(report.status, "draft"))
  .orderBy(asc(report.id));

function turn(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
  writeSync(1, `${now.getTime()}\n`);
}

for (let next = 0; next < drafts.length; next += 5) {
  for (const one of drafts.slice(next, next + 5)) await send(one.id, one.documentId);
  await runDue(house, now);
  turn(5);
}
for (let minute = 0; minute < told.restMinutes; minute += 1) {
  while ((await runDue(house, now)).done > 0) turn(1);
  turn(60);
}
await db.close();
