// The doors to signatures: who is asked to sign comes in to the document and to what stands of signatures, and no further;
// everybody else meets the same 404, whether there is something behind the door or not.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "~/access/actor";
import { askSignatures } from "~/domain/report/ask-signatures.server";
import { attachPaperSignature } from "~/domain/report/attach-paper-signature.server";
import { readSigning } from "~/domain/report/read-signing.server";
import { renderReport } from "~/domain/report/render-report.server";
import { paths } from "~/paths";
import { runDue } from "~/runner/run-due.server";
import { receivedReport } from "~db/schema/reception.server";
import { receivedEvidence, signatureEvidence } from "~db/schema/signing.server";
import { cookieOf, got, posted } from "~test/factories/doors";
import { openDoorsTo } from "~test/factories/open-house";
import { aReport, sendAsRead, words } from "~test/factories/report";
import { aMoment, aWorld, later, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

interface Door {
  loader?: (args: LoaderFunctionArgs) => Promise<unknown>;
  action?: (args: ActionFunctionArgs) => Promise<unknown>;
}

interface Case {
  door: () => Promise<Door>;
  params: (id: Ids) => Record<string, string>;
  path: string;
  form?: Record<string, string>;
  open: ("author" | "asked" | "reception")[];
}

type Ids = Record<"report" | "photo" | "evidence" | "received" | "receivedEvidence", string>;

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  "base64",
);

const cases: Record<string, Case> = {
  sign: {
    door: () => import("~/routes/reports.$reportId_.sign"),
    params: (id) => ({ reportId: id.report }),
    path: paths.reportSign("r1"),
    form: { do: "sign", documentId: "d1" },
    open: ["author", "asked"],
  },
  document: {
    door: () => import("~/routes/reports.$reportId_.pdf"),
    params: (id) => ({ reportId: id.report }),
    path: paths.reportPdf("r1"),
    open: ["author", "asked"],
  },
  signatures: {
    door: () => import("~/routes/reports.$reportId_.signatures"),
    params: (id) => ({ reportId: id.report }),
    path: paths.reportSignatures("r1"),
    form: { do: "ask", signers: "somebody-1" },
    open: ["author", "asked"],
  },
  photo: {
    door: () => import("~/routes/reports.$reportId_.photos.$photoId"),
    params: (id) => ({ reportId: id.report, photoId: id.photo }),
    path: paths.reportPhoto("r1", "p1"),
    open: ["author", "asked"],
  },
  evidence: {
    door: () => import("~/routes/reports.$reportId_.evidence.$evidenceId"),
    params: (id) => ({ reportId: id.report, evidenceId: id.evidence }),
    path: paths.reportEvidence("r1", "e1"),
    open: ["author"],
  },
  rawEvidence: {
    door: () => import("~/routes/reports.$reportId_.evidence.$evidenceId"),
    params: (id) => ({ reportId: id.report, evidenceId: id.evidence }),
    path: paths.reportEvidence("r1", "e1", { raw: "1" }),
    open: ["author"],
  },
  receivedEvidence: {
    door: () => import("~/routes/reception.$receivedId_.evidence.$evidenceId"),
    params: (id) => ({ receivedId: id.received, evidenceId: id.receivedEvidence }),
    path: paths.receivedEvidence("v1", "e1"),
    open: ["reception"],
  },
};

