// Signed and sent as read, through the doors: what somebody saves between reading and pressing is never signed or sent
// unread, nothing is lost, and one more press is enough.
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { askSignatures } from "~/domain/report/ask-signatures.server";
import { renderReport } from "~/domain/report/render-report.server";
import { chooseSigning } from "~/integrations/signing/index.server";
import type { SigningPort } from "~/integrations/signing/port";
import { type BankIdSimulator, startBankIdSimulator } from "~/integrations/signing/simulator.server";
import { paths } from "~/paths";
import { action as reportAction } from "~/routes/reports.$reportId";
import { action as saveField } from "~/routes/reports.$reportId_.field";
import { action, loader } from "~/routes/reports.$reportId_.sign";
import { delivery } from "~db/schema/delivery.server";
import { signingOrder } from "~db/schema/operation.server";
import { report, reportDocument, reportSignature } from "~db/schema/report.server";
import { account } from "~db/schema/school.server";
import { cookieOf, got, posted } from "~test/factories/doors";
import { openDoorsTo } from "~test/factories/open-house";
import { aReport, words } from "~test/factories/report";
import { aMoment, aWorld, type World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));
vi.mock("~/access/organisation-seal.server", () => ({ organisationSeal: async () => null }));

const numbers = { teacher: "198001032385", counsellor: "198001072381" };
const principalNumber = "198001112385";
let simulator: BankIdSimulator;
let signing: SigningPort;

beforeAll(async () => {
  const people = Object.values(numbers).map((personalNumber) => ({
    personalNumber,
    givenName: "Maria",
    surname: "Ek",
  }));
  const now = () => new Date();
  simulator = await startBankIdSimulator({ approval: { mode: "manual" }, people, now });
  const { url, pfx, passphrase, ca, signatureCa } = simulator.connection;
  const bankid = { url, pfx, passphrase, ca: String(ca), signatureCa: signatureCa.join("") };
  signing = chooseSigning({ mode: "test", bankid, now });
});
afterAll(() => simulator.close());

interface Person {
  ctx: StaffCtx;
  cookie: string;
}
let world: World;
let teacher: Person;
let counsellor: Person;
let reportId: string;

async function aPerson(ctx: StaffCtx, personalNumber: string): Promise<Person> {
  const scope = { kind: "authority" as const, id: world.authorityId };
  const identityLookup = await world.vault.lookup(scope, personalNumber);
  await world.db.write((tx) =>
    tx.update(account).set({ identityLookup }).where(eq(account.id, ctx.actor.accountId)),
  );
  return { ctx, cookie: await cookieOf(ctx.actor, aMoment) };
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: aMoment });
  world = await aWorld();
  openDoorsTo(world, { signing });
  teacher = await aPerson(
    await world.staff("teacher", { name: "Maria Ek", group: "teacher" }),
    numbers.teacher,
  );
  counsellor = await aPerson(await world.staff("counsellor", { name: "Karin Ström" }), numbers.counsellor);
  reportId = await aReport(teacher.ctx, world.pupilId, { observations: "Kom utan jacka." });
});
afterEach(() => vi.useRealTimers());

interface Page {
  document: { id: string; number: number; sha256: string };
  signatures: { name: string }[];
  earlierSignatures: { name: string; number: number }[];
  changed: { number: number; changes: { what: unknown; byName: string; at: string }[] } | null;
}
interface Told {
  errors?: Record<string, { key: string }>;
  changed?: Page["changed"];
  status: number;
  location: string | null;
}

const args = (request: Request) => ({ request, params: { reportId }, context: {} });

async function open(who: Person, query: { since?: string; message?: string } = {}): Promise<Page> {
  return (await loader(args(got(paths.reportSign(reportId, query), who.cookie)))) as unknown as Page;
}

