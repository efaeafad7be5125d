// Reads a received report in full, with its deadlines, its ledger and the child's other reports in this municipality and
// no other. The first reading opens it: a person has seen it, and the sender's ledger is told. Policy "reception.work";
// every reading is logged. Source: SoL 20:1-2; OSL 26:1; lag 2001:454 10 §.
import { actorRef, type SocialCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { record } from "~/audit/record.server";
import { noteDelivery } from "~db/delivery.server";
import {
  addReceivedEvent,
  changeReceived,
  findReceivedFile,
  otherReportsOn,
  receivedEventsOf,
} from "~db/reception.server";
import { deadlinesOf, isFeedbackSettled } from "./due";
import { openContents } from "./open-content.server";
import { receivedPlace } from "./places";
import { nextReceptionStatus, possibleReceptionActions } from "./status";
import { visibleReceived } from "./visible-received.server";

export async function readReceived(ctx: SocialCtx, input: { receivedId: string }) {
  await openAndLog(ctx, input.receivedId);
  const { row } = await visibleReceived(ctx, input.receivedId);
  const [content = null] = await openContents(ctx.vault, [row]);
  const events = inOrder(await receivedEventsOf(ctx.db.read, row.id));
  const settled = isFeedbackSettled(events);
  const actions = possibleReceptionActions("reception", row.status);
  const { sealedContent: _, childLookup, ...shown } = row;
  return {
    ...shown,
    content,
    events,
    deadlines: deadlinesOf({ ...row, feedbackSettled: settled }, ctx.now),
    earlier: childLookup
      ? await otherReportsOn(ctx.db.read, {
          municipalityCode: row.municipalityCode,
          childLookup,
          except: row.id,
        })
      : [],
    hasNumber: childLookup !== null,
    can: {
      acknowledge: actions.includes("acknowledge"),
      register: actions.includes("register"),
      assessProtection: row.protectionAssessedAt === null,
      decide: actions.includes("decide_open"),
      tell: row.feedbackRequested && row.decision !== null && !settled,
      end: actions.includes("end"),
    },
  };
}

const order = ["received", "entered", "opened", "acknowledged", "registered", "decided"];

/** What was recorded in one act has one time: then the order is that of the work. */
function inOrder<E extends { at: Date; kind: string }>(events: E[]): E[] {
  const place = ({ kind }: E) => (order.includes(kind) ? order.indexOf(kind) : order.length);
  return events.sort((a, b) => +a.at - +b.at || place(a) - place(b));
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
      if (row.digest) {
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
