// Action plans signed by a guardian through a link that goes by mail: what it says, what is kept, and what the staff learn.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { chooseMail } from "~/integrations/mail/index.server";
import { type MailSimulator, startMailSimulator } from "~/integrations/mail/simulator.server";
import { runBeside } from "~/runner/run-beside.server";
import { forgetPlanLinkAddresses } from "~db/action-plan-signing.server";
import { actionPlanLink } from "~db/schema/action-plan.server";
import { auditEvent } from "~db/schema/audit.server";
import { notice } from "~db/schema/concern.server";
import { outbox } from "~db/schema/operation.server";
import { pupil } from "~db/schema/school.server";
import { aPlanSchool, eva, type PlanSchool } from "~test/factories/plan";
import { refusedAt } from "~test/factories/report";
import { aMoment, later } from "~test/factories/world";
import { listTodo } from "../concern/list-todo.server";
import { type MailPlanLink, mailPlanLink } from "./mail-plan-link.server";
import { openPlanLink } from "./open-plan-link.server";
import { revokePlanLink } from "./plan-link.server";
import { readPlanSigning } from "./read-plan-signing.server";
import { sendPlanLink } from "./send-plan-link.server";

const to = "eva.lindqvist@post.example";
const minute = 60_000;
const dayMs = 86_400_000;

let server: MailSimulator;
let school: PlanSchool;
let documentId: string;
beforeAll(async () => {
  server = await startMailSimulator();
});
afterAll(() => server.close());
beforeEach(async () => {
  school = await aPlanSchool();
  documentId = (await school.finish()).documentId;
});
afterEach(() => {
  server.mails.length = 0;
  server.script.length = 0;
});

const mailing = () => ({ ...school.teacher, ports: { ...school.teacher.ports, mails: true } });
const mail = (given: Partial<MailPlanLink> = {}, ctx = mailing()) =>
  mailPlanLink(ctx, {
    ...{ planId: school.planId, documentId, signer: school.mother, days: 7, to },
    addressOf: async (token) => `https://trad.example/plan-link/${token}`,
    idempotencyKey: randomUUID(),
    ...given,
  });
const run = (minutes = 0, port = true, db = school.world.db) =>
  runBeside(
    {
      ...school.world,
      db,
      mail: port
        ? chooseMail({ mode: "test", url: server.url, from: "trad@skola.example", login: null, ca: null })
        : null,
      digest: false,
      holder: "one",
      jitter: () => 1,
    },
    new Date(+aMoment + minutes * minute),
  );
const links = () => school.world.db.read.select().from(actionPlanLink);
const shown = async (ms = 0) =>
  (await readPlanSigning(later(mailing(), ms), { planId: school.planId })).family.find(
    (f) => f.signer === school.mother,
  );
const kinds = async () =>
  (await school.world.db.read.select().from(auditEvent).orderBy(auditEvent.seq))
    .map((row) => row.kind as string)
    .filter((kind) => kind.startsWith("plan.link"));

