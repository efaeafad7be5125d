// Reads a received report in full, with its deadlines, its ledger and the child's other reports in this municipality and
// no other. The first reading opens it: a person has seen it, and the sender's ledger is told. Policy "reception.work";
// every reading is logged. Source: SoL 20:1-2; OSL 26:1; lag 2001:454 10 §.
import { actorRef, type SocialCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { record } from "~/audit/record.server";
import { namesOf } from "~db/account.server";
import { noteDelivery } from "~db/delivery.server";
import { attachmentsOfReceived } from "~db/received-attachment.server";
import {
  addReceivedEvent,
  changeReceived,
  findReceivedFile,
  type ReceivedRow,
  receivedEventsOf,
} from "~db/reception.server";
import { colleaguesOf, consentsOf } from "~db/reception-people.server";
import { civilDate } from "../calendar/stockholm";
import { deadlinesOf } from "./due";
import { forwardedOriginSchema } from "./forwarded-origin";
import { eventsAboutPeople, inOrder } from "./ledger";
import { type OpenedContent, openContents } from "./open-content.server";
import { openLabels } from "./open-labels";
import { consentPlace, receivedPlace } from "./places";
import { shownEvidence } from "./read-evidence.server";
import { consentSchema } from "./record-consent.server";
import { relatedTo } from "./related-received.server";
import { nextReceptionStatus, possibleReceptionActions } from "./status";
import { visibleReceived } from "./visible-received.server";

export async function readReceived(ctx: SocialCtx, input: { receivedId: string }) {
  await openAndLog(ctx, input.receivedId);
  const { row } = await visibleReceived(ctx, input.receivedId);
  const q = ctx.db.read;
  const [content = null] = await openContents(ctx.vault, [row]);
  const events = inOrder(await receivedEventsOf(q, row.id));
  const colleagues = await colleaguesOf(q, row.municipalityCode, ctx.now);
  const { sealedContent: _, sealedOrigin, sealedForwardReason, childLookup, nameLookup, ...shown } = row;
  const origin = await openSealed(ctx, row.id, "sealed_origin", content && sealedOrigin);
  return {
    ...shown,
    content,
    evidence: content ? await shownEvidence(ctx, row) : [],
    attachments: content ? await attachmentsBeside(ctx, row.id, content) : [],
    events: await withPeople(ctx, events),
    deadlines: deadlinesOf(row, ctx.now),
    related: await relatedTo(q, row),
    hasNumber: childLookup !== null,
    hasName: nameLookup !== null,
    colleagues: colleagues.map(({ id, name }) => ({ id, name })),
    assignee: row.assignedTo && (await namesOf(q, [row.assignedTo])).get(row.assignedTo),
    self: ctx.actor.accountId,
    consents: content ? await openConsents(ctx, row.id) : [],
    origin: origin === null ? null : forwardedOriginSchema.parse(JSON.parse(origin)),
    forwardReason: await openSealed(ctx, row.id, "sealed_forward_reason", content && sealedForwardReason),
    can: possible(row),
  };
}

export type ReadReceived = Awaited<ReturnType<typeof readReceived>>;

function possible(row: ReceivedRow) {
  const onItsWay = row.forwardAskedAt !== null && row.forwardedAt === null;
  const over = onItsWay || row.forwardedAt !== null;
  const actions = onItsWay ? [] : possibleReceptionActions("reception", row.status);
  const owed = row.feedbackRequested && row.decidedAt !== null && row.feedbackAt === null;
  return {
    acknowledge: actions.includes("acknowledge"),
    register: actions.includes("register"),
    assessProtection: row.protectionAssessedAt === null && !over,
    decide: actions.includes("decide_open"),
    tell: owed && !over,
    end: actions.includes("end"),
    forward: actions.includes("forward"),
    /** Assign, invite, consent and the like: everything that hangs on no status. */
    note: !onItsWay,
  };
}

/** The files beside the document, each with whether it is the one that the document lists in its place. */
async function attachmentsBeside(ctx: SocialCtx, receivedId: string, content: OpenedContent) {
  const rows = await attachmentsOfReceived(ctx.db.read, receivedId);
  const labels = await openLabels(ctx.vault, rows);
  return rows.map(({ id, mediaType, size, digest, position }, at) => ({
    id,
    label: labels[at] ?? "",
    mediaType,
    size,
    asListed: content.attachments[position]?.sha256 === digest,
  }));
}

async function openSealed(
  ctx: SocialCtx,
  receivedId: string,
  column: "sealed_origin" | "sealed_forward_reason",
  sealed: Uint8Array | null,
): Promise<string | null> {
  const { owner, place } = receivedPlace(receivedId, column);
  return sealed && ctx.vault.openText(owner, place, sealed);
}

async function openConsents(ctx: SocialCtx, receivedId: string) {
  const rows = await consentsOf(ctx.db.read, receivedId);
  const texts = await ctx.vault.openTexts(
    rows.map((row) => ({ ...consentPlace(receivedId, row.id), sealed: row.sealedConsent })),
  );
  const today = civilDate(ctx.now);
  return rows.flatMap(({ sealedConsent: _, ...row }, at) => {
    const text = texts[at];
    if (!text) return [];
    const consent = consentSchema.parse(JSON.parse(text));
    return [{ ...row, ...consent, standing: row.withdrawnAt === null && consent.until >= today }];
  });
}

async function withPeople<E extends { kind: string; detail: string | null }>(ctx: SocialCtx, events: E[]) {
  const about = (event: E) => (eventsAboutPeople.includes(event.kind) ? event.detail : null);
  const names = await namesOf(
    ctx.db.read,
    events.flatMap((event) => about(event) ?? []),
  );
  return events.map((event) => ({ ...event, person: names.get(about(event) ?? "") ?? null }));
}

async function openAndLog(ctx: SocialCtx, receivedId: string): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { row, ground } = await visibleReceived(ctx, receivedId, tx);
    const said = { at: ctx.now, actor: actorRef(ctx.actor), ground };
    const about = { receivedId: row.id, municipalityCode: row.municipalityCode };
    const status = nextReceptionStatus("reception", row.status, "open");
    if (status) {
      await changeReceived(tx, row, { status, openedAt: ctx.now, openedBy: ctx.actor.accountId });
      await addReceivedEvent(tx, {
        receivedId: row.id,
        at: ctx.now,
        accountId: ctx.actor.accountId,
        kind: "opened",
      });
      if (row.wayIn === "tool" && row.digest) {
        const news = { reference: row.reference, digest: row.digest, at: ctx.now };
        await noteDelivery(tx, { ...news, state: "opened", detail: null });
      }
      await record(tx, { ...said, event: { kind: "reception.opened", ...about } });
    }
    await record(tx, { ...said, event: { kind: "reception.read", ...about } });
  });
}

/** The delivered document, exactly as it came; its reading is logged before it is given out. */
export async function readReceivedFile(
  ctx: SocialCtx,
  input: { receivedId: string },
): Promise<{ file: Uint8Array; reference: string }> {
  const { row, ground } = await visibleReceived(ctx, input.receivedId);
  const sealed = await findReceivedFile(ctx.db.read, row.id);
  if (!sealed) throw new NotVisible();
  const { owner, place } = receivedPlace(row.id, "sealed_file");
  const file = await ctx.vault.open(owner, place, sealed);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "reception.file-read", receivedId: row.id, municipalityCode: row.municipalityCode },
    }),
  );
  return { file, reference: row.reference };
}
