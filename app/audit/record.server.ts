// Writes one audit row, in the transaction of the act that it tells of: neither stands without the other.
// Refuses what is not ids and codes. Does not seal: seal-chain.server.ts does, later (decision 0005).
import { randomUUID } from "node:crypto";
import { civilDate } from "~/domain/calendar/stockholm";
import type { Queries } from "~db/database";
import { auditEvent } from "~db/schema/audit.server";
import { type AuditEvent, AuditRefused, anonymousKinds, subjectOf } from "./events";
import { codePattern, idPattern, municipalityPattern } from "./id-fields";

export interface ActorRef {
  kind: "staff" | "social" | "system" | "anonymous";
  /** Pseudonymous. Null for the system and for the anonymous. */
  accountId: string | null;
  authorityId?: string | null;
  municipalityCode?: string | null;
}

export interface AuditEntry {
  at: Date;
  actor: ActorRef;
  /** Why the actor may: the policy's ground, as a code. */
  ground: string;
  event: AuditEvent;
}

export async function record(tx: Queries, entry: AuditEntry): Promise<void> {
  const { actor, ground, event } = entry;
  refuseActor(actor, event);
  if (!codePattern.test(ground)) throw new AuditRefused("The ground of an audit row must be a code.");
  const subject = subjectOf(event);
  await tx.insert(auditEvent).values({
    id: randomUUID(),
    at: actor.kind === "anonymous" ? dayOf(entry.at) : entry.at,
    actorKind: actor.kind,
    actorId: actor.accountId,
    authorityId: actor.authorityId ?? null,
    municipalityCode: actor.municipalityCode ?? null,
    kind: event.kind,
    ground,
    pupilId: typeof subject.pupilId === "string" ? subject.pupilId : null,
    subject,
  });
}

function refuseActor(actor: ActorRef, event: AuditEvent): void {
  const isPerson = actor.kind === "staff" || actor.kind === "social";
  const refused =
    isPerson !== (actor.accountId !== null) ||
    [actor.accountId, actor.authorityId].some((id) => id != null && !idPattern.test(id)) ||
    (actor.municipalityCode != null && !municipalityPattern.test(actor.municipalityCode)) ||
    (actor.kind === "anonymous" && (actor.authorityId != null || !anonymousKinds.includes(event.kind)));
  if (refused) throw new AuditRefused(`An actor of kind ${actor.kind} cannot have these ids, or do this.`);
}

/** The civil day in Stockholm, at midnight UTC: no hour is kept, and both zones show the same day. */
function dayOf(at: Date): Date {
  return new Date(`${civilDate(at)}T00:00:00.000Z`);
}
