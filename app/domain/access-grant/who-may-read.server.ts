// 'Why can I see this, and who else can?': the readers of a pupil's record, one note of it, or a report about it, each
// found by asking the policy itself about everybody who could be one. Nothing here decides who may; that a report exists is
// told by who-may-know alone, and only to who follows it (OSL 40:7 g). audit: none here; the reading that shows it records.
import type { StaffActor, StaffRole } from "~/access/actor";
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import type { GrantFact, Ground, HoldingFacts } from "~/access/policy-facts";
import { staffActors } from "~/access/staff-actors.server";
import { grantsOn, offeredTo, signersOf } from "~db/readers.server";
import { authorsOf } from "~db/report.server";
import { requestsOf } from "~db/signing.server";
import { civilDate } from "../calendar/stockholm";

export interface Reader {
  accountId: string;
  name: string;
  /** What she works as, at the pupil's school where she does. */
  role: StaffRole;
  ground: Ground;
  /** Exclusive: when the last of what now gives it ends. Null where no end is set, or where no grant gives it. */
  until: Date | null;
  /** Whether student health's own notes are hers to read too (OSL 23:2). */
  inner: boolean;
}

interface Subject {
  pupilId: string;
  /** The reader's own, as pupil-facts gives them; everybody else's grants are loaded here. */
  facts: HoldingFacts;
}

type Asked = (actor: StaffActor, facts: HoldingFacts) => ReturnType<typeof can>;

/** Asks about each of those who hold a grant on the pupil now, and about `others`; those who may, by name. */
async function readersBy(
  ctx: StaffCtx,
  { pupilId, facts }: { pupilId: string | null; facts: HoldingFacts },
  { others, ask }: { others: readonly string[]; ask: Asked },
): Promise<Reader[]> {
  const grants = new Map<string, GrantFact[]>();
  const rows = pupilId ? await grantsOn(ctx.db.read, pupilId, ctx.now) : [];
  for (const { accountId, ...grant } of rows)
    grants.set(accountId, [...(grants.get(accountId) ?? []), grant]);
  const actors = await staffActors(ctx.db.read, [...grants.keys(), ...others], ctx.now);
  return [...actors.values()].flatMap((actor) => {
    const held = { ...facts, grants: grants.get(actor.accountId) ?? [] };
    const decision = ask(actor, held);
    if (!decision.allow) return [];
    const inner = can(actor, "concern.read", { ...held, authorId: "", circle: "student_health" }).allow;
    const { accountId, name } = actor;
    const role = roleAt(actor, facts.schoolUnitId);
    return [{ accountId, name, role, ground: decision.ground, until: endOf(held.grants), inner }];
  });
}

function roleAt({ duties }: StaffActor, schoolUnitId: string): StaffRole {
  return (duties.find((d) => d.schoolUnitId === schoolUnitId) ?? duties[0])?.role ?? "other_staff";
}

function endOf(grants: readonly GrantFact[]): Date | null {
  const ends = grants.map((g) => g.endsAt);
  return ends.length === 0 || ends.includes(null) ? null : new Date(Math.max(...ends.map(Number)));
}

/**
 * Who reads the thread without having the pupil: the receiver of a handover that waits for her answer, whose preview is the
 * whole of it (policy "handover.read").
 */
async function receiversOf(ctx: StaffCtx, { pupilId, facts }: Subject) {
  const offers = await offeredTo(ctx.db.read, pupilId, civilDate(ctx.now));
  const { schoolUnitId } = facts;
  return {
    ids: offers.map(({ toId }) => toId),
    ask: (actor: StaffActor) =>
      offers
        .filter(({ toId }) => toId === actor.accountId)
        .map((offer) => can(actor, "handover.read", { ...offer, schoolUnitId }))
        .find(({ allow }) => allow) ?? { allow: false as const, reason: "no_handover" },
  };
}

/** Who may read the pupil's record: whom policy "pupil.read" allows, and whoever reads it in a handover that waits. */
export async function whoMayRead(ctx: StaffCtx, subject: Subject): Promise<Reader[]> {
  const receivers = await receiversOf(ctx, subject);
  return readersBy(ctx, subject, {
    others: receivers.ids,
    ask: (actor, facts) => {
      const has = can(actor, "pupil.read", facts);
      return has.allow ? has : receivers.ask(actor);
    },
  });
}

/** Who may read this one note: policy "concern.read", its author too where she lacks the pupil; and as for the record. */
export async function whoMayReadNote(
  ctx: StaffCtx,
  subject: Subject,
  note: { authorId: string; circle: "pupil" | "student_health" },
): Promise<Reader[]> {
  const receivers = await receiversOf(ctx, subject);
  return readersBy(ctx, subject, {
    others: [note.authorId, ...receivers.ids],
    ask: (actor, facts) => {
      const may = can(actor, "concern.read", { ...facts, ...note });
      return may.allow || note.circle !== "pupil" ? may : receivers.ask(actor);
    },
  });
}

/** Who may know of this report (policy "report.know"), and who is asked to sign it ("report.sign"). */
export async function whoMayKnow(
  ctx: StaffCtx,
  report: { id: string; pupilId: string | null },
  facts: HoldingFacts,
): Promise<Reader[]> {
  const authors = await authorsOf(ctx.db.read, report.id);
  const signers = await signersOf(ctx.db.read, report.id);
  const requests = await requestsOf(ctx.db.read, { kind: "report", subjectId: report.id });
  const asked = requests.map((r) => r.accountId);
  const subject = { pupilId: report.pupilId, facts };
  return readersBy(ctx, subject, {
    others: [...authors, ...signers, ...asked],
    ask: (actor, held) => {
      const own = {
        ...held,
        isAuthor: authors.includes(actor.accountId),
        hasSigned: signers.includes(actor.accountId),
        isAsked: asked.includes(actor.accountId),
      };
      const knows = can(actor, "report.know", own);
      return knows.allow ? knows : can(actor, "report.sign", own);
    },
  });
}
