// Lists the alarms that a side is shown, those that stand or those that are over, a page at a time; and tells one whole.
// Each says what is wrong, since when, by which reference, whom to phone and what is done about it: no child, no reporter, no
// content. Of a protected identity neither municipality nor school is shown. Opens nothing but the words of whoever ended
// one. Policy: visible-alarm. Logged.
import { actorRef, type Ctx } from "~/access/context.server";
import { can } from "~/access/policy";
import { record } from "~/audit/record.server";
import { namesOf } from "~db/account.server";
import type { AlarmRow } from "~db/alarm.server";
import { alarmsIn, countAlarms, deliveriesAlarmed, receivedAlarmed } from "~db/alarm-list.server";
import { lastForwardedTo } from "~db/reception-forward.server";
import { type UnitRow, unitsIn } from "~db/register.server";
import { findMunicipality } from "../routing/municipalities";
import { type AlarmAnswer, type AlarmKind, type AlarmSide, answersTo, kindsOf } from "./answers";
import { alarmWordPlace } from "./places";
import { alarmScope, visibleAlarm } from "./visible-alarm.server";

export interface ShownAlarm {
  id: string;
  side: AlarmSide;
  kind: AlarmKind;
  raisedAt: Date;
  /** Null of a message that nobody knows. */
  reference: string | null;
  messageId: string | null;
  /** The reader's own received report, where it is about one. */
  receivedId: string | null;
  /** The other side, with whom to phone. Null where it must not be told. */
  other: { name: string; phone: string; outOfHoursPhone: string } | null;
  protectedIdentity: boolean;
  answers: readonly AlarmAnswer[];
  ended: {
    at: Date;
    by: string | null;
    how: NonNullable<AlarmRow["resolvedHow"]>;
    word: string | null;
  } | null;
}

const pageSize = 50;

/** How many stand: for the pages that lead here. Zero for whoever is not shown any. */
export async function countStanding(ctx: Ctx): Promise<number> {
  const { actor } = ctx;
  const { allow } =
    actor.kind === "social"
      ? can(actor, "reception.work", { municipalityCode: actor.municipalityCode })
      : can(actor, "alarm.watch", { authorityId: actor.authorityId });
  if (!allow) return 0;
  const { side, scopeIds } = alarmScope(ctx);
  return countAlarms(ctx.db.read, { side, scopeIds, kinds: kindsOf(side), ended: false });
}

export async function listAlarms(ctx: Ctx, input: { ended: boolean; page: number }) {
  const { side, scopeIds, ground } = alarmScope(ctx);
  const scope = { side, scopeIds, kinds: kindsOf(side), ended: input.ended };
  const count = await countAlarms(ctx.db.read, scope);
  const pages = Math.max(1, Math.ceil(count / pageSize));
  const page = Math.min(Math.max(1, input.page), pages);
  const rows = await alarmsIn(ctx.db.read, scope, { limit: pageSize, offset: (page - 1) * pageSize });
  await log(ctx, rows, ground);
  return { side, alarms: await shown(ctx, rows), ended: input.ended, page, pages };
}

export async function readAlarm(ctx: Ctx, input: { alarmId: string }): Promise<ShownAlarm> {
  const { row, ground } = await visibleAlarm(ctx, input.alarmId);
  await log(ctx, [row], ground);
  return (await shown(ctx, [row]))[0] as ShownAlarm;
}

async function log(ctx: Ctx, rows: readonly AlarmRow[], ground: string): Promise<void> {
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "alarm.listed", alarmIds: rows.map((row) => row.id) },
    }),
  );
}

interface About {
  reference: string | null;
  /** The other side's municipality, or the sending school authority. */
  code: string | null;
  unit: string;
  name: string | null;
  protectedIdentity: boolean;
  receivedId: string | null;
}

const nothing: About = {
  reference: null,
  code: null,
  unit: "",
  name: null,
  protectedIdentity: false,
  receivedId: null,
};

