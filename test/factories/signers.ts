// A school where several sign one report: its author and her principal, each with a number that a provider in memory knows,
// a draft report, and the runner that delivers it. By the product's own code.
import { eq } from "drizzle-orm";
import type { StaffCtx } from "~/access/context.server";
import { askSignatures } from "~/domain/report/ask-signatures.server";
import { renderReport } from "~/domain/report/render-report.server";
import { beginSignature, followSignature } from "~/domain/report/sign-report.server";
import { runDue } from "~/runner/run-due.server";
import { receivedReport } from "~db/schema/reception.server";
import { account } from "~db/schema/school.server";
import { receivedEvidence } from "~db/schema/signing.server";
import { memorySigning } from "./memory-signing";
import { aReport, words } from "./report";
import { aMoment, aWorld, later } from "./world";

export const maria = { personalNumber: "198001032385", givenName: "Maria", surname: "Ek" };
export const ola = { personalNumber: "198001072381", givenName: "Ola", surname: "Berg" };
/** A grey pixel. */
export const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  "base64",
);

export async function aSchool() {
  let clock = aMoment;
  const provider = memorySigning({ people: [maria, ola], now: () => clock });
  const world = await aWorld();
  const scope = { kind: "authority" as const, id: world.authorityId };
  const known = async (ctx: StaffCtx, personalNumber: string): Promise<StaffCtx> => {
    const identityLookup = await world.vault.lookup(scope, personalNumber);
    const { accountId } = ctx.actor;
    await world.db.write((tx) => tx.update(account).set({ identityLookup }).where(eq(account.id, accountId)));
    return { ...ctx, ports: { signing: provider.port } };
  };
  const author = await known(
    await world.staff("teacher", { name: "Maria Ek", group: "teacher" }),
    maria.personalNumber,
  );
  const principal = await known(await world.staff("principal", { name: "Ola Berg" }), ola.personalNumber);
  const reportId = await aReport(author, world.pupilId, { observations: "Kom utan jacka." });
  const render = () => renderReport(author, { reportId, words });
  const sign = async (ctx: StaffCtx, documentId: string, personalNumber?: string) => {
    const caller = { endUserIp: "127.0.0.1", ...(personalNumber ? { personalNumber } : {}) };
    clock = ctx.now;
    const order = await beginSignature(ctx, { reportId, documentId, words, caller });
    if ("messageKey" in order) throw new Error(order.messageKey);
    const number = ctx.actor.accountId === author.actor.accountId ? maria : ola;
    provider.approve(provider.waiting().at(-1) ?? "", number.personalNumber);
    return followSignature(later(ctx, 3000), { reportId, order, device: "desktop" });
  };
  const ask = (key = "a") =>
    askSignatures(author, { reportId, accountIds: [principal.actor.accountId], idempotencyKey: key });
  const seal = async (pdf: Uint8Array) => pdf;
  const house = {
    db: world.db,
    vault: world.vault,
    checkpointKey: null,
    holder: "one",
    jitter: () => 1,
    seal,
  };
  const run = (ms: number) => runDue(house, later(author, ms).now);
  const received = async () => (await world.db.read.select().from(receivedReport))[0]?.id ?? "";
  const evidence = () => world.db.read.select().from(receivedEvidence);
  return { world, provider, author, principal, reportId, render, sign, ask, run, received, evidence };
}

export const paper = (reportId: string, documentId: string) => ({
  reportId,
  documentId,
  signer: "Åsa Lund",
  file: { name: "papper.png", bytes: png },
  idempotencyKey: "p",
});
