// Enters a report that came by phone, on paper, by an e-service or at the counter, so that it is handled and counted like
// the others. Policy "reception.work"; the same form twice enters it once. It counts as opened and acknowledged: a person
// took it.  Source: enter-rules.ts; statistics state their coverage by way in.
import { randomBytes, randomUUID } from "node:crypto";
import { actorRef, type SocialCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { insertReceived } from "~db/reception.server";
import { countIn } from "~db/statistics.server";
import { Refusal } from "../refusal";
import { makeReference } from "../report/reference";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { ageGroupOf } from "../statistics/dimensions";
import { groupOf } from "../statistics/group";
import { childLookups } from "./child-lookups";
import type { ReceivedContent } from "./content";
import { checkEntered, type EnterForm } from "./enter-rules";
import { municipalityKey, receivedPlace } from "./places";

type Entered = Extract<ReturnType<typeof checkEntered>, { ok: true }>["value"];

export async function enterReport(
  ctx: SocialCtx,
  input: { form: EnterForm; idempotencyKey: string },
): Promise<{ receivedId: string }> {
  const { municipalityCode, accountId } = ctx.actor;
  const ground = requireGround(ctx.actor, "reception.work", { municipalityCode });
  const form = await readSentForm(ctx, "enter-report", input);
  if (form.first?.receivedId) return { receivedId: form.first.receivedId };
  const checked = checkEntered(input.form, ctx.now);
  if (!checked.ok) throw new Refusal(checked.errors);
  const row = await sealEntered(ctx, checked.value);
  const earlier = await ctx.db.write(async (tx) => {
    const first = await claimSentForm(tx, form, { receivedId: row.id });
    if (first) return first;
    if (!(await insertReceived(tx, row, { kind: "entered", accountId })))
      throw new Error("a reference was drawn twice");
    await countIn(tx, groupOf(row));
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "reception.entered", receivedId: row.id, municipalityCode },
    });
    return null;
  });
  return { receivedId: earlier?.receivedId ?? row.id };
}

async function sealEntered(ctx: SocialCtx, value: Entered) {
  const { municipalityCode, accountId } = ctx.actor;
  const municipality = municipalityKey(municipalityCode);
  const id = randomUUID();
  const { owner, place } = receivedPlace(id, "sealed_content");
  await ctx.vault.ensureKey(municipality);
  await ctx.vault.ensureKey(owner, municipality);
  const { child, summary, reporter, ...counted } = value;
  const { sex, ...known } = child;
  const content: ReceivedContent = { child: known, summary, reporter };
  return {
    id,
    municipalityCode,
    secrecyArea: `social_services:${municipalityCode}`,
    reference: makeReference(randomBytes(8)),
    ...counted,
    ...(await childLookups(ctx.vault, municipalityCode, content)),
    sealedContent: await ctx.vault.seal(owner, place, JSON.stringify(content)),
    sex,
    ageGroup: ageGroupOf(known.birthDate, value.receivedAt),
    status: "acknowledged" as const,
    openedAt: ctx.now,
    openedBy: accountId,
    acknowledgedAt: ctx.now,
    acknowledgedBy: accountId,
    version: 1,
  };
}