describe("a guardian's link by mail", () => {
  it("reaches the address, says that a school asks and until when, and opens the plan for her alone", async () => {
    await mail();
    const [kept] = await links();
    const atRest = Buffer.concat([kept?.sealedMail ?? Buffer.of(), kept?.sealedMailTo ?? Buffer.of()]);
    for (const said of [to, "plan-link/"]) expect(atRest.includes(said)).toBe(false);
    expect((await shown())?.link?.mail).toMatchObject({ state: "waiting", to });
    await run();
    const [sent] = server.mails;
    expect(sent?.to).toEqual([to]);
    const text = sent?.text.replaceAll("\r", "") ?? "";
    const [, token = ""] = /https:\/\/trad\.example\/plan-link\/([\w-]{43})/.exec(text) ?? [];
    const { reference } = await readPlanSigning(school.teacher, { planId: school.planId });
    const body = text.replaceAll(token, "");
    const secrets = [
      "Alva",
      "Lindqvist",
      "Norrskolan",
      "Ådalens",
      "Maria",
      "andlingsplan",
      "action plan",
      "lev ",
      "pupil",
    ];
    for (const said of [...secrets, reference]) expect(body.includes(said), said).toBe(false);
    expect(sent?.raw).toMatch(/^Subject: (?!.*(?:Alva|Norr))/m);
    expect(text).toContain("En skola ber dig läsa ett dokument");
    expect(text).toContain("Den gäller till 29 november 2026");
    expect(text).toContain("A school asks you to read a document");
    expect(await openPlanLink(school.house(), { token, personalNumber: eva.personalNumber })).toBe(kept?.id);
    expect((await links())[0]).toMatchObject({ sealedMail: null, mailedAt: aMoment, mailFailedAt: null });
    expect((await shown())?.link?.mail).toMatchObject({ state: "sent", to });
    const audit = JSON.stringify(await school.world.db.read.select().from(auditEvent));
    expect(audit).not.toContain("post.example");
    expect(await kinds()).toEqual([
      ...["plan.link-made", "plan.link-mail-asked", "plan.link-mailed", "plan.link-opened"],
    ]);
    await run(1);
    expect(server.mails).toHaveLength(1);
  });

  it("that no server takes for good is shown to whoever sent it, and again goes as a new link", async () => {
    server.script.push("never");
    await mail({ to: "eva@fel.example" });
    await run();
    const { notices } = await listTodo(mailing());
    expect(notices).toMatchObject([{ kind: "plan_link_not_mailed", subjectId: school.planId }]);
    expect((await shown(minute))?.link?.mail).toMatchObject({ state: "failed", to: "eva@fel.example" });
    // The page has told it.
    expect((await listTodo(mailing())).notices).toEqual([]);
    // Its person mends it: nothing for whoever runs the house.
    expect(
      await school.world.db.read.select().from(outbox).where(eq(outbox.kind, "mail-plan-link")),
    ).toMatchObject([{ failedAt: null, doneAt: aMoment }]);
    await mail();
    await run(1);
    expect(server.mails.map((m) => m.to)).toEqual([[to]]);
    const [first, second] = (await links()).sort((a, b) => Number(a.mailedAt) - Number(b.mailedAt));
    expect(first).toMatchObject({ revokedAt: expect.any(Date), sealedMailTo: null });
    expect(second).toMatchObject({ revokedAt: null, mailFailedAt: null });
  });

  it("waits while the server says later, with words after ten minutes, and leaves when it can", async () => {
    server.script.push("later", "die");
    await mail();
    await run();
    expect((await shown())?.link?.mail).toMatchObject({ state: "waiting" });
    await run(1);
    expect((await shown(11 * minute))?.link?.mail).toMatchObject({ state: "late" });
    await run(11);
    expect(server.mails).toHaveLength(1);
    expect((await shown(11 * minute))?.link?.mail).toMatchObject({ state: "sent" });
  });

  it.each([
    [
      "that is withdrawn",
      async () => {
        const [link] = await links();
        await revokePlanLink(school.teacher, { planId: school.planId, linkId: link?.id ?? "" });
      },
      false,
    ],
    [
      "whose pupil became protected",
      async () => {
        await school.world.db.write((tx) => tx.update(pupil).set({ protection: "confidentiality" }));
      },
      true,
    ],
    [
      "of which a later version is finished",
      async () => {
        await school.save(school.teacher, { followUp: { value: "Möte.", version: 0, print: "" } });
        await school.finish();
      },
      true,
    ],
    [
      "whose guardian the roster has given no custody since",
      async () => {
        await school.roster(school.motherId, { custody: "no_custody" });
      },
      true,
    ],
    [
      "that she has signed on the school's screen meanwhile",
      async () => {
        await school.sign(school.teacher, documentId, { signer: school.mother, person: eva });
      },
      false,
    ],
  ])("%s before it left stays here", async (_, happens, told) => {
    await mail();
    await happens();
    await run();
    expect(server.mails).toEqual([]);
    expect((await links())[0]).toMatchObject({ sealedMail: null, mailedAt: null });
    const notices = await school.world.db.read.select().from(notice);
    expect(notices.some((n) => n.kind === "plan_link_not_mailed")).toBe(told);
  });

  it("that is withdrawn while the server takes it is logged as having left", async () => {
    await mail();
    const [link] = await links();
    const taken = await sendPlanLink(
      {
        ...school.house(),
        mail: {
          send: async () => {
            await revokePlanLink(school.teacher, { planId: school.planId, linkId: link?.id ?? "" });
            return { sent: true };
          },
        },
      },
      { linkId: link?.id ?? "", words: () => ({ subject: "", text: "" }) },
    );
    expect(taken).toEqual({ done: true });
    expect((await links())[0]).toMatchObject({ sealedMailTo: null, mailedAt: null });
    expect((await kinds()).slice(-2)).toEqual(["plan.link-revoked", "plan.link-mailed"]);
  });

  it("that left before the house died goes again as the same mail, and another link's is another", async () => {
    await mail();
    const { db } = school.world;
    const write = (unit: Parameters<typeof db.write>[0]) =>
      server.mails.length > 0 ? Promise.reject(new Error("died")) : db.write(unit);
    const dying = { engine: db.engine, read: db.read, write } as typeof db;
    await expect(run(0, true, dying)).rejects.toThrow("died");
    await run(11);
    await mail();
    await run(12);
    const [first, again, other] = server.mails.map(({ raw }) => /^message-id: (.*)$/im.exec(raw)?.[1] ?? "");
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    for (const { id, planId } of await links())
      for (const own of [id, planId]) expect(server.mails[0]?.raw).not.toContain(own);
  });

  it("keeps nobody's address longer than the link stands, and tells first where it never left", async () => {
    await mail();
    const keptAfter = async (days: number) => {
      await school.world.db.write((tx) => forgetPlanLinkAddresses(tx, new Date(+aMoment + days * dayMs)));
      return (await links())[0]?.sealedMailTo;
    };
    expect(await keptAfter(8)).toBeInstanceOf(Uint8Array);
    await run();
    expect(await keptAfter(6)).toBeInstanceOf(Uint8Array);
    expect(await keptAfter(7)).toBeNull();
  });

  it("is not offered where no mail is set up, nor for a protected identity; the link to show stands", async () => {
    await school.roster(school.motherId, { email: to });
    expect(await shown()).toMatchObject({ email: to });
    const { mails, family } = await readPlanSigning(school.teacher, { planId: school.planId });
    expect([mails, family.map((f) => f.email)]).toEqual([false, [""]]);
    expect(
      await refusedAt(mail({}, { ...school.teacher, ports: { ...school.teacher.ports, mails: false } })),
    ).toEqual({ mailTo: "plan-link:fault.unset" });
    await school.world.db.write((tx) => tx.update(pupil).set({ protection: "confidentiality" }));
    expect(await refusedAt(mail())).toEqual({ mailTo: "plan-link:fault.protected" });
    expect(await shown()).toMatchObject({ email: "" });
    expect(await links()).toEqual([]);
  });

  it("checks the address in words, asks the policy, and is answered once", async () => {
    expect(await refusedAt(mail({ to: "eva@post.example, bo@post.example" }))).toEqual({
      mailTo: "plan-link:fault.several",
    });
    expect(await refusedAt(mail({ days: 365 }))).toEqual({ days: "plan:fault.days" });
    const stranger = { ...(await school.world.staff("teacher")), ports: { signing: null, mails: true } };
    await expect(mail({}, stranger)).rejects.toThrow(NotVisible);
    expect(await links()).toEqual([]);
    const idempotencyKey = randomUUID();
    await mail({ idempotencyKey });
    await mail({ idempotencyKey });
    expect(await links()).toMatchObject([{ revokedAt: null }]);
    expect(await kinds()).toEqual(["plan.link-made", "plan.link-mail-asked"]);
  });

  it("whose house has lost its mail is shown as not delivered", async () => {
    await mail();
    await run(0, false);
    expect((await shown())?.link?.mail).toMatchObject({ state: "failed" });
  });
});