let world: World;
let ids: Ids;
/** Another report of the author's, and where it was received: it has nothing of the first's. */
let others: { reportId: string; receivedId: string };
let people: Record<"author" | "asked" | "reception", Actor>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: later({ now: aMoment }, 600_000).now });
  world = await aWorld();
  openDoorsTo(world);
  const author = await world.staff("teacher", { group: "teacher" });
  const principal = await world.staff("principal");
  const reportId = await aReport(author, world.pupilId, { observations: "Kom utan jacka." });
  const { documentId } = await renderReport(author, { reportId, words });
  const paper = { reportId, documentId, signer: "Åsa Lund", file: { name: "p.png", bytes: png } };
  await attachPaperSignature(author, { ...paper, idempotencyKey: "p" });
  await askSignatures(author, { reportId, accountIds: [principal.actor.accountId], idempotencyKey: "a" });
  await sendAsRead(author, reportId);
  const otherId = await aReport(author, world.pupilId, { observations: "Sov under lektionen." });
  await sendAsRead(author, otherId);
  const house = { db: world.db, vault: world.vault, checkpointKey: null, holder: "one", jitter: () => 1 };
  for (const ms of [1000, 60_000, 300_000]) await runDue(house, later(author, ms).now);
  const { photos } = await readSigning(author, { reportId });
  const [made] = await world.db.read.select({ id: signatureEvidence.id }).from(signatureEvidence);
  const [there] = await world.db.read.select().from(receivedEvidence);
  const received = await world.db.read.select({ id: receivedReport.id }).from(receivedReport);
  const other = received.find((row) => row.id !== there?.receivedId);
  others = { reportId: otherId, receivedId: other?.id ?? "" };
  ids = {
    report: reportId,
    photo: photos[0]?.id ?? "",
    evidence: made?.id ?? "",
    received: there?.receivedId ?? "",
    receivedEvidence: there?.id ?? "",
  };
  const reception = await world.social(["reception"]);
  people = { author: author.actor, asked: principal.actor, reception: reception.actor };
});

afterEach(() => {
  vi.useRealTimers();
});

type Told = { status: number; body: string } | "opened";

async function tell(given: Promise<unknown>): Promise<Told> {
  const thrown: unknown = await given.then(
    () => null,
    (error) => error,
  );
  if (thrown === null) return "opened";
  if (!(thrown instanceof Response)) throw thrown;
  return { status: thrown.status, body: await thrown.text() };
}

async function knock(one: Case, params: Record<string, string>, actor: Actor) {
  const { loader, action } = await one.door();
  const cookie = await cookieOf(actor, new Date());
  const read = await tell(
    loader?.({ request: got(one.path, cookie), params, context: {} }) ?? Promise.resolve(),
  );
  const written = one.form
    ? await tell(
        action?.({ request: posted(one.path, cookie, one.form), params, context: {} }) ?? Promise.resolve(),
      )
    : read;
  return { read, written };
}

const nowhere = { status: 404, body: "" };

test("each door opens to those whom it is for, and is a 404 to everybody else, as what does not exist is", async () => {
  const strangers = [
    await world.staff("teacher"),
    // She has the pupil and could be asked; she has not been.
    await world.staff("principal", { name: "En annan rektor" }),
    await world.staff("authority_administrator"),
    await world.social(["analyst"]),
    await world.social(["reception"], "0180"),
  ].map(({ actor }) => actor);
  for (const [name, one] of Object.entries(cases)) {
    const params = one.params(ids);
    expect(Object.values(params), name).not.toContain("");
    for (const [who, actor] of Object.entries(people) as [keyof typeof people, Actor][]) {
      const { read } = await knock(one, params, actor);
      expect(read, `${name} to ${who}`).toEqual(one.open.includes(who) ? "opened" : nowhere);
      for (const [param, value] of Object.entries(params)) {
        const unknown = await knock(one, { ...params, [param]: `${value.slice(0, -1)}x` }, actor);
        expect(unknown, `${name} unknown to ${who}`).toEqual({ read: nowhere, written: nowhere });
      }
    }
    for (const actor of strangers)
      expect(await knock(one, params, actor), name).toEqual({ read: nowhere, written: nowhere });
  }
});

test("nothing of one report is reached by way of another, not even by whoever may open both", async () => {
  expect(others.receivedId).not.toBe("");
  const through: [keyof typeof people, string, Record<string, string>][] = [
    ["author", "photo", { reportId: others.reportId, photoId: ids.photo }],
    ["author", "evidence", { reportId: others.reportId, evidenceId: ids.evidence }],
    ["reception", "receivedEvidence", { receivedId: others.receivedId, evidenceId: ids.receivedEvidence }],
  ];
  for (const [who, name, params] of through) {
    const one = cases[name];
    if (!one) throw new Error(name);
    expect((await knock(one, params, people[who])).read, name).toEqual(nowhere);
  }
});
