// Asks colleagues to sign a report, by whoever works on it (policy "report.work"), or by the school authority's policy
// when it is sent. Who is asked may read the document and sign it while she has the pupil (policy "report.sign"), and is
// told; nothing waits for her. Only those who have the pupil or have written in the report can be asked. Nobody is asked
// twice; a second submit of the same form is answered like the first. Source: decision 0022.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import type { Ground } from "~/access/policy-facts";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { addNotices } from "~db/notice.server";
import type { ReportRow } from "~db/report.server";
import { insertRequests } from "~db/signing.server";
import { refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { stillAsked } from "../signing/signing-policy";
import { shownToSign } from "./signable-document.server";
import { signingPeople } from "./signing-people.server";

export async function askSignatures(
  ctx: StaffCtx,
  input: { reportId: string; accountIds: string[]; idempotencyKey: string },
): Promise<void> {
  const by = ctx.actor.accountId;
  const form = await readSentForm(ctx, "ask-signatures", input);
  await ctx.db.write(async (tx) => {
    const { report, facts } = await reportFacts(ctx, input.reportId, tx);
    const ground = requireGround(ctx.actor, "report.work", facts);
    if (await claimSentForm(tx, form, { reportId: report.id })) return;
    const documentId = (await shownToSign(tx, report))?.id ?? null;
    const { names } = await signingPeople(tx, { report, documentId, now: ctx.now });
    const asked = [...new Set(input.accountIds)].filter((id) => names.has(id) && id !== by);
    if (asked.length === 0) refuse("signers", "signing:fault.nobody");
    await ask(tx, ctx, { report, accountIds: asked, askedBy: by, ground });
  });
}

/** In the transaction that sends: those whom the policy asks and who have not signed are asked, after the report has gone. */
export async function askByPolicy(
  tx: Queries,
  ctx: StaffCtx,
  { report, documentId, ground }: { report: ReportRow; documentId: string; ground: Ground },
): Promise<void> {
  const { wanted } = await signingPeople(tx, { report, documentId, now: ctx.now });
  await ask(tx, ctx, { report, accountIds: stillAsked(wanted), askedBy: null, ground });
}

async function ask(
  tx: Queries,
  ctx: StaffCtx,
  input: { report: ReportRow; accountIds: readonly string[]; askedBy: string | null; ground: Ground },
): Promise<void> {
  const { report, accountIds, askedBy, ground } = input;
  const subjectId = report.id;
  const added = await insertRequests(
    tx,
    accountIds.map((accountId) => ({
      id: randomUUID(),
      kind: "report" as const,
      subjectId,
      accountId,
      askedBy,
      askedAt: ctx.now,
    })),
  );
  if (added.length === 0) return;
  await addNotices(
    tx,
    // Without the pupil: a report is secret also from who stands beside.
    added
      .filter((accountId) => accountId !== ctx.actor.accountId)
      .map((accountId) => ({
        id: randomUUID(),
        accountId,
        kind: "signature_asked" as const,
        subjectId,
        createdBy: ctx.actor.accountId,
        createdAt: ctx.now,
      })),
  );
  await record(tx, {
    at: ctx.now,
    actor: actorRef(ctx.actor),
    ground,
    event: {
      kind: "report.signature-asked",
      pupilId: report.pupilId,
      reportId: report.id,
      byPolicy: askedBy === null,
      toIds: added,
    },
  });
}