/** What a door answers: data with a status, or a redirect, thrown or given. */
async function told(run: () => Promise<unknown>): Promise<Told> {
  const answer = await run().catch((thrown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (answer instanceof Response) return { status: answer.status, location: answer.headers.get("Location") };
  const { data, init } = answer as { data?: Omit<Told, "status" | "location">; init?: { status?: number } };
  return { ...(data ?? {}), status: init?.status ?? 200, location: null };
}

const press = (who: Person, what: "sign" | "send", documentId: string) =>
  told(() => action(args(posted(paths.reportSign(reportId), who.cookie, { do: what, documentId }))));

const save = (who: Person, field: string, value: string, version = 0) =>
  told(() =>
    saveField(
      args(
        posted(paths.reportField(reportId), who.cookie, {
          field,
          [`f.${field}`]: value,
          [`v.${field}`]: String(version),
        }),
      ),
    ),
  );

const status = async () =>
  (await world.db.read.select({ s: report.status }).from(report).where(eq(report.id, reportId)))[0]?.s;
const deliveries = () => world.db.read.select({ documentId: delivery.documentId }).from(delivery);

describe("what a colleague saves between reading and pressing", () => {
  test("is not sent unread: the page says what changed, by whom and when, and one more press sends it", async () => {
    const read = await open(teacher);
    expect(read.document).toMatchObject({ number: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await save(counsellor, "strengths", "Läser gärna.");
    const refused = await press(teacher, "send", read.document.id);
    expect(refused).toMatchObject({
      status: 422,
      errors: { form: { key: "report_changed" } },
      changed: {
        number: 1,
        changes: [{ what: { field: "strengths" }, byName: "Karin Ström", at: expect.stringMatching(/\d/) }],
      },
    });
    expect([await status(), await deliveries()]).toEqual(["draft", []]);
    const again = await open(teacher);
    expect(again.document.number).toBe(2);
    const sent = await press(teacher, "send", again.document.id);
    expect(sent).toMatchObject({ status: 302, location: paths.reportNext(reportId) });
    expect(await deliveries()).toEqual([{ documentId: again.document.id }]);
  });

  test("is not signed unread: no order is begun", async () => {
    const read = await open(teacher);
    await save(counsellor, "strengths", "Läser gärna.");
    expect(await press(teacher, "sign", read.document.id)).toMatchObject({
      status: 422,
      errors: { form: { key: "report_changed" } },
    });
    expect(await world.db.read.select().from(signingOrder)).toEqual([]);
  });

  test("is told to whoever is only asked to sign, who reads the new version and nothing of the form", async () => {
    const principal = await aPerson(await world.staff("principal"), principalNumber);
    const { accountId } = principal.ctx.actor;
    await renderReport(teacher.ctx, { reportId, words });
    await askSignatures(teacher.ctx, { reportId, accountIds: [accountId], idempotencyKey: "a" });
    const read = await open(principal);
    await save(counsellor, "strengths", "Läser gärna.");
    const refused = await press(principal, "sign", read.document.id);
    expect(refused).toMatchObject({
      status: 422,
      errors: { form: { key: "report_changed" } },
      changed: null,
    });
    expect((await open(principal)).document.number).toBe(2);
  });

  test("says of the receiver and of the chosen entries that they changed", async () => {
    const read = await open(teacher);
    const route = { do: "route", municipalityCode: "0180", routeReason: "Bor hos sin far." };
    await told(() => reportAction(args(posted(paths.report(reportId), counsellor.cookie, route))));
    const { changed } = await press(teacher, "send", read.document.id);
    expect(changed?.changes).toMatchObject([{ what: "receiver", byName: "Karin Ström" }]);
  });

  test("a form without a document, or with another report's, neither signs nor sends", async () => {
    const other = await aReport(teacher.ctx, world.pupilId, { observations: "En annan." });
    const { documentId } = await renderReport(teacher.ctx, { reportId: other, words });
    for (const what of ["sign", "send"] as const) {
      expect(await press(teacher, what, "")).toMatchObject({ errors: { form: { key: "report_changed" } } });
      expect(await press(teacher, what, documentId)).toMatchObject({ status: 404 });
      expect(await press(teacher, what, "no-such-document")).toMatchObject({ status: 404 });
    }
    expect(await deliveries()).toEqual([]);
  });
});

describe("two people at once", () => {
  test("saving and sending: either the save is in no document and nothing was sent, or it came too late", async () => {
    for (let round = 0; round < 4; round++) {
      reportId = await aReport(teacher.ctx, world.pupilId, { observations: "Kom utan jacka." });
      const { document } = await open(teacher);
      const acts = [
        () => save(counsellor, "strengths", "Läser gärna."),
        () => press(teacher, "send", document.id),
      ];
      if (round % 2 === 1) acts.reverse();
      const answers = await Promise.all(acts.map((act) => act()));
      if (round % 2 === 1) answers.reverse();
      const [saved, sent] = answers as [Told, Told];
      const wasSaved = !saved.errors;
      const wasSent = sent.location === paths.reportNext(reportId);
      expect(wasSaved !== wasSent, JSON.stringify({ saved, sent })).toBe(true);
      expect(await status()).toBe(wasSent ? "sent" : "draft");
      if (!wasSent) expect(sent.errors).toMatchObject({ form: { key: "report_changed" } });
    }
  });

  test("sending the same document: it goes once, and both are told so", async () => {
    const [mine, hers] = [await open(teacher), await open(counsellor)];
    expect(hers.document.id).toBe(mine.document.id);
    const sent = await Promise.all([
      press(teacher, "send", mine.document.id),
      press(counsellor, "send", hers.document.id),
    ]);
    for (const answer of sent) expect(answer.location).toBe(paths.reportNext(reportId));
    expect(await deliveries()).toHaveLength(1);
  });

  test("opening the page: both read one and the same document", async () => {
    await save(counsellor, "strengths", "Läser gärna.");
    const [mine, hers] = await Promise.all([open(teacher), open(counsellor)]);
    expect(mine.document).toEqual(hers.document);
    expect(await world.db.read.select({ id: reportDocument.id }).from(reportDocument)).toHaveLength(1);
  });

  test("signing: each signs the document that both read, and both signatures stand on it", async () => {
    const { document } = await open(teacher);
    // Begun one after the other, so that the phones approve each their own; collected at once.
    const cookies = [await beginSigning(teacher, document.id), await beginSigning(counsellor, document.id)];
    approve(Object.values(numbers));
    vi.setSystemTime(+aMoment + 3000);
    await Promise.all(
      cookies.map((cookie) => told(() => loader(args(got(paths.reportSign(reportId), cookie))))),
    );
    const rows = await world.db.read.select({ on: reportSignature.documentId }).from(reportSignature);
    expect(rows).toEqual([{ on: document.id }, { on: document.id }]);
    expect((await open(teacher)).signatures.map((s) => s.name).sort()).toEqual(["Karin Ström", "Maria Ek"]);
  });
});

/** Begins through the door, and gives the Cookie header of session and order. */
async function beginSigning(who: Person, documentId: string): Promise<string> {
  const request = posted(paths.reportSign(reportId), who.cookie, { do: "sign", documentId });
  const answer = (await action(args(request))) as Response;
  expect(answer.headers.get("Location")).toBe(paths.reportSign(reportId));
  return `${who.cookie}; ${answer.headers.get("Set-Cookie")?.split(";")[0]}`;
}

/** The phones say yes, each as its own person. */
function approve(people: string[]): void {
  const waiting = simulator.book.openOrders();
  expect(waiting.length).toBe(people.length);
  waiting.forEach((order, i) => {
    expect(simulator.book.approve(order.orderRef, people[i] as string)).toBe(true);
  });
}

describe("what changes while somebody signs", () => {
  test("leaves the signature on the version that was read, and says so; it counts for no other", async () => {
    const { document } = await open(teacher);
    const cookie = await beginSigning(teacher, document.id);
    await save(counsellor, "strengths", "Läser gärna.");
    approve([numbers.teacher]);
    vi.setSystemTime(+aMoment + 3000);
    const answer = await told(() => loader(args(got(paths.reportSign(reportId), cookie))));
    expect(answer.location).toBe(
      paths.reportSign(reportId, { message: "signed_earlier", since: document.id }),
    );
    const rows = await world.db.read.select({ on: reportSignature.documentId }).from(reportSignature);
    expect(rows).toEqual([{ on: document.id }]);
    const page = await open(teacher, { message: "signed_earlier", since: document.id });
    expect(page).toMatchObject({
      document: { number: 2 },
      signatures: [],
      earlierSignatures: [{ name: "Maria Ek", number: 1 }],
      changed: { number: 1, changes: [{ what: { field: "strengths" }, byName: "Karin Ström" }] },
    });
    expect(await press(teacher, "send", document.id)).toMatchObject({ status: 422 });
    await press(teacher, "send", page.document.id);
    expect(await deliveries()).toEqual([{ documentId: page.document.id }]);
  });
});