async function shown(ctx: Ctx, rows: readonly AlarmRow[]): Promise<ShownAlarm[]> {
  const about = await aboutThem(ctx, rows);
  const codes = [...about.values()].flatMap((one) => one.code ?? []);
  const units = await unitsIn(ctx.db.read, { codes: [...new Set(codes)], activeOnly: true });
  const names = await namesOf(
    ctx.db.read,
    rows.flatMap((row) => row.resolvedBy ?? []),
  );
  const words = await wordsOf(ctx, rows);
  return rows.map((row, at) => {
    const one = about.get(row.id) ?? nothing;
    return {
      id: row.id,
      side: row.side,
      kind: row.kind,
      raisedAt: row.raisedAt,
      reference: one.reference,
      messageId: row.kind === "reconcile_unknown_message" ? row.subjectId : null,
      receivedId: one.receivedId,
      other: one.protectedIdentity ? null : otherSide(one, units),
      protectedIdentity: one.protectedIdentity,
      answers: answersTo[row.side][row.kind] ?? [],
      ended: row.resolvedAt && {
        at: row.resolvedAt,
        by: names.get(row.resolvedBy ?? "") ?? null,
        how: row.resolvedHow ?? "moved",
        word: words[at] ?? null,
      },
    };
  });
}

/** The unit that the report was to; where the register has no such name any longer, the municipality's first. */
function otherSide({ code, unit, name }: About, units: readonly UnitRow[]): ShownAlarm["other"] {
  if (name) return { name, phone: "", outOfHoursPhone: "" };
  if (!code) return null;
  const theirs = units.filter((one) => one.municipalityCode === code);
  const contact = theirs.find((one) => one.unit === unit) ?? theirs[0];
  return {
    name: findMunicipality(code)?.name ?? code,
    phone: contact?.phone ?? "",
    outOfHoursPhone: contact?.outOfHoursPhone ?? "",
  };
}

/** About the reader's own report, which was to another municipality. */
const ofForwarding: readonly AlarmKind[] = ["forward_not_delivered", "reconcile_not_forwarded"];

/** What each is about, by the alarm's id: deliveries and received reports are read once each. */
async function aboutThem(ctx: Ctx, rows: readonly AlarmRow[]): Promise<Map<string, About>> {
  const ids = rows.map((row) => row.subjectId);
  const own = ctx.actor.kind === "social" ? ctx.actor.municipalityCode : null;
  const deliveries = await deliveriesAlarmed(ctx.db.read, ids);
  const received = await receivedAlarmed(ctx.db.read, ids, own);
  const forwarded = rows.filter((row) => ofForwarding.includes(row.kind)).map((row) => row.subjectId);
  const sentTo = await lastForwardedTo(ctx.db.read, forwarded);
  return new Map(
    rows.map((row): [string, About] => {
      const delivery = deliveries.get(row.subjectId);
      if (delivery) {
        const { reference, protectedIdentity, unit } = delivery;
        const school = own === null ? {} : { name: delivery.authorityName };
        const code = own === null ? delivery.municipalityCode : null;
        return [row.id, { ...nothing, reference, protectedIdentity, unit, code, ...school }];
      }
      const report = received.get(row.subjectId);
      if (!report) return [row.id, nothing];
      const isOwn = report.municipalityCode === own;
      const code = isOwn ? (sentTo.get(report.id) ?? null) : report.municipalityCode;
      const { reference, protectedIdentity } = report;
      return [row.id, { ...nothing, reference, protectedIdentity, code, receivedId: report.ownId }];
    }),
  );
}

async function wordsOf(ctx: Ctx, rows: readonly AlarmRow[]): Promise<(string | null)[]> {
  const sealed = rows.flatMap((row) =>
    row.sealedWord ? [{ ...alarmWordPlace(row), sealed: row.sealedWord }] : [],
  );
  const opened = await ctx.vault.openTexts(sealed);
  return rows.map((row) => (row.sealedWord ? (opened.shift() ?? null) : null));
}
